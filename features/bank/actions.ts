// What a person does with the bank: reads the own account, gives days, takes a gift back, asks, withdraws.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { type Day, type Month, monthOf } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { writtenMoves } from '../days/facts-actions.ts'
import { reasonsNotToGiveBack, unique } from '../days/rules.ts'
import { listMonths } from '../months/store.ts'
import { movePublishedDays } from '../planning/published-actions.ts'
import type { bank } from './contract.ts'
import { type Gathered, gatherOwn } from './facts-actions.ts'
import { listOwnAnswers, saveRequest, saveWithdrawal } from './request-store.ts'
import { leastOfBank, reasonsNotToAsk, reasonsNotToGive, roomOf, unusedDays } from './rules.ts'
import {
  type AccountKey,
  findBalance,
  holdById,
  listAct,
  listMovements,
  listPeopleCounts,
  saveTransfers,
  type Transfer,
} from './store.ts'

type Account = z.input<typeof bank.mine.output>

/** The month shown unless another is named: the first that is not over. */
async function usualMonth({ tx, actor, today }: Context): Promise<Month | undefined> {
  const months = (await listMonths(tx, actor.organisationId)).map(({ month }) => month)
  return months.filter((month) => month >= monthOf(today)).at(-1) ?? months[0]
}

export async function showMine(context: Context, asked: { month?: Month | undefined }): Promise<Account> {
  const { tx, actor, today } = context
  const { organisationId, personId } = actor
  const months = (await listMonths(tx, organisationId)).map(({ month }) => month).slice(0, 24)
  const month = asked.month ?? (await usualMonth(context))
  const gathered = month ? await gatherOwn(context, month, false) : undefined
  const year = (month ?? monthOf(today)).slice(0, 4)
  const counts = await listPeopleCounts(tx, organisationId, today)
  const lying = gathered && (await findBalance(tx, organisationId, poolOf(gathered)))
  const there = gathered && counts(scopeOf(gathered)) >= leastOfBank ? lying! : null
  const movements = (await listMovements(tx, organisationId, personId, year)).map(({ at, ...one }) => ({
    ...one,
    at: at.toISOString(),
    // A gift may come back while the bank of its month is open and, where that is told, still has it.
    mayTakeBack:
      one.reason === 'given' &&
      !one.undone &&
      one.month === month &&
      gathered !== undefined &&
      mayTakeBack(gathered) &&
      (there === null || there >= -one.days),
  }))
  if (!gathered) return { month: month ?? null, months, account: null, movements }
  const { row, rules, own, requests, atGate, giveable } = gathered
  const answers = await listOwnAnswers(tx, organisationId, personId, row.month)
  const waiting = requests.find(({ ended }) => ended === null)
  return {
    month: row.month,
    months,
    account: {
      own,
      rules,
      unused: unusedDays(own),
      room: roomOf(own, rules).days,
      giveable,
      there,
      mayGive: reasonsNotToGive(own, rules, { days: 1, planned: giveable.length > 0 ? 1 : 0 }),
      mayAsk: [...reasonsNotToAsk(own, rules, 1), ...atGate],
      waiting: waiting
        ? {
            id: waiting.id,
            days: waiting.days,
            received: waiting.received,
            askedAt: waiting.askedAt.toISOString(),
          }
        : null,
      answers: answers
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .map(({ days, reasons, at }) => ({ days, reasons, at: at.toISOString() })),
    },
    movements,
  }
}

const scopeOf = ({ rules, directorateId }: Pick<Gathered, 'rules' | 'directorateId'>) =>
  rules.across ? null : directorateId
/** Where given days lie until somebody receives them. */
const poolOf = ({ rules, directorateId, row }: Gathered): AccountKey =>
  rules.across ? { month: row.month, kind: 'bank' } : { month: row.month, kind: 'directorate', directorateId }
const mayTakeBack = ({ own, rules }: Gathered): boolean =>
  rules.open && own.today <= own.closesOn && own.stage !== 'planning'

async function getOwn(context: Context, month: Month): Promise<Gathered> {
  const gathered = await gatherOwn(context, month, true)
  if (!gathered) throw new Refused([{ code: 'bank/not-planned', month }])
  return gathered
}

/**
 * Days given: of those unused, and away days of the published plan, which become office days as any other day given
 * back does. The same gift sent twice is given once.
 */
