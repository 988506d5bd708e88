import { expect, test } from 'vitest'
import { openAsking } from './asking-in-thread.ts'
import { explainDay } from './explaining.ts'
import { generateProblem } from './generator.ts'
import { openPlan } from './opened-plan.ts'
import { planMonth } from './planner.ts'
import { packMonth, unpackMonth } from './record.ts'

const problem = generateProblem({ people: 350, seed: 4, month: '2027-03' })
const { plan } = planMonth(problem, { gapPercent: 1 })
const { format: _, ...proven } = plan

test('a record gives the month again, word by word; other bytes are none', async () => {
  const record = await packMonth({ problem, plan })
  expect(unpackMonth(record)).toEqual({ problem, plan: proven })
  const strange = await packMonth({ problem: { ...problem, people: [] }, plan: { ...plan, people: [] } })
  expect(unpackMonth(strange).problem.people).toEqual([])
  expect(() => unpackMonth(new Uint8Array([1, 2, 3]))).toThrow()
})

test('the thread answers as the engine does, reads a month once, and forgets what is too much', async () => {
  const record = await packMonth({ problem, plan })
  const asking = openAsking({ mostPeople: 400 })
  let loaded = 0
  const load = async () => {
    loaded += 1
    return { record, people: 350 }
  }
  const [person, day] = [problem.people[7]!.id, problem.days[3]!]
  const question = { what: 'day', person, day, wishes: [] } as const
  try {
    const answers = await Promise.all([
      asking.ask('march', load, question),
      asking.ask('march', load, question),
    ])
    expect(loaded).toBe(1)
    const month = { opened: openPlan(problem, plan), prices: plan.prices }
    expect(answers.map((answer) => answer?.explanation)).toEqual(
      Array(2).fill(explainDay(month, person, day)),
    )
    expect(await asking.ask('march', load, { ...question, person: 'nobody' })).toBeNull()
    expect(await asking.ask('march', load, { what: 'presence', team: 'none' })).toBeNull()
    // Another month pushes the first out: together they are more than is held.
    const heard: number[] = []
    const margins = await asking.ask('april', load, { what: 'margins', perKind: 1 }, ({ tried }) =>
      heard.push(tried),
    )
    expect(margins.length).toBeGreaterThan(0)
    expect(heard).toEqual([...heard.keys()])
    await asking.ask('march', load, question)
    expect(loaded).toBe(3)
  } finally {
    await asking.close()
  }
})

test('a fault of the thread reaches who asked, and the next question finds a new one', async () => {
  const asking = openAsking()
  const question = { what: 'hardest', count: 3 } as const
  try {
    const broken = asking.ask('march', async () => ({ record: new Uint8Array([1]), people: 1 }), question)
    await expect(broken).rejects.toThrow()
    await expect(asking.ask('march', () => Promise.reject(new Error('no record')), question)).rejects.toThrow(
      'no record',
    )
    const record = await packMonth({ problem, plan })
    const { hardest, distribution } = await asking.ask(
      'march',
      async () => ({ record, people: 350 }),
      question,
    )
    expect(hardest).toHaveLength(3)
    expect(distribution.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300)
  } finally {
    await asking.close()
  }
})
