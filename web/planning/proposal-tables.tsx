import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { weekdayOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, numberInWords, weekdayInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { DataTable, Frame } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Proposal } from './proposal.ts'

/**
 * Directorates as rows: what they may give, what was asked, granted and refused, who has approved. A run draws
 * the page twice a second; the tables are drawn again only when the proposal changes.
 */
export const DirectorateTable = memo(function DirectorateTable({ proposal }: { proposal: Proposal }) {
  const t = useText()
  return (
    <Section plain title={t('room.directorates-section')}>
      <DataTable
        caption={t('room.directorates-section')}
        captionHidden
        rows={proposal.directorates}
        keyOf={({ directorateId }) => directorateId}
        columns={[
          {
            name: t('room.directorate'),
            cell: ({ directorateId, name }) => (
              <Link
                to="/teams"
                search={{ month: proposal.month, directorateId }}
                aria-label={t('room.teams-of', { name })}
              >
                {name}
              </Link>
            ),
          },
          { name: t('room.people'), number: true, cell: ({ people }) => numberInWords(people) },
          { name: t('room.wished'), number: true, cell: ({ wished }) => numberInWords(wished) },
          { name: t('room.refused'), number: true, cell: ({ refused }) => numberInWords(refused) },
          {
            name: t('room.budget-days'),
            cell: ({ granted, budget }) => (
              <Meter
                words={t('room.budget-used', {
                  used: numberInWords(granted),
                  budget: numberInWords(budget),
                })}
                value={granted}
                max={budget}
                bad={granted > budget}
              />
            ),
          },
          {
            name: t('room.approved'),
            cell: ({ teams, teamsApproved }) => (
              <Meter
                words={t('room.approved-of', { approved: teamsApproved, teams })}
                value={teamsApproved}
                max={teams}
              />
            ),
          },
        ]}
      />
    </Section>
  )
})

/** How full, in steps that tell well-used days apart; the figures stay readable on each ground. */
const steps = [0.5, 0.65, 0.8, 0.92]
const fullness = (present: number, desks: number): number =>
  present === 0 ? 0 : steps.filter((step) => present >= step * desks).length

/** Where a month has other desks on some days, from the fewest to the most. */
function desksInWords(byDay: readonly number[]): string {
  const [least, most] = [Math.min(...byDay), Math.max(...byDay)]
  return least === most ? numberInWords(most) : `${numberInWords(least)}–${numberInWords(most)}`
}

/** Offices by days: figures on a ground that darkens as desks fill. */
export const OfficeTable = memo(function OfficeTable({ proposal }: { proposal: Proposal }) {
  const t = useText()
  const { days } = proposal
  const offices = proposal.offices.filter(({ people }) => people > 0)
  const over = offices.reduce(
    (sum, { desksByDay, present }) => sum + present.filter((count, at) => count > desksByDay[at]!).length,
    0,
  )
  const title = t('room.offices-section')
  return (
    <Section plain title={title}>
      <p className="vi-soft">
        {t('room.offices-lead')} {over === 0 ? t('room.over-none') : t('room.over', { count: over })}
      </p>
      <Frame label={title}>
        <table className="room-heat">
          <caption className="vi-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('room.office')}</th>
              <th scope="col">{t('room.desks')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  <span className="vi-hidden">{dayInWords(day)}</span>
                  <span aria-hidden="true">
                    {weekdayInWords(weekdayOf(day), 'short')}
                    <br />
                    {dayNumber(day)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offices.map(({ officeId, name, desksByDay, present }) => (
              <tr key={officeId}>
                <th scope="row">{name}</th>
                <td>{desksInWords(desksByDay)}</td>
                {present.map((count, index) => {
                  const desks = desksByDay[index]!
                  return (
                    <td
                      key={days[index]}
                      className={count > desks ? 'room-over' : `room-full-${fullness(count, desks)}`}
                      title={t(count > desks ? 'room.office-day-over' : 'room.office-day', {
                        present: numberInWords(count),
                        desks: numberInWords(desks),
                      })}
                    >
                      {count}
                      {count > desks && '!'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </Section>
  )
})