export async function giveDays(
  context: Context,
  gift: { id: string; month: Month; days: number; planned: Day[] },
): Promise<Account> {
  const { tx, actor, today, now, audit, enqueue } = context
  const { organisationId, personId } = actor
  const { id, month, days } = gift
  const planned = [...new Set(gift.planned)].sort()
  const gathered = await getOwn(context, month)
  const before = await listAct(tx, organisationId, id)
  if (before[0]?.personId === personId) return showMine(context, { month })
  if (before.length > 0) throw new NotFound('gift')
  const { own, rules, day } = gathered
  refuseIf([
    ...reasonsNotToGive(own, rules, { days, planned: planned.length }),
    ...unique(
      planned.flatMap((one) =>
        day
          ? reasonsNotToGiveBack(one, personId, day.team, today)
          : [{ code: 'bank/not-published', day: one }],
      ),
    ),
  ])
  if (day && planned.length > 0) {
    const back = planned.map((one) => ({ personId, day: one, to: 'office' as const }))
    const moves = writtenMoves(day, back, { kind: 'given-back', reason: '', by: personId })
    await movePublishedDays({ tx, now, enqueue }, organisationId, moves)
  }
  const { mine, directorate, shared } = gathered.accounts!
  const act = { actId: id, days, by: personId }
  // As far below nothing as the days that the person had of the month itself.
  const lowest = -Math.max(0, own.quota - own.bankDays)
  const legs: Transfer[] = [
    { ...act, id, reason: 'given', debitId: mine.id, creditId: directorate.id, lowest },
    ...(shared
      ? [{ ...act, id: null, reason: 'shared' as const, debitId: directorate.id, creditId: shared.id }]
      : []),
  ]
  await saveTransfers(tx, organisationId, legs, now)
  audit('bank/given', `${month}/${personId}`, { days, planned: planned.length })
  return showMine(context, { month })
}

/** A gift taken back, whole, while what was given still lies there. Days that it turned into office days stay so. */
export async function takeBack(context: Context, { giftId }: { giftId: string }): Promise<Account> {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const act = (await listAct(tx, organisationId, giftId)).filter(({ reason }) => reason !== 'taken-back')
  const [first] = act
  if (!first || first.personId !== personId || first.reason !== 'given') throw new NotFound('gift')
  const gathered = await getOwn(context, first.month)
  const month = first.month
  if (!mayTakeBack(gathered))
    refuseIf([
      gathered.own.stage === 'planning'
        ? { code: 'bank/being-planned' }
        : { code: 'bank/month-over', until: gathered.own.closesOn },
    ])
  const held = await holdById(tx, organisationId, [
    ...new Set(act.flatMap(({ debitId, creditId }) => [debitId, creditId])),
  ])
  // Read again, now that nobody else moves them.
  const isUndone = (await listAct(tx, organisationId, giftId)).some(({ undone }) => undone)
  const lies = held.get(act.at(-1)!.creditId) ?? 0
  refuseIf(
    isUndone ? [{ code: 'bank/taken-back-already' }] : lies < first.days ? [{ code: 'bank/passed-on' }] : [],
  )
  const legs = act.toReversed().map(
    (one): Transfer => ({
      id: null,
      actId: giftId,
      debitId: one.creditId,
      creditId: one.debitId,
      days: one.days,
      reason: 'taken-back',
      reverses: one.id,
      by: personId,
    }),
  )
  await saveTransfers(tx, organisationId, legs, now)
  audit('bank/taken-back', `${month}/${personId}`, { days: first.days })
  return showMine(context, { month })
}

/** Asks for days: they come with the next distribution, as far as there are any. */
export async function askDays(
  context: Context,
  asked: { id: string; month: Month; days: number },
): Promise<Account> {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  const { id, month, days } = asked
  const gathered = await getOwn(context, month)
  if (gathered.requests.some((one) => one.id === id)) return showMine(context, { month })
  refuseIf([...reasonsNotToAsk(gathered.own, gathered.rules, days), ...gathered.atGate])
  if (!(await saveRequest(tx, organisationId, { id, month, personId, days }, now)))
    throw new Refused([{ code: 'bank/waits-already' }])
  // That somebody asked is theirs: the audit keeps that the bank was used, not for how many days.
  audit('bank/asked', `${month}/${personId}`)
  return showMine(context, { month })
}

export async function withdraw(
  context: Context,
  { bankRequestId: id, month }: { bankRequestId: string; month: Month },
): Promise<Account> {
  const { tx, actor, now, audit } = context
  const { organisationId, personId } = actor
  if (!(await saveWithdrawal(tx, organisationId, { id, personId }, now))) throw new NotFound('request')
  audit('bank/withdrawn', `${month}/${personId}`)
  return showMine(context, { month })
}
