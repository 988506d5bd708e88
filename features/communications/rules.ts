// Communications of agile work to the Ministry of Labour (L. 81/2017 art. 23; DM 149 of 22/8/2022; L. 203/2024 art. 14):
// which there are, where each stands, and by when it is due.
import { addDays, addMonths, type Day, monthOf, weekdayOf } from '../../vocabulary/day.ts'
import { holidaysOf } from '../../vocabulary/holidays.ts'

/** The Ministry's own codes: inizio, modifica, annullamento, recesso. */
export const kinds = ['I', 'M', 'A', 'R'] as const
export type Kind = (typeof kinds)[number]

export const states = [
  'due',
  'sending',
  'unclear',
  'exported',
  'accepted',
  'refused',
  'elsewhere',
  'not-needed',
] as const
/**
 * `sending`: asked, no answer yet. `unclear`: asked, and no answer came: looked up there before it is ever asked again.
 * `exported`: in a file that somebody uploads. `elsewhere`: of before the product told anything. `not-needed`: what it
 * was about came to nothing before it was told.
 */
export type State = (typeof states)[number]

export const employerKinds = ['public', 'private'] as const
export type EmployerKind = (typeof employerKinds)[number]
export const channels = ['rest', 'file'] as const
export type Channel = (typeof channels)[number]

/** What an organisation says once, and changes by a later row. */
export type Settings = {
  employerKind: EmployerKind
  employerCode: string
  employerName: string
  /** Insurance position with INAIL and item of its tariff, where a person has none of their own. */
  pat: string
  tariff: string
  /** Who communicates on behalf of the body, if somebody does: 001 consulente del lavoro, 002 avvocato … */
  delegateKind: string
  delegateCode: string
  /** A public body's term for an extension: since circ. 6/2025 from its signature; before, from the last day told. */
  extensionFrom: 'signature' | 'last-day'
  /** A public body's term for an early end: its long term, or the five days that one source repeats. */
  earlyEnd: 'long-term' | 'five-days'
  /** Whether a term that falls on a Sunday or holiday moves on. No source says so for agile work: off unless said. */
  pastHolidays: boolean
  /** What happened before this day was told in another way. */
  since: Day
  channel: Channel
  /** Whether an open earlier period, found when a start is refused, is ended the day before, and the start told again. */
  closeEarlier: boolean
  /** Headings of the files, where the Ministry's differ from ours, by column. */
  headings: Record<string, string>
}
export const usualSettings: Settings = {
  ...{ employerKind: 'public', employerCode: '', employerName: '', pat: '', tariff: '' },
  ...{ delegateKind: '', delegateCode: '', extensionFrom: 'signature', earlyEnd: 'long-term' },
  ...{ pastHolidays: false, since: '2026-01-01' as Day, channel: 'file', closeEarlier: true, headings: {} },
}

/** What a communication says of the period. */
export type Facts = {
  /** Null: an agreement on paper whose day of signature nobody wrote down. */
  signedOn: Day | null
  startsOn: Day
  /** Null: open-ended. */
  endsOn: Day | null
}

export type Deadline = { countedFrom: Day; dueOn: Day; because: string }
type Terms = Pick<Settings, 'employerKind' | 'extensionFrom' | 'earlyEnd' | 'pastHolidays'>
const privateDays = 5
/** Private employers: five calendar days (L. 203/2024 art. 14). */
const afterFiveDays = (from: Day): Day => addDays(from, privateDays)
/** Public bodies and staffing agencies: the twentieth of the month after (D.L. 510/1996 art. 9-bis). */
const twentiethAfter = (from: Day): Day => `${addMonths(monthOf(from), 1)}-20` as Day

const isHoliday = (day: Day): boolean =>
  weekdayOf(day) === 7 || holidaysOf(Number(day.slice(0, 4)), null).some((holiday) => holiday.day === day)
export function firstAfterHolidays(day: Day): Day {
  let open = day
  while (isHoliday(open)) open = addDays(open, 1)
  return open
}

/**
 * By when a communication is due, and from which day that is counted.
 * I: from the actual start and not from the signature (circ. 6 of 27/3/2025). M: from the signature of the change, or
 * of a public body, by choice, from the last day told. R: from the new last day. A: no source names a term; the
 * employer's own is counted from the day on which it came to nothing.
 * @param toldUntil the last day told before, of a change
 * @param happenedOn when the agreement came to nothing, of an annulment
 */
export function deadlineOf(
  kind: Kind,
  { signedOn, startsOn, endsOn }: Facts,
  { toldUntil, happenedOn }: { toldUntil: Day | null; happenedOn: Day },
  { employerKind, extensionFrom, earlyEnd, pastHolidays }: Terms,
): Deadline {
  const isPublic = employerKind === 'public'
  const long = (from: Day, short = false) => (isPublic && !short ? twentiethAfter(from) : afterFiveDays(from))
  const term = (): Deadline => {
    const code = `communications/because-${kind}-${employerKind}`
    if (kind === 'I') return { countedFrom: startsOn, dueOn: long(startsOn), because: code }
    if (kind === 'M') {
      const byEnd = isPublic && extensionFrom === 'last-day' && toldUntil !== null
      const from = byEnd ? toldUntil : (signedOn ?? startsOn)
      return { countedFrom: from, dueOn: long(from), because: byEnd ? `${code}-last-day` : code }
    }
    if (kind === 'R') {
      const short = isPublic && earlyEnd === 'five-days'
      const from = endsOn ?? happenedOn
      return { countedFrom: from, dueOn: long(from, short), because: short ? `${code}-five-days` : code }
    }
    return { countedFrom: happenedOn, dueOn: long(happenedOn), because: code }
  }
  const found = term()
  return pastHolidays ? { ...found, dueOn: firstAfterHolidays(found.dueOn) } : found
}

/** Days before the term on which the office is reminded; then on the term, then when it has passed. */
export const reminderDays = [7, 3, 1, 0] as const
/** Which reminder is due: the smallest number of days that has come; -1 once the term has passed. */
export function reminderDue(dueOn: Day, today: Day): number | undefined {
  if (today > dueOn) return -1
  const due = reminderDays.filter((days) => today >= addDays(dueOn, -days))
  return due.length > 0 ? Math.min(...due) : undefined
}

/** How long a request may be under way before nobody waits for its answer any more. */
export const attemptSeconds = 45
