import { explanations } from '../../features/explanations/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer, Meter } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { ShareBar } from './share-bar.tsx'
import { timeInWords } from './time-in-words.ts'

type Shown = Answered<typeof explanations.margins>
const isWorking = ({ state }: Pick<Shown, 'state'>): boolean => state === 'waiting' || state === 'running'

/** What one more of each limit would give back: looked for when asked, kept. */
export function Margins({ month }: { month: Month }) {
  const t = useText()
  const watched = useAnswer(explanations.margins, { month })
  const working = watched.data !== undefined && isWorking(watched.data)
  // Asked again each second only while it works; both are the one answer kept for this month.
  const asked = useAnswer(explanations.margins, { month }, { refetchEveryMs: working && 1000 })
  return (
    <Section title={t('insight.margin-title')}>
      <p className="vi-soft">{t('insight.margin-lead')}</p>
      <Answer of={asked} bones={3}>
        {(shown) => <Search month={month} shown={shown} />}
      </Answer>
    </Section>
  )
}

function Search({ month, shown }: { month: Month; shown: Shown }) {
  const t = useText()
  const search = useAct(explanations.searchMargins, { refreshes: [explanations.margins] })
  const { state, tried, toTry, items } = shown
  if (isWorking(shown))
    return (
      <Meter words={t('insight.margin-working', { tried, toTry })} value={tried} max={Math.max(1, toTry)} />
    )
  if (state === 'done')
    return items.length === 0 ? <p>{t('insight.margin-nothing')}</p> : <Ranked items={items} />
  return (
    <>
      {state === 'failed' ? (
        <Notice kind="caution">
          <p>{t('insight.margin-failed')}</p>
        </Notice>
      ) : (
        <p>{t('insight.margin-none')}</p>
      )}
      <ProblemNotice problem={search.error} />
      <div>
        <Button kind="primary" busy={search.isPending} onClick={() => search.mutate({ month })}>
          {t('insight.margin-start')}
        </Button>
      </div>
    </>
  )
}

function Ranked({ items }: { items: Shown['items'] }) {
  const t = useText()
  const most = items[0]?.minutes ?? 0
  return (
    <DataTable
      caption={t('insight.margin-title')}
      captionHidden
      rows={items}
      keyOf={({ kind, name, day }) => `${kind} ${name} ${day}`}
      columns={[
        {
          name: t('insight.margin-what'),
          cell: ({ kind, name, day }) =>
            t(`insight.margin-${kind}`, { name, day: day === null ? '' : dayInWords(day) }),
        },
        {
          name: t('insight.margin-minutes'),
          cell: ({ minutes }) => (
            <span className="insight-percent">
              <span>{timeInWords(t, minutes)}</span>
              <ShareBar value={minutes} most={most} />
            </span>
          ),
        },
      ]}
    />
  )
}
