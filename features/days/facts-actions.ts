// What a published month says of a team, read at once; held where something is about to be decided on it.
import type { Context } from '../../platform/context.ts'
import { type Day, monthOf } from '../../vocabulary/day.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { findMonth, findMonthHeld, findMonthTeam, type MonthRow } from '../months/store.ts'
import { limitsOf } from '../planning/limits-rules.ts'
import {
  countRecalledDays,
  type DayChangeRow,
  findBudgetHeld,
  listPublishedChanges,
} from '../planning/published-store.ts'
import { isOffice, type Place, preferredEntryOf } from '../planning/rules.ts'
import {
  findGridPersonHeld,
  findProposingRun,
  findPublisher,
  type GridPerson,
  listGrid,
} from '../planning/store.ts'
import { budgetLeftOf, presenceWindows } from '../planning/team-actions.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { findPlacement, type Placement } from './people-store.ts'
import type { Move, PersonFacts, TeamFacts } from './rules.ts'

type Asking = Pick<Context, 'tx' | 'actor' | 'today'>
export type DayFacts = {
  row: MonthRow
  runId: string
  placement: Placement
  team: TeamFacts
  /** Everybody of the team in the plan, with names. */
  members: readonly GridPerson[]
  changes: readonly DayChangeRow[]
  policy: Policy
}

/** Reads what is known of a day's month for a person's team. @param personIds whose own facts are needed */
export async function readDayFacts(
  asking: Asking,
  day: Day,
  personIds: readonly [string, ...string[]],
): Promise<DayFacts> {
  const { tx, actor } = asking
  const row = await findMonth(tx, actor.organisationId, monthOf(day))
  return gather(asking, row, day, personIds)
}

/**
 * The same, with the month held against who reopens it, the team and its budget against whoever else decides on
 * their sums, and the persons' own months.
 * @param proposedToo a month that is not published yet will do, if there is a proposal
 */
export async function holdDayFacts(
  asking: Asking,
  day: Day,
  personIds: readonly [string, ...string[]],
  proposedToo = false,
): Promise<DayFacts> {
  const { tx, actor } = asking
  const { organisationId } = actor
  const month = monthOf(day)
  const row = await findMonthHeld(tx, organisationId, month, 'share')
  const placement = await findPlacement(tx, organisationId, month, personIds[0])
  if (row && placement) {
    await findBudgetHeld(tx, organisationId, month, placement.teamId)
    for (const personId of [...personIds].sort())
      await findGridPersonHeld(tx, organisationId, month, personId)
  }
  return gather(asking, row, day, personIds, proposedToo)
}

async function gather(
  asking: Asking,
  row: MonthRow | undefined,
  day: Day,
  personIds: readonly [string, ...string[]],
  proposedToo = false,
): Promise<DayFacts> {
  const { tx, actor } = asking
  const { organisationId } = actor
  const month = monthOf(day)
  if (!row) throw new NotFound('month')
  const plan = row.publishedAt
    ? await findPublisher(tx, organisationId, month)
    : proposedToo
      ? await findProposingRun(tx, organisationId, month, row.days)
      : undefined
  if (!plan) throw new Refused([{ code: 'days/not-published', month }])
  const placement = await findPlacement(tx, organisationId, month, personIds[0])
  if (!placement) throw new NotFound('person')
  const numbers = (await findMonthTeam(tx, organisationId, month, placement.teamId))!
  const members = await listGrid(tx, organisationId, month, placement.teamId)
  // A colleague is of the same team: of others nobody is told.
  if (personIds.some((id) => !members.some(({ personId }) => personId === id))) throw new NotFound('person')
  const changes = await listPublishedChanges(tx, organisationId, month, plan.runId, personIds)
  const windowOf = await presenceWindows(asking, row, personIds)
  const people = personIds.map((personId): PersonFacts => {
    const member = members.find((one) => one.personId === personId)!
    const { places, homeSuitable } = member
    const window = windowOf(personId)
    return {
      ...{ personId, places, homeSuitable },
      ...limitsOf(member, numbers, row.rules, window.used, window.workingDays),
      window: window.agreement,
      ...decisionsOn(changes, member),
    }
  })
  const free = await budgetLeftOf(asking, row, placement.directorateId)
  const team: TeamFacts = {
    days: row.days,
    present: row.days.map((_, index) => members.filter(({ places }) => isOffice(places[index]!)).length),
    minPresent: numbers.minPresent,
    teamDays: numbers.teamDays,
    closedDays: numbers.closedDays,
    closedElsewhere: numbers.closedTo !== null,
    closedBeyondQuota: numbers.closedBeyondQuota,
    budgetLeft: free - (await countRecalledDays(tx, organisationId, month, placement.directorateId)),
    people,
  }
  const policy = await getPolicy(tx, organisationId)
  return { row, runId: plan.runId, placement, team, members, changes, policy }
}

/** What the last change of each day makes of it: recalled, or a manager's own decision. */
function decisionsOn(changes: readonly DayChangeRow[], { personId, wished }: GridPerson) {
  const last = new Map<Day, DayChangeRow>()
  for (const change of changes) if (change.personId === personId) last.set(change.day, change)
  const days = [...last.values()]
  return {
    recalled: days.filter(({ kind }) => kind === 'recalled').map(({ day }) => day),
    decidedByManager: days
      .filter(
        ({ kind, day, to }) =>
          kind === 'recalled' ||
          kind === 'recalled-day-back' ||
          (kind === 'changed' && isOffice(to) && wished.includes(day)),
      )
      .map(({ day }) => day),
  }
}

/** The moves as they are written: with the place left, and the entry that each prefers in the office. */
export const writtenMoves = (
  { row, runId, members }: DayFacts,
  moves: readonly Move[],
  how: { kind: DayChangeRow['kind']; reason: string; by: string },
) =>
  moves.map(({ personId, day, to }) => {
    const member = members.find((one) => one.personId === personId)!
    const index = row.days.indexOf(day)
    const place: Place = to === 'office' ? preferredEntryOf(member) : to
    return { month: row.month, runId, personId, day, index, from: member.places[index]!, to: place, ...how }
  })
