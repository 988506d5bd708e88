/**
 * A month problem in typed arrays: the library's input where JSON does not reach (a text of a million people
 * does not fit a string). The same problem as `vicinato/month-problem@1`, rows by number instead of by id;
 * `planArrays` plans it, `checkArrays` says what is wrong with it, `arraysOf` and `problemOf` translate.
 *
 * Person-days are numbered `person * days + day`, team-days, office-days and space-days likewise; minutes are
 * doubles. Arrays may lie in shared memory.
 */

/** Words of a person-day; a decided space is its place in the person's list, from 0. */
export const FREE = -1
export const OFFICE = -2
export const ABSENT = -3
export const HOME = -4

export interface MonthArrays {
  people: number
  days: number
  slots: number
  directorates: number
  teams: number
  offices: number
  spaces: number
  zones: number
  /** Per day: the number of its ISO week, from 0, never decreasing. */
  weekOfDay: Int32Array
  /** Minutes: `weights` of the format. */
  slotDeviation: number
  deskOverflow: number
  grant: Float64Array
  /** Per directorate: away person-days. */
  budget: Int32Array
  /** Per team: directorate and office; per team-day: people who must be there. */
  directorateOfTeam: Int32Array
  officeOfTeam: Int32Array
  minPresent: Int32Array
  /** Per office: its zone, −1 for none; per office-day: desks. */
  zoneOfOffice: Int32Array
  desks: Int32Array
  /** Per space-day. */
  seats: Int32Array
  /** Tiers of slot s of zone z: `tierStart[z * slots + s]` to the next; the last `upTo` of each is Infinity. */
  tierStart: Int32Array
  tierUpTo: Float64Array
  tierMinutes: Float64Array
  /** Per person. */
  teamOf: Int32Array
  quota: Int32Array
  /** Away days in a week, −1 for no such rule. */
  perWeek: Int32Array
  granted: Int32Array
  /** Minutes one way. */
  commute: Float64Array
  /** 1 where home is suitable. */
  home: Uint8Array
  nearBonus: Float64Array
  /** Places of person p: `placeStart[p]` to the next; the space and the minutes one way. */
  placeStart: Int32Array
  placeSpace: Int32Array
  placeMinutes: Float64Array
  /** Slots. */
  earliest: Uint8Array
  latest: Uint8Array
  preferred: Uint8Array
  /** Per person-day: FREE, OFFICE, ABSENT, HOME or a place of the person's list. */
  word: Int16Array
  /** Per person-day: minutes of value of being away. */
  wish: Float64Array
}

/** Lengths that the format allows at most, as in reading.ts. */
const most = { days: 31, slots: 96 }

