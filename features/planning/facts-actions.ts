import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { findWhetherMapped, listWhoMayAsk } from '../activities/store.ts'
import type { GateOfMonth } from '../agreements/gate-rules.ts'
import { findBlockingGates } from '../agreements/gate-store.ts'
import { minutesOf } from '../mobility/rules.ts'
import { listTransitToOffice } from '../mobility/ways-store.ts'
import { listMonthOffices } from '../months/amending-store.ts'
import { listBankDays, listBudgetsNow } from '../months/bank-store.ts'
import { findMonth, listMonthTeams } from '../months/store.ts'
import { listPresenceWindows } from '../months/window-store.ts'
import { listPlannedTeams, listPlanningPeople } from '../people/home-store.ts'
import { listDirectorates, listOffices, listTeams } from '../people/structure-store.ts'
import { getPolicy } from '../policy/store.ts'
import { type Priority, weightPercent } from '../priorities/rules.ts'
import { listCountedPriorities } from '../priorities/store.ts'
import { listWishes } from '../wishes/store.ts'
import { listMonthExceptions } from './exception-store.ts'
import { gatherSpaces, type Reading } from './near-actions.ts'
import { type ProblemFacts, rotationOf } from './problem-actions.ts'
import { listLastAwayDays } from './store.ts'

/** Whom the mapping of activities keeps in the office, where policy lets it block rather than warn. */
async function listKeptIn(tx: Transaction, organisationId: string, today: Day): Promise<Set<string>> {
  const policy = await getPolicy(tx, organisationId)
  const teams = await listTeams(tx, organisationId)
  const blocked = new Set(
    teams
      .filter(({ directorateId }) => policy.valueOf('mapping-gate', { directorateId }, today) === 'block')
      .map(({ id }) => id),
  )
  if (blocked.size === 0 || !(await findWhetherMapped(tx, organisationId))) return new Set()
  const teamOf = new Map(
    (await listPlannedTeams(tx, organisationId, today)).map(({ id, teamId }) => [id, teamId]),
  )
  const who = await listWhoMayAsk(tx, organisationId, today)
  return new Set(
    who
      .filter(({ personId, mayAsk }) => !mayAsk && blocked.has(teamOf.get(personId) ?? ''))
      .map(({ personId }) => personId),
  )
}

/** What policy lets block of what each needs to be away: agreement, safety notice. */
async function listAgreementGates(
  tx: Transaction,
  organisationId: string,
  days: readonly Day[],
  today: Day,
): Promise<(teamId: string, personId: string) => GateOfMonth | undefined> {
  const policy = await getPolicy(tx, organisationId)
  const directorateOf = new Map(
    (await listTeams(tx, organisationId)).map(({ id, directorateId }) => [id, directorateId]),
  )
  const gateOf = await findBlockingGates(tx, organisationId, policy, {
    ...{ days, directorateIds: [...new Set(directorateOf.values())], today },
  })
  return (teamId, personId) => gateOf?.({ personId, directorateId: directorateOf.get(teamId) ?? null })
}

/** What a day's wish of somebody with a verified priority weighs, in percent; the reading is noted where it is done. */
async function listWeights(
  tx: Transaction,
  organisationId: string,
  month: Month,
  days: readonly Day[],
): Promise<(personId: string) => ((day: Day) => number) | undefined> {
  const [from, until] = [days[0], days.at(-1)]
  if (!from || !until) return () => undefined
  const weight = (await getPolicy(tx, organisationId)).valueOf('priority-weight', {}, from)
  if (weight.percent === 100 || weight.categories.length === 0) return () => undefined
  const found = await listCountedPriorities(tx, organisationId, { month, from, until })
  const byPerson = new Map<string, Priority[]>()
  for (const { personId, ...one } of found)
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...one, verified: true }])
  return (personId) => {
    const own = byPerson.get(personId)
    return own && ((day) => weightPercent(own, weight, day))
  }
}

