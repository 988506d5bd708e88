// Sites where people work near home: their words, when they are open, what is missing before they are shown.
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { holidaysOf } from '../../vocabulary/holidays.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import { type SiteKind, siteKinds } from '../policy/items-rules.ts'

// What a day there counts as depends on it: policy knows them too.
export { type SiteKind, siteKinds }

/** What a site has. The second part is what the City asks of a qualified coworking besides. */
export const siteEquipment = [
  'monitor',
  'quiet',
  'phone-booth',
  'meeting-room',
  'canteen',
  'step-free',
  'transport',
  'childcare',
  'bicycle-parking',
  'lockers',
  'broadband',
  'printer',
  'lounge',
  'reception',
  'events',
  'business-network',
] as const
export type Equipment = (typeof siteEquipment)[number]

export const seatAttributes = [
  'monitor',
  'quiet',
  'standing-desk',
  'step-free',
  'window',
  'phone-booth',
  'meeting-room',
] as const
export type SeatAttribute = (typeof seatAttributes)[number]

/** The network books whole days or halves; they meet at the site's `noon`. No free hours: quotas and months count halves. */
export const halves = ['morning', 'afternoon'] as const
export type Half = (typeof halves)[number]

/** By weekday, the first Monday, in minutes after midnight; null: closed. */
export type Week = (number | null)[]

export type Site = {
  /** The host. */
  organisationId: string
  id: string
  name: string
  kind: SiteKind
  address: string
  latitude: number
  longitude: number
  neighbourhood: string | null
  equipment: Equipment[]
  houseRules: string
  transportNote: string
  contactName: string
  contactEmail: string
  contactPhone: string
  /** At most so many at once, fewer than there are seats; null: as many as seats. */
  capacity: number | null
  opens: Week
  closes: Week
  noon: number
  /** Of where the site is, `MM-DD`. */
  patronDay: string | null
  openOnHolidays: boolean
  /** Whoever books waits until the host says yes. */
  approval: boolean
  advanceDays: number
  cancelHours: number
  published: boolean
  /** Closed for good from then on. */
  closedFrom: Day | null
}
export type Closure = {
  id: string
  siteId: string
  from: Day
  until: Day
  morning: boolean
  afternoon: boolean
  reason: string
}
export type Floor = {
  id: string
  siteId: string
  name: string
  level: number
  /** Null: no plan, its seats are a list. Seats lie in thousandths of its width and height. */
  plan: { type: 'image/svg+xml' | 'image/png' | 'image/jpeg'; width: number; height: number } | null
}
export type Seat = {
  id: string
  siteId: string
  floorId: string | null
  label: string
  x: number | null
  y: number | null
  attributes: SeatAttribute[]
  /** Not to be booked from then on. */
  retiredOn: Day | null
}

/** When a site is open: what `isOpen` needs of it. */
export type Opening = Pick<
  Site,
  'opens' | 'closes' | 'noon' | 'patronDay' | 'openOnHolidays' | 'published' | 'closedFrom'
> & { closures: readonly Pick<Closure, 'from' | 'until' | 'morning' | 'afternoon'>[] }

/** Whether people may sit there: published, not closed, an opening weekday, no holiday of the place. */
export function isOpen(site: Opening, day: Day, half: Half): boolean {
  if (!site.published || (site.closedFrom !== null && day >= site.closedFrom)) return false
  const weekday = weekdayOf(day) - 1
  const [opens, closes] = [site.opens[weekday] ?? null, site.closes[weekday] ?? null]
  if (opens === null || closes === null) return false
  if (half === 'morning' ? opens >= site.noon : closes <= site.noon) return false
  if (!site.openOnHolidays && holidayAt(site, day) !== undefined) return false
  return !site.closures.some((one) => one.from <= day && day <= one.until && one[half])
}

