// What is known of a person's month for the bank: their days as the wish page and the plan count them.
import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { type DayFacts, holdDayFacts, readDayFacts } from '../days/facts-actions.ts'
import { findPlacement } from '../days/people-store.ts'
import { reasonsNotToGiveBack, usedDays } from '../days/rules.ts'
import { listBudgetsNow } from '../months/bank-store.ts'
import { mostAwayInMonth } from '../months/frozen-rules.ts'
import { findMonth, findMonthHeld, type MonthRow } from '../months/store.ts'
import { isAway } from '../planning/rules.ts'
import type { BankRules, Values } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { gatherWish, sharedOf } from '../wishes/gathering-actions.ts'
import { listOwnRequests, type RequestRow } from './request-store.ts'
import { closesOn, type OwnMonth } from './rules.ts'
import { type Account, type AccountKey, findWhetherAgreed, holdAccounts, listReceived } from './store.ts'

export type Asking = Pick<Context, 'tx' | 'actor' | 'today'>
export type Gathered = {
  row: MonthRow
  rules: BankRules
  own: OwnMonth
  directorateId: string
  requests: RequestRow[]
  /** Why nothing is to be asked for: what is missing to be away at all. */
  atGate: Reason[]
  /** Of the published plan, and held where something is about to change. */
  day: DayFacts | undefined
  /** Away days of it that may still become office days. */
  giveable: Day[]
  /** Of the person, of the directorate and, where directorates share one, of the bank; undefined where nothing is held. */
  accounts: OwnAccounts | undefined
}
export type OwnAccounts = { mine: Account; directorate: Account; shared: Account | undefined }

export async function rulesOf(
  { tx, actor }: Pick<Asking, 'tx' | 'actor'>,
  row: MonthRow,
): Promise<Values['bank']> {
  return (await getPolicy(tx, actor.organisationId)).valueOf('bank', {}, row.days[0]!)
}

/**
 * @param held whether something is about to be decided: the month, the accounts, then team, budget and own days are held,
 * in this order, before anything is read that they would change
 */
export async function gatherOwn(asking: Asking, month: Month, held: boolean): Promise<Gathered | undefined> {
  const { tx, actor, today } = asking
  const { organisationId, personId } = actor
  const row = held
    ? await findMonthHeld(tx, organisationId, month, 'share')
    : await findMonth(tx, organisationId, month)
  if (!row?.days[0]) throw new NotFound('month')
  const rules = await rulesOf(asking, row)
  const accounts = held ? await holdOwn(asking, month, rules) : undefined
  const isPublished = row.publishedAt !== null
  const isPlanned = !isPublished || (await findPlacement(tx, organisationId, month, personId)) !== undefined
  if (!isPlanned) return undefined
  const day = isPublished
    ? await (held ? holdDayFacts : readDayFacts)(asking, row.days[0], [personId])
    : undefined
  const gathered = await gatherWish(asking, row, personId)
  const { wisher, window, agreement } = gathered
  const { directorateId } = wisher
  if (!directorateId) return undefined
  const shared = sharedOf(gathered)
  const me = day?.team.people[0]
  const requests = await listOwnRequests(tx, organisationId, personId, month)
  const prevalence = wisher.beyondPrevalence
    ? Number.POSITIVE_INFINITY
    : mostAwayInMonth({ ...row.rules, windowDays: window.workingDays }, wisher.partTimePercent, window.used)
  const most = Math.min(prevalence, agreement.caps?.daysPerMonth ?? Number.POSITIVE_INFINITY)
  const budgets = day ? [] : await listBudgetsNow(tx, organisationId, month)
  const budget = budgets.find((one) => one.directorateId === directorateId)?.days ?? 0
  const own: OwnMonth = {
    stage: shared.stage,
    today,
    closesOn: closesOn(row.days, rules),
    quota: shared.quota,
    used: day && me ? usedDays(me, day.team) : 0,
    most: Number.isFinite(most) ? most : null,
    bankDays: wisher.bankDays,
    receivedInYear: (await listReceived(tx, organisationId, month, [personId])).get(personId) ?? 0,
    hasAgreement: await findWhetherAgreed(tx, organisationId, personId, row.days),
    waiting: requests.reduce((sum, one) => sum + (one.ended === null ? one.days - one.received : 0), 0),
    budgetLeft: rules.across ? (day?.team.budgetLeft ?? budget) : null,
  }
  const giveable = (day ? row.days : []).filter((one, index) => {
    const isMine = me !== undefined && isAway(me.places[index]!)
    return isMine && reasonsNotToGiveBack(one, personId, day!.team, today).length === 0
  })
  const atGate: Reason[] = [
    ...(agreement.gate === 'block' && agreement.covered.length === 0 ? agreement.reasons : []),
    ...(gathered.blocked ? [{ code: 'wishes/work-not-workable-away' }] : []),
  ]
  return { row, rules, own, directorateId, requests, atGate, day, giveable, accounts }
}

async function holdOwn(
  { tx, actor }: Asking,
  month: Month,
  { across }: Pick<BankRules, 'across'>,
): Promise<OwnAccounts | undefined> {
  const { organisationId, personId, directorateId } = actor
  if (!directorateId) return undefined
  const keys = {
    mine: { month, kind: 'person', personId },
    directorate: { month, kind: 'directorate', directorateId },
    shared: { month, kind: 'bank' },
  } as const satisfies Record<string, AccountKey>
  const wanted: AccountKey[] = [keys.mine, keys.directorate, ...(across ? [keys.shared] : [])]
  const held = await holdAccounts(tx, organisationId, wanted)
  return {
    mine: held(keys.mine),
    directorate: held(keys.directorate),
    shared: across ? held(keys.shared) : undefined,
  }
}