/** All that a month's plan is computed from, in a dozen statements whatever the number of people. */
export const readProblemFacts = (
  tx: Transaction,
  organisationId: string,
  month: Month,
  today: Day,
): Promise<ProblemFacts> => gatherProblemFacts((read) => read(tx), organisationId, month, today)

/** The same, each statement where `reading` has it done. */
export async function gatherProblemFacts(
  reading: Reading,
  organisationId: string,
  month: Month,
  today: Day,
): Promise<ProblemFacts> {
  const row = await reading((tx) => findMonth(tx, organisationId, month))
  if (!row) throw new NotFound('month')
  const budgets = await reading((tx) => listBudgetsNow(tx, organisationId, month))
  const numbers = await reading((tx) => listMonthTeams(tx, organisationId, month))
  const wishes = await reading((tx) => listWishes(tx, organisationId, month))
  const last = await reading((tx) => listLastAwayDays(tx, organisationId, month))
  const windowOf = await reading((tx) => listPresenceWindows(tx, organisationId, row, null))
  const directorates = await reading((tx) => listDirectorates(tx, organisationId))
  const teams = await reading((tx) => listTeams(tx, organisationId))
  const offices = await reading((tx) => listOffices(tx, organisationId))
  const own = await reading((tx) => listMonthOffices(tx, organisationId, month))
  const exceptions = await reading((tx) => listMonthExceptions(tx, organisationId, month))
  const bankDays = await reading((tx) => listBankDays(tx, organisationId, month))
  const keptIn = await reading((tx) => listKeptIn(tx, organisationId, today))
  const agreementOf = await reading((tx) => listAgreementGates(tx, organisationId, row.days, today))
  const weightOf = await reading((tx) => listWeights(tx, organisationId, month, row.days))
  const { spaces, nearBonus, nearOf } = await gatherSpaces(reading, organisationId, row)
  const people = await reading((tx) => listPlanningPeople(tx, organisationId, today))
  const transitOf = await reading((tx) => listTransitToOffice(tx, organisationId))
  const budgetOf = new Map(budgets.map((one) => [one.directorateId, one.days]))
  const numbersOf = new Map(numbers.map((one) => [one.teamId, one]))
  const wishOf = new Map(wishes.map(({ personId, ...wish }) => [personId, wish]))
  const exceptionOf = new Map(exceptions.map((one) => [one.personId, one]))
  const ownDesks = new Map(own.map(({ officeId, desks }) => [officeId, desks]))
  const rotation = rotationOf(last)
  return {
    month,
    days: row.days,
    rules: row.rules,
    // A directorate without a budget for the month has none to spend.
    directorates: directorates.map(({ id }) => ({ id, budget: budgetOf.get(id) ?? 0 })),
    teams: teams.map(({ id, directorateId, officeId }) => ({
      ...numbersOf.get(id)!,
      directorateId,
      officeId,
    })),
    offices: offices.map((office) => ({ ...office, ownDesks: ownDesks.get(office.id) ?? null })),
    entry: { earlier: row.entryEarlier, later: row.entryLater },
    people: people.map(({ commuteEstimated, ...person }) => ({
      ...person,
      // By timetable where one was searched; what is stated stands.
      commuteMinutes: commuteEstimated
        ? minutesOfWay(transitOf.get(person.personId), person.commuteMinutes)
        : person.commuteMinutes,
      wish: wishOf.get(person.personId),
      mayBeAway: !keptIn.has(person.personId),
      agreement: agreementOf(person.teamId, person.personId),
      weightPercent: weightOf(person.personId),
      granted: rotation.get(person.personId) ?? 0,
      usedInWindow: windowOf(person.personId).used,
      windowDays: windowOf(person.personId).workingDays,
      exception: exceptionOf.get(person.personId) ?? null,
      bankDays: bankDays.get(person.personId),
      near: nearOf(person.personId) ?? [],
    })),
    ...{ spaces, nearBonus },
  }
}

const minutesOfWay = (seconds: number | undefined, estimated: number | null): number | null =>
  seconds === undefined ? estimated : minutesOf(seconds)
