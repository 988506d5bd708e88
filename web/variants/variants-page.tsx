import './words.ts'
import './variants.css'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { variants } from '../../features/variants/contract.ts'
import { isMonth, type Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInWords, monthInWords, numberInWords } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty, Meter } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { NotFoundPage } from '../shell/pages.tsx'
import type { AskedChange, Numbers } from './change-words.ts'
import { ComparisonResult } from './comparison.tsx'
import { type Draft, Drafts, draftNamed } from './drafts.tsx'
import type { Comparison } from './measures.ts'

export function VariantsPage() {
  const { month } = useParams({ from: '/signed-in/months/$month/variants' })
  return isMonth(month) ? <Variants key={month} month={month} /> : <NotFoundPage />
}

const isUnderWay = ({ state }: Comparison): boolean => state === 'waiting' || state === 'running'

function Variants({ month }: { month: Month }) {
  const t = useText()
  const [polls, setPolls] = useState(false)
  const numbers = useAnswer(variants.numbers, { month })
  const comparisons = useAnswer(variants.comparisons, { month }, { refetchEveryMs: polls && 1000 })
  const underWay = comparisons.data?.items.some(isUnderWay) ?? false
  if (polls !== underWay) setPolls(underWay)
  const published = numbers.data?.published ?? false
  return (
    <Page
      title={t('variants.title', { month: monthInWords(month) })}
      lead={t(published ? 'variants.lead-published' : 'variants.lead')}
      back={{ to: `/months/${month}`, label: monthInWords(month) }}
    >
      <Answer of={numbers} bones={6}>
        {(found) => (
          <Answer of={comparisons} bones={4}>
            {({ items }) => <Compared {...{ month, numbers: found, items }} />}
          </Answer>
        )}
      </Answer>
    </Page>
  )
}

function Compared(props: { month: Month; numbers: Numbers; items: readonly Comparison[] }) {
  const t = useText()
  const { month, numbers, items } = props
  const [drafts, setDrafts] = useState<Draft[]>([])
  const [shownId, setShownId] = useState<string | null>(null)
  const underWay = items.find(isUnderWay)
  const ended = items.filter((one) => !isUnderWay(one))
  const shown = ended.find(({ id }) => id === shownId) ?? ended[0]
  const again = ({ variants: own }: Comparison) => {
    setDrafts(own.map(({ name, changes }) => draftNamed(name, changes as AskedChange[])))
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <Drafts {...{ month, numbers, drafts }} busy={underWay !== undefined} onDrafts={setDrafts} />
      {underWay && <Solving comparison={underWay} />}
      {shown ? (
        <ComparisonResult key={shown.id} comparison={shown} numbers={numbers} onAgain={again} />
      ) : (
        !underWay && (
          <Empty icon="chart-line" title={t('variants.none')}>
            <p>{t('variants.none-lead')}</p>
          </Empty>
        )
      )}
      {ended.length > 1 && (
        <Section title={t('variants.earlier')}>
          <ul className="variants-changes">
            {ended.map((one) => (
              <li key={one.id}>
                <span>
                  {one.variants.map(({ name }) => name).join(', ')}
                  <br />
                  <small className="vi-soft">
                    {instantInWords(one.askedAt)} · {t('variants.result-by', { by: one.askedBy })}
                  </small>
                </span>
                <Button
                  small
                  disabled={one === shown}
                  aria-label={`${t('replan.show')}: ${one.variants.map(({ name }) => name).join(', ')}`}
                  onClick={() => setShownId(one.id)}
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

/** How far each plan is: in words, with a bar for the eye. */
function Solving({ comparison }: { comparison: Comparison }) {
  const t = useText()
  const cancel = useAct(variants.cancel, { refreshes: [variants.comparisons] })
  const names = [t('variants.base'), ...comparison.variants.map(({ name }) => name)]
  return (
    <Section title={t('variants.solving')}>
      <div className="vi-stack vi-stack-tight" role="status">
        {names.map((name, index) => {
          const { done = false, gapPercent = null } = comparison.progress[index] ?? {}
          const words = done
            ? t('variants.solving-done', { name })
            : gapPercent === null
              ? t('variants.solving-waiting', { name })
              : t('variants.solving-plan', { name, gap: numberInWords(gapPercent * 10, 1) })
          // Nine tenths of the way are behind at a thousandth from the best.
          const way = done
            ? 10
            : gapPercent === null
              ? 0
              : Math.max(1, 9 - Math.log10(1 + gapPercent * 100) * 3)
          return <Meter key={name} words={words} value={way} max={10} />
        })}
      </div>
      <ProblemNotice problem={cancel.error} />
      <div>
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ comparisonId: comparison.id })}>
          {t('variants.cancel')}
        </Button>
      </div>
    </Section>
  )
}
