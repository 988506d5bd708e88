import './words.ts'
import './team-page.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { memo, useCallback, useState } from 'react'
import { planning } from '../../features/planning/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button, ButtonLink } from '../design/button.tsx'
import { instantInWords, monthInWords, sentence } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Bones, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { PresenceCost } from '../explanations/presence-cost.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { DayDialog } from './day-dialog.tsx'
import type { DayLooked, Grid } from './grid.ts'
import { MonthChoice, useMonthMeant } from './month-choice.tsx'
import { OtherDayRequests } from './other-day-requests.tsx'
import { TeamChanges } from './team-changes.tsx'
import { Decisions } from './team-decisions.tsx'
import { TeamGrid } from './team-grid.tsx'
import { TeamSubstitutes } from './team-substitutes.tsx'

/** One team, person by day: what is to decide first, then the grid, and one button when all is in order. */
export function TeamPage() {
  const t = useText()
  const { teamId } = useParams({ from: '/signed-in/teams/$teamId' })
  const search = useSearch({ from: '/signed-in/teams/$teamId' })
  const navigate = useNavigate()
  const { opened, month, lines } = useMonthMeant(search.month)
  const seesActivities = hasRole(
    useSession(),
    'team-manager',
    'directorate-head',
    'hr-office',
    'administrator',
  )
  const grid = useAnswer(
    planning.grid,
    { teamId, month: month ?? ('' as Month) },
    { enabled: Boolean(month) },
  )
  return (
    <Page
      title={grid.data?.name ?? t('team.list-title')}
      lead={grid.data && t('team.lead', { people: grid.data.people.length, min: grid.data.minPresent })}
      back={{ to: '/teams', label: t('team.list-title') }}
      actions={
        seesActivities && (
          <ButtonLink kind="quiet" to="/teams/$teamId/activities" params={{ teamId }}>
            {t('shell.team-activities')}
          </ButtonLink>
        )
      }
    >
      {month && lines.length > 0 && (
        <div className="team-month">
          <MonthChoice
            lines={lines}
            month={month}
            onMonth={(chosen) =>
              void navigate({
                to: '/teams/$teamId',
                params: { teamId },
                search: { month: chosen },
                replace: true,
              })
            }
          />
        </div>
      )}
      {opened.error && <ProblemNotice problem={opened.error} />}
      {month === undefined && !opened.error && <Bones lines={6} />}
      {month === null && (
        <Empty icon="people" title={t('team.no-month')}>
          <p>{t('team.no-month-lead')}</p>
        </Empty>
      )}
      {month && noProposal(grid.error) && (
        <Empty icon="calendar" title={t('team.no-proposal', { month: monthInWords(month) })}>
          <p>{t('team.no-proposal-lead')}</p>
        </Empty>
      )}
      {month && !noProposal(grid.error) && (
        <Answer of={grid} bones={8}>
          {(shown) => <Team grid={shown} />}
        </Answer>
      )}
    </Page>
  )
}

const noProposal = (problem: { reasons: readonly { code: string }[] } | null): boolean =>
  problem?.reasons.some(({ code }) => code === 'planning/no-proposal') ?? false

function Team({ grid }: { grid: Grid }) {
  const [looked, setLooked] = useState<DayLooked | null>(null)
  const open = useCallback((day: DayLooked) => setLooked(day), [])
  return (
    <>
      <TeamMonth grid={grid} onDay={open} />
      {looked && (
        <DayDialog
          key={`${looked.personId} ${looked.day}`}
          grid={grid}
          looked={looked}
          onClose={() => setLooked(null)}
        />
      )}
    </>
  )
}

/** Opening a day draws nothing of this again. */
const TeamMonth = memo(function TeamMonth(props: { grid: Grid; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const { grid, onDay } = props
  if (grid.people.length === 0) return <p>{t('team.nobody')}</p>
  return (
    <>
      {grid.published ? (
        <Notice>
          <p>{t('team.published', { month: sentence(monthInWords(grid.month)) })}</p>
        </Notice>
      ) : (
        <>
          <Decisions grid={grid} onDay={onDay} />
          <Approval grid={grid} />
        </>
      )}
      <TeamGrid grid={grid} onDay={onDay} />
      <PresenceCost month={grid.month} teamId={grid.teamId} />
      <OtherDayRequests grid={grid} />
      <TeamChanges grid={grid} />
      <TeamSubstitutes teamId={grid.teamId} />
    </>
  )
})

function Approval({ grid }: { grid: Grid }) {
  const t = useText()
  const approve = useAct(planning.approve, {
    refreshes: [planning.grid, planning.teams, planning.proposal],
    onDone: ({ approved }) => {
      if (approved > 0) announce(t('team.approved-now'))
    },
  })
  if (grid.approvedAt)
    return (
      <Notice
        kind="good"
        title={t('team.approved-at', { at: instantInWords(grid.approvedAt), by: grid.approvedBy ?? '' })}
      />
    )
  if (grid.conflicts.length > 0) return null
  return (
    <div className="vi-card vi-stack vi-stack-tight">
      <ProblemNotice problem={approve.error} />
      <p>{t('team.no-decisions')}</p>
      <div className="vi-row">
        <Button
          kind="primary"
          busy={approve.isPending}
          onClick={() => approve.mutate({ month: grid.month, teamIds: [grid.teamId] })}
        >
          {t('team.approve')}
        </Button>
        <span className="vi-soft">{t('team.approve-consequence')}</span>
      </div>
    </div>
  )
}
