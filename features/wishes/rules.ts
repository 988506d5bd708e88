// What a person asks of a month. Agile work is voluntary: a day not asked for stays an office day.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { type GateOfMonth, reasonsAtGate } from '../agreements/gate-rules.ts'
import type { WishStrengths } from '../policy/rules.ts'

export type Wish = {
  /** Days on which the person would like to be away from the office. */
  wished: readonly Day[]
  /**
   * Wished days that matter, and wished days on which the person cannot otherwise; a day is at most one of the two,
   * and so many of each as the month allows everybody. No reason is asked, and managers do not see them.
   */
  matters: readonly Day[]
  cannot: readonly Day[]
  /** Days on which the person does not work; no reason is asked. */
  absent: readonly Day[]
  /** Any day suits: days not wished may be granted too. */
  anyDay: boolean
  /** Home suits as a place. */
  home: boolean
  /** Would rather have a desk near home, where there is one. */
  near: boolean
  /** When to begin on office days of this month, `HH:MM`; null as in the profile. */
  entryPreferred: string | null
}
export type Strength = 'like' | 'matters' | 'cannot'
export type WishNumbers = {
  days: readonly Day[]
  /** Away days in the month, and in an ISO week where limited. */
  quota: number
  perWeek: number | null
  /** Days that are granted besides the quota: the office is closed. */
  besides: readonly Day[]
  homeSuitable: boolean
  /** How many spaces of the network are near home; none where nothing is known of them. */
  nearSpaces?: number
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

export const emptyWish: Wish = {
  wished: [],
  matters: [],
  cannot: [],
  absent: [],
  anyDay: false,
  home: true,
  near: false,
  entryPreferred: null,
}

type Strong = Pick<Wish, 'matters' | 'cannot'>
export const strengthOf = ({ matters, cannot }: Strong, day: Day): Strength =>
  cannot.includes(day) ? 'cannot' : matters.includes(day) ? 'matters' : 'like'

/** Minutes of value of being away on a day, as the plan weighs it; none where it was not asked for. */
export function wishMinutesOf(wish: Wish, day: Day, strengths: WishStrengths): number {
  if (!wish.wished.includes(day)) return 0
  const strength = strengthOf(wish, day)
  return strength === 'like' ? strengths.like : strengths[strength].minutes
}

/** The same wish as it is kept: each day once, ascending. */
export const inOrder = <Asked extends Wish>(wish: Asked): Asked => {
  const once = (days: readonly Day[]) => [...new Set(days)].sort()
  const { wished, matters, cannot, absent } = wish
  return {
    ...wish,
    wished: once(wished),
    matters: once(matters),
    cannot: once(cannot),
    absent: once(absent),
  }
}

/** What is left of a wish where only these are working days: HR may have changed the month since. */
export const within = <Asked extends Wish>(wish: Asked, days: readonly Day[]): Asked => {
  const known = (list: readonly Day[]) => list.filter((day) => days.includes(day))
  const { wished, matters, cannot, absent } = wish
  return {
    ...wish,
    wished: known(wished),
    matters: known(matters),
    cannot: known(cannot),
    absent: known(absent),
  }
}

/** Why there is nowhere to be away: home does not suit, and no space near it is asked for. */
export function reasonOfNoPlace(
  wish: Pick<Wish, 'home'> & Partial<Pick<Wish, 'near'>>,
  { homeSuitable, nearSpaces = 0 }: Pick<WishNumbers, 'homeSuitable' | 'nearSpaces'>,
): Reason['code'] | undefined {
  if (wish.near && nearSpaces > 0) return undefined
  return !homeSuitable ? 'wishes/home-not-suitable' : !wish.home ? 'wishes/no-place' : undefined
}

export function pictureOf(
  wish: Pick<Wish, 'wished' | 'absent' | 'anyDay' | 'home'> & Partial<Pick<Wish, 'near'>>,
  numbers: WishNumbers,
): WishPicture {
  const { days, quota, perWeek, besides } = numbers
  const known = new Set(days)
  const wished = wish.wished.filter((day) => known.has(day))
  const absent = wish.absent.filter((day) => known.has(day))
  const weeks = new Map<Day, number>()
  for (const day of days) weeks.set(weekOf(day), weeks.get(weekOf(day)) ?? 0)
  for (const day of wished) weeks.set(weekOf(day), weeks.get(weekOf(day))! + 1)
  const notes: Reason[] = []
  const counted = wished.filter((day) => !besides.includes(day)).length
  if (counted > quota) notes.push({ code: 'wishes/more-than-quota', wished: counted, quota })
  for (const [monday, count] of weeks)
    if (perWeek !== null && count > perWeek)
      notes.push({ code: 'wishes/more-than-week', monday, wished: count, perWeek })
  const nowhere = reasonOfNoPlace(wish, numbers)
  if (nowhere && (wished.length > 0 || wish.anyDay)) notes.push({ code: nowhere })
  return {
    wishedDays: counted,
    daysLeft: Math.max(0, quota - counted),
    weeks: [...weeks].map(([monday, wishedDays]) => ({ monday, wishedDays, most: perWeek })),
    presenceDays: days.length - absent.length - Math.min(counted, quota) - (wished.length - counted),
    workingDays: days.length - absent.length,
    notes,
  }
}

export type StatingFacts = {
  days: readonly Day[]
  stage: 'wishes' | 'planning' | 'published'
  strengths: WishStrengths
  /** When this person may begin in the morning. */
  entry: { earliest: string; latest: string }
  /** Policy keeps from asking whose activities are not judged workable away. */
  blocked: boolean
  /** What the agreement allows, where policy lets it block. */
  agreement?: GateOfMonth
}

/** Why a wish may not be stated so; all reasons together. */
export function reasonsNotToState(wish: Wish, facts: StatingFacts): Reason[] {
  const { stage, strengths, entry, blocked, agreement } = facts
  const known = new Set(facts.days)
  const [wished, matters, cannot, absent] = [wish.wished, wish.matters, wish.cannot, wish.absent].map(
    (days) => new Set(days),
  ) as [Set<Day>, Set<Day>, Set<Day>, Set<Day>]
  const reasons: Reason[] = stage === 'wishes' ? [] : [{ code: 'wishes/month-not-open' }]
  if (blocked && (wished.size > 0 || wish.anyDay)) reasons.push({ code: 'wishes/work-not-workable-away' })
  for (const day of new Set([...wished, ...absent]))
    if (!known.has(day)) reasons.push({ code: 'wishes/not-a-working-day', day })
  if (agreement)
    reasons.push(
      ...reasonsAtGate(
        agreement,
        [...wished].filter((day) => known.has(day)),
      ),
    )
  for (const day of wished) if (absent.has(day)) reasons.push({ code: 'wishes/wished-and-absent', day })
  for (const day of new Set([...matters, ...cannot]))
    if (!wished.has(day)) reasons.push({ code: 'wishes/strength-without-wish', day })
  for (const day of matters) if (cannot.has(day)) reasons.push({ code: 'wishes/two-strengths', day })
  for (const [strength, days] of [['matters', matters] as const, ['cannot', cannot] as const])
    if (days.size > strengths[strength].days)
      reasons.push({
        code: `wishes/allowance-${strength}`,
        asked: days.size,
        most: strengths[strength].days,
      })
  const { entryPreferred } = wish
  if (entryPreferred !== null && (entryPreferred < entry.earliest || entryPreferred > entry.latest))
    reasons.push({ code: 'wishes/entry-outside-band', earliest: entry.earliest, latest: entry.latest })
  return reasons
}
