import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { usualTerms } from './example.ts'
import { bringFromPaper } from './import-actions.ts'
import { remindOfSafety } from './safety-actions.ts'
import { safety } from './safety-contract.ts'
import { usualSafetyNotice } from './safety-words-rules.ts'

let world: World
let hr: Client
let bruno: Client
let piero: Client
const day = (text: string) => text as Day
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await moveTo('2026-11-23')
  await world.database.transaction(world.organisationId, (tx) =>
    bringFromPaper(
      {
        ...{ tx, today: day('2026-11-23'), now: world.clock.now(), audit: () => {}, enqueue: async () => {} },
        ...{
          afterCommit: () => {},
          actor: { organisationId: world.organisationId, personId: hr.personId } as never,
        },
      },
      {
        people: (['Bruno Ferri', 'Carla Greco'] as const).map((name) => ({
          ...{ personId: world.personIdOf(name), terms: usualTerms(day('2026-11-23'), null) },
        })),
        note: 'prova',
      },
    ),
  )
})
afterAll(() => world.close())

async function moveTo(today: string) {
  world.clock.moveTo(today)
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
  piero = await world.as('Piero Villa')
}
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const write = (validFrom: string, anew = false, title = usualSafetyNotice.title) =>
  hr.ask(safety.write, { ...usualSafetyNotice, title, validFrom: day(validFrom), anew })
const received = async (client: Client, capacity: 'worker' | 'representative' = 'worker') => {
  const { notice } = await client.ask(safety.mine, {})
  return client.ask(safety.receive, { version: notice!.version, sha256: notice!.sha256, capacity })
}
const remind = (today: string) => {
  world.clock.moveTo(today)
  const moment = { today: day(today), now: world.clock.now(), audit: () => {} }
  return world.database.transaction(world.organisationId, (tx) =>
    remindOfSafety({ ...moment, tx, enqueue: async () => {}, afterCommit: () => {} }, world.organisationId),
  )
}
const noticesOf = (name: Name, kind: string) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query('select from notice where person_id = $1 and kind = $2', [
          world.personIdOf(name),
          kind,
        ])
      ).rows.length,
  )

test('a version is written; worker and representative receive the words that they read, with a receipt to keep', async () => {
  expect(await bruno.ask(safety.mine, {})).toEqual({
    ...{ notice: null, standing: [{ capacity: 'worker', receivedOn: null, until: null }], receipts: [] },
  })
  const bad = { title: '', body: 'Attenzione', validFrom: day('2026-11-01') }
  expect((await hr.ask(safety.check, bad)).reasons.map(({ code }) => code)).toEqual([
    ...['agreements/safety-untitled', 'agreements/safety-empty', 'agreements/safety-in-the-past'],
  ])
  expect((await bruno.send(safety.write, { ...bad, anew: false })).status).toBe(403)
  expect(await write('2026-11-23')).toEqual({ version: 1 })
  const { notice } = await bruno.ask(safety.mine, {})
  const asked = { version: 1, sha256: notice!.sha256 }
  const other = await bruno.send(safety.receive, { version: 1, sha256: '0'.repeat(64) })
  expect(codesOf(other)).toEqual(['agreements/changed-meanwhile'])
  const wrong = await bruno.send(safety.receive, { ...asked, capacity: 'representative' })
  expect(codesOf(wrong)).toEqual(['agreements/safety-no-representative'])
  expect(await bruno.ask(safety.receive, asked)).toEqual({ receivedOn: '2026-11-23', until: '2027-11-23' })
  // Confirmed twice it was received once.
  await bruno.ask(safety.receive, asked)
  const { receipts } = await bruno.ask(safety.mine, {})
  expect(receipts).toMatchObject([{ version: 1, way: 'product', sha256: notice!.sha256 }])
  const pdf = await bruno.send(safety.receipt, { capacity: 'worker', receivedOn: '2026-11-23' })
  expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
  expect((await piero.ask(safety.mine, {})).standing.map(({ capacity }) => capacity)).toEqual([
    ...['worker', 'representative'],
  ])
  const entries = await world.database.asOwner((owner) =>
    owner.query(`select details from audit_entry where act = 'agreements/safety-received'`),
  )
  expect(entries.rows[0].details).toMatchObject({ sha256: notice!.sha256, version: 1 })
})

test('the office sees who lacks it, and notes what was handed over otherwise with its proof', async () => {
  const before = await hr.ask(safety.holders, {})
  expect(before).toMatchObject({ counts: { all: 2, missing: 1 }, representatives: { all: 1, missing: 1 } })
  expect((await hr.ask(safety.holders, { state: 'missing' })).items.map(({ name }) => name)).toEqual([
    ...['Villa Piero', 'Greco Carla'],
  ])
  const carla = { personId: world.personIdOf('Carla Greco'), capacity: 'worker', way: 'paper' } as const
  const late = await hr.send(safety.note, { ...carla, receivedOn: '2027-01-01', proof: '' })
  expect(codesOf(late)).toEqual(['agreements/signed-in-the-future', 'agreements/safety-proof-missing'])
  const own = { ...carla, personId: hr.personId, capacity: 'representative', proof: 'PEC 12/2026' } as const
  expect(codesOf(await hr.send(safety.note, { ...own, receivedOn: '2026-11-20' }))).toEqual([
    ...['agreements/safety-own-receipt', 'agreements/safety-no-representative'],
  ])
  await hr.ask(safety.note, { ...carla, receivedOn: day('2026-01-31'), proof: 'Foglio firme 7' })
  await received(piero, 'representative')
  const after = await hr.ask(safety.holders, {})
  expect(after).toMatchObject({ counts: { missing: 0 }, representatives: { missing: 0 } })
  expect(after.items.find(({ name }) => name === 'Greco Carla')).toMatchObject({
    ...{ receivedOn: '2026-01-31', until: '2027-01-31', way: 'paper', version: null },
  })
})

test('reminded 60, 30 and 7 days before a year is over, and once when it is; never twice of the same', async () => {
  const ends = () => noticesOf('Carla Greco', 'agreements/safety-ends')
  await remind('2026-11-24')
  expect(await ends()).toBe(0)
  await remind('2026-12-02')
  await remind('2026-12-03')
  expect(await ends()).toBe(1)
  await remind('2027-01-25')
  expect(await ends()).toBe(2)
  expect(await noticesOf('Carla Greco', 'agreements/safety-due')).toBe(0)
  await remind('2027-02-01')
  await remind('2027-02-02')
  expect(await noticesOf('Carla Greco', 'agreements/safety-due')).toBe(1)
})

test('a version to be received anew: earlier receipts no longer count from its day', async () => {
  await moveTo('2026-12-01')
  expect(await write('2026-12-10', true, 'Nuovi rischi')).toEqual({ version: 2 })
  expect((await bruno.ask(safety.mine, {})).notice!.version).toBe(1)
  await moveTo('2026-12-10')
  expect((await hr.ask(safety.holders, {})).counts.missing).toBe(2)
  expect((await received(bruno)).until).toBe('2027-12-10')
  expect((await hr.ask(safety.holders, {})).counts.missing).toBe(1)
  const { items } = await hr.ask(safety.notices, {})
  expect(items.map(({ version, workers, anew }) => [version, workers, anew])).toEqual([
    [2, 1, true],
    [1, 1, false],
  ])
})
