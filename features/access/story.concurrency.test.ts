import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../../app/house.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { sealingWith } from '../../platform/identity/sealing.ts'
import { noLog } from '../../platform/log.ts'
import { outbound } from '../../platform/outbound.ts'
import { pusher } from '../../platform/push.ts'
import { openTestDatabase } from '../../tests/setup/database.ts'
import { visitorAt } from '../../tests/visitor.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { inventedFiscalCode } from '../people/example.ts'
import { access } from './contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

const password = 'una frase lunga e mia'
const count = (found: readonly string[], wanted: string) => found.filter((one) => one === wanted).length

test('two administrators who remove each other at the same moment leave one', async () => {
  const names = ['Marta Rizzo', 'Bruno Ferri'] as const
  const [first, second] = await Promise.all(names.map((name) => world.as(name)))
  for (let round = 0; round < 20; round++) {
    const both = names.map((name) => world.personIdOf(name))
    await world.database.asOwner((owner) =>
      owner.query(
        `insert into role_grant (organisation_id, person_id, role)
         select $1, person, 'administrator' from unnest($2::uuid[]) as person on conflict do nothing`,
        [world.organisationId, both],
      ),
    )
    const statuses = await Promise.all([
      first!.send(access.grantRoles, { personId: second!.personId, roles: ['employee'] }),
      second!.send(access.grantRoles, { personId: first!.personId, roles: ['employee'] }),
    ])
    // Refused (409), or, where the other was quicker still, not allowed at the door (403).
    expect(statuses.map(({ status }) => (status === 200 ? 'done' : 'refused')).sort()).toEqual([
      'done',
      'refused',
    ])
    const { rows } = await world.database.asOwner((owner) =>
      owner.query("select from role_grant where organisation_id = $1 and role = 'administrator'", [
        world.organisationId,
      ]),
    )
    expect(rows).toHaveLength(1)
  }
})

test('of many passwords tried at once no more are looked at than one after another', async () => {
  const asked = { organisation: 'borgo-sereno', email: 'ada.colombo@borgo-sereno.example', password }
  const answers = await Promise.all(
    Array.from({ length: 25 }, (_, place) =>
      visitorAt(world.house.http, `192.0.2.${place}`).reasonsOf(access.signIn, asked),
    ),
  )
  expect(count(answers.flat(), 'access/wrong-credentials')).toBe(5)
  expect(count(answers.flat(), 'access/too-many-attempts')).toBe(20)
})

test('a link opened twice at the same moment sets one password', async () => {
  const hr = await world.as('Irene Marino')
  await hr.ask(access.invite, { personId: world.personIdOf('Fabio Moretti') })
  const token = /password#(\S+)/.exec(world.mails.at(-1)!.text)![1]!
  const passwords = ['una frase della prima', 'una frase della seconda']
  const answers = await Promise.all(
    passwords.map((password) => visitorAt(world.house.http).send(access.setPassword, { token, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const chosen = passwords[answers.findIndex(({ status }) => status === 201)]!
  const asked = {
    organisation: 'borgo-sereno',
    email: 'fabio.moretti@borgo-sereno.example',
    password: chosen,
  }
  expect((await visitorAt(world.house.http).send(access.signIn, asked)).status).toBe(201)
})

test('two first administrators at the same moment found one organisation', async () => {
  const database = await openTestDatabase()
  const services = {
    ...{ clock: stoppedClock('2026-11-23'), log: noLog, mail: undefined },
    ...{
      push: pusher({ loopback: false }),
      outbound: outbound({ loopback: false }),
      documents: world.services.documents,
    },
    ...{ sealing: sealingWith('a secret of the tests, long enough') },
    ...{ publicUrl: 'http://vicinato.test', firstAdministratorToken: 'token' },
  }
  const house = await openHouse(database, services, { requestsPerMinute: 1000, trustProxy: false })
  try {
    const answers = await Promise.all(
      ['Vera', 'Zoe'].map((givenName) => {
        const name = { givenName, familyName: 'Prima' }
        const fiscalCode = inventedFiscalCode({ ...name, sex: 'F', birthDay: '1975-03-02' })
        const email = `${givenName}@prova.example`
        const slug = givenName.toLowerCase()
        return visitorAt(house.http).send(access.nameFirstAdministrator, {
          ...{ token: 'token', organisation: 'Prova', slug, ...name, fiscalCode, email, password },
        })
      }),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await visitorAt(house.http).ask(access.directory, {})).items).toHaveLength(1)
  } finally {
    await house.close()
  }
})
