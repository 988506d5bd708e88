/**
 * The part of a published month that a change concerns, as an instance of its own: some directorates whole,
 * with the desks, seats and entry slots that everybody else leaves them.
 */
import { instanceOf } from './compiling.ts'
import { arraysOf, namedLimits } from './flattening.ts'
import type { Instance } from './instance.ts'
import { FREE, HOME, OFFICE } from './instance.ts'
import type { OpenedPlan } from './opened-plan.ts'
import { countSeats } from './opened-plan.ts'
import type { MonthProblem, Person, RaisedLimit } from './problem.ts'

export interface Carved {
  instance: Instance
  /** Per person of the instance: the number in the problem. */
  people: Int32Array
  /** Where a re-plan begins: published days wherever the person's own rules still allow them. */
  choice: Int16Array
  raised: RaisedLimit[]
}

export interface CarvingNeeds {
  /** The problem as it is now: with changes, and with days already begun decided. */
  problem: MonthProblem
  directorates: ReadonlySet<number>
  /** Per day: minutes charged for a published day that is spent elsewhere. */
  charge: Float64Array
}

export function carve(opened: OpenedPlan, { problem, directorates, charge }: CarvingNeeds): Carved {
  const { teamOf, directorateOfTeam } = opened
  const D = problem.days.length
  const chosen = [...directorates].flatMap((r) => Array.from(opened.peopleOf[r]!)).sort((a, b) => a - b)
  const part: MonthProblem = {
    ...problem,
    directorates: problem.directorates.filter((_, r) => directorates.has(r)),
    teams: problem.teams.filter((_, t) => directorates.has(directorateOfTeam[t]!)),
    people: chosen.map((p) => problem.people[p]!),
  }
  const instance = instanceOf(arraysOf(part))
  const people = Int32Array.from(chosen)
  const load = opened.load.slice()
  for (let cell = 0; cell < instance.desks.length; cell++) instance.desks[cell]! -= opened.present[cell]!
  const choice = instance.word.map((word) => (word === FREE ? OFFICE : word))
  const published = choice.slice()
  const slot = new Int32Array(choice.length).fill(-1)
  for (const [q, p] of people.entries()) {
    const words = opened.planned[p]?.days
    const office = opened.officeOfTeam[teamOf[p]!]!
    const zone = opened.zoneOfOffice[office]!
    for (let d = 0; d < D; d++) {
      const at = q * D + d
      const word = words?.[d]
      const slotThen = word === undefined ? -1 : (opened.meaning.get(word) ?? -1)
      if (slotThen >= 0) {
        slot[at] = slotThen
        instance.desks[office * D + d]! += 1
        if (zone >= 0) load[(zone * D + d) * problem.slots.length + slotThen]! -= 1
      }
      if (instance.word[at] !== FREE || word === undefined) continue
      const place = placeOf(problem.people[p]!, word)
      // Somewhere this person can no longer be: leaving it is charged to no choice.
      if (place === undefined) continue
      published[at] = place
      choice[at] = place
    }
  }
  instance.published = { choice: published, slot, charge, load }
  const raised = leaveSeats(opened, part, people, instance)
  return { instance, people, choice, raised }
}

/** OFFICE, HOME or the place in the person's list; undefined where the person cannot choose it. */
function placeOf(person: Person, word: string): number | undefined {
  if (word.startsWith('office@')) return OFFICE
  if (word === 'home') return person.home ? HOME : undefined
  const id = word.slice(6)
  const place = person.spaces.findIndex(({ space }) => space === id)
  return place < 0 ? undefined : place
}

/** Seats that are left when everybody outside has theirs; below 0 never, as a limit rises to what is decided. */
function leaveSeats(
  opened: OpenedPlan,
  part: MonthProblem,
  people: Int32Array,
  instance: Instance,
): RaisedLimit[] {
  const D = part.days.length
  const decidedInside = new Int32Array(instance.seatRoom.length)
  const decided = opened.seatsDecided.slice()
  const outside = opened.seated.slice()
  for (const [q, p] of people.entries()) {
    const person = part.people[q]!
    if (person.spaces.length === 0) continue
    // Who is outside is decided as when the plan was opened: changes reach only who is inside.
    countSeats(opened, opened.problem.people[p]!.days, decided, -1)
    countSeats(opened, person.days, decided, 1)
    countSeats(opened, person.days, decidedInside, 1)
    countSeats(opened, opened.planned[p]?.days ?? [], outside, -1)
  }
  const raised = namedLimits(
    part,
    instance.raised.filter(({ rule }) => rule !== 'seats'),
  )
  for (const [j, { id, seats }] of part.spaces.entries()) {
    for (let d = 0; d < D; d++) {
      const cell = j * D + d
      const limit = Math.max(seats[d]!, decided[cell]!)
      if (decided[cell]! > seats[d]!) {
        raised.push({ rule: 'seats', id, day: part.days[d]!, from: seats[d]!, to: limit })
      }
      instance.seatRoom[cell] = Math.max(0, limit - decidedInside[cell]! - outside[cell]!)
    }
  }
  return raised
}
