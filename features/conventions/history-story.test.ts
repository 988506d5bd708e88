import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import { addDays, type Day, weekdayOf } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { conventions } from './contract.ts'
import { usualTerms } from './example.ts'

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  network = await openNetwork(world, { until: '2026-11-30' })
})
afterAll(() => world.close())

type Side = 'host' | 'guest'
type Step =
  | { do: 'sign'; by: Side }
  | { do: 'notice'; by: Side; inDays: number; serious: boolean }
  | { do: 'decline' }
  | { do: 'wait'; days: number }
const side = fc.constantFrom<Side>('host', 'guest')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign' as const), by: side }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ do: fc.constant('notice' as const), by: side },
      ...{ inDays: fc.integer({ min: -2, max: 60 }), serious: fc.boolean() },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decline' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 25 }) }),
  },
)
const history = fc.record({
  startsIn: fc.integer({ min: -10, max: 20 }),
  lasts: fc.integer({ min: 0, max: 70 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  half: fc.constantFrom([true, true], [true, false], [false, true]),
  steps: fc.array(step, { minLength: 3, maxLength: 8 }),
})

/** What is signed and in force, told day by day, and knowing nothing of how the product keeps it. */
type Known = { host?: Day; guest?: Day; last: Day; declined: boolean }
const lentOnPaper = (
  known: Known,
  { from, weekdays }: { from: Day; weekdays: readonly number[] },
  day: Day,
): boolean => {
  if (!known.host || !known.guest || known.declined) return false
  const both = known.host > known.guest ? known.host : known.guest
  return day >= from && day >= both && day <= known.last && weekdays.includes(weekdayOf(day))
}

test('lendings are exactly what is signed and in force on each day, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ startsIn, lasts, weekdays, half: [morning, afternoon], steps }) => {
      const began = world.clock.today()
      const from = addDays(began, startsIn)
      const until = addDays(from, Math.max(lasts, -startsIn))
      const terms = { ...usualTerms(from, until), title: 'Storia', noticeDays: 10, weekdays }
      const clients = async (): Promise<Record<Side, Client>> => ({
        host: await world.asStranger(),
        guest: await world.as('Irene Marino'),
      })
      let at = await clients()
      const { id: conventionId } = await at.host.ask(conventions.write, {
        terms: { ...terms, morning: morning!, afternoon: afternoon! },
        ...{ siteIds: [network.siteId], renewsId: null },
        partners: [{ guestId: world.organisationId, seats: null, mostPerDay: null }],
      })
      await at.host.ask(conventions.offer, { conventionId })
      const known: Known = { last: until, declined: false }
      for (const step of steps) {
        const today = world.clock.today()
        if (step.do === 'wait') {
          world.clock.moveTo(addDays(today, step.days))
          at = await clients()
        } else if (step.do === 'sign') {
          const client = at[step.by]
          const { sha256 } = await client.ask(conventions.convention, { conventionId })
          await client.ask(confirmations.confirm, { subject: sha256 })
          const { status } = await client.send(conventions.sign, { conventionId, sha256 })
          expect([200, 201, 409]).toContain(status)
          const may = !known[step.by] && !known.declined && today <= known.last && known.last === until
          if (may) known[step.by] = today
        } else if (step.do === 'decline') {
          const { status } = await at.guest.send(conventions.decline, { conventionId, reason: 'No' })
          if (status < 400) known.declined = true
          expect([status < 400, Boolean(known.host && known.guest)]).not.toEqual([true, true])
        } else {
          const lastDay = addDays(today, step.inDays)
          const { status } = await at[step.by].send(conventions.giveNotice, {
            ...{ conventionId, lastDay, serious: step.serious, reason: 'Un motivo grave e detto' },
            ...(step.by === 'host' ? { guestId: world.organisationId } : {}),
          })
          // Accepted: never sooner than notice allows, never later than it was.
          if (status < 400) {
            expect(lastDay >= addDays(today, step.serious ? -1 : 10)).toBe(true)
            expect(lastDay < known.last).toBe(true)
            known.last = lastDay
          }
        }
        await compare(
          conventionId,
          known,
          { from, weekdays },
          [began, addDays(until, 40)],
          [morning!, afternoon!],
        )
      }
    }),
    { numRuns: 6, endOnFailure: true, verbose: 1, seed: 20261122 },
  )
}, 240_000)

async function compare(
  conventionId: string,
  known: Known,
  terms: { from: Day; weekdays: readonly number[] },
  [first, last]: readonly [Day, Day],
  [morning, afternoon]: readonly [boolean, boolean],
): Promise<void> {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(
      `select to_char(d, 'YYYY-MM-DD') as day, l.morning, l.afternoon
       from generate_series($2::date, $3::date, interval '1 day') d
       join lending l on d between l.from_day and l.until_day and extract(isodow from d) = any(l.weekdays)
       where l.convention_id = $1 order by d`,
      [conventionId, first, last],
    ),
  )
  const expected: { day: Day; morning: boolean; afternoon: boolean }[] = []
  for (let day = first; day <= last; day = addDays(day, 1))
    if (lentOnPaper(known, terms, day)) expected.push({ day, morning, afternoon })
  expect(rows).toEqual(expected)
}
