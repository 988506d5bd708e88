import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alliance } from '../../features/alliance/contract.ts'
import { people } from '../../features/people/contract.ts'
import { inventedPerson } from '../../features/people/example.ts'
import { type Client, openWorld, type World } from '../world.ts'

let world: World
let administrator: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  administrator = await world.as('Marta Rizzo')
})
afterAll(() => world.close())

const countOf = (table: string, where: string) =>
  world.database.transaction(world.organisationId, async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from ${sql.table(table)} where ${sql.raw(where)}`.execute(tx)
    return rows[0]!.n
  })

test('thirty twins of one request have one effect and one answer', async () => {
  const person = inventedPerson({
    givenName: 'Zita',
    familyName: 'Gemelli',
    email: 'zita@borgo-sereno.example',
  })
  const answers = await Promise.all(
    Array.from({ length: 30 }, () =>
      administrator.send(people.addPerson, person, { 'idempotency-key': 'thirty twins' }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(await countOf('person', "family_name = 'Gemelli'")).toBe(1)
  expect(await countOf('audit_entry', "act = 'people/person-added'")).toBe(1)
})

test('twins of a refused request are all refused for the same reason, and the refusal is one', async () => {
  const person = inventedPerson({ givenName: 'Zita', familyName: 'Gemelli' })
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      administrator.send(people.addPerson, person, { 'idempotency-key': 'refused twins' }),
    ),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
})

test('an answer that was lost after the commit is given to whoever asks again', async () => {
  const office = { code: 'perduto', name: 'Perduto', zone: null, desks: 1, latitude: null, longitude: null }
  const headers = { 'idempotency-key': 'a lost answer' }
  // The connection that carries the answer breaks when everything is done: the next commit is the last thing seen.
  const { transaction } = world.database
  let lost = false
  world.database.transaction = async (organisationId, work) => {
    const answer = await transaction(organisationId, work)
    if (lost) return answer
    lost = true
    throw Object.assign(new Error('Connection terminated unexpectedly'))
  }
  const first = await administrator.send(people.writeOffice, office, headers)
  world.database.transaction = transaction
  expect(first.status).toBe(503)
  expect(await countOf('office', "code = 'perduto'")).toBe(1)
  const again = await administrator.send(people.writeOffice, office, headers)
  expect(again).toMatchObject({ status: 200, body: { code: 'perduto' } })
  const { id } = again.body as { id: string }
  expect(await countOf('audit_entry', `subject = '${id}'`)).toBe(1)
})

test('of two who read the same and write at the same moment, one writes and one is told (412)', async () => {
  for (let round = 0; round < 10; round++) {
    const { headers } = await administrator.send(alliance.organisation, {})
    const names = [`Comune A${round}`, `Comune B${round}`]
    const answers = await Promise.all(
      names.map((name) =>
        administrator.send(
          alliance.changeOrganisation,
          { name, patronDay: '12-07' },
          { 'if-match': headers.etag! },
        ),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const written = names[answers.findIndex(({ status }) => status === 200)]
    expect((await administrator.ask(alliance.organisation, {})).name).toBe(written)
  }
})

test('who asks for the protection is not overtaken by who does not', async () => {
  for (let round = 0; round < 10; round++) {
    const { headers } = await administrator.send(alliance.organisation, {})
    const [careful] = await Promise.all([
      administrator.send(
        alliance.changeOrganisation,
        { name: 'Careful', patronDay: null },
        { 'if-match': headers.etag! },
      ),
      administrator.send(alliance.changeOrganisation, { name: `Careless ${round}`, patronDay: null }),
    ])
    // Either the careful came first and was overwritten knowingly, or it was told; never did it overwrite unknowingly.
    const { name } = await administrator.ask(alliance.organisation, {})
    expect([careful!.status, name]).toEqual([careful!.status, `Careless ${round}`])
    expect([200, 412]).toContain(careful!.status)
  }
})

test('a database that ends every connection costs answers, not the process; the next request is answered', async () => {
  const owner = (statement: string) => world.database.asOwner((client) => client.query(statement))
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = 'vicinato_app'`
  const unhandled: unknown[] = []
  const note = (fault: unknown) => unhandled.push(fault)
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
  try {
    for (let round = 0; round < 5; round++) {
      const asked = Array.from({ length: 20 }, (_, n) =>
        administrator.send(
          alliance.changeOrganisation,
          { name: `Comune ${round}`, patronDay: '12-07' },
          { 'idempotency-key': `cut ${round} ${n % 10}` },
        ),
      )
      await owner(cut)
      const statuses = (await Promise.all(asked)).map(({ status }) => status)
      expect(statuses.filter((status) => ![200, 500, 503].includes(status))).toEqual([])
      // Asked again as the web does, under the same key, every one of them is answered.
      for (let n = 0; n < 10; n++) {
        const again = () =>
          administrator.send(
            alliance.changeOrganisation,
            { name: `Comune ${round}`, patronDay: '12-07' },
            { 'idempotency-key': `cut ${round} ${n}` },
          )
        let { status } = await again()
        // A connection that was idle when it was cut may be noticed only when it is used.
        for (let attempt = 0; status === 503 && attempt < 10; attempt++) status = (await again()).status
        expect(status).toBe(200)
      }
    }
    expect((await world.house.http.inject('/status')).statusCode).toBe(200)
    expect(unhandled).toEqual([])
  } finally {
    process.off('uncaughtException', note)
    process.off('unhandledRejection', note)
  }
})
