// A published month as a problem whose plan is sound: as it stands today, with what people decided since kept.
import { createHash } from 'node:crypto'
import type { Change } from '../../engines/planner/changes.ts'
import type { MonthProblem, Person, PersonPlan } from '../../engines/planner/problem.ts'
import { type Day, weekOf } from '../../vocabulary/day.ts'
import { isAway, isOffice, isSpace, type Place, siteOf } from '../planning/rules.ts'
import type { LastChange, PublishedRow } from './replan-store.ts'
import type { Absence, MonthNow } from './rules.ts'

const byReplanning: ReadonlySet<string> = new Set(['replanned', 'replan-undone'])

export type Published = { problem: MonthProblem; people: PersonPlan[] }

/**
 * The problem of a month whose plan is published. What somebody decided since (a swap, a recall, an absence) is
 * decided; recalled days stay used (CCNL art. 66); limits that the days as they are pass already are as wide as
 * that, so that a re-plan mends what happened now and nothing else.
 */
export function publishedProblem(
  problem: MonthProblem,
  rows: readonly PublishedRow[],
  changes: readonly LastChange[],
  absences: readonly Absence[],
): Published {
  const rowOf = new Map(rows.map((row) => [row.personId, row]))
  const changesOf = new Map<string, LastChange[]>()
  for (const change of changes) {
    const own = changesOf.get(change.personId)
    if (own) own.push(change)
    else changesOf.set(change.personId, [change])
  }
  const absentOn = new Map(absences.map(({ personId, days }) => [personId, new Set<string>(days)]))
  const people: Person[] = []
  const plan: PersonPlan[] = []
  const recalledOf = new Map<string, number>()
  const usedOf = new Map<string, number>()
  const directorateOf = new Map(problem.teams.map(({ id, directorate }) => [id, directorate]))
  for (const person of problem.people) {
    const row = rowOf.get(person.id)
    if (!row || row.places.length !== problem.days.length) continue
    const own = changesOf.get(person.id) ?? []
    const places = [...row.places]
    // An absence that is heeded only now: the day as it was before, which the change then makes absent.
    for (const { day, kind, from } of own)
      if (kind === 'absence-reported' && absentOn.get(person.id)?.has(day))
        places[problem.days.indexOf(day)] = from
    // What an earlier re-plan moved nobody decided: it may move again.
    const changed = new Set<string>(own.filter(({ kind }) => !byReplanning.has(kind)).map(({ day }) => day))
    const recalled = own.filter(({ kind }) => kind === 'recalled').length
    const away = places.filter(isAway).length
    people.push({
      ...person,
      quota: Math.max(away, person.quota - recalled),
      perWeek: person.perWeek === null ? null : Math.max(person.perWeek, mostInWeek(places, problem.days)),
      spaces: spacesWith(person, places),
      days: places.map((place, index) =>
        decided(place, person.days[index]!, changed.has(problem.days[index]!)),
      ),
    })
    plan.push({ id: person.id, days: places })
    const directorate = directorateOf.get(person.team)!
    recalledOf.set(directorate, (recalledOf.get(directorate) ?? 0) + recalled)
    usedOf.set(directorate, (usedOf.get(directorate) ?? 0) + away)
  }
  const present = presentOf(people, plan, problem)
  return {
    problem: {
      ...problem,
      people,
      spaces: spacesOf(plan, problem),
      directorates: problem.directorates.map(({ id, budget }) => ({
        id,
        budget: Math.max(usedOf.get(id) ?? 0, budget - (recalledOf.get(id) ?? 0)),
      })),
      teams: problem.teams.map((team) => ({
        ...team,
        minPresent: team.minPresent.map((least, index) =>
          Math.min(least, present.get(team.id)?.[index] ?? 0),
        ),
      })),
    },
    people: plan,
  }
}

/** A day that somebody changed by hand, or that is not the person's to wish, stays as it is. */
function decided(place: Place, word: string, changed: boolean): string {
  if (place === 'absent') return 'absent'
  if (isOffice(place)) return changed || word !== 'free' ? 'office' : 'free'
  return changed || word !== 'free' ? place : 'free'
}

/** Where somebody is planned is a place of theirs, whatever became of the home from which it was near. */
function spacesWith({ spaces }: Person, places: readonly Place[]): Person['spaces'] {
  const known = new Set(spaces.map(({ space }) => space))
  const planned = new Set(places.filter(isSpace).map(siteOf))
  return [...spaces, ...[...planned].flatMap((space) => (known.has(space) ? [] : [{ space, minutes: 0 }]))]
}

