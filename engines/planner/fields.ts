/** Checks of single JSON values, each reporting what is wrong and answering whether it is sound. */

export interface Fault {
  /** JSON path from the problem, such as `people[12].days[3]`; empty for the problem itself. */
  path: string
  message: string
}

export type Report = (path: string, message: string) => void

const longestId = 200
const mostCount = 1e9
/** Beyond this, sums over a city in doubles would lose their cents. */
export const mostMinutes = 1e6

/** A value as a message may show it: short, on one line. */
export const quoted = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
    : typeof value

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export type FieldRules = ReturnType<typeof fieldRules>

export function fieldRules(report: Report) {
  const record = (value: unknown, path: string): Record<string, unknown> | undefined => {
    if (isRecord(value)) return value
    report(path, 'expected an object')
    return undefined
  }
  const list = (value: unknown, path: string, least: number, greatest: number): unknown[] | undefined => {
    if (!Array.isArray(value)) report(path, 'expected a list')
    else if (value.length < least) report(path, `expected at least ${least}`)
    else if (value.length > greatest) report(path, `expected at most ${greatest}, found ${value.length}`)
    else return value
    return undefined
  }
  /** `expected` 0 is not known: then nothing is said about the length. */
  const length = (values: unknown[], expected: number, path: string): boolean => {
    if (expected === 0 || values.length === expected) return true
    report(path, `expected ${expected} values, one per day; found ${values.length}`)
    return false
  }
  const count = (value: unknown, path: string): boolean => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostCount) return true
    report(path, 'expected a whole number, 0 or more')
    return false
  }
  const minutes = (value: unknown, path: string, least: number): boolean => {
    if (typeof value === 'number' && value >= least && value <= mostMinutes) return true
    report(path, `expected minutes, a number of ${least} to ${mostMinutes}`)
    return false
  }
  const counts = (value: unknown, expected: number, path: string): void => {
    if (!Array.isArray(value)) {
      report(path, 'expected a list')
      return
    }
    if (!length(value, expected, path)) return
    for (let i = 0; i < value.length; i++) count(value[i], `${path}[${i}]`)
  }
  const reference = (value: unknown, known: ReadonlySet<string>, path: string): void => {
    if (typeof value !== 'string') report(path, 'expected an id')
    else if (!known.has(value)) report(path, `unknown id ${quoted(value)}`)
  }
  /** Every row that is an object; the others were reported by `ids`. */
  const rows = (
    value: unknown,
    name: string,
    read: (row: Record<string, unknown>, path: string) => void,
  ): void => {
    if (!Array.isArray(value)) return
    for (let i = 0; i < value.length; i++) if (isRecord(value[i])) read(value[i], `${name}[${i}]`)
  }
  /** The ids of a list of rows; reports what is no row, no id, or an id seen before. */
  const ids = (value: unknown, name: string): Set<string> => {
    const seen = new Set<string>()
    if (!Array.isArray(value)) {
      report(name, 'expected a list')
      return seen
    }
    for (let i = 0; i < value.length; i++) {
      const row = record(value[i], `${name}[${i}]`)
      if (row === undefined) continue
      const { id } = row
      if (typeof id !== 'string' || id === '' || id.length > longestId) {
        report(`${name}[${i}].id`, `expected an id, a text of 1 to ${longestId} characters`)
      } else if (seen.has(id)) report(`${name}[${i}].id`, `duplicate id ${quoted(id)}`)
      else seen.add(id)
    }
    return seen
  }
  return { record, list, length, count, minutes, counts, reference, rows, ids }
}
