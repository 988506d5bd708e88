import { months } from '../../features/months/contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInWords, numberInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { type Figures, type MonthShown, type Proposal, teamsWaiting } from './proposal.ts'

/** Where the month stands and what blocks it, in one sentence, with the next thing to do. */
export function NextStep(props: {
  month: MonthShown
  proposal: Proposal
  figures: Figures
  running: boolean
}) {
  const t = useText()
  const { month, proposal, figures, running } = props
  if (month.publishedAt)
    return (
      <Notice kind="good" title={t('room.now-published', { at: instantInWords(month.publishedAt) })}>
        <p>{t('room.now-published-detail')}</p>
      </Notice>
    )
  if (month.stage === 'wishes') return <WishesOpen month={month} figures={figures} />
  if (running)
    return (
      <Notice title={t('room.now-running')}>
        <p>{t('room.now-running-detail')}</p>
      </Notice>
    )
  if (!proposal.runId)
    return (
      <Notice title={t('room.now-plan')}>
        <p>{t('room.now-plan-detail')}</p>
      </Notice>
    )
  const waiting = teamsWaiting(proposal)
  if (waiting > 0)
    return (
      <Notice
        kind="caution"
        title={t('room.now-teams', { count: waiting, formatted: numberInWords(waiting) })}
      >
        <p>{t('room.now-teams-detail')}</p>
      </Notice>
    )
  return (
    <Notice kind="good" title={t('room.now-publish')}>
      <p>{t('room.now-publish-detail')}</p>
    </Notice>
  )
}

function WishesOpen({ month, figures }: { month: MonthShown; figures: Figures }) {
  const t = useText()
  const close = useAct(months.closeWishes, {
    refreshes: [months.month, months.months],
    onDone: () => announce(t('room.wishes-closed')),
  })
  const people = figures.reduce((sum, line) => sum + line.people, 0)
  const stated = figures.reduce((sum, line) => sum + line.stated, 0)
  return (
    <Notice title={t('room.now-wishes', { day: dayInWords(month.wishesUntil) })}>
      <p>{t('room.now-wishes-detail', { stated: numberInWords(stated), people: numberInWords(people) })}</p>
      <ProblemNotice problem={close.error} />
      <p>{t('room.close-wishes-consequence', { missing: numberInWords(people - stated) })}</p>
      <div>
        <Button busy={close.isPending} onClick={() => close.mutate({ month: month.month })}>
          {t('room.close-wishes')}
        </Button>
      </div>
    </Notice>
  )
}