/** With at least the seats in which people are planned: those that are gone, the changes take away. */
function spacesOf(plan: readonly PersonPlan[], { spaces, days }: MonthProblem): MonthProblem['spaces'] {
  const seatsOf = new Map(spaces.map(({ id, seats }) => [id, [...seats]]))
  const used = new Map<string, number[]>()
  for (const person of plan)
    for (const [d, place] of person.days.entries()) {
      if (!isSpace(place)) continue
      const counts = used.get(siteOf(place)) ?? days.map(() => 0)
      counts[d]! += 1
      used.set(siteOf(place), counts)
    }
  for (const [id, counts] of used) {
    const seats = seatsOf.get(id)
    seatsOf.set(id, seats ? seats.map((count, d) => Math.max(count, counts[d]!)) : counts)
  }
  return [...seatsOf].map(([id, seats]) => ({ id, seats }))
}

function mostInWeek(places: readonly Place[], days: readonly string[]): number {
  const weeks = new Map<string, number>()
  for (const [index, place] of places.entries())
    if (isAway(place)) {
      const week = weekOf(days[index] as Day)
      weeks.set(week, (weeks.get(week) ?? 0) + 1)
    }
  return Math.max(0, ...weeks.values())
}

function presentOf(people: readonly Person[], plan: readonly PersonPlan[], { days }: MonthProblem) {
  const present = new Map<string, number[]>()
  for (const [p, { team }] of people.entries()) {
    let counts = present.get(team)
    if (!counts) {
      counts = days.map(() => 0)
      present.set(team, counts)
    }
    for (const [d, place] of plan[p]!.days.entries()) if (isOffice(place)) counts[d]! += 1
  }
  return present
}

/** What is different between two problems of one month, as the engine takes it; from a day on. */
export function changesBetween(
  published: MonthProblem,
  before: MonthProblem,
  after: MonthProblem,
  absences: readonly Absence[],
  from: Day,
): Change[] {
  const changes: Change[] = []
  const eachDay = (
    was: readonly number[],
    is: readonly number[],
    make: (day: string, value: number) => Change,
  ) => {
    for (const [index, value] of is.entries())
      if (value !== was[index] && before.days[index]! >= from) changes.push(make(before.days[index]!, value))
  }
  for (const [t, team] of after.teams.entries())
    eachDay(before.teams[t]!.minPresent, team.minPresent, (day, people) => ({
      ...{ what: 'present', team: team.id, day, people },
    }))
  for (const [o, office] of after.offices.entries())
    eachDay(before.offices[o]!.desks, office.desks, (day, desks) => ({
      ...{ what: 'desks', office: office.id, day, desks },
    }))
  for (const [r, { id, budget }] of after.directorates.entries()) {
    const was = before.directorates[r]!.budget
    // What was recalled, or used beyond the budget, stays so.
    const apart = published.directorates[r]!.budget - was
    if (budget !== was)
      changes.push({ what: 'budget', directorate: id, days: Math.max(0, budget + Math.min(0, apart)) })
  }
  const seatsAfter = new Map(after.spaces.map(({ id, seats }) => [id, seats]))
  for (const { id, seats } of published.spaces) {
    const is = seatsAfter.get(id) ?? seats.map(() => 0)
    eachDay(seats, is, (day, left) => ({ what: 'seats', space: id, day, seats: left }))
  }
  const known = new Set(published.people.map(({ id }) => id))
  for (const { personId, days } of absences)
    if (known.has(personId))
      for (const day of days) changes.push({ what: 'day', person: personId, day, to: 'absent' })
  return changes
}

/** Of the days and the numbers of these directorates, and of all offices: equal if nothing changed. */
export function markOf(
  rows: readonly PublishedRow[],
  now: MonthNow,
  directorateIds: readonly string[],
): string {
  const meant = new Set(directorateIds)
  const isMeant = ({ directorateId }: { directorateId: string }) => meant.has(directorateId)
  const hash = createHash('sha256')
  hash.update(JSON.stringify([now.directorates.filter(isMeant), now.offices]))
  hash.update(JSON.stringify(now.teams.filter(isMeant).map(({ members: _, ...team }) => team)))
  for (const { personId, places } of rows.filter(isMeant)) hash.update(`${personId} ${places.join(' ')}\n`)
  return hash.digest('hex')
}
