/**
 * What was found while a feed was read: rows mended, rows left out, and why a feed cannot serve. Counted by file and
 * kind with the first lines, since a fault of an exporter repeats itself a hundred thousand times.
 */
export type Outcome = 'repaired' | 'left-out' | 'noted'

/** Stable codes, so that a product can say them in its own language. */
export const findingSentences = {
  'in-a-folder': ['repaired', 'files lie in a folder of the archive'],
  'other-encoding': ['repaired', 'not UTF-8: read as Windows-1252 or UTF-16'],
  'byte-order-mark': ['repaired', 'begins with a byte-order mark'],
  'blank-with-space': ['repaired', 'fields with spaces around them, or blanks that hold a space'],
  'stray-quote': ['repaired', 'quotes that are not escaped, taken as they stand'],
  'quote-not-closed': ['repaired', 'a quote is opened and not closed: ended with its line'],
  'line-break-in-field': ['repaired', 'a field goes over several lines'],
  'short-row': ['repaired', 'fewer fields than the header: the rest is taken as blank'],
  'long-row': ['repaired', 'more fields than the header: the rest is ignored'],
  'blank-line': ['repaired', 'blank lines'],
  'unpadded-time': ['repaired', 'times whose hour has one digit, or without seconds'],
  'one-time-missing': ['repaired', 'only arrival or only departure given: taken for both'],
  'time-by-distance': ['repaired', 'times missing: interpolated by distance travelled'],
  'time-by-order': ['repaired', 'times missing: interpolated by order'],
  'departs-before-arrival': ['repaired', 'departure before arrival at the same stop: departs on arrival'],
  'past-midnight': ['repaired', 'times begin again after midnight: 24 hours were added'],
  'rows-out-of-order': ['repaired', 'stops of a trip out of order: sorted by stop_sequence'],
  'stop-without-point': ['repaired', 'stops without usable coordinates: served, but not reached on foot'],
  'trip-without-route': ['repaired', 'trips of an unknown route: served without a line name'],
  'no-file': ['noted', 'an optional file is not there'],
  'negative-transfer-time': ['repaired', 'negative transfer times: taken as 0'],
  'unreadable-time': ['left-out', 'times that cannot be read'],
  'untimed-end': ['left-out', 'stops before the first or after the last known time of a trip'],
  'time-goes-back': ['left-out', 'trips whose times go back'],
  'double-id': ['left-out', 'rows with an id that was there already'],
  'no-id': ['left-out', 'rows without an id'],
  'unknown-trip': ['left-out', 'rows of a trip that is not in trips.txt'],
  'unknown-stop': ['left-out', 'rows of a stop that is not in stops.txt'],
  'not-a-stop': ['left-out', 'rows of a station, entrance or area, where vehicles do not stop'],
  'double-sequence': ['left-out', 'a stop_sequence twice in one trip'],
  'bad-sequence': ['left-out', 'a stop_sequence that is no whole number'],
  'single-stop': ['left-out', 'trips with fewer than two stops'],
  'unknown-service': ['left-out', 'trips whose service has no days'],
  'bad-date': ['left-out', 'rows with a date that is none'],
  'bad-exception': ['left-out', 'exceptions of an unknown type'],
  'bad-headway': ['left-out', 'frequencies without a usable headway or time'],
  'transfer-ignored': ['left-out', 'transfers to the stop itself, of other types, or between other places'],
} as const satisfies Record<string, readonly [Outcome, string]>

export type FindingCode = keyof typeof findingSentences

/** Why a feed cannot serve. */
export const refusalSentences = {
  'not-an-archive': 'this is no ZIP archive',
  'damaged-archive': 'the archive is damaged',
  'packed-otherwise': 'packed or encrypted in a way that is not read here',
  'too-large': 'larger when unpacked than is allowed',
  'missing-file': 'the file is missing',
  'missing-column': 'a column is missing',
  'no-calendar': 'neither calendar.txt nor calendar_dates.txt is there',
  'no-stops': 'no stop can be used',
  'no-trips': 'no trip can be used',
  'no-days': 'on no day does a trip run',
} as const

export type RefusalCode = keyof typeof refusalSentences

export interface Finding {
  file: string
  code: FindingCode
  outcome: Outcome
  count: number
  /** The first lines, counted from 1 with the header; empty where a finding is of the file. */
  lines: number[]
  /** What the first of them was about, where a name helps. */
  example?: string
}

export interface Refusal {
  file: string
  code: RefusalCode
  detail?: string
}

const linesKept = 5

export class Findings {
  readonly #byFile = new Map<string, Map<FindingCode, Finding>>()
  readonly refusals: Refusal[] = []

  note(file: string, code: FindingCode, line = 0, example?: string): void {
    let ofFile = this.#byFile.get(file)
    if (ofFile === undefined) {
      ofFile = new Map()
      this.#byFile.set(file, ofFile)
    }
    let finding = ofFile.get(code)
    if (finding === undefined) {
      finding = { file, code, outcome: findingSentences[code][0], count: 0, lines: [] }
      if (example !== undefined) finding.example = example
      ofFile.set(code, finding)
    }
    finding.count++
    if (line > 0 && finding.lines.length < linesKept && finding.lines.at(-1) !== line)
      finding.lines.push(line)
  }

  refuse(file: string, code: RefusalCode, detail?: string): void {
    this.refusals.push({ file, code, ...(detail === undefined ? {} : { detail }) })
  }

  /** By file, then by kind. */
  list(): Finding[] {
    return [...this.#byFile.values()]
      .flatMap((ofFile) => [...ofFile.values()])
      .sort((a, b) => a.file.localeCompare(b.file) || a.code.localeCompare(b.code))
  }
}

/** One line for a person, in English. */
export function describeFinding({ file, code, outcome, count, lines, example }: Finding): string {
  const at = lines.length === 0 ? '' : ` (line ${lines.join(', ')}${count > lines.length ? ', …' : ''})`
  const said = example === undefined ? '' : `, first: ${example}`
  return `${file}: ${outcome} ${count} × ${findingSentences[code][1]}${at}${said}`
}

export const describeRefusal = ({ file, code, detail }: Refusal): string =>
  `${file}: ${refusalSentences[code]}${detail === undefined ? '' : `: ${detail}`}`
