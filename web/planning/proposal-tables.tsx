import { Link } from '@tanstack/react-router'
import { weekdayOf } from '../../vocabulary/day.ts'
import { dayInWords, dayNumber, numberInWords, weekdayInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Meter } from '../design/pieces.tsx'
import { DataTable, Frame } from '../design/table.tsx'
import { useText } from '../language.ts'
import type { Proposal } from './control-room-page.tsx'

/** Directorates as rows: what they may give, what was asked, granted and refused, who has approved. */
export function DirectorateTable({ proposal }: { proposal: Proposal }) {
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
}

/** How full, in four steps, so that the figures stay readable on their ground. */
const fullness = (present: number, desks: number): number =>
  desks === 0 ? 0 : Math.min(4, Math.floor((5 * present) / desks))

/** Offices by days: figures on a ground that darkens as desks fill. */
export function OfficeTable({ proposal }: { proposal: Proposal }) {
  const t = useText()
  const { days } = proposal
  const offices = proposal.offices.filter(({ people }) => people > 0)
  const over = offices.reduce(
    (sum, { desks, present }) => sum + present.filter((count) => count > desks).length,
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
            {offices.map(({ officeId, name, desks, present }) => (
              <tr key={officeId}>
                <th scope="row">{name}</th>
                <td>{numberInWords(desks)}</td>
                {present.map((count, index) => (
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
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </Section>
  )
}
