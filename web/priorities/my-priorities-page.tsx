import './words.ts'
import { useState } from 'react'
import { priorities } from '../../features/priorities/contract.ts'
import { type PriorityCategory, priorityCategories } from '../../features/priorities/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { Derogations } from './derogations.tsx'

type Mine = Answered<typeof priorities.mine>

/** One's own priorities: what they count, who sees them, who has read them. */
export function MyPrioritiesPage() {
  const t = useText()
  const asked = useAnswer(priorities.mine, {})
  return (
    <Page title={t('priorities.title-mine')} lead={t('priorities.lead-mine')}>
      <Answer of={asked} bones={8}>
        {(mine) => (
          <>
            <Notice kind="info" title={t('priorities.who-sees')}>
              <p>{t('priorities.who-sees-text')}</p>
            </Notice>
            {mine.items.length === 0 ? (
              <Empty icon="key" title={t('priorities.none')}>
                <p>{t('priorities.none-lead')}</p>
              </Empty>
            ) : (
              <Stated mine={mine} />
            )}
            <Stating />
            {mine.derogations.length > 0 && (
              <Section title={t('priorities.derogations')}>
                <p className="vi-soft">{t('priorities.derogations-mine')}</p>
                <Derogations items={mine.derogations} />
              </Section>
            )}
            {mine.items.length > 0 && (
              <Section title={t('priorities.readings')}>
                {mine.readings.length === 0 ? (
                  <p>{t('priorities.readings-none')}</p>
                ) : (
                  <ul>
                    {mine.readings.map(({ at, by }) => (
                      <li key={at}>{t('priorities.reading', { by, at: instantInWords(at) })}</li>
                    ))}
                  </ul>
                )}
              </Section>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Stated({ mine: { items, weight } }: { mine: Mine }) {
  const t = useText()
  const end = useAct(priorities.end, {
    refreshes: [priorities.mine],
    onDone: () => announce(t('priorities.ended')),
  })
  const isOver = ({ until }: Mine['items'][number]) => until !== null && until < today()
  const counts = items.some(
    (one) => one.verifiedAt && !isOver(one) && weight.categories.includes(one.category),
  )
  return (
    <Section title={t('priorities.title-mine')}>
      {counts && (
        <p>
          {weight.percent === 100
            ? t('priorities.weight-none')
            : t('priorities.weight', { percent: weight.percent })}
        </p>
      )}
      <ProblemNotice problem={end.error} />
      {items.map((one) => (
        <div key={one.id} className="vi-stack vi-stack-tight">
          <h3>{t(`priorities.category-${one.category}`)}</h3>
          <p className="vi-soft">{t(`priorities.norm-${one.category}`)}</p>
          <p>
            {t('priorities.from')} {dateInWords(one.from)},{' '}
            {one.until
              ? `${t('priorities.until').toLowerCase()} ${dateInWords(one.until)}`
              : t('priorities.no-end')}
          </p>
          <div className="vi-row">
            {isOver(one) ? (
              <Badge>{t('priorities.over')}</Badge>
            ) : one.verifiedBy ? (
              <Badge kind="good">{t('priorities.verified', { by: one.verifiedBy })}</Badge>
            ) : (
              <Badge kind="caution">{t('priorities.waiting')}</Badge>
            )}
            {!isOver(one) && (
              <Button small busy={end.isPending} onClick={() => end.mutate({ priorityId: one.id })}>
                {t('priorities.end')}
              </Button>
            )}
          </div>
        </div>
      ))}
    </Section>
  )
}

function Stating() {
  const t = useText()
  const [category, setCategory] = useState<PriorityCategory>(priorityCategories[0])
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState('')
  const state = useAct(priorities.state, {
    refreshes: [priorities.mine],
    onDone: () => {
      setUntil('')
      announce(t('priorities.declared'))
    },
  })
  return (
    <Section title={t('priorities.declare')}>
      <SelectField
        label={t('priorities.category')}
        hint={t(`priorities.norm-${category}`)}
        value={category}
        options={priorityCategories.map((value) => ({ value, label: t(`priorities.category-${value}`) }))}
        onText={(chosen) => setCategory(chosen as PriorityCategory)}
      />
      <div className="vi-columns">
        <TextField
          label={t('priorities.from')}
          type="date"
          value={from}
          onText={(day) => day && setFrom(day)}
        />
        <TextField
          label={t('priorities.until')}
          hint={t('priorities.until-hint')}
          type="date"
          optional
          value={until}
          onText={setUntil}
        />
      </div>
      <p className="vi-soft">{t('priorities.how-verified')}</p>
      <ProblemNotice problem={state.error} />
      <div>
        <Button
          kind="primary"
          busy={state.isPending}
          onClick={() => state.mutate({ category, from: from as Day, until: (until || null) as Day | null })}
        >
          {t('priorities.declare-act')}
        </Button>
      </div>
    </Section>
  )
}
