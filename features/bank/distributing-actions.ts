// Who receives the days of the bank, and what happens to those that nobody received.
import { randomUUID } from 'node:crypto'
import type { Context, Moment } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { addMonths } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { cappedBy, type GateOfMonth } from '../agreements/gate-rules.ts'
import { findBlockingGates } from '../agreements/gate-store.ts'
import { stageOf } from '../months/rules.ts'
import { findMonth, findMonthHeld, listMonthTeams, type MonthRow } from '../months/store.ts'
import { listPresenceWindows } from '../months/window-store.ts'
import { tell } from '../notices/actions.ts'
import type { Notice } from '../notices/rules.ts'
import { limitsOf } from '../planning/limits-rules.ts'
import type { BankRules, Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { type Priority, weightPercent } from '../priorities/rules.ts'
import { listCountedPriorities } from '../priorities/store.ts'
import { type AskingPerson, listAsking, saveAnswers, saveOver, saveRounds } from './request-store.ts'
import { type Asking, closesOn, distributed, leastOfBank, reasonsOfAnswer, roomOf } from './rules.ts'
import {
  type Account,
  type AccountKey,
  holdAccounts,
  listLying,
  listPeopleCounts,
  listReceived,
  saveTransfers,
  type Transfer,
} from './store.ts'

type At = Pick<Moment, 'tx' | 'today'>
type Acting = Pick<Context, 'tx' | 'today' | 'now' | 'audit'>
type Waiting = Asking & { person: AskingPerson; limited: Reason[] }

/** Whether the bank of a month distributes today: from when wishes are closed until it closes itself. */
export const mayDistribute = (row: MonthRow, rules: BankRules, today: Day): boolean =>
  rules.open &&
  today <= closesOn(row.days, rules) &&
  stageOf({ ...row, published: row.publishedAt !== null }, today) !== 'wishes'

/** What each verified priority makes a wish weigh, as in the plan of the month; the reading is noted. */
async function weightsOf(
  { tx, today }: At,
  organisationId: string,
  row: MonthRow,
  policy: Policy,
): Promise<(personId: string) => number> {
  const [first, last] = [row.days[0]!, row.days.at(-1)!]
  const weight = policy.valueOf('priority-weight', {}, first)
  if (weight.categories.length === 0) return () => 100
  const from = today > first ? today : first
  const found = await listCountedPriorities(tx, organisationId, { month: row.month, from, until: last })
  const byPerson = new Map<string, Priority[]>()
  for (const { personId, ...one } of found)
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...one, verified: true }])
  const left = row.days.filter((day) => day >= from)
  return (personId) => {
    const own = byPerson.get(personId) ?? []
    return Math.max(100, ...left.map((day) => weightPercent(own, weight, day)))
  }
}

/** Who waits, with how many days they may have; a dozen statements whatever their number. */
export async function gatherWaiting(
  at: At,
  organisationId: string,
  row: MonthRow,
  { rules, policy, held }: { rules: BankRules; policy: Policy; held: boolean },
): Promise<Waiting[]> {
  const { tx, today } = at
  const people = (await listAsking(tx, organisationId, row.month, held)).filter(
    ({ teamId }) => teamId !== null,
  )
  if (people.length === 0) return []
  const personIds = people.map(({ personId }) => personId)
  const teams = new Map((await listMonthTeams(tx, organisationId, row.month)).map((one) => [one.teamId, one]))
  const windowOf = await listPresenceWindows(tx, organisationId, row, personIds)
  const received = await listReceived(tx, organisationId, row.month, personIds)
  const directorateIds = [...new Set(people.map(({ directorateId }) => directorateId!))]
  const gateOf = await findBlockingGates(tx, organisationId, policy, {
    ...{ days: row.days, directorateIds, today },
  })
  const weightOf =
    rules.priority === 'priority-none' ? () => 100 : await weightsOf(at, organisationId, row, policy)
  return people.map((person) => {
    const { personId, directorateId, bankDays } = person
    const window = windowOf(personId)
    const limits = limitsOf(person, teams.get(person.teamId!)!, row.rules, window.used, window.workingDays)
    const gate = gateOf?.({ personId, directorateId })
    const receivedInYear = received.get(personId) ?? 0
    const room = roomOf({ ...quotaWithin(limits, gate, bankDays), bankDays, receivedInYear }, rules)
    return {
      requestId: person.requestId,
      days: Math.min(person.days, room.days),
      percent: weightOf(personId),
      received: receivedInYear + Math.max(0, bankDays),
      askedOn: person.askedOn,
      limited: room.days < person.days ? room.reasons : [],
      person,
    }
  })
}

