// What the HR office and the head of a directorate read of the bank: sums, never whose.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { Month } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, type Reason, Refused } from '../../vocabulary/refusal.ts'
import { stageOf } from '../months/rules.ts'
import { findMonth, listMonths } from '../months/store.ts'
import { getPolicy } from '../policy/store.ts'
import type { bank } from './contract.ts'
import { distribute, gatherWaiting, mayDistribute, poolsOf } from './distributing-actions.ts'
import { type DirectorateFigures, listExpired, listFigures, listRounds } from './figures-store.ts'
import { closesOn, distributed, leastOfBank, leastTold, toldColumn, toldRound } from './rules.ts'
import { listLying, listPeopleCounts } from './store.ts'

type Office = z.input<typeof bank.office.output>

const isOffice = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.roles.includes('hr-office') || actor.roles.includes('administrator')

/** What may be told of the directorates of one month. */
function toldOf(figures: readonly DirectorateFigures[]) {
  const given = toldColumn(figures.map((one) => ({ days: one.given, people: one.givers })))
  const received = toldColumn(figures.map((one) => ({ days: one.received, people: one.receivers })))
  return {
    items: figures.map(({ directorateId, name, people }, at) => ({
      ...{ directorateId, name, people },
      given: given.cells[at]!,
      received: received.cells[at]!,
    })),
    given: given.total,
    received: received.total,
  }
}

export async function showOffice(context: Context, { month }: { month: Month }): Promise<Office> {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await findMonth(tx, organisationId, month)
  if (!row?.days[0]) throw new NotFound('month')
  const policy = await getPolicy(tx, organisationId)
  const rules = policy.valueOf('bank', {}, row.days[0])
  const span = { from: month, until: month, today }
  const told = toldOf(await listFigures(tx, organisationId, span))
  const all = isOffice(context)
  const people = (await listPeopleCounts(tx, organisationId, today))(null)
  const lying = await listLying(tx, organisationId, month)
  const there = people < leastOfBank ? null : lying.reduce((sum, { balance }) => sum + balance, 0)
  const expired = (await listExpired(tx, organisationId, span)).get(month) ?? 0
  const rounds = all ? await listRounds(tx, organisationId, month) : []
  return {
    month,
    months: (await listMonths(tx, organisationId)).map((one) => one.month).slice(0, 24),
    rules,
    stage: stageOf({ ...row, published: row.publishedAt !== null }, today),
    closesOn: closesOn(row.days, rules),
    items: all ? told.items : told.items.filter(({ directorateId }) => directorateId === actor.directorateId),
    whole: all
      ? { given: told.given, received: told.received, there, expired: people < leastOfBank ? null : expired }
      : null,
    next: all ? await nextOf(context, month, there) : null,
    rounds: rounds.map((one) => ({
      at: one.at.toISOString(),
      byHand: one.byHand,
      there: people < leastOfBank || one.directorateId !== null ? null : one.there,
      given: one.receivers < leastTold ? null : one.given,
    })),
  }
}

/** What a distribution now would do: counts alone. Who would receive is nobody's to read. */
async function nextOf(
  { tx, actor, today }: Context,
  month: Month,
  there: number | null,
): Promise<NonNullable<Office['next']>> {
  const { organisationId } = actor
  const row = (await findMonth(tx, organisationId, month))!
  const policy = await getPolicy(tx, organisationId)
  const rules = policy.valueOf('bank', {}, row.days[0]!)
  const until = closesOn(row.days, rules)
  const isOver: Reason[] =
    today > until ? [{ code: 'bank/month-over', until }] : [{ code: 'bank/wishes-open' }]
  const reasons = mayDistribute(row, rules, today) ? [] : rules.open ? isOver : [{ code: 'bank/closed' }]
  // Without the priorities: they change who receives and not how many, and a look at a page is no reason to read them.
  const waiting = await gatherWaiting({ tx, today }, organisationId, row, {
    ...{ rules: { ...rules, priority: 'priority-none' }, policy, held: false },
  })
  const lying = new Map(
    (await listLying(tx, organisationId, month)).map((one) => [one.directorateId, one.balance]),
  )
  const shares = poolsOf(waiting, rules).flatMap(({ directorateId, waiting: here }) => [
    ...distributed(lying.get(directorateId) ?? 0, here, 'priority-none', month).values(),
  ])
  const receivers = shares.filter((days) => days > 0).length
  const given = shares.reduce((sum, days) => sum + days, 0)
  return {
    requests: toldRound(waiting.length),
    there,
    given: receivers > 0 && receivers < leastTold ? null : given,
    reasons,
  }
}

export async function distributeNow(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row?.days[0]) throw new NotFound('month')
  const rules = (await getPolicy(tx, actor.organisationId)).valueOf('bank', {}, row.days[0])
  if (!mayDistribute(row, rules, today)) throw new Refused([{ code: 'bank/not-now' }])
  return { done: await distribute(context, actor.organisationId, month, actor.personId) }
}

/** The year as a file: the same figures that the page tells, so that the two together tell no more. */
export async function exportYear(
  { tx, actor, today, audit }: Context,
  { year, format }: { year: string; format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const { organisationId } = actor
  const span = { from: `${year}-01`, until: `${year}-12`, today }
  const figures = await listFigures(tx, organisationId, span)
  const expired = await listExpired(tx, organisationId, span)
  const months = [...new Set(figures.map(({ month }) => month))]
  const said = (days: number | null) => days ?? '–'
  const rows = [
    ['Mese', 'Direzione', 'Persone', 'Giorni dati', 'Giorni ricevuti', 'Giorni scaduti'],
    ...months.flatMap((month) => {
      const told = toldOf(figures.filter((one) => one.month === month))
      return [
        ...told.items.map((one) => [
          ...[month, one.name, one.people, said(one.given), said(one.received), ''],
        ]),
        [month, 'Tutto l’ente', '', said(told.given), said(told.received), expired.get(month) ?? 0],
      ]
    }),
    [],
    ['– : non detto, perché riguarda meno di cinque persone o seguirebbe dagli altri numeri'],
  ]
  audit('bank/exported', year, { format })
  const name = `banca-dei-giorni-${year}`
  return format === 'csv'
    ? { fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', bytes: csvOf(rows) }
    : {
        fileName: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf([{ name: 'Banca dei giorni', rows }]),
      }
}
