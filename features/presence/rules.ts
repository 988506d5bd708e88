// Who is in the office, as far as it is anybody's business; and the days of one's own calendar.
import type { Day } from '../../vocabulary/day.ts'

/** Whose place is looked at: of one's own team, office or directorate. */
export const circles = ['team', 'office', 'directorate'] as const
export type Circle = (typeof circles)[number]

/** To whom a person shows in which office and from when; to all others it is office or away. */
export const audiences = ['nobody', 'team', 'organisation'] as const
export type Audience = (typeof audiences)[number]

/** What is known of somebody on a day, before it is decided what who asks may see. */
export type Placed = {
  /** As the plan writes it, or null where the person has no plan for the month. */
  place: string | null
  office: string | null
  shownTo: Audience
  isMe: boolean
  isOfMyTeam: boolean
}
export type Seen = {
  /** Away is home, a near place, a leave, an illness: which, is not told to anybody here. Null: no plan is known. */
  where: 'office' | 'away' | 'unknown'
  /** Only where the person chose so. */
  place: { office: string; from: string } | null
}

/** What who asks sees of somebody: managers and colleagues see the same. */
export function seenOf({ place, office, shownTo, isMe, isOfMyTeam }: Placed): Seen {
  if (place === null) return { where: 'unknown', place: null }
  const [kind, from] = place.split('@')
  if (kind !== 'office') return { where: 'away', place: null }
  const may = isMe || shownTo === 'organisation' || (shownTo === 'team' && isOfMyTeam)
  return { where: 'office', place: may && office && from ? { office, from } : null }
}

/** An own day for the calendar; an absence is in no calendar, and neither are days away where they are not wanted. */
export function calendarDayOf(
  { day, place }: { day: Day; place: string },
  withAway: boolean,
): { day: Day; from: string | null } | undefined {
  const [kind, from] = place.split('@')
  if (kind === 'office') return { day, from: from ?? null }
  if (kind === 'absent' || !withAway) return undefined
  return { day, from: null }
}

/** Months that the calendar holds: past days say little, and the address is less of a secret the older it is. */
export const monthsBack = 2