/** The quota as it is now and may become at most, by presence and agreement. */
function quotaWithin(
  { quota, perWeek, mostAway }: ReturnType<typeof limitsOf>,
  gate: GateOfMonth | undefined,
  bankDays: number,
): { quota: number; most: number | null } {
  const capped = gate ? cappedBy(gate, { quota, perWeek }, bankDays).quota : quota
  const nothing = gate?.gate === 'block' && gate.covered.length === 0
  const most = Math.min(
    mostAway ?? Number.POSITIVE_INFINITY,
    gate?.caps?.daysPerMonth ?? Number.POSITIVE_INFINITY,
    nothing ? 0 : Number.POSITIVE_INFINITY,
  )
  return { quota: Math.min(capped, most), most: Number.isFinite(most) ? most : null }
}

/** The pools from which who waits could receive: the one bank, or each directorate's own. */
export const poolsOf = (waiting: readonly Waiting[], { across }: Pick<BankRules, 'across'>) =>
  across
    ? [{ directorateId: null, waiting: [...waiting] }]
    : [...new Set(waiting.map(({ person }) => person.directorateId!))].sort().map((directorateId) => ({
        directorateId,
        waiting: waiting.filter(({ person }) => person.directorateId === directorateId),
      }))

const poolKey = (month: Month, directorateId: string | null): AccountKey =>
  directorateId === null ? { month, kind: 'bank' } : { month, kind: 'directorate', directorateId }

/**
 * Gives what is there to who waits. Requests are held first, then accounts: whoever gives at the same moment waits for
 * the account, and what they give is there for the next time.
 * @param by null: by itself
 * @returns whether anything was given
 */
export async function distribute(
  at: Acting,
  organisationId: string,
  month: Month,
  by: string | null,
): Promise<boolean> {
  const { tx, today, audit } = at
  const row = await findMonthHeld(tx, organisationId, month, 'share')
  const policy = await getPolicy(tx, organisationId)
  if (!row?.days[0]) return false
  const rules = policy.valueOf('bank', {}, row.days[0])
  if (!mayDistribute(row, rules, today)) return false
  // Nothing lies there: then nobody's priority is read either.
  if ((await listLying(tx, organisationId, month)).length === 0) return false
  const waiting = await gatherWaiting(at, organisationId, row, { rules, policy, held: true })
  const pools = poolsOf(waiting, rules)
  const keys = waiting.flatMap(({ person }): AccountKey[] => [
    { month, kind: 'person', personId: person.personId },
    { month, kind: 'directorate', directorateId: person.directorateId! },
    ...(rules.across ? [{ month, kind: 'bank' as const }] : []),
  ])
  if (keys.length === 0) return false
  const held = await holdAccounts(tx, organisationId, keys)
  const outs = pools.flatMap(({ directorateId, waiting: here }): Out[] => {
    const pool = held(poolKey(month, directorateId))
    const shares = distributed(pool.balance, here, rules.priority, `${month} ${today}`)
    const given = [...shares.values()].reduce((sum, days) => sum + days, 0)
    return given > 0 ? [{ roundId: randomUUID(), pool, here, shares, given }] : []
  })
  if (outs.length === 0) return false
  await writeOut(at, organisationId, { month, rules, by, held }, outs)
  audit('bank/distributed', month, { days: outs.reduce((sum, { given }) => sum + given, 0) })
  return true
}

type Out = {
  roundId: string
  pool: Account
  here: Waiting[]
  shares: Map<string, number>
  given: number
}
type Distribution = {
  month: Month
  rules: BankRules
  by: string | null
  held: (key: AccountKey) => Account
}

