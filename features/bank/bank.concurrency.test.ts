import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { bank } from './contract.ts'
import { closeMonth, distribute } from './distributing-actions.ts'

const month = '2027-01' as Month
const giving: readonly Name[] = ['Bruno Ferri', 'Carla Greco', 'Fabio Moretti', 'Giulia Conti']
const asking: readonly Name[] = ['Ada Colombo', 'Dino Russo', 'Elena Fontana', 'Luca Barbieri']
let world: World
const clients = new Map<Name, Client>()
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  for (const name of [...giving, ...asking]) clients.set(name, await world.as(name))
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, { ...numbers, daysPerPerson: 5 })
}, 120_000)
afterAll(() => world.close())

const send = (name: Name, what: 'give' | 'ask', days: number, id: string = randomUUID()) =>
  what === 'give'
    ? clients.get(name)!.send(bank.give, { id, month, days, planned: [] })
    : clients.get(name)!.send(bank.ask, { id, month, days })
const acting = () =>
  world.database.transaction(world.organisationId, (tx) =>
    distribute(
      { tx, today: world.clock.today(), now: world.clock.now(), audit: () => {} },
      world.organisationId,
      month,
      null,
    ),
  )
const ledger = async () => {
  const { rows } = await world.database.asOwner((owner) =>
    owner.query<{ sum: number; least: number; bank: number; received: number; unlike: number }>(`
      select sum(balance)::int as sum, min(balance) filter (where kind <> 'person') as least,
        coalesce(sum(balance) filter (where kind = 'bank'), 0)::int as bank,
        coalesce(sum(balance) filter (where kind = 'person' and balance > 0), 0)::int as received,
        (select count(*) from bank_account a where balance <> coalesce((select sum(case when t.credit_id = a.id
          then t.days else -t.days end) from bank_transfer t where a.id in (t.debit_id, t.credit_id)), 0))::int as unlike
      from bank_account`),
  )
  return rows[0]!
}

test('many give and others ask at once, each gift twice with the same id: each once, and all add up', async () => {
  const asked = asking.flatMap((name) => [send(name, 'ask', 4), send(name, 'ask', 3)])
  const answers = await Promise.all(
    giving.flatMap((name) => {
      const id = randomUUID()
      return [send(name, 'give', 2, id), send(name, 'give', 2, id), send(name, 'give', 4)]
    }),
  )
  expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true)
  expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([
    ...asking.map(() => 201),
    ...asking.map(() => 409),
  ])
  const { bank: there, ...rest } = await ledger()
  expect(rest).toEqual({ sum: 0, least: 0, received: 0, unlike: 0 })
  // Of five days each either two, or four; never both, since together they are more.
  expect(there % 2).toBe(0)
  expect(there).toBeGreaterThanOrEqual(8)
  expect(there).toBeLessThanOrEqual(16)
})

test('several distribute the same days to many who wait: never more than there is, none twice', async () => {
  const hr = await world.as('Irene Marino')
  await hr.ask(months.closeWishes, { month })
  // The month is being planned: only distributions move days now, and a gift is refused whole.
  const [given, ...done] = await Promise.all([
    send('Bruno Ferri', 'give', 1),
    ...Array.from({ length: 6 }, acting),
  ])
  expect(given.status).toBe(409)
  expect(done.filter(Boolean).length).toBe(1)
  const after = await ledger()
  expect(after).toMatchObject({ sum: 0, least: 0, unlike: 0 })
  expect(after.received).toBeGreaterThan(0)
  expect(after.received).toBeLessThanOrEqual(16)
})

test('the month closes while it is distributed: what is left expires once', async () => {
  world.clock.moveTo('2027-02-01')
  const close = () =>
    world.database.transaction(world.organisationId, (tx) =>
      closeMonth(
        { tx, today: world.clock.today(), now: world.clock.now(), audit: () => {} },
        world.organisationId,
        month,
      ),
    )
  await Promise.all([close(), acting(), close(), close()])
  expect(await ledger()).toMatchObject({ sum: 0, least: 0, bank: 0, unlike: 0 })
})
