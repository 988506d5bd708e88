import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type TeamDecision, teamDecisions } from '../../features/planning/change-rules.ts'
import { isAway } from '../../features/planning/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, sentence } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { DayLooked, Grid, GridPerson } from './grid.ts'

const offered = 4

/** Who costs least to keep: those who had not asked for the day, then those who have most days. */
function whoCouldStay(grid: Grid, index: number): GridPerson[] {
  const day = grid.days[index]!
  return grid.people
    .filter(({ places }) => isAway(places[index]!))
    .toSorted(
      (a, b) =>
        Number(a.wished.includes(day)) - Number(b.wished.includes(day)) ||
        b.granted - a.granted ||
        a.name.localeCompare(b.name),
    )
}

/** Days below the minimum as decisions, each with persons who could stay; then where wishes and the team's days meet. */
export function Decisions({ grid, onDay }: { grid: Grid; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const list = useRef<HTMLUListElement>(null)
  const others = useMemo(() => teamDecisions(grid.people, grid), [grid])
  // A decision taken takes its buttons away: the focus stays with those that are left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the decisions change
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true })
  }, [grid.conflicts, others])
  const count = grid.conflicts.length + others.length
  if (count === 0) return null
  return (
    <Section title={`${t('team.decisions')} (${count})`}>
      <ul ref={list} className="team-decisions" tabIndex={-1} aria-label={t('team.decisions')}>
        {grid.conflicts.map(({ day, present, needed }) => (
          <li key={day}>
            <h3>{t('team.decision', { day: sentence(dayInWords(day)), present, needed })}</h3>
            <p className="vi-soft">{t('team.decision-could')}</p>
            <People
              people={whoCouldStay(grid, grid.days.indexOf(day))}
              words={(person) =>
                person.wished.includes(day)
                  ? t('team.decision-person', { name: person.name, count: person.granted })
                  : t('team.decision-not-asked', { name: person.name })
              }
              onPerson={(personId) => onDay({ personId, day, to: 'office' })}
            />
          </li>
        ))}
        {others.map((decision) => (
          <Meeting key={`${decision.kind} ${decision.day}`} {...{ grid, decision, onDay }} />
        ))}
      </ul>
      {grid.conflicts.length > 0 && <p className="vi-soft">{t('team.not-in-order')}</p>}
    </Section>
  )
}

/** A day on which the whole team is to be in, or its office is closed, and a wish or the plan says otherwise. */
function Meeting(props: { grid: Grid; decision: TeamDecision; onDay: (day: DayLooked) => void }) {
  const t = useText()
  const { grid, decision, onDay } = props
  const day = sentence(dayInWords(decision.day))
  const of = (ids: readonly string[]) => grid.people.filter(({ personId }) => ids.includes(personId))
  const people = (ids: readonly string[], lead: ReactNode, to: 'office' | 'home') =>
    ids.length > 0 && (
      <>
        <p className="vi-soft">{lead}</p>
        <People
          people={of(ids)}
          words={({ name }) =>
            t(to === 'home' ? 'team.decision-let-away' : 'team.decision-call-in', { name })
          }
          onPerson={(personId) => onDay({ personId, day: decision.day as Day, to })}
        />
      </>
    )
  if (decision.kind === 'closed')
    return (
      <li>
        <h3>{t('team.decision-closed', { day, count: decision.present.length })}</h3>
        {people(
          decision.present,
          grid.closedTo
            ? t('team.decision-closed-to', { office: grid.closedTo })
            : t('team.decision-closed-nowhere'),
          'home',
        )}
      </li>
    )
  return (
    <li>
      <h3>{t('team.decision-team-day', { day })}</h3>
      {people(decision.asked, t('team.decision-asked', { count: decision.asked.length }), 'home')}
      {people(decision.away, t('team.decision-away', { count: decision.away.length }), 'office')}
    </li>
  )
}

function People(props: {
  people: readonly GridPerson[]
  words: (person: GridPerson) => string
  onPerson: (personId: string) => void
}) {
  const t = useText()
  const { people, words, onPerson } = props
  return (
    <div className="vi-row">
      {people.slice(0, offered).map((person) => (
        <Button key={person.personId} small onClick={() => onPerson(person.personId)}>
          {words(person)}
        </Button>
      ))}
      {people.length > offered && (
        <span className="vi-soft">{t('team.decision-more', { count: people.length - offered })}</span>
      )}
    </div>
  )
}
