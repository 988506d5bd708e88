import { describe, expect, test } from 'vitest'
import { generateProblem } from './generator.ts'
import type { MonthProblem } from './problem.ts'
import { readProblem } from './reading.ts'

const sound = (): MonthProblem => generateProblem({ people: 40, seed: 5, spaces: 3 })
/** A sound problem with one value replaced, as JSON from outside: anything may be anywhere. */
function spoiled(path: (string | number)[], value: unknown): unknown {
  const problem: unknown = sound()
  let at = problem as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path.at(-1)!] = value
  return problem
}
const pathsOf = (json: unknown): string[] => (readProblem(json).faults ?? []).map(({ path }) => path)

test('a sound problem is read as it is', () => {
  const problem = sound()
  expect(readProblem(problem)).toEqual({ problem })
})

test('an office in no zone, spaces and zones left empty, and unknown fields are sound', () => {
  const problem = generateProblem({ people: 20, seed: 1, spaces: 0, zones: 0 })
  expect(readProblem({ ...problem, usedInFirstWeek: 1 }).faults).toBeUndefined()
})

describe('one fault, at its path', () => {
  const cases: [string, (string | number)[], unknown][] = [
    ['format', ['format'], 'vicinato/month-problem@2'],
    ['month', ['month'], '2027-13'],
    ['days[1]', ['days', 1], '2027-02-30'],
    ['days[1]', ['days', 1], '2027-03-02'], // twice
    ['days[21]', ['days', 21], '2027-04-01'],
    ['slots[1]', ['slots', 1], '07:10'],
    ['slots[9]', ['slots', 9], '24:00'],
    ['weights.slotDeviation', ['weights', 'slotDeviation'], -1],
    ['weights.deskOverflow', ['weights', 'deskOverflow'], Number.NaN],
    ['weights.grant[1]', ['weights', 'grant', 1], 99],
    ['weights.grant[30]', ['weights', 'grant', 30], -1],
    ['directorates[0].budget', ['directorates', 0, 'budget'], -1],
    ['directorates[0].budget', ['directorates', 0, 'budget'], 1.5],
    ['teams[0].directorate', ['teams', 0, 'directorate'], 'D9'],
    ['teams[0].office', ['teams', 0, 'office'], 'toString'],
    ['teams[0].minPresent[2]', ['teams', 0, 'minPresent', 2], -1],
    ['teams[0].minPresent', ['teams', 0, 'minPresent'], [1]],
    ['offices[0].zone', ['offices', 0, 'zone'], 'nowhere'],
    ['offices[0].desks[0]', ['offices', 0, 'desks', 0], '7'],
    ['spaces[1].seats', ['spaces', 1, 'seats'], null],
    ['zones[0].load', ['zones', 0, 'load'], []],
    ['zones[0].load[1][1].upTo', ['zones', 0, 'load', 1, 1, 'upTo'], 0],
    ['zones[0].load[1][2].minutes', ['zones', 0, 'load', 1, 2, 'minutes'], 1],
    ['zones[0].load[1][3].upTo', ['zones', 0, 'load', 1, 3, 'upTo'], 50],
    ['zones[0].load[2]', ['zones', 0, 'load', 2], []],
    ['people[12].team', ['people', 12, 'team'], '__proto__'],
    ['people[12].quota', ['people', 12, 'quota'], -1],
    ['people[12].perWeek', ['people', 12, 'perWeek'], 'two'],
    ['people[12].granted', ['people', 12, 'granted'], -1],
    ['people[12].commute', ['people', 12, 'commute'], Number.POSITIVE_INFINITY],
    ['people[12].home', ['people', 12, 'home'], 1],
    ['people[12].nearBonus', ['people', 12, 'nearBonus'], undefined],
    ['people[12].spaces[0].space', ['people', 12, 'spaces'], [{ space: 'S99', minutes: 1 }]],
    ['people[12].spaces[0].minutes', ['people', 12, 'spaces'], [{ space: 'S1', minutes: -1 }]],
    ['people[12].entry.latest', ['people', 12, 'entry', 'latest'], 10],
    ['people[12].entry', ['people', 12, 'entry'], { earliest: 5, latest: 4, preferred: 4 }],
    ['people[12].days[3]', ['people', 12, 'days', 3], 'holiday'],
    ['people[12].days[3]', ['people', 12, 'days', 3], 'space:none'],
    ['people[12].days', ['people', 12, 'days'], ['free']],
    ['people[12].wish[0]', ['people', 12, 'wish', 0], Number.NaN],
    ['people[12].id', ['people', 12, 'id'], 'P3'],
    ['people[12].id', ['people', 12, 'id'], ''],
    ['people[12]', ['people', 12], null],
    ['people', ['people'], {}],
  ]
  test.each(cases)('%s', (path, at, value) => {
    expect(pathsOf(spoiled(at, value))).toEqual([path])
  })
})

test('all faults at once', () => {
  const problem = spoiled(['people', 3, 'quota'], -1) as MonthProblem
  problem.people[7]!.wish[2] = Number.NaN
  problem.days.reverse()
  problem.teams[1]!.id = problem.teams[0]!.id
  const paths = pathsOf(problem)
  expect(paths).toEqual(
    expect.arrayContaining(['people[3].quota', 'people[7].wish[2]', 'teams[1].id', 'days[1]']),
  )
})

test('hostile input is refused, never thrown at', () => {
  const deep: unknown[] = []
  let inner = deep
  for (let k = 0; k < 100_000; k++) {
    const next: unknown[] = []
    inner.push(next)
    inner = next
  }
  const hostile: unknown[] = [
    null,
    undefined,
    7,
    'vicinato',
    [],
    {},
    deep,
    { people: deep, days: deep, zones: [{ id: 'Z', load: deep }] },
    JSON.parse('{"__proto__": {"format": "vicinato/month-problem@1"}, "constructor": 1}'),
    { ...sound(), days: new Array<string>(1_000_000).fill('2027-03-01') },
    spoiled(['people', 0, 'spaces'], new Array(100_000).fill({ space: 'S0', minutes: 1 })),
    spoiled(['people', 0, 'id'], 'x'.repeat(10_000_000)),
  ]
  for (const json of hostile) expect(readProblem(json).faults?.length).toBeGreaterThan(0)
})
