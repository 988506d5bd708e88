// The month as proposed, changed, approved and published: what is granted, what is in order, what may change.
import { type Day, weekOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { PlanWeights } from '../policy/rules.ts'

/** `office@08:30`, `home`, `space:` with the site's id, `absent`: the words of the plan format. */
export type Place = string
export const placePattern = /^(office@\d\d:\d\d|home|space:[0-9a-f-]{36}|absent)$/
export const isOffice = (place: Place): boolean => place.startsWith('office@')
export const isAway = (place: Place): boolean => place === 'home' || isSpace(place)
/** A seat near home, in a site of the network. Sites have ids of their own, whoever their host is. */
export const isSpace = (place: Place): boolean => place.startsWith(spaceWord)
export const spaceOf = (siteId: string): Place => `${spaceWord}${siteId}`
export const siteOf = (place: Place): string => place.slice(spaceWord.length)
const spaceWord = 'space:'

/** Entry times offered: every quarter of an hour of the band in which the City's offices open (7:30 to 10:00). */
export const slots = [
  '07:30',
  '07:45',
  '08:00',
  '08:15',
  '08:30',
  '08:45',
  '09:00',
  '09:15',
  '09:30',
  '09:45',
  '10:00',
]

/**
 * The policy's weights as the engine takes them, in minutes of people's time. The n-th away day of a person is
 * worth the first one's minutes divided by √n: the first counts most, so that days are shared and not heaped.
 */
export const weightsOf = ({ slotMinutes, deskMinutes, firstDayMinutes }: PlanWeights) => ({
  slotDeviation: slotMinutes,
  deskOverflow: deskMinutes,
  grant: Array.from({ length: 31 }, (_, n) => Math.round((100 * firstDayMinutes) / Math.sqrt(n + 1)) / 100),
})

/** One person's month as proposed, with what was asked. */
export type Assigned = {
  personId: string
  teamId: string
  places: readonly Place[]
  wished: readonly Day[]
}
export type TeamFigures = {
  people: number
  wished: number
  granted: number
  refused: number
  /** Persons in the office on each working day, and persons away. */
  present: number[]
  away: number[]
}

/** Counts by team, in one pass: 6,581 people × 21 days take some milliseconds. */
export function figuresByTeam(assigned: readonly Assigned[], days: readonly Day[]): Map<string, TeamFigures> {
  const figures = new Map<string, TeamFigures>()
  for (const { teamId, places, wished } of assigned) {
    let team = figures.get(teamId)
    if (!team) {
      const none = () => days.map(() => 0)
      team = { people: 0, wished: 0, granted: 0, refused: 0, present: none(), away: none() }
      figures.set(teamId, team)
    }
    const asked = new Set(wished)
    team.people++
    team.wished += asked.size
    for (let index = 0; index < days.length; index++) {
      const place = places[index]!
      if (isAway(place)) {
        team.granted++
        team.away[index]!++
      } else if (isOffice(place)) {
        team.present[index]!++
        if (asked.has(days[index]!)) team.refused++
      }
    }
  }
  return figures
}

/**
 * Away days that count against a directorate's budget. Where closed days are granted besides the days of the
 * month, they count for none.
 */
export function budgetUsed(
  figures: ReadonlyMap<string, Pick<TeamFigures, 'granted' | 'away'>>,
  numbers: readonly { teamId: string; closedDays: readonly Day[]; closedBeyondQuota: boolean }[],
  days: readonly Day[],
): number {
  const besides = new Map(
    numbers.map(({ teamId, closedDays, closedBeyondQuota }) => [teamId, closedBeyondQuota ? closedDays : []]),
  )
  let used = 0
  for (const [teamId, { granted, away }] of figures) {
    used += granted
    for (const day of besides.get(teamId) ?? []) used -= away[days.indexOf(day)] ?? 0
  }
  return used
}

/** Days on which fewer are present than needed although somebody is away: a decision to take. */
export function conflictsOf(
  team: Pick<TeamFigures, 'present' | 'away'>,
  minPresent: readonly number[],
  days: readonly Day[],
) {
  return days.flatMap((day, index) =>
    team.present[index]! < minPresent[index]! && team.away[index]! > 0
      ? [{ day, present: team.present[index]!, needed: minPresent[index]! }]
      : [],
  )
}

/** How a day came to change: by a manager before publication, or in one of the ways of a published month. */
export type ChangeKind =
  | 'changed'
  | 'swapped'
  | 'late-wish'
  | 'given-back'
  | 'recalled'
  | 'recalled-day-back'
  | 'absence-reported'
  | 'absence-withdrawn'
  | 'reviewed'
  | 'replanned'
  | 'replan-undone'
  /** At the publication: the seat proposed was gone, or the person had booked another. */
  | 'seat-changed'
  /** The person gave the seat back, and works at home. */
  | 'seat-left'
export type DayChange = {
  day: Day
  to: 'office' | 'home' | 'absent'
  reason: string
}
export type DayChangeFacts = {
  days: readonly Day[]
  places: readonly Place[]
  wished: readonly Day[]
  anyDay: boolean
  homeSuitable: boolean
  quota: number
  perWeek: number | null
  /** Persons of the team in the office that day, and how many must be. */
  present: number
  minPresent: number
  /** Away days of the directorate still free this month. */
  budgetLeft: number
  /** Away days that the person may have with presence still prevalent; no limit where not said. */
  mostAway?: number | null
  /** The whole team is in that day. */
  teamDay?: boolean
  /** The office is closed that day, with or without another place for those who prefer presence. */
  closed?: 'nowhere' | 'elsewhere' | null
  /** Days before this one are over. */
  today?: Day
}

/** Why a proposed day may not be changed so; all reasons together. */
export function reasonsNotToChange({ day, to, reason }: DayChange, facts: DayChangeFacts): Reason[] {
  const index = facts.days.indexOf(day)
  if (index < 0) return [{ code: 'planning/not-a-working-day', day }]
  const from = facts.places[index]!
  if ((to === 'office' && isOffice(from)) || to === from) return [{ code: 'planning/same-place', day }]
  const reasons: Reason[] = []
  const wished = facts.wished.includes(day)
  if (facts.today !== undefined && day < facts.today) reasons.push({ code: 'planning/day-over', day })
  if (to !== 'home') {
    if (wished && isAway(from) && reason === '') reasons.push({ code: 'planning/reason-needed', day })
    if (to === 'office' && facts.closed === 'nowhere') reasons.push({ code: 'planning/office-closed', day })
  } else {
    // A day near home that becomes one at home was counted already.
    const others = facts.places.map((place, at) => at !== index && isAway(place))
    const away = others.filter(Boolean).length
    const inWeek = others.filter((is, at) => is && weekOf(facts.days[at]!) === weekOf(day)).length
    // Agile work is voluntary: nobody is given a day away that was not asked for (L. 81/2017 art. 18).
    if (!wished && !facts.anyDay) reasons.push({ code: 'planning/day-not-asked', day })
    if (!facts.homeSuitable) reasons.push({ code: 'planning/home-not-suitable' })
    if (away + 1 > facts.quota) reasons.push({ code: 'planning/over-quota', quota: facts.quota })
    if (facts.perWeek !== null && inWeek + 1 > facts.perWeek)
      reasons.push({ code: 'planning/over-week', perWeek: facts.perWeek })
    // DM 8/10/2021 art. 1 c. 3 b, unless an exception says otherwise.
    if (facts.mostAway != null && away + 1 > facts.mostAway)
      reasons.push({ code: 'planning/presence-not-prevalent', most: facts.mostAway })
    if (facts.budgetLeft < (isAway(from) ? 0 : 1)) reasons.push({ code: 'planning/budget-spent' })
    if (facts.teamDay && reason === '') reasons.push({ code: 'planning/team-day', day })
  }
  if (isOffice(from) && to === 'home' && facts.present - 1 < facts.minPresent)
    reasons.push({ code: 'planning/too-few-present', present: facts.present - 1, needed: facts.minPresent })
  return reasons
}

/** The offered entry nearest to a time of the day; the earlier of two as near. */
export function slotNearest(time: string): number {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  let best = 0
  for (let slot = 1; slot < slots.length; slot++)
    if (Math.abs(minutes(slots[slot]!) - minutes(time)) < Math.abs(minutes(slots[best]!) - minutes(time)))
      best = slot
  return best
}

/** The offered entries within a person's band; at least the one nearest to the preferred time. */
export function entrySlots(band: { entryEarliest: string; entryLatest: string; entryPreferred: string }) {
  const inside = slots.flatMap((slot, index) =>
    slot >= band.entryEarliest && slot <= band.entryLatest ? [index] : [],
  )
  const preferred = slotNearest(band.entryPreferred)
  const earliest = inside[0] ?? preferred
  const latest = inside.at(-1) ?? preferred
  return { earliest, latest, preferred: Math.min(Math.max(preferred, earliest), latest) }
}

/** The entry of a day moved to the office: the one that the person prefers, this month or always. */
export const preferredEntryOf = (person: Parameters<typeof entrySlots>[0]): Place =>
  `office@${slots[entrySlots(person).preferred]}`
