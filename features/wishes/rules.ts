// What a person asks of a month. Agile work is voluntary: a day not asked for stays an office day.
import { type Day, weekdayOf, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

export type Wish = {
  /** Days on which the person would like to be away from the office. */
  wished: readonly Day[]
  /** Days on which the person does not work; no reason is asked. */
  absent: readonly Day[]
  /** Any day suits: days not wished may be granted too. */
  anyDay: boolean
  /** Home suits as a place. */
  home: boolean
}
export type WishNumbers = {
  days: readonly Day[]
  /** Away days in the month, and in an ISO week where limited. */
  quota: number
  perWeek: number | null
  homeSuitable: boolean
}

/** What the screen shows while a person chooses: figures, and which rule each wish meets. */
export type WishPicture = {
  wishedDays: number
  /** Quota less wishes, never below zero. */
  daysLeft: number
  weeks: { monday: Day; wishedDays: number; most: number | null }[]
  /** Days in the office if everything is granted, of the days not absent. */
  presenceDays: number
  workingDays: number
  /** What the rules say of it all; nothing of this forbids the wish. */
  notes: Reason[]
}

export const emptyWish: Wish = { wished: [], absent: [], anyDay: false, home: true }

export function pictureOf(wish: Wish, { days, quota, perWeek, homeSuitable }: WishNumbers): WishPicture {
  const known = new Set(days)
  const wished = wish.wished.filter((day) => known.has(day))
  const absent = wish.absent.filter((day) => known.has(day))
  const weeks = new Map<Day, number>()
  for (const day of days) weeks.set(weekOf(day), weeks.get(weekOf(day)) ?? 0)
  for (const day of wished) weeks.set(weekOf(day), weeks.get(weekOf(day))! + 1)
  const notes: Reason[] = []
  if (wished.length > quota) notes.push({ code: 'wishes/more-than-quota', wished: wished.length, quota })
  for (const [monday, count] of weeks)
    if (perWeek !== null && count > perWeek)
      notes.push({ code: 'wishes/more-than-week', monday, wished: count, perWeek })
  const nowhere = !homeSuitable ? 'wishes/home-not-suitable' : !wish.home ? 'wishes/no-place' : undefined
  if (nowhere && (wished.length > 0 || wish.anyDay)) notes.push({ code: nowhere })
  return {
    wishedDays: wished.length,
    daysLeft: Math.max(0, quota - wished.length),
    weeks: [...weeks].map(([monday, wishedDays]) => ({ monday, wishedDays, most: perWeek })),
    presenceDays: days.length - absent.length - Math.min(wished.length, quota),
    workingDays: days.length - absent.length,
    notes,
  }
}

export function reasonsNotToState(
  wish: Wish,
  days: readonly Day[],
  stage: 'wishes' | 'planning' | 'published',
): Reason[] {
  const known = new Set(days)
  const absent = new Set(wish.absent)
  const reasons: Reason[] = stage === 'wishes' ? [] : [{ code: 'wishes/month-not-open' }]
  for (const day of new Set([...wish.wished, ...wish.absent]))
    if (!known.has(day)) reasons.push({ code: 'wishes/not-a-working-day', day })
  for (const day of wish.wished) if (absent.has(day)) reasons.push({ code: 'wishes/wished-and-absent', day })
  return reasons
}

/** The weekdays wished most of the times they occurred: what "as last month" carries over. */
export function usualWeekdays(wished: readonly Day[], days: readonly Day[]): number[] {
  const times = (list: readonly Day[], weekday: number) =>
    list.filter((day) => weekdayOf(day) === weekday).length
  return [1, 2, 3, 4, 5, 6, 7].filter(
    (weekday) => times(days, weekday) > 0 && times(wished, weekday) * 2 > times(days, weekday),
  )
}
