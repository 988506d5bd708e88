// A site as its form holds it: all text, until it is sent.
import type { spaces } from '../../features/spaces/contract.ts'
import type { Equipment, SiteKind } from '../../features/spaces/rules.ts'
import { pointWritten } from '../alliance/coordinates.ts'
import type { Answered, Asked } from '../call.ts'

export type WrittenSite = {
  name: string
  kind: SiteKind
  address: string
  point: string
  neighbourhood: string
  equipment: Equipment[]
  houseRules: string
  transportNote: string
  contactName: string
  contactEmail: string
  contactPhone: string
  capacity: string
  week: { opens: string; closes: string; open: boolean }[]
  noon: string
  patronDay: string
  openOnHolidays: boolean
  approval: boolean
  advanceDays: string
  cancelHours: string
}

export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Midnight at the end of a day is written as 23:59 by a browser's field, and meant as the end. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const usualDay = { opens: '08:00', closes: '19:00' }

export const writtenSite = (site?: Answered<typeof spaces.ownSite>, patronDay = ''): WrittenSite => ({
  ...{ name: site?.name ?? '', kind: site?.kind ?? 'company', address: site?.address ?? '' },
  point: site ? `${site.latitude}, ${site.longitude}` : '',
  ...{ neighbourhood: site?.neighbourhood ?? '', equipment: site?.equipment ?? [] },
  ...{ houseRules: site?.houseRules ?? '', transportNote: site?.transportNote ?? '' },
  ...{ contactName: site?.contactName ?? '', contactEmail: site?.contactEmail ?? '' },
  ...{ contactPhone: site?.contactPhone ?? '', capacity: String(site?.capacity ?? '') },
  week: Array.from({ length: 7 }, (_, index) => {
    const [opens, closes] = [site?.opens[index] ?? null, site?.closes[index] ?? null]
    if (opens === null || closes === null) return { ...usualDay, open: site ? false : index < 5 }
    return { opens: clockOf(opens), closes: clockOf(Math.min(closes, 1439)), open: true }
  }),
  noon: clockOf(site?.noon ?? 780),
  patronDay: site ? (site.patronDay ?? '') : patronDay,
  ...{ openOnHolidays: site?.openOnHolidays ?? false, approval: site?.approval ?? false },
  ...{ advanceDays: String(site?.advanceDays ?? 60), cancelHours: String(site?.cancelHours ?? 2) },
})

/** As the server takes it; undefined where the point is none. */
export function askedSite(written: WrittenSite): Asked<typeof spaces.writeSite> | undefined {
  const point = pointWritten(written.point)
  if (!point) return undefined
  const {
    week,
    point: _,
    neighbourhood,
    capacity,
    noon,
    patronDay,
    advanceDays,
    cancelHours,
    ...rest
  } = written
  return {
    ...rest,
    ...point,
    neighbourhood: neighbourhood.trim() === '' ? null : neighbourhood,
    capacity: capacity === '' ? null : Number(capacity),
    opens: week.map(({ open, opens }) => (open ? minutesOf(opens) : null)),
    closes: week.map(({ open, closes }) => (open ? minutesOf(closes) : null)),
    noon: minutesOf(noon),
    patronDay: patronDay === '' ? null : patronDay,
    advanceDays: Number(advanceDays),
    cancelHours: Number(cancelHours),
  }
}
