// What training says of a month: on which days somebody has done all that work away needs, and what is missing.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** A course that a person needs to work away, from a day on. */
export type Required = { courseId: string; title: string; requiredFrom: Day }
export type Held = { courseId: string; issuedOn: Day; validUntil: Day | null }
export type TrainingNeed = {
  gate: 'off' | 'warn' | 'block'
  /** Days on which everything required is done and holds. */
  covered: Day[]
  reasons: Reason[]
  /** That something is missing on one day: said to the person, and to somebody else about them. */
  onDay: { own: string; of: string }
}

const holdsOn = ({ issuedOn, validUntil }: Held, day: Day): boolean =>
  issuedOn <= day && (validUntil === null || day <= validUntil)

/** The training of one person in some days, ascending. Before it is required a course keeps nobody from a day. */
export function trainingNeeded(
  gate: TrainingNeed['gate'],
  required: readonly Required[],
  held: readonly Held[],
  days: readonly Day[],
): TrainingNeed {
  const onDay = { own: 'training/gate-day', of: 'training/gate-day-of' }
  const reasons: Reason[] = []
  let covered = [...days]
  for (const { courseId, title, requiredFrom } of required) {
    const own = held.filter((one) => one.courseId === courseId)
    const missing = new Set(
      days.filter((day) => day >= requiredFrom && !own.some((one) => holdsOn(one, day))),
    )
    const [from] = missing
    if (from === undefined) continue
    covered = covered.filter((day) => !missing.has(day))
    const first = days.find((day) => day >= requiredFrom)!
    const last = own.map(({ validUntil }) => validUntil ?? '').reduce((a, b) => (a > b ? a : b), '')
    if (from > first && last) reasons.push({ code: 'training/gate-ends', course: title, until: last })
    else if (requiredFrom > days[0]!)
      reasons.push({ code: 'training/gate-required-from', course: title, from: requiredFrom })
    else if (last) reasons.push({ code: 'training/gate-expired', course: title, until: last })
    else reasons.push({ code: 'training/gate-missing', course: title })
  }
  return { gate, covered, reasons, onDay }
}
