import { afterAll, beforeAll, expect, test } from 'vitest'
import { access } from '../features/access/contract.ts'
import { openId } from '../features/access/provider-contract.ts'
import { alliance } from '../features/alliance/contract.ts'
import { visitorAt } from '../tests/visitor.ts'
import { openWorld, type World } from '../tests/world.ts'
import { scheduleTidying } from './schedule.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const tables = ['idempotency_key', 'session', 'sign_in_failure', 'invitation', 'provider_sign_in']
const counts = () =>
  world.database.asOwner(async (owner) => {
    const found: Record<string, number> = {}
    for (const table of tables)
      found[table] = (
        await owner.query(`select from ${table} where organisation_id = $1`, [world.organisationId])
      ).rows.length
    return found
  })

test('what has served its time is forgotten, what has not stays; the audit stays whole', async () => {
  const administrator = await world.as('Marta Rizzo')
  const organisation = { name: 'Comune di Borgo Sereno', patronDay: '12-07' }
  await administrator.send(alliance.changeOrganisation, organisation, { 'idempotency-key': 'k' })
  await administrator.ask(access.invite, { personId: world.personIdOf('Bruno Ferri') })
  const wrong = { organisation: 'borgo-sereno', email: 'x@borgo-sereno.example', password: 'wrong' }
  await visitorAt(world.house.http).reasonsOf(access.signIn, wrong)
  const { id } = await administrator.ask(openId.addIdentityProvider, {
    ...{ name: 'P', issuer: 'https://id.example.org', clientId: 'c', clientSecret: 's', claim: 'email' },
    matchOn: 'email',
  })
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into provider_sign_in (organisation_id, state_hash, provider_id, nonce, code_verifier, started_at)
       values ($1, '\\x01', $2, 'n', 'v', $3)`,
      [world.organisationId, id, '2026-11-23T11:30:00Z'],
    ),
  )
  const before = await counts()
  for (const table of tables) expect([table, before[table]! > 0]).toEqual([table, true])

  const tidyUntil = async (expected: Partial<Record<string, number>>) => {
    const stop = scheduleTidying(world.database, world.house.jobs, (fault) => expect(fault).toBeUndefined())
    const after = await world.untilDone(counts, (found) =>
      Object.entries(expected).every(([table, n]) => found[table] === n),
    )
    stop()
    return after
  }
  // Two days later the tries and the sign-in under way are gone; nothing else.
  world.clock.moveTo('2026-11-25')
  expect(await tidyUntil({ sign_in_failure: 0, provider_sign_in: 0 })).toEqual({
    ...before,
    sign_in_failure: 0,
    provider_sign_in: 0,
  })
  world.clock.moveTo('2026-12-01')
  expect(await tidyUntil({ idempotency_key: 0 })).toMatchObject({ session: before.session, invitation: 1 })
  world.clock.moveTo('2026-12-24')
  await tidyUntil({ session: 0, invitation: 0 })
  const auditor = await world.as('Nino Galli')
  expect((await auditor.ask(access.auditEntries, {})).items.length).toBeGreaterThan(3)
})
