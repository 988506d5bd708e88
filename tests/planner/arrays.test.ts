import { expect, test } from 'vitest'
import { planArraysInThread } from '../../engines/planner/arrays-in-thread.ts'
import { arraysOf } from '../../engines/planner/flattening.ts'
import { generateArrays, generateProblem } from '../../engines/planner/generator.ts'
import type { MonthArrays } from '../../engines/planner/month-arrays.ts'
import { checkArrays, HOME, OFFICE } from '../../engines/planner/month-arrays.ts'
import { planMonth } from '../../engines/planner/planner.ts'
import { planArrays } from '../../engines/planner/search.ts'

const shape = { people: 150, seed: 31 }

test('arrays and JSON are one problem, and give one plan', () => {
  const problem = generateProblem(shape)
  const arrays = generateArrays(shape)
  expect(arraysOf(problem)).toEqual(arrays)
  expect(checkArrays(arrays)).toEqual([])
  const planned = planArrays(arrays)
  const { plan, objective, bound } = planMonth(problem)
  expect([planned.objective, planned.bound]).toEqual([objective, bound])
  expect(Array.from(planned.prices.directorate)).toEqual(Object.values(plan.prices.directorates))
  for (const [p, { days }] of plan.people.entries()) {
    for (const [d, word] of days.entries()) {
      const at = p * arrays.days + d
      if (word === 'home') expect(planned.choice[at]).toBe(HOME)
      expect(planned.choice[at] === OFFICE).toBe(word.startsWith('office@'))
      if (planned.choice[at] === OFFICE) expect(`office@${problem.slots[planned.slots[at]!]}`).toBe(word)
    }
  }
})

test('a thread gives the same, and can be stopped', async () => {
  const arrays = generateArrays(shape)
  const { choice, objective } = planArrays(arrays)
  const there = await planArraysInThread(arrays, { seconds: 600, threads: 2 }).result
  expect(there.objective).toBe(objective)
  expect(there.choice).toEqual(choice)
  const endless = planArraysInThread(arrays, {
    seconds: 600,
    gapPercent: 0,
    onProgress: () => endless.cancel(),
  })
  expect((await endless.result).ended).toBe('stopped')
})

test.each<[string, (arrays: MonthArrays) => void, string]>([
  ['a team that is not there', (a) => a.teamOf.fill(-1, 3, 4), 'teamOf[3]: expected a team, found -1'],
  ['a wish that is no number', (a) => a.wish.fill(Number.NaN, 7, 8), 'wish[7]: expected minutes, found NaN'],
  ['too few budgets', (a) => Object.assign(a, { directorates: 2 }), 'budget: expected 2 numbers, found 1'],
  [
    'a grant that grows',
    (a) => a.grant.fill(99, 4, 5),
    'grant[4]: expected minutes that never increase, found 99',
  ],
  [
    'a place that the person does not have',
    (a) => a.word.fill(90, 0, 1),
    'word[0]: expected a word, or a place of the person, found 90',
  ],
  ['no day', (a) => Object.assign(a, { days: 0 }), 'days: expected 1 to 31'],
])('arrays with %s are refused', (_, spoil, fault) => {
  const arrays = generateArrays(shape)
  spoil(arrays)
  expect(checkArrays(arrays)).toEqual([fault])
})
