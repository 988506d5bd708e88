/**
 * The product says no, for reasons that a person can read: one stable code each, such as
 * `wishes/month-not-open`, with the details its message needs. Anything else that fails is a fault.
 */
export type Reason = { code: string; [detail: string]: string | number }

export class Refused extends Error {
  readonly reasons: readonly Reason[]
  /** The action wrote nothing: there is nothing to undo, and the answer may be kept in the same transaction. */
  readonly untouched: boolean
  constructor(reasons: readonly Reason[], { untouched = false }: { untouched?: boolean } = {}) {
    super(reasons.map(({ code }) => code).join(', '))
    this.reasons = reasons
    this.untouched = untouched
  }
}

/** All reasons are said together, so that nobody mends one to meet the next. */
export function refuseIf(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw new Refused(reasons)
}

/** What was asked for does not exist, or is not for this person to see: the two are never told apart. */
export class NotFound extends Error {
  readonly what: string
  constructor(what: string) {
    super(`${what} not found`)
    this.what = what
  }
}
