import { expect, test } from 'vitest'
import { generateProblem } from '../../engines/planner/generator.ts'
import { readProblem } from '../../engines/planner/reading.ts'
import { locatedFault, shownFault } from './fault-rules.ts'

test('what the planner does not take is told with whose it is and of which day', () => {
  const problem = generateProblem({ people: 20, seed: 1 })
  const person = problem.people[12]!
  const team = problem.teams[0]!
  person.commute = -1
  person.wish[3] = Number.NaN
  team.minPresent[2] = -1
  problem.weights.deskOverflow = -60
  const { faults = [] } = readProblem(problem)
  const kept = faults.map((fault) => locatedFault(fault, problem, new Map([[team.id, 'Anagrafe']])))
  // A person's name is not kept with the run: it goes when the person does.
  expect(JSON.stringify(kept)).toContain(person.id)
  const shown = (nameOf: Map<string, string>) =>
    kept.map((fault) => shownFault(fault, nameOf)).map(({ name, field, day }) => [name, field, day])
  expect(shown(new Map([[person.id, 'Anna Rossi']]))).toEqual([
    [null, 'weights', null],
    ['Anagrafe', 'minPresent', problem.days[2]],
    ['Anna Rossi', 'commute', null],
    ['Anna Rossi', 'wish', problem.days[3]],
  ])
  expect(shown(new Map())[2]).toEqual([null, 'commute', null])
})
