/**
 * A month problem as the search works on it. What is decided is taken out: limits become rooms (what is left
 * for free days), and its cost a constant. Person-days are numbered `p * days + d`, team-days `t * days + d`,
 * and so on; zone cells `(z * days + d) * slots + s`.
 */
export { ABSENT, FREE, HOME, OFFICE } from './month-arrays.ts'

export interface Published {
  /** Per person-day: as Schedule.choice; where nothing was published, what costs no charge. */
  choice: Int16Array
  /** Per person-day: the announced entry slot of office days, -1 elsewhere. */
  slot: Int32Array
  /** Per day: minutes charged for a published day that is spent elsewhere. */
  charge: Float64Array
  /** Per zone cell: arrivals of people who are not part of the instance. */
  load: Int32Array
}

/** A limit that what is decided broke by itself; `day` is a day, a week for `perWeek`, else -1. */
export interface RaisedRow {
  rule: 'quota' | 'perWeek' | 'present' | 'budget' | 'seats'
  row: number
  day: number
  from: number
  to: number
}

/** People who share zone, band and preferred slot are alike to whoever counts arrivals: a band. */
export interface Bands {
  count: number
  /** Per person. */
  of: Int32Array
  /** Per band; the zone is -1 where arriving costs nothing. */
  zone: Int32Array
  earliest: Int32Array
  latest: Int32Array
  preferred: Int32Array
  /** Per band and slot: minutes of deviation, Infinity outside the band. */
  deviation: Float64Array
}

export interface Instance {
  people: number
  days: number
  slots: number
  teams: number
  offices: number
  spaces: number
  zones: number
  directorates: number
  weeks: number
  weekOfDay: Int32Array
  deskOverflow: number

  teamOf: Int32Array
  officeOfTeam: Int32Array
  directorateOfTeam: Int32Array
  zoneOfOffice: Int32Array
  /** Members of team t: `members[teamStart[t] .. teamStart[t + 1]]`. */
  teamStart: Int32Array
  members: Int32Array

  /** Per person-day: a word. */
  word: Int16Array
  wish: Float64Array
  /** Per person: the cost of an office day at the preferred slot. */
  officeCost: Float64Array
  homeSuits: Uint8Array
  /** Places of person p: `placeStart[p] .. placeStart[p + 1]`; the space and its cost per day. */
  placeStart: Int32Array
  placeSpace: Int32Array
  placeCost: Float64Array
  /** Away days left: in the month, and per person-week (`days` where there is no rule). */
  quotaRoom: Int16Array
  weekRoom: Int16Array
  /** Per person: where the first free away day enters `grant`. */
  grantFrom: Int32Array
  grant: Float64Array

  bands: Bands

  teamRoom: Int32Array
  directorateRoom: Int32Array
  seatRoom: Int32Array
  desks: Int32Array
  /** Per office-day: people there if nobody were away on a free day. */
  officeMost: Int32Array
  /** Tiers of slot cell z * slots + s: `tierStart[c] .. tierStart[c + 1]`, last `upTo` Infinity. */
  tierStart: Int32Array
  tierUpTo: Float64Array
  tierMinutes: Float64Array

  /** Minutes: what decided away days cost and their grants give. */
  constant: number
  /** What was published for these people, where it is to be changed as little as possible. */
  published: Published | null
  raised: RaisedRow[]
}

/** The first tier of slot s of a zone that holds arrival number m. */
export function tierOf(i: Instance, zone: number, s: number, m: number): number {
  let tier = i.tierStart[zone * i.slots + s]!
  while (m > i.tierUpTo[tier]!) tier += 1
  return tier
}
