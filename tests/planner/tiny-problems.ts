/** Random month problems small enough for exhaustive search, with every rule and every kind of day. */
import fc from 'fast-check'
import type { LoadTier, MonthProblem, Person } from '../../engines/planner/problem.ts'
import { problemFormat } from '../../engines/planner/problem.ts'

/** Two ISO weeks meet here: Thursday, Friday, Monday, Tuesday. */
const calendar = ['2027-03-04', '2027-03-05', '2027-03-08', '2027-03-09']
const times = ['08:00', '08:15', '08:30']
/** Free person-days: exhaustive search takes up to four choices for each. */
const mostFree = 7

const minutes = (max: number) => fc.integer({ min: 0, max: max * 4 }).map((quarters) => quarters / 4)
const perDay = <T>(of: fc.Arbitrary<T>, days: number) => fc.array(of, { minLength: days, maxLength: days })
const list = <T>(of: fc.Arbitrary<T>, min: number, max: number) =>
  fc.array(of, { minLength: min, maxLength: max, size: 'max' })

function tiersOf(widths: number[], costs: number[]): LoadTier[] {
  const ascending = [...costs].sort((a, b) => a - b)
  let upTo = 0
  return ascending.map((cost, t) => {
    upTo += widths[t] ?? 0
    return { upTo: t === ascending.length - 1 ? null : upTo, minutes: cost }
  })
}

const shape = fc.record({
  days: fc.integer({ min: 1, max: 4 }),
  slots: fc.integer({ min: 1, max: 3 }),
  directorates: fc.integer({ min: 1, max: 2 }),
  offices: fc.integer({ min: 1, max: 2 }),
  spaces: fc.integer({ min: 0, max: 2 }),
  zones: fc.integer({ min: 0, max: 2 }),
  teams: fc.integer({ min: 1, max: 3 }),
})

export const tinyProblem: fc.Arbitrary<MonthProblem> = shape.chain((size) => {
  const { days: D, slots: S } = size
  const id = (letter: string, count: number) =>
    fc.integer({ min: 0, max: Math.max(0, count - 1) }).map((k) => `${letter}${k}`)
  const band = fc
    .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: S - 1 })))
    .map((slots) => slots.sort((a, b) => a - b))
    .map(([earliest, preferred, latest]) => ({ earliest: earliest!, latest: latest!, preferred: preferred! }))
  const person = fc
    .record({
      team: id('T', size.teams),
      quota: fc.integer({ min: 0, max: 4 }),
      perWeek: fc.option(fc.integer({ min: 0, max: 2 })),
      granted: fc.integer({ min: 0, max: 2 }),
      commute: minutes(60),
      home: fc.boolean(),
      nearBonus: minutes(10),
      spaces: fc.uniqueArray(fc.record({ space: id('S', size.spaces), minutes: minutes(30) }), {
        maxLength: size.spaces,
        selector: ({ space }) => space,
      }),
      entry: band,
      days: perDay(fc.constantFrom('free', 'free', 'free', 'office', 'absent', 'home', 'space'), D),
      wish: perDay(fc.integer({ min: -20, max: 40 }), D),
    })
    .map((drawn) => ({
      ...drawn,
      days: drawn.days.map((word) => {
        if (word !== 'space') return word
        return drawn.spaces.length > 0 ? `space:${drawn.spaces[0]!.space}` : 'home'
      }),
    }))
  const load = fc
    .tuple(list(fc.integer({ min: 0, max: 2 }), 2, 2), list(minutes(40), 1, 3))
    .map(([widths, costs]) => tiersOf(widths, costs))
  return fc
    .record({
      grant: list(minutes(20), 0, 4).map((values) => values.sort((a, b) => b - a)),
      slotDeviation: minutes(5),
      deskOverflow: fc.constantFrom(0, 15, 200),
      budgets: list(fc.integer({ min: 0, max: 4 }), size.directorates, size.directorates),
      teams: list(
        fc.record({
          directorate: id('D', size.directorates),
          office: id('O', size.offices),
          minPresent: perDay(fc.constantFrom(0, 0, 1, 2, 99), D),
        }),
        size.teams,
        size.teams,
      ),
      offices: list(
        fc.record({
          zone: size.zones === 0 ? fc.constant(null) : fc.option(id('Z', size.zones), { freq: 4 }),
          desks: perDay(fc.integer({ min: 0, max: 3 }), D),
        }),
        size.offices,
        size.offices,
      ),
      seats: list(perDay(fc.integer({ min: 0, max: 2 }), D), size.spaces, size.spaces),
      loads: list(list(load, S, S), size.zones, size.zones),
      people: list(person, 0, 4),
    })
    .map((drawn) => {
      let free = 0
      const people: Person[] = drawn.people.map((one, p) => ({
        ...one,
        id: `P${p}`,
        days: one.days.map((word) => (word !== 'free' || ++free <= mostFree ? word : 'office')),
      }))
      return {
        format: problemFormat,
        month: '2027-03',
        days: calendar.slice(0, D),
        slots: times.slice(0, S),
        weights: { slotDeviation: drawn.slotDeviation, deskOverflow: drawn.deskOverflow, grant: drawn.grant },
        directorates: drawn.budgets.map((budget, r) => ({ id: `D${r}`, budget })),
        teams: drawn.teams.map((team, t) => ({ id: `T${t}`, ...team })),
        offices: drawn.offices.map((office, o) => ({ id: `O${o}`, ...office })),
        spaces: drawn.seats.map((seats, j) => ({ id: `S${j}`, seats })),
        zones: drawn.loads.map((tiers, z) => ({ id: `Z${z}`, load: tiers })),
        people,
      }
    })
})
