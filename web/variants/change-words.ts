import type { variants } from '../../features/variants/contract.ts'
import type { replannings } from '../../features/variants/replan-contract.ts'
import { weekdayOf } from '../../vocabulary/day.ts'
import type { Answered, Asked } from '../call.ts'
import { dayNumber, numberInWords, weekdayInWords } from '../design/dates.ts'
import { text } from '../language.ts'

export type Numbers = Answered<typeof variants.numbers>
export type Change = Answered<typeof variants.comparison>['variants'][number]['changes'][number]
export type Happening = Answered<typeof replannings.replanning>['happened'][number]
export type AskedChange = Asked<typeof variants.compare>['variants'][number]['changes'][number]
export type AskedHappening = Asked<typeof replannings.preview>['happened'][number]

/** "lun 11, mar 12" of one month. */
export const daysInWords = (days: readonly string[]): string =>
  days.map((day) => `${weekdayInWords(weekdayOf(day as never), 'short')} ${dayNumber(day)}`).join(', ')

const nameIn = <Row extends { name: string }>(rows: readonly Row[], is: (row: Row) => boolean): string =>
  rows.find(is)?.name ?? '–'

export function whereInWords(numbers: Numbers, scope: string, scopeId: string | null): string {
  if (scope === 'organisation') return text('variants.all-teams')
  return scope === 'team'
    ? nameIn(numbers.teams, ({ teamId }) => teamId === scopeId)
    : nameIn(numbers.directorates, ({ directorateId }) => directorateId === scopeId)
}

/** A change as one line. @param nameOf of persons, whom the numbers do not name */
export function changeInWords(
  change: Change | Happening,
  numbers: Numbers,
  nameOf: (personId: string) => string = () => '–',
): string {
  const officeName = (id: string) => nameIn(numbers.offices, ({ officeId }) => officeId === id)
  const on = (days: readonly string[] | undefined) =>
    days ? ` ${text('variants.say-days', { days: daysInWords(days) })}` : ''
  switch (change.what) {
    case 'budget': {
      const name = nameIn(numbers.directorates, ({ directorateId }) => directorateId === change.directorateId)
      return text('variants.say-budget', { name, days: numberInWords(change.days) })
    }
    case 'quota': {
      const { daysPerPerson: days, daysPerWeek } = change
      const week =
        daysPerWeek === null ? text('variants.say-no-week') : text('variants.say-week', { days: daysPerWeek })
      return text('variants.say-quota', { days, week })
    }
    case 'presence': {
      const where = whereInWords(numbers, change.scope, change.scopeId)
      return text(`variants.say-presence-${change.how}`, { where, value: change.value }) + on(change.days)
    }
    case 'desks':
      return (
        text('variants.say-desks', {
          name: officeName(change.officeId),
          desks: numberInWords(change.desks),
        }) + on(change.days)
      )
    case 'closure': {
      const name = officeName(change.officeId)
      if (change.days.length === 0) return text('variants.say-open', { name })
      const closed = text('variants.say-closure', { name, days: daysInWords(change.days) })
      if (!change.elsewhere) return closed
      const { desks, officeId } = change.elsewhere
      return `${closed}, ${text('variants.say-elsewhere', { desks, name: officeName(officeId) })}`
    }
    case 'entry':
      return text('variants.say-entry', { earlier: change.earlier, later: change.later })
    case 'space-closed':
      return text('variants.say-space-closed', {
        name: nameIn(numbers.spaces, ({ siteId }) => siteId === change.siteId),
        days: daysInWords(change.days),
      })
    case 'absence':
      return text('variants.say-absence', {
        name: nameOf(change.personId),
        days: daysInWords(change.days),
      })
  }
}
