// Why a day is as it was proposed, as sentences: what the engine found, and what the month says of the day, become
// codes of messages with their values. No colleague is named or counted, and nothing is said that was not verified.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { fewestPeople } from '../planning/aggregates-rules.ts'
import type { WishStrengths } from '../policy/rules.ts'
import { weighed } from '../priorities/rules.ts'
import type { Strength } from '../wishes/rules.ts'

/** What the engine's thread answers of a day (engines/planner/answering.ts), as it is kept. */
export type DayFound = {
  explanation: {
    given: string
    planned: string
    outcome: 'decided' | 'granted' | 'not-granted'
    limits: LimitFound[]
    entry?: { planned: string; preferred: string; earliest: string; latest: string }
    wouldHave: { changes: ChangeFound[] }[]
  }
  wish: number | null
  home: boolean
  /** Of findings kept before there were spaces nothing is known. */
  near?: { spaces: number; full: boolean }
  sharing: { team: number; directorate: number; spaces: Record<string, number> }
}
export type LimitFound =
  | { kind: 'no-place' }
  | { kind: 'quota'; limit: number }
  | { kind: 'per-week'; week: string; limit: number }
  | { kind: 'team'; present: number; price: number }
  | { kind: 'budget'; limit: number; price: number }
  | { kind: 'seats'; space: string; limit: number; price: number }
  | { kind: 'desks'; limit: number }
  | { kind: 'worth-less'; short: number }
type ChangeFound =
  | { what: 'present'; people: number }
  | { what: 'budget'; days: number }
  | { what: 'seats'; space: string; seats: number }
  | { what: 'quota'; days: number }
  | { what: 'perWeek'; days: number | null }
  | { what: 'wish'; minutes: number }
  | { what: 'day' | 'entry' | 'desks' }

/** What the month says of a day, besides what was computed. */
export type DayFacts = {
  wished: boolean
  anyDay: boolean
  /** Home was chosen as a place for the month. */
  homeChosen: boolean
  /** A seat near home was asked for; and in which space the plan had one. */
  nearChosen?: boolean
  space?: string | null
  teamDay: boolean
  strengths: WishStrengths
}
export type DayExplained = {
  outcome: DayFound['explanation']['outcome']
  why: Reason[]
  /** Each by itself would have granted the day; the conditions of one hold together. */
  wouldHave: Reason[][]
  entry: Reason | null
}

/** What a wish could weigh instead, ascending: only what weighs more than it does is worth asking. */
export const strongerWishes = ({ like, matters, cannot }: WishStrengths, now: number): number[] =>
  [...new Set([like, matters.minutes, cannot.minutes])]
    .filter((minutes) => minutes > now)
    .sort((a, b) => a - b)

/** The strengths as they weigh for somebody whose priority counts. */
export const strengthsWeighed = (
  { like, matters, cannot }: WishStrengths,
  percent: number,
): WishStrengths => ({
  like: weighed(like, percent),
  matters: { ...matters, minutes: weighed(matters.minutes, percent) },
  cannot: { ...cannot, minutes: weighed(cannot.minutes, percent) },
})

const strengthAt = ({ like, matters }: WishStrengths, minutes: number): Strength =>
  minutes === like ? 'like' : minutes === matters.minutes ? 'matters' : 'cannot'

export function explainedOf(found: DayFound, facts: DayFacts): DayExplained {
  const { outcome, entry } = found.explanation
  return {
    outcome,
    why:
      outcome === 'decided'
        ? decidedBy(found, facts)
        : [...asked(facts), ...whyOf(found), ...nearOf(found, facts)],
    wouldHave: outcome === 'not-granted' ? wouldHaveOf(found, facts) : [],
    entry: entry ? entryOf(entry) : null,
  }
}

/** A day that was not asked for is weighed as one only where any day suits. */
const asked = ({ wished, anyDay }: DayFacts): Reason[] =>
  !wished && anyDay ? [{ code: 'explain/any-day' }] : []

/** A day that the computation did not decide: all that kept it where it is, at once. */
function decidedBy({ explanation, home, near }: DayFound, facts: DayFacts): Reason[] {
  if (explanation.given === 'absent') return [{ code: 'explain/absent' }]
  if (explanation.given !== 'office') return [{ code: 'explain/office-closed' }]
  const reasons: Reason[] = []
  if (!facts.wished && !facts.anyDay) reasons.push({ code: 'explain/not-asked' })
  if (facts.teamDay) reasons.push({ code: 'explain/team-day' })
  if (near && near.spaces > 0) return reasons.length > 0 ? reasons : [{ code: 'explain/activities' }]
  if (!home) reasons.push({ code: 'explain/home-not-suitable' })
  else if (!facts.homeChosen) reasons.push({ code: 'explain/home-not-chosen' })
  return reasons.length > 0 ? reasons : [{ code: 'explain/activities' }]
}

/** Why a granted day is near home, or at home although a seat near it was asked for. */
function nearOf({ explanation, near }: DayFound, { nearChosen, space }: DayFacts): Reason[] {
  if (explanation.outcome !== 'granted') return []
  if (explanation.planned.startsWith('space:')) return [{ code: 'explain/near-home', space: space ?? '–' }]
  if (!nearChosen || !near || near.spaces === 0) return []
  return [{ code: near.full ? 'explain/near-full' : 'explain/near-farther' }]
}

/**
 * Among how many people the places that were short were shared. What a place cost there is what it was worth to
 * somebody: told among few, it would tell how far one of them lives or how much a day matters to them.
 */
