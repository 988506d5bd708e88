import './words.ts'
import './teams.css'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { MonthChoice, useMonthMeant } from './month-choice.tsx'
import { isBelow, type TeamLine, TeamLines } from './team-lines.tsx'

/** The teams whose month one may approve: decisions first, then what is in order, then what is done. */
export function TeamsPage() {
  const t = useText()
  const search = useSearch({ from: '/signed-in/teams' })
  const navigate = useNavigate()
  const { opened, month, lines } = useMonthMeant(search.month)
  return (
    <Page title={t('team.list-title')} lead={t('team.list-lead')}>
      <Answer of={opened}>
        {() =>
          month ? (
            <>
              <div className="teams-month">
                <MonthChoice
                  lines={lines}
                  month={month}
                  onMonth={(chosen) =>
                    void navigate({ to: '/teams', search: { ...search, month: chosen }, replace: true })
                  }
                />
              </div>
              <TeamsOf month={month} directorateId={search.directorateId} />
            </>
          ) : (
            <Empty icon="people" title={t('team.no-month')}>
              <p>{t('team.no-month-lead')}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  )
}

function TeamsOf({ month, directorateId }: { month: Month; directorateId: string | undefined }) {
  const t = useText()
  const asked = useAnswer(planning.teams, { month })
  return (
    <Answer of={asked} bones={6}>
      {({ items }) => {
        if (items.length === 0)
          return (
            <Empty icon="calendar" title={t('team.no-proposal', { month: monthInWords(month) })}>
              <p>{t('team.no-proposal-lead')}</p>
            </Empty>
          )
        // Who leads one team wants the team, not a list of one.
        if (items.length === 1 && items[0])
          return (
            <Navigate to="/teams/$teamId" params={{ teamId: items[0].teamId }} search={{ month }} replace />
          )
        return <Groups month={month} teams={items} directorateId={directorateId} />
      }}
    </Answer>
  )
}

function Groups(props: { month: Month; teams: readonly TeamLine[]; directorateId: string | undefined }) {
  const t = useText()
  const navigate = useNavigate()
  const { month, teams, directorateId } = props
  const { lines } = useMonthMeant(month)
  const published = lines.find((line) => line.month === month)?.stage === 'published'
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed).trim().toLocaleLowerCase()
  const shown = teams.filter(
    (team) =>
      (!directorateId || team.directorateId === directorateId) &&
      team.name.toLocaleLowerCase().includes(sought),
  )
  const waiting = shown.filter(({ approvedAt }) => !approvedAt)
  const toDecide = waiting.filter(isBelow)
  const inOrder = waiting.filter((team) => !isBelow(team))
  const approved = shown.filter(({ approvedAt }) => approvedAt)
  const counted = (all: readonly TeamLine[]) => ({
    count: all.length,
    formatted: numberInWords(all.length),
  })
  return (
    <>
      {published && (
        <Notice>
          <p>{t('team.published', { month: sentence(monthInWords(month)) })}</p>
        </Notice>
      )}
      <search className="vi-columns">
        <TextField
          label={t('team.search')}
          type="search"
          required={false}
          autoComplete="off"
          value={typed}
          onText={setTyped}
        />
        <DirectorateFilter
          teams={teams}
          directorateId={directorateId ?? ''}
          onDirectorate={(chosen) =>
            void navigate({
              to: '/teams',
              search: { month, ...(chosen && { directorateId: chosen }) },
              replace: true,
            })
          }
        />
      </search>
      {!published && inOrder.length > 0 && <ApproveInOrder month={month} teams={inOrder} />}
      {shown.length === 0 && <p role="status">{t('team.none-found')}</p>}
      <TeamLines title={t('team.to-decide', counted(toDecide))} teams={toDecide} month={month} />
      <TeamLines title={t('team.in-order', counted(inOrder))} teams={inOrder} month={month} />
      <TeamLines title={t('team.already', counted(approved))} teams={approved} month={month} />
    </>
  )
}

function DirectorateFilter(props: {
  teams: readonly TeamLine[]
  directorateId: string
  onDirectorate: (directorateId: string) => void
}) {
  const t = useText()
  const directorates = useAnswer(people.directorates, {})
  const mine = new Set(props.teams.map(({ directorateId }) => directorateId))
  if (mine.size < 2) return null
  return (
    <SelectField
      label={t('team.directorate')}
      value={props.directorateId}
      options={[
        { value: '', label: t('team.directorate-all') },
        ...(directorates.data?.items ?? [])
          .filter(({ id }) => mine.has(id))
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onText={props.onDirectorate}
    />
  )
}

function ApproveInOrder({ month, teams }: { month: Month; teams: readonly TeamLine[] }) {
  const t = useText()
  const approve = useAct(planning.approve, {
    refreshes: [planning.teams, planning.proposal, planning.grid],
    onDone: ({ approved, notInOrder }) => {
      const done = t('team.approved-some', { count: approved, formatted: numberInWords(approved) })
      const left = t('team.left-out', {
        count: notInOrder.length,
        formatted: numberInWords(notInOrder.length),
      })
      announce(notInOrder.length > 0 ? `${done}. ${left}.` : done)
    },
  })
  return (
    <div className="vi-card vi-stack vi-stack-tight">
      <ProblemNotice problem={approve.error} />
      <div className="vi-row">
        <Button
          kind="primary"
          busy={approve.isPending}
          onClick={() => approve.mutate({ month, teamIds: teams.map(({ teamId }) => teamId) })}
        >
          {t('team.approve-all', { count: teams.length, formatted: numberInWords(teams.length) })}
        </Button>
        <span className="vi-soft">{t('team.approve-all-consequence')}</span>
      </div>
    </div>
  )
}
