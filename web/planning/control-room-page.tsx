import './words.ts'
import './control-room.css'
import { Link, useParams } from '@tanstack/react-router'
import { months } from '../../features/months/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { replannings } from '../../features/variants/replan-contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import { isMonth, type Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { ButtonLink } from '../design/button.tsx'
import { monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Bones, Facts, Stages } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { NotFoundPage } from '../shell/pages.tsx'
import { LostSeatsNotice } from '../variants/lost-seats.tsx'
import { RoomWays } from '../variants/room-ways.tsx'
import { Fairness } from './fairness.tsx'
import { Criteria } from './plan-criteria.tsx'
import { PlanSection } from './plan-section.tsx'
import { type Figures, type MonthShown, type Proposal, teamsWaiting } from './proposal.ts'
import { DirectorateTable, OfficeTable } from './proposal-tables.tsx'
import { Publication } from './publication.tsx'
import { Exceptions } from './room-exceptions.tsx'
import { Gates } from './room-gates.tsx'
import { NextStep } from './room-next-step.tsx'
import { Reopening } from './room-reopening.tsx'
import { Silent } from './room-silent.tsx'
import { useLatestRun } from './run-watching.ts'
import { WishFigures } from './wish-figures.tsx'

function stageNow(month: MonthShown, proposal: Proposal): number {
  if (month.publishedAt) return 5
  if (month.stage === 'wishes') return 1
  if (!proposal.runId) return 2
  return teamsWaiting(proposal) > 0 ? 3 : 4
}

export function ControlRoomPage() {
  const { month } = useParams({ from: '/signed-in/months/$month' })
  return isMonth(month) ? <Room key={month} month={month} /> : <NotFoundPage />
}

function Room({ month }: { month: Month }) {
  const t = useText()
  const shown = useAnswer(months.month, { month })
  const proposal = useAnswer(planning.proposal, { month })
  const figures = useAnswer(wishes.figures, { month })
  const { run, error: runError } = useLatestRun(month)
  // Asked for beside the others: a notice that came later would push the page.
  const lost = useAnswer(replannings.replannings, { month })
  const error = lost.error ?? shown.error ?? proposal.error ?? figures.error ?? runError
  return (
    <Page
      title={sentence(monthInWords(month))}
      lead={t('room.lead')}
      back={{ to: '/months', label: t('shell.months') }}
      actions={
        <ButtonLink to="/months/$month/numbers" params={{ month }}>
          {t('room.numbers')}
        </ButtonLink>
      }
    >
      {error && <ProblemNotice problem={error} />}
      {shown.data && proposal.data && figures.data && lost.data && run !== undefined ? (
        <Loaded month={shown.data} proposal={proposal.data} figures={figures.data.items} run={run} />
      ) : (
        !error && <Bones lines={8} />
      )}
    </Page>
  )
}

function Loaded(props: {
  month: MonthShown
  proposal: Proposal
  figures: Figures
  run: Answered<typeof planning.run> | null
}) {
  const t = useText()
  const { month, proposal, figures, run } = props
  const running = run !== null && (run.state === 'waiting' || run.state === 'running')
  const proposed = proposal.runId !== null
  return (
    <>
      <Stages
        current={stageNow(month, proposal)}
        stages={[
          t('room.stages-open'),
          t('room.stages-wishes'),
          t('room.stages-plan'),
          t('room.stages-teams'),
          t('room.stages-published'),
        ]}
      />
      <NextStep {...{ month, proposal, figures, running }} />
      {month.publishedAt && <LostSeatsNotice month={month.month} />}
      {month.stage === 'wishes' && (
        <>
          <WishFigures figures={figures} />
          <Silent month={month.month} figures={figures} />
        </>
      )}
      {!month.publishedAt && <Gates month={month.month} />}
      {month.stage !== 'wishes' && <PlanSection {...{ month, proposal, run }} />}
      {month.stage !== 'wishes' && !running && (
        <RoomWays month={month.month} published={month.publishedAt !== null} />
      )}
      <Criteria month={month.month} />
      {proposed && (
        <>
          <Outcome proposal={proposal} />
          {!proposal.published && <Approvals proposal={proposal} />}
          {!proposal.published && <Fairness month={month.month} />}
          {!proposal.published && !running && <Publication proposal={proposal} />}
          <DirectorateTable proposal={proposal} />
          <OfficeTable proposal={proposal} />
        </>
      )}
      <Exceptions month={month.month} published={month.publishedAt !== null} />
      {!running && <Reopening {...{ month, proposal }} />}
      {month.stage !== 'wishes' && (
        <details className="room-more">
          <summary>{t('room.wishes-section')}</summary>
          <WishFigures figures={figures} />
        </details>
      )}
    </>
  )
}

/** Days granted may be more than those asked: to who said that any day suits, others are given too. */
function Outcome({ proposal }: { proposal: Proposal }) {
  const t = useText()
  const { wished, granted, refused, people } = proposal
  const explained = (days: number, words: string) => (
    <>
      {numberInWords(days)} <small className="vi-soft room-small">{words}</small>
    </>
  )
  const each = numberInWords(people > 0 ? granted / people : 0, 1)
  const share = numberInWords(wished > 0 ? (100 * refused) / wished : 0, 1)
  return (
    <Section title={t(proposal.published ? 'room.outcome-published' : 'room.outcome')}>
      <Facts
        facts={[
          { name: t('room.people'), value: numberInWords(people) },
          { name: t('room.wished'), value: numberInWords(wished) },
          { name: t('room.granted'), value: explained(granted, t('room.granted-each', { each })) },
          { name: t('room.refused'), value: explained(refused, t('room.refused-share', { share })) },
        ]}
      />
    </Section>
  )
}

function Approvals({ proposal }: { proposal: Proposal }) {
  const t = useText()
  const teams = proposal.directorates.reduce((sum, directorate) => sum + directorate.teams, 0)
  const waiting = teamsWaiting(proposal)
  return (
    <Section title={t('room.teams-section')}>
      <p>
        {waiting === 0
          ? t('room.teams-all', { count: teams })
          : t('room.teams-approved', {
              approved: numberInWords(teams - waiting),
              teams: numberInWords(teams),
            })}
      </p>
      <p>
        <Link to="/teams" search={{ month: proposal.month }}>
          {t('room.teams-see')}
        </Link>
      </p>
    </Section>
  )
}