/** What is wrong with these arrays, in words; at most the first row of each kind. Empty: they are sound. */
export function checkArrays(a: MonthArrays): string[] {
  const faults: string[] = []
  const D = a.days
  const lengths: [keyof MonthArrays, number][] = [
    ['weekOfDay', D],
    ['budget', a.directorates],
    ['directorateOfTeam', a.teams],
    ['officeOfTeam', a.teams],
    ['minPresent', a.teams * D],
    ['zoneOfOffice', a.offices],
    ['desks', a.offices * D],
    ['seats', a.spaces * D],
    ['tierStart', a.zones * a.slots + 1],
    ['placeStart', a.people + 1],
    ...(['teamOf', 'quota', 'perWeek', 'granted', 'commute', 'home', 'nearBonus'] as const).map(
      (name): [keyof MonthArrays, number] => [name, a.people],
    ),
    ...(['earliest', 'latest', 'preferred'] as const).map((name): [keyof MonthArrays, number] => [
      name,
      a.people,
    ]),
    ['word', a.people * D],
    ['wish', a.people * D],
  ]
  for (const count of ['people', 'directorates', 'teams', 'offices', 'spaces', 'zones'] as const) {
    if (!Number.isInteger(a[count]) || a[count] < 0)
      faults.push(`${count}: expected a whole number, 0 or more`)
  }
  if (!(a.days >= 1 && a.days <= most.days)) faults.push(`days: expected 1 to ${most.days}`)
  if (!(a.slots >= 1 && a.slots <= most.slots)) faults.push(`slots: expected 1 to ${most.slots}`)
  if (faults.length > 0) return faults
  for (const [name, length] of lengths) {
    const found = (a[name] as ArrayLike<number>).length
    if (found !== length) faults.push(`${name}: expected ${length} numbers, found ${found}`)
  }
  if (faults.length > 0) return faults

  const each = (
    name: keyof MonthArrays,
    says: string,
    holds: (value: number, at: number) => boolean,
  ): void => {
    const values = a[name] as ArrayLike<number>
    for (let at = 0; at < values.length; at++) {
      if (holds(values[at]!, at)) continue
      faults.push(`${name}[${at}]: expected ${says}, found ${values[at]}`)
      return
    }
  }
  const within =
    (count: number) =>
    (value: number): boolean =>
      value >= 0 && value < count
  const natural = (value: number): boolean => value >= 0
  const minutes = (value: number): boolean => value >= 0 && value < Number.POSITIVE_INFINITY
  if (!minutes(a.slotDeviation) || !minutes(a.deskOverflow))
    faults.push('slotDeviation, deskOverflow: expected minutes')
  each('grant', 'minutes that never increase', (v, k) => minutes(v) && (k === 0 || v <= a.grant[k - 1]!))
  each('weekOfDay', 'weeks from 0, never decreasing', (v, d) =>
    d === 0 ? v === 0 : v >= a.weekOfDay[d - 1]! && v <= a.weekOfDay[d - 1]! + 1,
  )
  each('directorateOfTeam', 'a directorate', within(a.directorates))
  each('officeOfTeam', 'an office', within(a.offices))
  each('zoneOfOffice', 'a zone or -1', (v) => v >= -1 && v < a.zones)
  for (const name of ['budget', 'minPresent', 'desks', 'seats', 'quota', 'granted'] as const) {
    each(name, '0 or more', natural)
  }
  each('perWeek', '-1 or more', (v) => v >= -1)
  each('teamOf', 'a team', within(a.teams))
  each('commute', 'minutes', minutes)
  each('nearBonus', 'minutes', minutes)
  each('wish', 'minutes', (v) => Math.abs(v) < Number.POSITIVE_INFINITY)
  const ascends =
    (start: Int32Array, end: number, least: number) =>
    (v: number, k: number): boolean =>
      (k === 0 ? v === 0 : v >= start[k - 1]! + least) && (k < start.length - 1 || v === end)
  each('tierStart', 'at least one tier of each slot', ascends(a.tierStart, a.tierUpTo.length, 1))
  each('placeStart', 'places one after the other', ascends(a.placeStart, a.placeSpace.length, 0))
  if (a.placeMinutes.length !== a.placeSpace.length)
    faults.push('placeMinutes: expected as many as placeSpace')
  if (a.tierMinutes.length !== a.tierUpTo.length) faults.push('tierMinutes: expected as many as tierUpTo')
  each('placeSpace', 'a space', within(a.spaces))
  each('placeMinutes', 'minutes', minutes)
  each(
    'preferred',
    'earliest <= preferred <= latest < slots',
    (v, p) => a.earliest[p]! <= v && v <= a.latest[p]! && a.latest[p]! < a.slots,
  )
  if (faults.length > 0) return faults
  each('word', 'a word, or a place of the person', (v, at) => {
    const p = Math.floor(at / D)
    return v >= HOME && v < a.placeStart[p + 1]! - a.placeStart[p]!
  })
  const last = new Uint8Array(a.tierUpTo.length)
  for (let c = 1; c < a.tierStart.length; c++) last[a.tierStart[c]! - 1] = 1
  each('tierUpTo', 'ascending, the last of each slot Infinity', (v, k) =>
    last[k] === 1 ? v === Number.POSITIVE_INFINITY : v >= 0 && v <= a.tierUpTo[k + 1]!,
  )
  each(
    'tierMinutes',
    'minutes that never decrease',
    (v, k) => minutes(v) && (last[k] === 1 || v <= a.tierMinutes[k + 1]!),
  )
  return faults
}
