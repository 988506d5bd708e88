// What an attendance system is told of each day of a published month: the planned regime, not what happened.
import type { Day } from '../../vocabulary/day.ts'
import type { Regime as AgreedRegime, Band } from '../agreements/rules.ts'
import { isAway, isOffice, type Place } from '../planning/rules.ts'

/**
 * In the office, agile work, or remote work with its fixed hours (CCNL Funzioni Locali 16/11/2022, arts. 63-70);
 * none on a day of absence, whose kind is not known here.
 */
export const regimes = ['presence', 'agile', 'remote', 'none'] as const
export type Regime = (typeof regimes)[number]
export const placeCategories = ['office', 'home', 'space', 'none'] as const
type PlaceCategory = (typeof placeCategories)[number]

type PlannedDay = {
  fiscalCode: string
  familyName: string
  givenName: string
  directorateCode: string
  teamCode: string
  day: Day
  absent: boolean
  regime: Regime
  place: PlaceCategory
  /** Of the office where the person works that day: another one where the own is closed. */
  officeCode: string | null
  /** `HH:MM`, on office days. */
  entry: string | null
  /** When the person can be reached on a day away, by the agreement in force that day; empty where there is none. */
  contactBands: Band[]
  mealVoucher: boolean
  /** The person's own office is closed that day. */
  closed: boolean
  /** When this was last planned or changed. */
  changedAt: string
}

/** A person's month as it is stored. */
export type PersonMonth = {
  fiscalCode: string
  familyName: string
  givenName: string
  directorateId: string
  directorateCode: string
  teamCode: string
  officeCode: string
  places: readonly Place[]
  closedDays: readonly Day[]
  /** Where those who prefer presence work on closed days. */
  closedOfficeCode: string | null
  /** Agreements in force in the month: one a day at the most. */
  agreed: readonly { startsOn: Day; endsOn: Day | null; regime: AgreedRegime; bands: Band[] }[]
  /** Changes since publication, the last of each day. */
  changes: readonly { day: Day; at: string }[]
}

/**
 * @param hasVoucher by directorate and day, away or not: policy, dated
 * @param since only what was published or changed at this instant or later
 */
export function plannedDays(
  person: PersonMonth,
  days: readonly Day[],
  publishedAt: string,
  hasVoucher: (directorateId: string, day: Day, away: boolean) => boolean,
  since?: string,
): PlannedDay[] {
  const { fiscalCode, familyName, givenName, directorateCode, teamCode } = person
  const changedOn = new Map(person.changes.map(({ day, at }) => [day, at]))
  return days.flatMap((day, index) => {
    const place = person.places[index]!
    const changedAt = changedOn.get(day) ?? publishedAt
    if (since !== undefined && changedAt < since) return []
    const [inOffice, away] = [isOffice(place), isAway(place)]
    const closed = person.closedDays.includes(day)
    const agreed = away
      ? person.agreed.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
      : undefined
    return [
      {
        ...{ fiscalCode, familyName, givenName, directorateCode, teamCode, day },
        absent: !inOffice && !away,
        regime: inOffice ? 'presence' : !away ? 'none' : agreed?.regime === 'remote' ? 'remote' : 'agile',
        place: inOffice ? 'office' : place === 'home' ? 'home' : away ? 'space' : 'none',
        officeCode: inOffice
          ? closed
            ? (person.closedOfficeCode ?? person.officeCode)
            : person.officeCode
          : null,
        entry: inOffice ? place.slice('office@'.length) : null,
        contactBands: agreed?.bands ?? [],
        mealVoucher: (inOffice || away) && hasVoucher(person.directorateId, day, away),
        closed,
        changedAt,
      },
    ]
  })
}

/** Headings of the file, in their order, and each one's cell. Values are those of the API, as people read them. */
export const columns = [
  'fiscalCode',
  'familyName',
  'givenName',
  'directorateCode',
  'teamCode',
  'day',
  'absent',
  'regime',
  'place',
  'officeCode',
  'entry',
  'contactBands',
  'mealVoucher',
  'closed',
  'changedAt',
] as const satisfies readonly (keyof PlannedDay)[]

/** @param words of a column's value where it is one of a list: `regime-agile`, `yes`, `no` */
export const cellsOf = (planned: PlannedDay, words: (key: string) => string): string[] =>
  columns.map((column) => {
    const value = planned[column]
    if (value === null || value === 'none') return ''
    if (typeof value === 'object') return value.map(({ from, until }) => `${from}-${until}`).join(' ')
    if (typeof value === 'boolean') return words(value ? 'yes' : 'no')
    return column === 'regime' || column === 'place' ? words(`${column}-${value}`) : String(value)
  })
