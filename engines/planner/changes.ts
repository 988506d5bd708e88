/**
 * What may change in a month problem, as plain data: for re-planning a published month (replanning.ts), for
 * asking what would have been (explaining.ts) and for comparing variants of a month (variants.ts).
 */
import type { Fault } from './fields.ts'
import { quoted } from './fields.ts'
import type { MonthProblem, Person } from './problem.ts'

/** `day` is an ISO date of the month; left out where it may be, every day of the month is meant. */
export type Change =
  /** Somebody ill (`absent`), a day from the bank (`home`), a day that must be in the office … */
  | { what: 'day'; person: string; day: string; to: string }
  | { what: 'wish'; person: string; day: string; minutes: number }
  | { what: 'quota'; person: string; days: number }
  | { what: 'perWeek'; person: string; days: number | null }
  /** Slots by which entry may be earlier and later than now, of one person or of everybody. */
  | { what: 'entry'; person?: string; earlier: number; later: number }
  | { what: 'present'; team: string; day?: string; people: number }
  | { what: 'desks'; office: string; day?: string; desks: number }
  | { what: 'seats'; space: string; day?: string; seats: number }
  | { what: 'budget'; directorate: string; days: number }

export type Changed = { problem: MonthProblem; faults?: undefined } | { problem?: undefined; faults: Fault[] }

/** Up to so many, looking through the rows is quicker than numbering them. */
const fewChanges = 8

/** The problem with the changes made in their order, sharing with the first whatever did not change. */
export function applyChanges(problem: MonthProblem, changes: readonly Change[]): Changed {
  const faults: Fault[] = []
  const next = { ...problem }
  const copied = new Set<string>()
  const indexes = new Map<string, Map<string, number>>()

  type Lists = 'people' | 'teams' | 'offices' | 'spaces' | 'directorates'
  function rowOf<L extends Lists>(list: L, id: string, path: string): number | undefined {
    let at: number | undefined
    if (changes.length <= fewChanges) at = problem[list].findIndex((row) => row.id === id)
    else {
      const index = indexes.get(list) ?? new Map(problem[list].map((row, k) => [row.id, k]))
      indexes.set(list, index)
      at = index.get(id)
    }
    if (at !== undefined && at < 0) at = undefined
    if (at === undefined) faults.push({ path, message: `unknown id ${quoted(id)}` })
    return at
  }
  function set<L extends Lists>(list: L, at: number, row: MonthProblem[L][number]): void {
    if (!copied.has(list)) {
      copied.add(list)
      Object.assign(next, { [list]: [...problem[list]] })
    }
    const rows = next[list] as MonthProblem[L][number][]
    rows[at] = row
  }
  const dayOf = (day: string, path: string): number => {
    const d = problem.days.indexOf(day)
    if (d < 0) faults.push({ path, message: `${quoted(day)} is not a day of the month` })
    return d
  }
  const isCount = (value: number, path: string): boolean => {
    if (Number.isInteger(value) && value >= 0 && value <= 1e9) return true
    faults.push({ path, message: 'expected a whole number, 0 or more' })
    return false
  }
  const perDay = (values: readonly number[], day: string | undefined, value: number, path: string) => {
    const at = day === undefined ? -1 : dayOf(day, path)
    return values.map((old, d) => (day === undefined || d === at ? value : old))
  }

  for (const [k, change] of changes.entries()) {
    const path = `changes[${k}]`
    switch (change.what) {
      case 'present': {
        const at = rowOf('teams', change.team, `${path}.team`)
        if (at === undefined || !isCount(change.people, `${path}.people`)) break
        const team = next.teams[at]!
        const minPresent = perDay(team.minPresent, change.day, change.people, `${path}.day`)
        set('teams', at, { ...team, minPresent })
        break
      }
      case 'desks': {
        const at = rowOf('offices', change.office, `${path}.office`)
        if (at === undefined || !isCount(change.desks, `${path}.desks`)) break
        const office = next.offices[at]!
        const desks = perDay(office.desks, change.day, change.desks, `${path}.day`)
        set('offices', at, { ...office, desks })
        break
      }
      case 'seats': {
        const at = rowOf('spaces', change.space, `${path}.space`)
        if (at === undefined || !isCount(change.seats, `${path}.seats`)) break
        const space = next.spaces[at]!
        set('spaces', at, { ...space, seats: perDay(space.seats, change.day, change.seats, `${path}.day`) })
        break
      }
      case 'budget': {
        const at = rowOf('directorates', change.directorate, `${path}.directorate`)
        if (at === undefined || !isCount(change.days, `${path}.days`)) break
        set('directorates', at, { ...next.directorates[at]!, budget: change.days })
        break
      }
      case 'entry': {
        if (!Number.isInteger(change.earlier) || !Number.isInteger(change.later)) {
          faults.push({ path, message: 'expected whole numbers of slots' })
          break
        }
        if (change.person === undefined) {
          for (const at of next.people.keys()) set('people', at, widened(next.people[at]!, change))
          break
        }
        const at = rowOf('people', change.person, `${path}.person`)
        if (at !== undefined) set('people', at, widened(next.people[at]!, change))
        break
      }
      default: {
        const at = rowOf('people', change.person, `${path}.person`)
        if (at !== undefined) set('people', at, personWith(next.people[at]!, change, path))
      }
    }
  }

  function widened(person: Person, { earlier, later }: { earlier: number; later: number }): Person {
    const { preferred } = person.entry
    const earliest = Math.min(preferred, Math.max(0, person.entry.earliest - earlier))
    const latest = Math.max(preferred, Math.min(problem.slots.length - 1, person.entry.latest + later))
    return { ...person, entry: { earliest, latest, preferred } }
  }

  function personWith(
    person: Person,
    change: Extract<Change, { what: 'day' | 'wish' | 'quota' | 'perWeek' }>,
    path: string,
  ): Person {
    if (change.what === 'quota') {
      return isCount(change.days, `${path}.days`) ? { ...person, quota: change.days } : person
    }
    if (change.what === 'perWeek') {
      if (change.days !== null && !isCount(change.days, `${path}.days`)) return person
      return { ...person, perWeek: change.days }
    }
    const d = dayOf(change.day, `${path}.day`)
    if (change.what === 'day') {
      const { to } = change
      const known = ['free', 'office', 'absent', 'home'].includes(to)
      if (!known && !person.spaces.some(({ space }) => `space:${space}` === to)) {
        faults.push({ path: `${path}.to`, message: `${quoted(to)} is no day of this person` })
      }
      return { ...person, days: person.days.map((old, at) => (at === d ? to : old)) }
    }
    if (!Number.isFinite(change.minutes) || Math.abs(change.minutes) > 1e6) {
      faults.push({ path: `${path}.minutes`, message: 'expected minutes' })
    }
    return { ...person, wish: person.wish.map((old, at) => (at === d ? change.minutes : old)) }
  }

  return faults.length > 0 ? { faults } : { problem: next }
}
