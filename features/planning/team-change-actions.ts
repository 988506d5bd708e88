import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { reasonsBeyondCaps, reasonsOnDay } from '../agreements/gate-rules.ts'
import { findGateOf } from '../agreements/gate-store.ts'
import { findMonthTeam, type MonthRow } from '../months/store.ts'
import { tell } from '../notices/actions.ts'
import { getPolicy } from '../policy/store.ts'
import { getProposingRun, holdUnpublished } from './actions.ts'
import { factsOn, type MonthFacts } from './change-rules.ts'
import { holdTeamAndBudget, listDayChanges, saveDayChange } from './change-store.ts'
import type { planning } from './contract.ts'
import { readFigures } from './figures-actions.ts'
import { findTeamIdOfPlanned } from './planned-store.ts'
import {
  type DayChange,
  isAway,
  isOffice,
  type Place,
  preferredEntryOf,
  reasonsNotToChange,
} from './rules.ts'
import { findGridPersonHeld, type GridPerson } from './store.ts'
import { budgetLeftOf, getTeam, limitsHere, presenceWindows, showGrid } from './team-actions.ts'

type Grid = z.input<typeof planning.grid.output>
type Asking = Pick<Context, 'tx' | 'actor' | 'today'>

/** A person's proposed month, held with the sums that a change of it is decided on. */
export type Held = { row: MonthRow; runId: string; teamId: string; person: GridPerson; month: MonthFacts }

/** @param reaches whether who asks must be one who approves the person's team */
export async function holdForChange(
  context: Asking,
  { month, personId }: { month: Month; personId: string },
  reaches = true,
): Promise<Held> {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await holdUnpublished(context, month, 'share')
  const run = await getProposingRun(context, row)
  const planned = await findTeamIdOfPlanned(tx, organisationId, month, personId)
  if (!planned) throw new NotFound('person')
  const { teamId, directorateId } = planned
  if (reaches) await getTeam(context, month, teamId)
  // Presence and budget are sums over many rows: they are read once team and budget are held.
  const budget = await holdTeamAndBudget(tx, organisationId, month, teamId)
  const person = (await findGridPersonHeld(tx, organisationId, month, personId))!
  const numbers = (await findMonthTeam(tx, organisationId, month, teamId))!
  const figures = await readFigures(tx, organisationId, row, [teamId])
  const windowOf = await presenceWindows(context, row, [personId])
  const { days } = row
  const { teamDays, closedDays, closedTo, closedBeyondQuota, minPresent: needed } = numbers
  const { places, wished, anyDay, homeSuitable } = person
  return {
    row,
    runId: run.runId,
    teamId,
    person,
    month: {
      ...{
        days,
        places,
        wished,
        anyDay,
        homeSuitable,
        needed,
        teamDays,
        closedDays,
        closedTo,
        closedBeyondQuota,
      },
      ...limitsHere(person, numbers, row, windowOf(personId)),
      present: figures.get(teamId)?.present ?? days.map(() => 0),
      budgetLeft: await budgetLeftOf(context, row, directorateId, budget?.days ?? 0),
      today,
    },
  }
}

/** Writes one move; the person is told where it concerns a day that they had asked for. */
export async function move(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  held: Held,
  { day, to, reason }: { day: Day; to: Place; reason: string },
): Promise<void> {
  const { row, person, runId } = held
  const index = row.days.indexOf(day)
  await saveDayChange(tx, actor.organisationId, {
    month: row.month,
    personId: person.personId,
    runId,
    day,
    index,
    from: person.places[index]!,
    to,
    reason,
    by: actor.personId,
    now,
  })
  if (person.wished.includes(day) && actor.personId !== person.personId)
    await tell({ tx, now }, actor.organisationId, [
      { personId: person.personId, kind: 'planning/day-changed', details: { day, person: actor.name } },
    ])
}

export const placeOf = (held: Held, to: DayChange['to']): Place =>
  to === 'office' ? preferredEntryOf(held.person) : to

/** By policy nobody is away without an agreement in force, nor on more days than it has, whoever says so. */
async function reasonsOfAgreement({ tx, actor, today }: Context, held: Held, day: Day) {
  const { personId } = held.person
  const planned = await findTeamIdOfPlanned(tx, actor.organisationId, held.row.month, personId)
  const person = { personId, directorateId: planned?.directorateId ?? null }
  const policy = await getPolicy(tx, actor.organisationId)
  const { days } = held.row
  const gate = await findGateOf(tx, actor.organisationId, person, policy, days, today)
  const had = days.filter((_, index) => isAway(held.person.places[index]!))
  const away = days.filter((one) => one === day || had.includes(one))
  return [...reasonsOnDay(gate, day, 'of'), ...reasonsBeyondCaps(gate, had, away)]
}

export async function changeDay(
  context: Context,
  {
    month,
    personId,
    day,
    place: to,
    reason,
  }: { month: Month; personId: string; day: Day; place: DayChange['to']; reason: string },
): Promise<Grid> {
  const held = await holdForChange(context, { month, personId })
  refuseIf([
    ...reasonsNotToChange({ day, to, reason }, factsOn(held.month, day)),
    ...(to === 'home' ? await reasonsOfAgreement(context, held, day) : []),
  ])
  await move(context, held, { day, to: placeOf(held, to), reason })
  context.audit('planning/change-day', `${month}/${personId}`, { day, to })
  return showGrid(context, { month, teamId: held.teamId })
}

/**
 * Takes a day back to what it was before its last change, or to what was proposed: through the same rules, since
 * others may have changed meanwhile, but without asking again for reasons or for wishes.
 */
export async function restoreDay(
  context: Context,
  { month, personId, day, to }: { month: Month; personId: string; day: Day; to: 'before' | 'proposed' },
): Promise<Grid> {
  const { tx, actor } = context
  const held = await holdForChange(context, { month, personId })
  const { row, person, runId } = held
  const index = row.days.indexOf(day)
  if (index < 0) throw new Refused([{ code: 'planning/not-a-working-day', day }])
  const last = (await listDayChanges(tx, actor.organisationId, month, [personId])).findLast(
    (change) => change.day === day && change.runId === runId,
  )
  const place = to === 'proposed' ? person.proposed[index]! : last?.from
  if (!last || place === undefined || place === person.places[index])
    throw new Refused([{ code: 'planning/nothing-to-restore', day }])
  const kind = isOffice(place) ? 'office' : isAway(place) ? 'home' : 'absent'
  refuseIf(
    reasonsNotToChange({ day, to: kind, reason: '' }, factsOn(held.month, day)).filter(
      ({ code }) => !forgivenWhenRestored.has(code),
    ),
  )
  await move(context, held, { day, to: place, reason: '' })
  context.audit('planning/restore-day', `${month}/${personId}`, { day, to })
  return showGrid(context, { month, teamId: held.teamId })
}

const forgivenWhenRestored = new Set([
  'planning/reason-needed',
  'planning/day-not-asked',
  'planning/team-day',
  'planning/same-place',
  'planning/office-closed',
])
