import './words.ts'
import './variants.css'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { variants } from '../../features/variants/contract.ts'
import { replannings } from '../../features/variants/replan-contract.ts'
import { isMonth, type Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { instantInWords, monthInWords } from '../design/dates.ts'
import { Notice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { NotFoundPage } from '../shell/pages.tsx'
import type { Numbers } from './change-words.ts'
import { ReplanForm, type Replannings } from './replan-form.tsx'
import { ReplanPreview } from './replan-preview.tsx'

export function ReplanPage() {
  const { month } = useParams({ from: '/signed-in/months/$month/replanning' })
  return isMonth(month) ? <Replan key={month} month={month} /> : <NotFoundPage />
}

function Replan({ month }: { month: Month }) {
  const t = useText()
  const numbers = useAnswer(variants.numbers, { month })
  const [polls, setPolls] = useState(false)
  const known = useAnswer(replannings.replannings, { month }, { refetchEveryMs: polls && 1_500 })
  const solving = known.data?.items.some(({ state }) => state === 'solving') ?? false
  if (polls !== solving) setPolls(solving)
  return (
    <Page
      title={t('replan.title', { month: monthInWords(month) })}
      lead={t('replan.lead')}
      back={{ to: `/months/${month}`, label: monthInWords(month) }}
    >
      <Answer of={numbers} bones={6}>
        {(found) => (
          <Answer of={known} bones={4}>
            {(answer) => <Loaded {...{ month, numbers: found, known: answer }} />}
          </Answer>
        )}
      </Answer>
    </Page>
  )
}

function Loaded({ month, numbers, known }: { month: Month; numbers: Numbers; known: Replannings }) {
  const t = useText()
  const [shownId, setShownId] = useState<string | null>(null)
  const possible = numbers.published && known.earliest !== null
  return (
    <>
      {!possible && (
        <Empty
          icon="calendar"
          title={t(numbers.published ? 'replan.over' : 'replan.not-published')}
          action={
            <ButtonLink to="/months/$month/variants" params={{ month }}>
              {t('variants.link')}
            </ButtonLink>
          }
        >
          <p>{t(numbers.published ? 'replan.over-lead' : 'replan.not-published-lead')}</p>
        </Empty>
      )}
      {shownId === null
        ? possible && <ReplanForm {...{ month, numbers, known }} onAsked={setShownId} />
        : possible && (
            <div>
              <Button onClick={() => setShownId(null)}>{t('replan.new')}</Button>
            </div>
          )}
      {shownId !== null && <Shown key={shownId} replanningId={shownId} numbers={numbers} />}
      {known.items.length > 0 && (
        <Section title={t('replan.history')}>
          <ul className="variants-changes">
            {known.items.map((one) => (
              <li key={one.id}>
                <span>
                  {one.reason} <Badge>{t(`replan.state-${one.state}`)}</Badge>
                  <br />
                  <small className="vi-soft">
                    {t('replan.line', { at: instantInWords(one.askedAt), by: one.askedBy })}
                  </small>
                </span>
                <Button
                  small
                  disabled={one.id === shownId}
                  aria-label={`${t('replan.show')}: ${one.reason}`}
                  onClick={() => {
                    setShownId(one.id)
                    window.scrollTo({ top: 0 })
                  }}
                >
                  {t('replan.show')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Shown({ replanningId, numbers }: { replanningId: string; numbers: Numbers }) {
  const t = useText()
  const [polls, setPolls] = useState(true)
  const one = useAnswer(replannings.replanning, { replanningId }, { refetchEveryMs: polls && 700 })
  const solving = !one.data || one.data.state === 'solving'
  if (polls !== solving) setPolls(solving)
  return (
    <Answer of={one} bones={5}>
      {(found) =>
        found.state === 'solving' ? (
          <Notice live title={t('replan.solving')} />
        ) : found.state === 'failed' ? (
          <Notice kind="bad" live title={t('replan.failed')} />
        ) : (
          <ReplanPreview one={found} numbers={numbers} />
        )
      }
    </Answer>
  )
}