const known = new Map<string, Map<Day, string>>()
/** The key of its words, where the day is a holiday of the place. */
export function holidayAt({ patronDay }: Pick<Site, 'patronDay'>, day: Day): string | undefined {
  const year = day.slice(0, 4)
  const key = `${year} ${patronDay}`
  let holidays = known.get(key)
  if (!holidays) {
    holidays = new Map(holidaysOf(Number(year), patronDay).map((one) => [one.day, one.name]))
    // Few years and patrons are in use: those that a request made up are not kept.
    if (known.size < 500) known.set(key, holidays)
  }
  return holidays.get(day)
}

/** The days from one to another on which it is open, each with its halves. */
export function openDays(
  site: Opening,
  from: Day,
  until: Day,
): { day: Day; morning: boolean; afternoon: boolean }[] {
  const days: { day: Day; morning: boolean; afternoon: boolean }[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const [morning, afternoon] = [isOpen(site, day, 'morning'), isOpen(site, day, 'afternoon')]
    if (morning || afternoon) days.push({ day, morning, afternoon })
  }
  return days
}

/** What is in force between a host and a guest for a site, as a convention says it. */
export type Lending = {
  /** The host. */
  organisationId: string
  siteId: string
  guestId: string
  conventionId: string
  from: Day
  until: Day
  weekdays: number[]
  morning: boolean
  afternoon: boolean
  /** Seats kept for this guest each day; null: shared. */
  seats: number | null
  mostPerDay: number | null
  names: boolean
}

/** What is wrong with how a site is written. */
export function reasonsNotToKeep(
  site: Pick<Site, 'opens' | 'closes' | 'capacity' | 'patronDay'>,
  seats: number,
): Reason[] {
  const reasons: Reason[] = []
  site.opens.forEach((opens, index) => {
    const closes = site.closes[index] ?? null
    if ((opens === null) !== (closes === null) || (opens !== null && closes !== null && opens >= closes))
      reasons.push({ code: 'spaces/opening-unsound', weekday: index + 1 })
  })
  if (site.capacity !== null && seats > 0 && site.capacity > seats)
    reasons.push({ code: 'spaces/capacity-above-seats', capacity: site.capacity, seats })
  return reasons
}

const mostDaysSaid = 10
/**
 * Days on which people have a seat and would find the site shut by what is written anew: they are closed first, one by one,
 * and that tells them.
 */
export function reasonsNotToShut(
  site: Opening,
  standing: readonly { day: Day; morning: boolean; afternoon: boolean; bookings: number }[],
): Reason[] {
  const lost = new Map<Day, number>()
  for (const { day, bookings, ...part } of standing)
    if (halves.some((half) => part[half] && !isOpen(site, day, half)))
      lost.set(day, (lost.get(day) ?? 0) + bookings)
  return [...lost].slice(0, mostDaysSaid).map(([day, bookings]) => ({
    ...{ code: 'spaces/booked-when-shut', day, bookings },
  }))
}

/** All that is missing before a site is shown to others, said at once. */
export function reasonsNotToPublish(
  site: Pick<
    Site,
    'opens' | 'address' | 'houseRules' | 'contactEmail' | 'contactPhone' | 'published' | 'closedFrom'
  >,
  facts: { seats: number; expired: readonly string[]; today: Day },
): Reason[] {
  const reasons: Reason[] = []
  if (site.published) reasons.push({ code: 'spaces/published-already' })
  if (site.closedFrom !== null && site.closedFrom <= facts.today) reasons.push({ code: 'spaces/closed' })
  if (facts.seats === 0) reasons.push({ code: 'spaces/no-seats' })
  if (site.opens.every((opens) => opens === null)) reasons.push({ code: 'spaces/never-open' })
  if (site.address.trim() === '') reasons.push({ code: 'spaces/address-missing' })
  if (site.houseRules.trim() === '') reasons.push({ code: 'spaces/house-rules-missing' })
  if (site.contactEmail.trim() === '' && site.contactPhone.trim() === '')
    reasons.push({ code: 'spaces/contact-missing' })
  for (const title of facts.expired) reasons.push({ code: 'spaces/document-expired', title })
  return reasons
}
