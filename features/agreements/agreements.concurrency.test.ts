import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { agreements } from './contract.ts'
import { usualTerms } from './example.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

const terms = (from = '2026-11-23', until: string | null = '2027-05-31') =>
  usualTerms(from as Day, until as Day | null)
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const sign = async (client: Client, agreementId: string) => {
  const { sha256 } = await client.ask(agreements.agreement, { agreementId })
  await client.ask(confirmations.confirm, { subject: sha256 })
  return () => client.send(agreements.sign, { agreementId, sha256 })
}
async function toSign(name: Name, given = terms(), more = {}) {
  const [client, manager] = [await world.as(name), await world.as('Ada Colombo')]
  const { id } = await client.ask(agreements.write, { terms: given, propose: true, ...more })
  await manager.ask(agreements.decide, { agreementId: id, version: 1, decision: 'approve' })
  return id
}
async function inForce(name: Name, given = terms()) {
  const id = await toSign(name, given)
  for (const signer of [name, 'Elena Fontana'] as const) await (await sign(await world.as(signer), id))()
  return id
}
const inForceOf = (name: Name) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query(
          'select starts_on as "startsOn", ends_on as "endsOn" from agreement_force where person_id = $1 order by 1',
          [world.personIdOf(name)],
        )
      ).rows,
  )

test('two offices propose for one person at once: one does, the other is told', async () => {
  const [manager, hr] = [await world.as('Ada Colombo'), await world.as('Irene Marino')]
  const asked = { personId: world.personIdOf('Bruno Ferri'), terms: terms(), propose: true }
  const answers = await Promise.all([manager.send(agreements.write, asked), hr.send(agreements.write, asked)])
  expect(statuses(answers)).toEqual([201, 409])
  expect(codesOf(answers.find(({ status }) => status === 409)!)).toEqual(['agreements/one-on-its-way'])
})

test('approved twice at once: once it counts, the other is told', async () => {
  const bruno = await world.as('Bruno Ferri')
  const { id } = (await bruno.ask(agreements.mine, {})).items[0]!
  const clients = await Promise.all(Array.from({ length: 4 }, () => world.as('Ada Colombo')))
  const answers = await Promise.all(
    clients.map((one) => one.send(agreements.decide, { agreementId: id, version: 1, decision: 'approve' })),
  )
  expect(statuses(answers)).toEqual([201, 409, 409, 409])
})

test('both sign at the same moment: it is in force once; the same one twice: one signature', async () => {
  const bruno = await world.as('Bruno Ferri')
  const { id } = (await bruno.ask(agreements.mine, {})).items[0]!
  const again = await world.as('Bruno Ferri')
  const signatures = [
    await sign(bruno, id),
    await sign(again, id),
    await sign(await world.as('Elena Fontana'), id),
  ]
  const answers = await Promise.all(signatures.map((one) => one()))
  expect(statuses(answers)).toEqual([201, 201, 409])
  const { steps, state } = await bruno.ask(agreements.agreement, { agreementId: id })
  expect([state, steps.filter(({ step }) => step === 'in-force').length]).toEqual(['in-force', 1])
  expect(await inForceOf('Bruno Ferri')).toEqual([{ startsOn: '2026-11-23', endsOn: '2027-05-31' }])
})

test('a revision signed and its parent withdrawn at the same moment: one happens, and the days never overlap', async () => {
  const parentId = await inForce('Carla Greco', terms('2026-11-23', null))
  const given = terms('2026-12-10', '2027-03-31')
  const revision = await toSign('Carla Greco', given, { kind: 'revision', parentId })
  await (await sign(await world.as('Carla Greco'), revision))()
  const last = await sign(await world.as('Elena Fontana'), revision)
  const carla = await world.as('Carla Greco')
  const asked = { agreementId: parentId, justified: false, on: null, noticeDays: 0, reason: '' }
  const answers = await Promise.all([last(), carla.send(agreements.withdraw, asked)])
  expect(statuses(answers)).toEqual([201, 409])
  const force = await inForceOf('Carla Greco')
  expect(force).toEqual(
    answers[0].status === 201
      ? [
          { startsOn: '2026-11-23', endsOn: '2026-12-09' },
          { startsOn: '2026-12-10', endsOn: '2027-03-31' },
        ]
      : [{ startsOn: '2026-11-23', endsOn: '2026-12-23' }],
  )
})

test('the database itself lets no two be in force on a day, whoever writes them', async () => {
  const of = { person: world.personIdOf('Bruno Ferri'), organisation: world.organisationId }
  const refused = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query(
      `insert into agreement (organisation_id, person_id, kind, origin, signer, made_at, settled_at)
       values ($1, $2, 'first', 'paper', 'hr-office', now(), now()) returning id`,
      [of.organisation, of.person],
    )
    return owner
      .query(
        `insert into agreement_force (organisation_id, agreement_id, person_id, starts_on, regime, days_per_month)
         values ($1, $2, $3, '2027-05-31', 'agile', 1)`,
        [of.organisation, rows[0].id, of.person],
      )
      .then(
        () => '',
        (fault: { constraint?: string }) => fault.constraint,
      )
  })
  expect(refused).toBe('one_agreement_in_force')
})
