import type { Context, Moment } from '../../platform/context.ts'
import { openVisits } from '../../platform/database/transaction.ts'
import { csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import { addMonths, type Day, daysOfMonth, type Month, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { isOpen } from '../spaces/rules.ts'
import { listClosures } from '../spaces/store.ts'
import {
  listExchanged,
  listExchangedMonths,
  listUsedDays,
  listWeekdayCounts,
  saveExchangedMonth,
} from './figures-store.ts'
import { ownSite } from './hosting-actions.ts'
import { balanceTold, sharesOf } from './rules.ts'

const spanOf = (from: Month, until: Month): { from: Day; until: Day } => ({
  from: daysOfMonth(from)[0]!,
  until: daysOfMonth(until).at(-1)!,
})

/**
 * Bookings are told by day, as they were booked: less those freed because nobody came, they would tell of these. Who came is told of whole months that are over and by weekday alone: of a month under way,
 * what is told today less what was told yesterday would be one day.
 */
export async function showOccupancy(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  { siteId, month }: { siteId: string; month: Month },
) {
  const { tx, actor, today } = context
  const site = await ownSite(context, siteId)
  const span = spanOf(month, month)
  const closures = await listClosures(tx, [siteId], span)
  const over = month < monthOf(today)
  await openVisits(tx, 'visits')
  const used = await listUsedDays(tx, actor.organisationId, siteId, span)
  const shares = over
    ? sharesOf(await listWeekdayCounts(tx, actor.organisationId, siteId, span))
    : { weekdays: [], arrivedPercent: null }
  await openVisits(tx, undefined)
  const days = used.flatMap(({ day, seats, halves }) => {
    const open = (['morning', 'afternoon'] as const).filter((half) =>
      isOpen({ ...site, closures }, day, half),
    )
    // A seat freed and taken by somebody else was booked twice, and is one.
    const booked = open.length > 0 ? Math.min(halves, seats * open.length) : halves
    return open.length > 0 || halves > 0 ? [{ day, seats: seats * open.length, booked }] : []
  })
  return { siteId, site: site.name, month, days, ...shares, over }
}

type Occupancy = Awaited<ReturnType<typeof showOccupancy>>
const percent = (part: number, whole: number) => (whole > 0 ? Math.round((100 * part) / whole) : '')
const weekdays = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica']
const dayRows = ({ days }: Occupancy) => [
  ['Giorno', 'Giorno della settimana', 'Mezze giornate offerte', 'Mezze giornate prenotate', 'Occupazione %'],
  ...days.map(({ day, seats, booked }) => [
    ...[day, weekdays[weekdayOf(day) - 1]!, seats, booked],
    percent(booked, seats),
  ]),
]
const arrivalRows = ({ weekdays: told, arrivedPercent, over }: Occupancy) => [
  ['Giorno della settimana', 'Giorni', 'Arrivati % (arrotondato a 5; nascosto sotto 5 persone)'],
  ...told.map((one) => [weekdays[one.weekday - 1]!, one.days, one.arrivedPercent ?? '–']),
  ['Tutto il mese', '', over ? (arrivedPercent ?? '–') : 'mese non finito'],
]

export async function exportOccupancy(
  context: Pick<Context, 'tx' | 'actor' | 'today' | 'audit'>,
  { siteId, month, format }: { siteId: string; month: Month; format: 'xlsx' | 'csv' },
): Promise<FileAnswer> {
  const told = await showOccupancy(context, { siteId, month })
  context.audit('visits/figures-exported', siteId, { month, format })
  const name = `occupazione-${month}`
  if (format === 'csv')
    return {
      fileName: `${name}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: csvOf([...dayRows(told), [], ...arrivalRows(told)]),
    }
  const bytes = await xlsxOf([
    { name: 'Giorni', rows: dayRows(told) },
    { name: 'Arrivi', rows: arrivalRows(told) },
  ])
  return {
    fileName: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}

/** Days of seats: a half day is half of one. What both conventions and invoices speak of, and of nobody. */
export async function showExchange({ tx, actor }: Context, { from, until }: { from: Month; until: Month }) {
  await openVisits(tx, 'visits')
  const exchanged = await listExchanged(tx, actor.organisationId, spanOf(from, until))
  await openVisits(tx, undefined)
  const sum = (of: (one: (typeof exchanged)[number]) => number) =>
    exchanged.reduce((total, one) => total + of(one), 0) / 2
  return {
    ...{ from, until },
    items: exchanged.map((one) => ({ ...one, lent: one.lent / 2, received: one.received / 2 })),
    lent: sum(({ lent }) => lent),
    received: sum(({ received }) => received),
  }
}

/** Sums that members reported of months that are over; small ones hidden (`balanceTold`). */
export async function showNetworkExchange(
  { tx, actor }: Context,
  { from, until }: { from: Month; until: Month },
) {
  const members = await listExchangedMonths(tx, actor.organisationId, { from, until })
  return { from, until, ...balanceTold(members) }
}

/** Tells who coordinates the sums of the month that ended last. */
export async function reportExchange({ tx, today }: Pick<Moment, 'tx' | 'today'>, organisationId: string) {
  const month = addMonths(monthOf(today), -1)
  await openVisits(tx, 'visits')
  await saveExchangedMonth(tx, organisationId, month, spanOf(month, month))
  await openVisits(tx, undefined)
}
