import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { variants } from '../variants/contract.ts'
import { replannings } from '../variants/replan-contract.ts'
import { days } from './contract.ts'

const month = '2027-01' as Month
let world: World
let working: Day[]
let [hr, luca, bruno, carla]: Client[] = []
const on = (index: number): Day => working[index]!
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const codes = (answer: { body: unknown } | undefined) =>
  ((answer?.body as { reasons?: { code: string }[] })?.reasons ?? []).map(({ code }) => code)
const placeOf = async (client: Client, day: Day) => (await client.ask(days.myDay, { day })).place
const previewed = async (happened: readonly Record<string, unknown>[]) => {
  const { body } = await hr!.send(replannings.preview, { month, happened, reason: 'Caldaia rotta' })
  const { id: replanningId } = body as { id: string }
  return world.untilDone(
    () => hr!.ask(replannings.replanning, { replanningId }),
    ({ state }) => state !== 'solving',
  )
}
const closing = async (index: number) => {
  const { items } = await hr!.ask(people.offices, {})
  const { id: officeId } = items.find(({ name }) => name === 'Palazzo municipale')!
  const { offices } = await hr!.ask(variants.numbers, { month })
  const closed = offices.find((office) => office.officeId === officeId)!.closedDays
  return { what: 'closure', officeId, days: [...closed, on(index)].sort(), elsewhere: null }
}
const figuresAgree = async () => {
  const { granted, refused } = await hr!.ask(planning.proposal, { month })
  const grids = await Promise.all(
    Object.values(world.teams).map((teamId) => hr!.ask(planning.grid, { month, teamId })),
  )
  const people = grids.flatMap((grid) => grid.people)
  expect(granted).toBe(people.flatMap(({ places }) => places).filter((place) => place === 'home').length)
  expect(refused).toBe(
    people.flatMap(({ places, wished }) =>
      wished.filter((day) => places[working.indexOf(day)]!.startsWith('office@')),
    ).length,
  )
}

beforeAll(async () => {
  world = await openWorld()
  working = await publishedMonth(world, month, {
    'Bruno Ferri': [1, 6, 14],
    'Carla Greco': [1, 6, 15],
  })
  ;[hr, luca, bruno, carla] = await Promise.all(
    (['Irene Marino', 'Luca Barbieri', 'Bruno Ferri', 'Carla Greco'] as const).map((name) => world.as(name)),
  )
}, 180_000)
afterAll(() => world.close())

test('applied by ten at once it is applied once', async () => {
  const ready = await previewed([await closing(1)])
  expect(ready.figures!.toHome).toBe(1)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? hr! : luca!).send(replannings.apply, { replanningId: ready.id }),
    ),
  )
  expect(new Set(statuses(answers))).toEqual(new Set([201]))
  expect([await placeOf(bruno!, on(1)), await placeOf(carla!, on(1))]).toEqual(['home', 'home'])
  const events = await Promise.all(
    [bruno!, carla!].map(async (client) => (await client.ask(days.myDay, { day: on(1) })).events),
  )
  expect(events.flat().filter(({ kind }) => kind === 'replanned')).toHaveLength(1)
  await figuresAgree()
})

test('two re-plans of the same month at once: one of the two', async () => {
  const change = await closing(6)
  const [one, other] = [await previewed([change]), await previewed([change])]
  const answers = await Promise.all([
    hr!.send(replannings.apply, { replanningId: one.id }),
    luca!.send(replannings.apply, { replanningId: other.id }),
  ])
  expect(statuses(answers)).toEqual([201, 409])
  expect(codes(answers.find(({ status }) => status === 409))).toEqual(['variants/days-changed'])
  await figuresAgree()
  const applied = answers[0]!.status === 201 ? one : other
  const undone = await Promise.all(
    Array.from({ length: 5 }, () => hr!.send(replannings.undo, { replanningId: applied.id })),
  )
  expect(statuses(undone)).toEqual([201, 409, 409, 409, 409])
  await figuresAgree()
})

test('a re-plan and a swap of the same day at once: whichever is first, nothing of the other is half done', async () => {
  let raced = 0
  for (let round = 0; round < 4; round++) {
    const ready = await previewed([await closing(6)])
    const [move] = ready.moves
    // What an earlier round left may need no move any more.
    if (!move) break
    raced++
    const mover = move.personId === bruno!.personId ? bruno! : carla!
    const own = working.find((_, index) => index === (mover === bruno! ? 14 : 15))!
    const isAway = (await placeOf(mover, own)) === 'home'
    const [applied, swapped] = await Promise.all([
      hr!.send(replannings.apply, { replanningId: ready.id }),
      // The day that the re-plan gives, taken by a swap instead; or the own day given back.
      round % 2 === 0 && isAway
        ? mover.send(days.giveBack, { day: own })
        : mover.send(days.askLate, { day: on(9 + round) }),
    ])
    const moved = (await placeOf(mover, on(6))) === 'home'
    expect(moved).toBe(applied.status === 201)
    if (applied.status !== 201) expect(codes(applied)).toEqual(['variants/days-changed'])
    expect([201, 409]).toContain(swapped.status)
    await figuresAgree()
    if (applied.status !== 201) continue
    const undone = await hr!.send(replannings.undo, { replanningId: ready.id })
    // What was changed after it stands on it: then it stays. What the manager is asked for changes nothing yet.
    const changed = swapped.status === 201 && (swapped.body as { done?: boolean }).done !== false
    expect(undone.status).toBe(changed ? 409 : 201)
    await figuresAgree()
    if (undone.status !== 201) break
  }
  expect(raced).toBeGreaterThan(0)
})

test('a variant adopted by many at once is adopted once; with the month’s numbers changed at once, all or nothing', async () => {
  const next = '2027-02' as Month
  const { holidays: _, ...numbers } = await hr!.ask(months.draft, { month: next })
  await hr!.ask(months.open, { ...numbers, wishesUntil: '2027-01-20' })
  await hr!.ask(months.closeWishes, { month: next })
  const { directorateId } = numbers.budgets[0]!
  const { id: comparisonId } = await hr!.ask(variants.compare, {
    ...{ month: next, seconds: 3 },
    variants: [{ name: 'Meno', changes: [{ what: 'budget', directorateId, days: 1 }] }],
  })
  const second = await hr!.send(variants.compare, {
    ...{ month: next, seconds: 3 },
    variants: [{ name: 'Meno', changes: [{ what: 'budget', directorateId, days: 1 }] }],
  })
  const done = await world.untilDone(
    () => hr!.ask(variants.comparison, { comparisonId }),
    ({ state }) => state === 'done' || state === 'failed',
  )
  if (second.status === 409) expect(codes(second)).toEqual(['variants/under-way'])
  const { id: variantId } = done.variants[0]!
  const [changed, ...adopted] = await Promise.all([
    luca!.send(months.change, { ...numbers, month: next, daysPerPerson: 5, wishesUntil: '2027-01-20' }),
    ...Array.from({ length: 6 }, () => hr!.send(variants.adopt, { variantId })),
  ])
  expect(changed!.status).toBe(200)
  const runs = (await hr!.ask(planning.runs, { month: next })).items
  const taken = adopted.filter(({ status }) => status === 201).length
  expect(runs).toHaveLength(taken > 0 ? 1 : 0)
  expect(new Set(statuses(adopted)).size).toBe(1)
}, 60_000)
