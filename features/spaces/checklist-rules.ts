// The list of qualified coworkings of the City of Milan (since 2013): what a site must have to be on it, and what is shown
// of safety.
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { Equipment } from './rules.ts'

export const checks = [
  'ten-seats',
  'technology',
  'common-rooms',
  'refreshments',
  'support',
  'events',
  'business-network',
] as const
export type Check = (typeof checks)[number]
export const fewestQualifiedSeats = 10

/** Any of these is enough. */
const shownBy: Record<Exclude<Check, 'ten-seats'>, readonly Equipment[]> = {
  technology: ['broadband'],
  'common-rooms': ['meeting-room', 'phone-booth'],
  refreshments: ['lounge', 'canteen'],
  support: ['reception'],
  events: ['events'],
  'business-network': ['business-network'],
}

/** What the City asks of a qualified coworking: met or missing, and by what. */
export const checklistOf = (
  equipment: readonly Equipment[],
  seats: number,
): { check: Check; met: boolean; found: Equipment[] }[] =>
  checks.map((check) => {
    if (check === 'ten-seats') return { check, met: seats >= fewestQualifiedSeats, found: [] }
    const found = shownBy[check].filter((one) => equipment.includes(one))
    return { check, met: found.length > 0, found }
  })

export const documentKinds = [
  'emergency-plan',
  'risk-assessment',
  'fire-certificate',
  'insurance',
  'accessibility',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** How many days before the end of a safety document its host is warned. */
export const warningDays = [60, 30, 7] as const

export function standingOf(expiresOn: Day | null, today: Day): 'valid' | 'ends-soon' | 'expired' {
  if (expiresOn === null || expiresOn > addDays(today, warningDays[0])) return 'valid'
  return expiresOn < today ? 'expired' : 'ends-soon'
}

/** The warning that is due: days before the end, 0 once it ended; undefined where none is, or it was given. */
export function warningDue(expiresOn: Day, warned: number | null, today: Day): number | undefined {
  const due =
    expiresOn < today ? 0 : [...warningDays].reverse().find((days) => today >= addDays(expiresOn, -days))
  return due === undefined || (warned !== null && warned <= due) ? undefined : due
}
