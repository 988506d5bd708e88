// Courses, seats and certificates: what may be done, and how long what was done holds.
import { addDays, addMonths, type Day, daysOfMonth, monthOf } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** For whom a course is. Agile workers are those who work away, or ask to. */
export const audiences = ['everybody', 'agile-workers', 'managers', 'middle-managers'] as const
export type Audience = (typeof audiences)[number]
/** What of it the indicators of the plan count (POLA: competenze direzionali, organizzative, digitali). */
export const subjects = ['organisational', 'management', 'digital', 'safety'] as const
export type Subject = (typeof subjects)[number]
export const hows = ['online', 'in-person', 'own-pace'] as const
export type How = (typeof hows)[number]
export const outcomes = ['passed', 'not-passed', 'absent'] as const
export type Outcome = (typeof outcomes)[number]

export type Course = {
  id: string
  code: string
  title: string
  description: string
  audience: Audience
  subject: Subject
  hours: number
  /** How long it holds once done; null: for good. */
  validMonths: number | null
  /** From when its audience needs it to work away; null: it is offered and not required. */
  requiredFrom: Day | null
  retired: boolean
}
export type Edition = {
  id: string
  courseId: string
  code: string
  startsOn: Day
  endsOn: Day
  how: How
  place: string
  /** Null: as many as come. */
  seats: number | null
  enrolUntil: Day
  selfEnrol: boolean
  costCents: number | null
  cancelled: boolean
}

/** The last day on which a certificate holds: the same day after so many months, or the month's last where it has none. */
export function validUntil(issuedOn: Day, validMonths: number | null): Day | null {
  if (validMonths === null) return null
  const days = daysOfMonth(addMonths(monthOf(issuedOn), validMonths))
  return days[Math.min(Number(issuedOn.slice(8)), days.length) - 1]!
}

/** Whom a course is for among those of these roles; every person may come to work away. */
export function isFor(audience: Audience, roles: readonly string[]): boolean {
  if (audience === 'managers') return roles.includes('directorate-head')
  if (audience === 'middle-managers') return roles.includes('team-manager')
  return true
}

export type Standing = 'valid' | 'ends-soon' | 'expired'
/** How a certificate stands on a day. @param soonDays how long before its end one should renew it */
export function standingOf(until: Day | null, today: Day, soonUntil: Day): Standing {
  if (until === null || until > soonUntil) return 'valid'
  return until < today ? 'expired' : 'ends-soon'
}

/**
 * Why somebody may not have a seat.
 * @param taken seats that others have now
 */
export function reasonsNotToEnrol(
  edition: Pick<Edition, 'seats' | 'enrolUntil' | 'endsOn' | 'selfEnrol' | 'cancelled'>,
  facts: { taken: number; enrolled: boolean; today: Day; byOffice: boolean },
): Reason[] {
  const { seats, enrolUntil, endsOn, selfEnrol, cancelled } = edition
  const reasons: Reason[] = []
  if (cancelled) reasons.push({ code: 'training/edition-cancelled' })
  if (facts.enrolled) reasons.push({ code: 'training/enrolled-already' })
  if (!facts.byOffice && !selfEnrol) reasons.push({ code: 'training/office-enrols' })
  // The office may enrol who comes late, as long as it is not over.
  const last = facts.byOffice ? endsOn : enrolUntil
  if (facts.today > last) reasons.push({ code: 'training/enrolment-over', until: last })
  if (seats !== null && facts.taken >= seats) reasons.push({ code: 'training/edition-full', seats })
  return reasons
}

/** The lowest seats that nobody has. */
export function freeSeats(seats: number, taken: readonly number[], wanted: number): number[] {
  const gone = new Set(taken)
  const free: number[] = []
  for (let seat = 1; seat <= seats && free.length < wanted; seat++) if (!gone.has(seat)) free.push(seat)
  return free
}

export type EditionWritten = Pick<Edition, 'startsOn' | 'endsOn' | 'enrolUntil' | 'seats' | 'how' | 'place'>
/** What is wrong with an edition. @param lastTaken the highest number of seats that people have */
export function reasonsNotToHold(edition: EditionWritten, taken = 0): Reason[] {
  const { startsOn, endsOn, enrolUntil, seats, how, place } = edition
  const reasons: Reason[] = []
  if (endsOn < startsOn) reasons.push({ code: 'training/ends-before-start' })
  if (enrolUntil > endsOn) reasons.push({ code: 'training/enrols-after-end' })
  if (how === 'in-person' && place.trim() === '') reasons.push({ code: 'training/place-missing' })
  if (seats !== null && seats < taken) reasons.push({ code: 'training/seats-taken', seats, taken })
  return reasons
}

export type ResultWritten = { enrolmentId: string; outcome: Outcome; hours: number; score: number | null }
/** What is wrong with results, all at once. */
export function reasonsNotToRecord(
  results: readonly ResultWritten[],
  facts: {
    edition: Pick<Edition, 'startsOn' | 'cancelled'>
    hours: number
    known: ReadonlySet<string>
    today: Day
  },
): Reason[] {
  const { edition, hours, known, today } = facts
  const reasons: Reason[] = []
  if (edition.cancelled) reasons.push({ code: 'training/edition-cancelled' })
  if (today < edition.startsOn) reasons.push({ code: 'training/not-begun', from: edition.startsOn })
  if (results.some(({ enrolmentId }) => !known.has(enrolmentId)))
    reasons.push({ code: 'training/not-enrolled' })
  if (results.some((one) => one.hours > hours)) reasons.push({ code: 'training/too-many-hours', hours })
  if (results.some((one) => one.outcome === 'passed' && one.hours === 0))
    reasons.push({ code: 'training/passed-without-hours' })
  return reasons
}

/** How many days before an end a warning is due now: the nearest of those that came; undefined where none did. */
export function warningDue(until: Day, daysBefore: readonly number[], today: Day): number | undefined {
  const due = daysBefore.filter((days) => today >= addDays(until, -days))
  return until < today || due.length === 0 ? undefined : Math.min(...due)
}
