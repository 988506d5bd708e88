import './words.ts'
import './months.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { addMonths, type Month, monthOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { dayInWords, instantInWords, monthInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'

type MonthLine = Answered<typeof months.months>['items'][number]

/** How many months ahead one may open: more would be guesswork. */
const monthsAhead = 6
const stageLooks = { wishes: 'accent', planning: 'caution', published: 'good' } as const

export function MonthsPage() {
  const t = useText()
  const asked = useAnswer(months.months, {})
  return (
    <Page
      title={t('months.title')}
      lead={t('months.lead')}
      actions={<ButtonLink to="/months/comparison">{t('months.compare')}</ButtonLink>}
    >
      <Answer of={asked} bones={4}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <Empty icon="calendar" title={t('months.empty-title')}>
                <p>{t('months.empty-lead')}</p>
              </Empty>
            )}
            <OpenNext opened={items.map(({ month }) => month)} />
            {items.length > 0 && (
              <ul className="months-list">
                {items.map((line) => (
                  <li key={line.month} className="vi-card">
                    <MonthCard line={line} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function MonthCard({ line }: { line: MonthLine }) {
  const t = useText()
  const { month, stage } = line
  const name = sentence(monthInWords(month))
  return (
    <>
      <div className="vi-row vi-apart">
        <h2>
          <Link
            to="/months/$month"
            params={{ month }}
            aria-label={t('months.control-room-of', { month: name })}
          >
            {name}
          </Link>
        </h2>
        <Badge kind={stageLooks[stage]}>{t(`months.stage-${stage}`)}</Badge>
      </div>
      <p className="vi-soft">
        {t('months.working-days', { count: line.workingDays })} ·{' '}
        {line.publishedAt
          ? t('months.published-at', { at: instantInWords(line.publishedAt) })
          : stage === 'wishes'
            ? t('months.until', { day: dayInWords(line.wishesUntil) })
            : t('months.closed-on')}
      </p>
    </>
  )
}

function OpenNext({ opened }: { opened: readonly Month[] }) {
  const t = useText()
  const navigate = useNavigate()
  const present = monthOf(today())
  const choices = Array.from({ length: monthsAhead + 1 }, (_, ahead) => addMonths(present, ahead)).filter(
    (month) => !opened.includes(month),
  )
  const last = opened.toSorted().at(-1)
  const [chosen, setChosen] = useState(
    choices.find((month) => (last ? month > last : month > present)) ?? choices[0],
  )
  if (!chosen) return null
  return (
    <Section title={t('months.next-title')}>
      <form
        className="vi-row months-next"
        onSubmit={(event) => {
          event.preventDefault()
          void navigate({ to: '/months/$month/numbers', params: { month: chosen } })
        }}
      >
        <SelectField
          label={t('months.next-which')}
          value={chosen}
          options={choices.map((month) => ({ value: month, label: sentence(monthInWords(month)) }))}
          onText={(month) => setChosen(month as Month)}
        />
        <Button kind="primary" type="submit">
          {t('months.open-this')}
        </Button>
      </form>
    </Section>
  )
}
