import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHomes } from '../../platform/database/transaction.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { people } from '../people/contract.ts'
import { priorities } from './contract.ts'

const day = (text: string) => text as Day
let world: World
let bruno: Client
let verifier: Client
let hr: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  bruno = await world.as('Bruno Ferri')
  hr = await world.as('Irene Marino')
  const administrator = await world.as('Marta Rizzo')
  const personId = world.personIdOf('Rita Leone')
  await administrator.ask(access.grantRoles, { personId, roles: ['employee', 'priority-verifier'] })
  verifier = await world.as('Rita Leone')
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const readings = (purpose: string) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query(
          'select read_by, person_id, people, month from priority_reading where purpose = $1',
          [purpose],
        )
      ).rows,
  )

test('stated by the person, seen by nobody but who verifies; each reading is noted and the person sees it', async () => {
  const caregiver = { category: 'caregiver', from: day('2026-11-01'), until: null } as const
  const { id } = await bruno.ask(priorities.state, caregiver)
  expect(codesOf(await bruno.send(priorities.state, caregiver))).toEqual(['priorities/stated-already'])
  expect(codesOf(await bruno.send(priorities.state, { ...caregiver, category: 'child-to-12' }))).toEqual([
    'priorities/needs-end',
  ])
  for (const name of [
    'Ada Colombo',
    'Elena Fontana',
    'Irene Marino',
    'Marta Rizzo',
    'Carla Greco',
  ] as const) {
    const other = await world.as(name)
    expect((await other.send(priorities.stating, {})).status).toBe(403)
    expect((await other.send(priorities.ofPerson, { personId: bruno.personId })).status).toBe(403)
    expect(
      JSON.stringify((await other.send(people.person, { personId: bruno.personId })).body),
    ).not.toContain('caregiver')
  }
  const list = await verifier.ask(priorities.stating, {})
  expect(list.items).toMatchObject([{ name: 'Ferri Bruno', waiting: 1, verified: 0 }])
  expect(JSON.stringify(list)).not.toContain('caregiver')
  const of = await verifier.ask(priorities.ofPerson, { personId: bruno.personId })
  expect(of.items).toMatchObject([{ id, category: 'caregiver', verifiedAt: null }])
  await verifier.ask(priorities.verify, { priorityId: id, outcome: 'verified' })
  expect((await verifier.send(priorities.verify, { priorityId: id, outcome: 'verified' })).status).toBe(404)
  const mine = await bruno.ask(priorities.mine, {})
  expect(mine).toMatchObject({
    items: [{ verifiedBy: 'Rita Leone' }],
    weight: { percent: 150 },
    readings: [{ by: 'Rita Leone' }],
  })
  expect(await readings('verifying')).toEqual([
    { read_by: verifier.personId, person_id: bruno.personId, people: 1, month: null },
  ])
  const { rows } = await world.database.asOwner((owner) =>
    owner.query(`select act, details::text from audit_entry where act like 'priorities/%' order by seq`),
  )
  expect(rows.map(({ act }) => act)).toEqual([
    ...[
      'priorities/stated',
      'priorities/listed',
      'priorities/read',
      'priorities/verified',
      'priorities/read-own',
    ],
  ])
  expect(JSON.stringify(rows)).not.toContain('caregiver')
})

test('the database itself shows it to nobody who has not opened it', async () => {
  const count = (open?: { person: string } | 'engine') =>
    world.database.transaction(world.organisationId, async (tx) => {
      if (open) await openHomes(tx, open)
      const { rows } = await sql<{ n: number }>`select count(*) as n from priority`.execute(tx)
      return rows[0]!.n
    })
  expect([
    await count(),
    await count({ person: hr.personId }),
    await count({ person: bruno.personId }),
  ]).toEqual([...[0, 0, 1]])
})

test('nobody verifies their own; what is not confirmed is not kept', async () => {
  const own = { category: 'leave-104', from: day('2026-11-23'), until: null } as const
  const { id } = await verifier.ask(priorities.state, own)
  expect((await verifier.send(priorities.verify, { priorityId: id, outcome: 'verified' })).status).toBe(404)
  expect(codesOf(await verifier.send(priorities.ofPerson, { personId: verifier.personId }))).toEqual([
    'priorities/own',
  ])
  const { id: other } = await bruno.ask(priorities.state, { ...own, category: 'own-disability' })
  await verifier.ask(priorities.verify, { priorityId: other, outcome: 'not-confirmed' })
  expect((await bruno.ask(priorities.mine, {})).items.map(({ category }) => category)).toEqual(['caregiver'])
})