export function sharedAmong({ explanation, sharing }: DayFound): number {
  return Math.min(
    ...explanation.limits.map((limit) =>
      limit.kind === 'team'
        ? sharing.team
        : limit.kind === 'budget'
          ? sharing.directorate
          : limit.kind === 'seats'
            ? (sharing.spaces[limit.space] ?? 0)
            : Number.POSITIVE_INFINITY,
    ),
    // Without any of these the whole directorate is weighed against each other.
    sharing.directorate,
  )
}

function whyOf(found: DayFound): Reason[] {
  const { limits, outcome } = found.explanation
  const among = sharedAmong(found)
  // What is used up costs something only where more was asked for than there is.
  const scarce = limits.some((limit) => 'price' in limit && limit.price > 0)
  // Among few, that places were short would say of one colleague that they asked and were refused.
  if (outcome === 'granted')
    return [{ code: scarce && among >= fewestPeople ? 'explain/granted-scarce' : 'explain/granted' }]
  const why = limits.flatMap((limit): Reason[] => {
    switch (limit.kind) {
      case 'no-place':
        return [{ code: 'explain/no-place' }]
      case 'quota':
        return [{ code: 'explain/quota', quota: limit.limit }]
      case 'per-week':
        return [{ code: 'explain/week', most: limit.limit }]
      case 'team':
        return [{ code: 'explain/team', present: limit.present }]
      case 'budget':
        return [{ code: 'explain/budget', days: limit.limit }]
      case 'seats':
        return [{ code: 'explain/seats', seats: limit.limit }]
      case 'worth-less': {
        const minutes = Math.ceil(limit.short)
        return among >= fewestPeople && minutes >= 1
          ? [{ code: 'explain/worth-less-by', minutes }]
          : [{ code: 'explain/worth-less' }]
      }
      default:
        // Too few desks speak for being away.
        return []
    }
  })
  return why.length > 0 ? why : [{ code: 'explain/worth-less' }]
}

function wouldHaveOf(found: DayFound, { strengths, wished }: DayFacts): Reason[][] {
  const ways = found.explanation.wouldHave
    .filter(({ changes }) => changes.every(({ what }) => what !== 'wish'))
    .map(({ changes }) => changes.flatMap((change) => conditionOf(change, found.explanation.limits) ?? []))
    .filter((conditions) => conditions.length > 0)
  if (found.wish === null || sharedAmong(found) < fewestPeople) return ways
  return [...ways, [wished ? strongerOf[strengthAt(strengths, found.wish)] : { code: 'explain/if-asked' }]]
}

const strongerOf: Record<Strength, Reason> = {
  like: { code: 'explain/if-asked' },
  matters: { code: 'explain/if-matters' },
  cannot: { code: 'explain/if-cannot' },
}

/** What would have granted the day, but for a wish that weighs more: how much days matter is seen by their person alone. */
export const withoutWishes = (ways: Reason[][]): Reason[][] =>
  ways.filter((conditions) => !conditions.some(({ code }) => wishCodes.includes(code)))
const wishCodes = Object.values(strongerOf).map(({ code }) => code)

function conditionOf(change: ChangeFound, limits: readonly LimitFound[]): Reason | undefined {
  const before = <Kind extends LimitFound['kind']>(kind: Kind) =>
    limits.find((limit): limit is Extract<LimitFound, { kind: Kind }> => limit.kind === kind)
  switch (change.what) {
    case 'present':
      return { code: 'explain/if-present', people: change.people, before: before('team')?.present ?? 0 }
    case 'budget':
      return { code: 'explain/if-budget', more: change.days - (before('budget')?.limit ?? 0) }
    case 'seats':
      return { code: 'explain/if-seats', more: change.seats - (before('seats')?.limit ?? 0) }
    case 'quota':
      return { code: 'explain/if-quota', more: change.days - (before('quota')?.limit ?? 0) }
    case 'perWeek':
      return { code: 'explain/if-week', more: (change.days ?? 0) - (before('per-week')?.limit ?? 0) }
    default:
      return undefined
  }
}

const entryOf = ({ planned, preferred }: NonNullable<DayFound['explanation']['entry']>): Reason =>
  planned === preferred
    ? { code: 'explain/entry-preferred', entry: planned }
    : {
        code: planned < preferred ? 'explain/entry-earlier' : 'explain/entry-later',
        entry: planned,
        preferred,
      }

/** Minutes of a team's presence are told only where they are of several people and among enough. */
const fewestGainers = 3

export type PresenceFound = { people: number; minutes: number; days: number; gainers: number }
export type PresenceCost = { days: number; minutes: number | null }

/**
 * What one person less in the office on every day would give. A manager sees the days that people ask for and never
 * how much they matter, which the minutes of one or two of them would tell.
 */
export const presenceCostOf = ({ people, minutes, days, gainers }: PresenceFound): PresenceCost => ({
  days: Math.max(0, days),
  minutes: people >= fewestPeople && gainers >= fewestGainers ? Math.round(minutes) : null,
})

/** What the distance to the best possible amounts to in days asked for and given, at the month's own weights. */
export const gapInDays = (
  gapMinutes: number,
  { wishMinutes, commute }: { wishMinutes: number; commute: { minutes: number } },
): number => Math.max(0, gapMinutes) / Math.max(1, 2 * commute.minutes + wishMinutes)

/** A limit's most precise name on a screen: its day, where it is of one. */
export type MarginShown = {
  kind: 'desk' | 'seat' | 'budget' | 'presence'
  name: string
  day: Day | null
  minutes: number
}

/** One row for what is one thing: the same office on several days stays apart, what gives nothing goes. */
export const marginsWorthShowing = (margins: readonly MarginShown[]): MarginShown[] =>
  margins.filter(({ minutes }) => minutes >= 1).sort((a, b) => b.minutes - a.minutes)