/** Rounds, transfers, answers and notices of all pools, each kind in one statement. */
async function writeOut(
  { tx, today, now }: Acting,
  organisationId: string,
  distribution: Distribution,
  outs: readonly Out[],
): Promise<void> {
  const { month, rules, by } = distribution
  const rounds = outs.map(({ roundId: id, pool: { directorateId, balance: there }, given }) => ({
    ...{ id, month, directorateId, there, given, by },
  }))
  await saveRounds(tx, organisationId, rounds, now)
  await saveTransfers(
    tx,
    organisationId,
    outs.flatMap((out) => legsOf(out, distribution)),
    now,
  )
  const people = await listPeopleCounts(tx, organisationId, today)
  const answers = outs.flatMap(({ roundId, pool, here, shares }) => {
    // Of a bank of few people the number would be somebody's.
    const isLarge = people(pool.directorateId) >= leastOfBank
    const there = isLarge ? pool.balance : null
    const enough = here.every(({ requestId, days }) => shares.get(requestId)! >= days)
    return here.map((one) => {
      const { requestId, person } = one
      const got = shares.get(requestId)!
      const reasons = reasonsOfAnswer(one, { got, there, enough }, rules)
      return { roundId, requestId, person, days: got, reasons, ends: got >= person.days }
    })
  })
  await saveAnswers(
    tx,
    organisationId,
    answers.map(({ person, ...one }) => ({ ...one, personId: person.personId })),
    now,
  )
  const notices = answers.flatMap(({ days, person: { personId, answered } }): Notice[] => {
    if (days > 0) return [{ personId, kind: 'bank/received', details: { month, days } }]
    return answered ? [] : [{ personId, kind: 'bank/waits', details: { month } }]
  })
  await tell({ tx, now }, organisationId, notices)
}

/** From the pool to each directorate, where the bank is one for all, and from there to each person. */
function legsOf({ roundId, pool, here, shares }: Out, { month, rules, by, held }: Distribution): Transfer[] {
  const act = { id: null, actId: roundId, roundId, by }
  const receiving = here.filter(({ requestId }) => shares.get(requestId)! > 0)
  const accountOf = (id: string) => held({ month, kind: 'directorate', directorateId: id })
  const called = rules.across
    ? [...new Set(receiving.map(({ person }) => person.directorateId!))].sort().map((id): Transfer => {
        const own = receiving.filter(({ person }) => person.directorateId === id)
        const days = own.reduce((sum, { requestId }) => sum + shares.get(requestId)!, 0)
        return { ...act, reason: 'called', debitId: pool.id, creditId: accountOf(id).id, days }
      })
    : []
  const received = receiving.map(
    ({ person, requestId }): Transfer => ({
      ...act,
      reason: 'received',
      debitId: accountOf(person.directorateId!).id,
      creditId: held({ month, kind: 'person', personId: person.personId }).id,
      days: shares.get(requestId)!,
      requestId,
    }),
  )
  return [...called, ...received]
}

/** What a month's bank still has once it has closed expires, or goes on to the next month where that is opened. */
export async function closeMonth(at: Acting, organisationId: string, month: Month): Promise<void> {
  const { tx, today, now } = at
  const row = await findMonth(tx, organisationId, month)
  if (!row?.days[0]) return
  const rules = (await getPolicy(tx, organisationId)).valueOf('bank', {}, row.days[0])
  if (today <= closesOn(row.days, rules)) return
  await saveOver(tx, organisationId, month, now)
  const next = addMonths(month, 1)
  const carries = rules.unused === 'stay'
  // Until the next month is opened they wait where they are.
  if (carries && !(await findMonth(tx, organisationId, next))) return
  const lying = await listLying(tx, organisationId, month)
  if (lying.length === 0) return
  const targetOf = ({ kind, directorateId }: Account): AccountKey =>
    !carries
      ? { month, kind: 'expired' }
      : { month: next, kind, ...(directorateId === null ? {} : { directorateId }) }
  const sources = lying.map((one): AccountKey => poolKey(month, one.directorateId))
  const held = await holdAccounts(tx, organisationId, [...sources, ...lying.map(targetOf)])
  const actId = lying[0]!.id
  const legs = lying.flatMap((one): Transfer[] => {
    const days = held(poolKey(month, one.directorateId)).balance
    const ends = { debitId: one.id, creditId: held(targetOf(one)).id }
    return days > 0
      ? [{ id: null, actId, by: null, days, reason: carries ? 'carried' : 'expired', ...ends }]
      : []
  })
  await saveTransfers(tx, organisationId, legs, now)
}
