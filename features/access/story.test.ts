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
import { people } from '../people/contract.ts'
import { inventedFiscalCode } from '../people/example.ts'
import { access } from './contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
})
afterAll(() => world.close())

const slug = 'borgo-sereno'
const password = 'una frase lunga e mia'
/** The link that an invitation makes, read where it went: the mail. */
async function linkFor(name: Parameters<World['as']>[0]): Promise<string> {
  const administrator = await world.as('Marta Rizzo')
  const { link, mailed } = await administrator.ask(access.invite, { personId: world.personIdOf(name) })
  expect({ link, mailed }).toEqual({ link: null, mailed: true })
  return /password#(\S+)/.exec(world.mails.at(-1)!.text)![1]!
}

test('a link sets the password once, signs in, and ends every other session of the person', async () => {
  const before = await world.as('Bruno Ferri')
  const token = await linkFor('Bruno Ferri')
  const visitor = visitorAt(world.house.http)
  const { session } = await visitor.ask(access.setPassword, { token, password })
  expect(session.person.givenName).toBe('Bruno')
  expect((await before.send(access.mySessions, {})).status).toBe(401)
  expect((await visitor.ask(access.mySessions, {})).items).toHaveLength(1)

  // The answer was lost and the browser asks again: the same password enters, another is refused.
  expect(
    (await visitorAt(world.house.http).ask(access.setPassword, { token, password })).session.person.id,
  ).toBe(session.person.id)
  const reused = await visitorAt(world.house.http).reasonsOf(access.setPassword, {
    token,
    password: 'tutt’altra frase',
  })
  expect(reused).toEqual(['access/wrong-credentials'])
  const invented = `${token.slice(0, -3)}abc`
  expect(await visitor.reasonsOf(access.setPassword, { token: invented, password })).toEqual([
    'access/link-spent',
  ])
})

test('a link lives 72 hours, and a newer one does not outlive the password set by another', async () => {
  const [first, second] = [await linkFor('Carla Greco'), await linkFor('Carla Greco')]
  await visitorAt(world.house.http).ask(access.setPassword, { token: first, password })
  expect(
    await visitorAt(world.house.http).reasonsOf(access.setPassword, {
      token: second,
      password: 'un’altra frase mia',
    }),
  ).toEqual(['access/wrong-credentials'])
  const old = await linkFor('Dino Russo')
  world.clock.moveTo('2026-11-27')
  expect(await visitorAt(world.house.http).reasonsOf(access.setPassword, { token: old, password })).toEqual([
    'access/link-spent',
  ])
  world.clock.moveTo('2026-11-23')
})

test('HR cannot become an administrator through a link', async () => {
  const hr = await world.as('Luca Barbieri')
  const { status, body } = await hr.send(access.invite, { personId: world.personIdOf('Marta Rizzo') })
  expect({ status, body }).toMatchObject({
    status: 409,
    body: { reasons: [{ code: 'access/administrator-invites' }] },
  })
})

test('sign in, see who one is, sign out; the cookie is for this site and no script', async () => {
  const visitor = visitorAt(world.house.http)
  const token = await linkFor('Giulia Conti')
  await visitorAt(world.house.http).ask(access.setPassword, { token, password })
  expect((await visitor.ask(access.session, {})).session).toBeNull()
  const email = ' Giulia.Conti@borgo-sereno.example'
  const signedIn = await visitor.send(access.signIn, { organisation: slug, email, password })
  expect(signedIn.headers['set-cookie']).toMatch(/^vicinato=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/)
  const { session, firstAdministratorMissing } = await visitor.ask(access.session, {})
  expect(firstAdministratorMissing).toBe(false)
  expect(session).toMatchObject({
    person: { givenName: 'Giulia', familyName: 'Conti' },
    roles: ['employee'],
    organisation: { slug, demo: true },
  })

  const kept = visitor.cookies.get('vicinato')!
  await visitor.ask(access.signIn, { organisation: slug, email, password })
  const old = visitorAt(world.house.http)
  old.cookies.set('vicinato', kept)
  expect((await old.send(access.mySessions, {})).status).toBe(401)

  await visitor.ask(access.signOut, {})
  expect(visitor.cookies.has('vicinato')).toBe(false)
  expect((await visitor.ask(access.session, {})).session).toBeNull()
})

test('a session of another device can be ended, and of nobody else', async () => {
  const [phone, desk, other] = [
    await world.as('Fabio Moretti'),
    await world.as('Fabio Moretti'),
    await world.as('Ada Colombo'),
  ]
  const { items } = await desk.ask(access.mySessions, {})
  const ofPhone = items.find(({ current }) => !current)!
  expect((await other.send(access.endSession, { sessionId: ofPhone.id })).status).toBe(404)
  await desk.ask(access.endSession, { sessionId: ofPhone.id })
  expect((await phone.send(access.mySessions, {})).status).toBe(401)
  expect((await desk.ask(access.mySessions, {})).items).toHaveLength(1)
})

test('a session ends when idle, and in any case', async () => {
  const client = await world.as('Piero Villa')
  world.clock.moveTo('2026-11-24')
  expect((await client.send(access.mySessions, {})).status).toBe(401)
  world.clock.moveTo('2026-11-23')
  expect((await client.send(access.mySessions, {})).status).toBe(200)
})

test('wrong organisation, wrong e-mail and wrong password have one answer; after five there is a pause', async () => {
  const visitor = visitorAt(world.house.http, '192.0.2.7')
  const right = { organisation: slug, email: 'giulia.conti@borgo-sereno.example', password }
  const wrong = { ...right, password: 'non è questa' }
  const answers = await Promise.all(
    [wrong, { ...wrong, organisation: 'nowhere' }, { ...wrong, email: 'nobody@x.example' }].map((asked) =>
      visitor.send(access.signIn, asked),
    ),
  )
  expect(answers[1]!.body).toEqual(answers[0]!.body)
  expect(answers[2]!.body).toEqual(answers[0]!.body)
  for (let attempt = 2; attempt <= 5; attempt++)
    expect(await visitor.reasonsOf(access.signIn, wrong)).toEqual(['access/wrong-credentials'])
  const paused = await visitor.send(access.signIn, right)
  expect(paused).toMatchObject({
    status: 409,
    body: { reasons: [{ code: 'access/too-many-attempts', minutes: 15 }] },
  })
  // From anywhere, and the same for an account that does not exist.
  expect(await visitorAt(world.house.http, '192.0.2.8').reasonsOf(access.signIn, right)).toEqual([
    'access/too-many-attempts',
  ])
  world.clock.moveTo('2026-11-24')
  expect((await visitor.ask(access.signIn, right)).session.person.familyName).toBe('Conti')
  world.clock.moveTo('2026-11-23')
})

test('an address that tries many accounts is paused too', async () => {
  const visitor = visitorAt(world.house.http, '192.0.2.9')
  const tryAs = (name: string) =>
    visitor.reasonsOf(access.signIn, { organisation: slug, email: `${name}@borgo-sereno.example`, password })
  expect(await tryAs('first')).toEqual(['access/wrong-credentials'])
  // Twenty-eight more tries from the same address, without the seconds that their hashes take.
  await world.database.asOwner((owner) =>
    owner.query(`insert into sign_in_failure (organisation_id, subject_hash, failed_at)
      select organisation_id, subject_hash, failed_at
      from (select * from sign_in_failure order by failed_at desc, ctid desc limit 2) latest, generate_series(1, 28)`),
  )
  expect(await tryAs('second')).toEqual(['access/wrong-credentials'])
  expect(await tryAs('third')).toEqual(['access/too-many-attempts'])
})

test('on a demo one enters as the invented people of the page, and as nobody else', async () => {
  const visitor = visitorAt(world.house.http)
  const { items } = await visitor.ask(access.demoPeople, {})
  const here = items.filter(({ organisation }) => organisation === slug)
  expect(here.length).toBeLessThanOrEqual(14)
  expect(new Set(here.flatMap(({ roles }) => roles)).size).toBe(10)
  expect(here.find(({ name }) => name === 'Ada Colombo')?.what).toBe('Responsabile della squadra Anagrafe')
  const chosen = here[0]!
  const { session } = await visitor.ask(access.demoSignIn, { organisation: slug, personId: chosen.personId })
  expect(session.person.id).toBe(chosen.personId)

  await world.database.asOwner(async (owner) => {
    await owner.query("update organisation set demo = false where slug = 'valle-quieta'")
  })
  const real = { organisation: 'valle-quieta', personId: world.personIdOf('Ugo Monti') }
  expect((await visitor.send(access.demoSignIn, real)).status).toBe(404)
  expect((await visitor.send(access.demoSignIn, { ...real, organisation: slug })).status).toBe(404)
  expect(
    (await visitor.ask(access.demoPeople, {})).items.every(({ organisation }) => organisation === slug),
  ).toBe(true)
})

test('roles change at once; the last administrator stays', async () => {
  const administrator = await world.as('Marta Rizzo')
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.send(people.persons, {})).status).toBe(403)
  const personId = world.personIdOf('Bruno Ferri')
  expect(
    await administrator.ask(access.grantRoles, { personId, roles: ['hr-office', 'employee', 'employee'] }),
  ).toEqual({ roles: ['employee', 'hr-office'] })
  expect((await bruno.send(people.persons, {})).status).toBe(200)
  const own = { personId: administrator.personId, roles: ['employee'] }
  expect((await administrator.send(access.grantRoles, own)).body).toMatchObject({
    reasons: [{ code: 'access/last-administrator' }],
  })
  const stranger = { personId: world.personIdOf('Sara Testa'), roles: ['employee'] }
  expect((await administrator.send(access.grantRoles, stranger)).status).toBe(404)
})

test('the audit says who did what, newest first, page by page, and holds no secret', async () => {
  const auditor = await world.as('Nino Galli')
  const all = []
  let cursor: string | undefined
  do {
    const page = await auditor.ask(access.auditEntries, { limit: 7, cursor })
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, place) => all.length - place))
  expect(all.find(({ act }) => act === 'access/roles-granted')).toMatchObject({
    actor: 'Marta Rizzo',
    subject: world.personIdOf('Bruno Ferri'),
    details: { added: 'hr-office', removed: '' },
  })
  expect(new Set(all.map(({ act }) => act))).toContain('access/attempts-paused')
  const text = JSON.stringify(all)
  for (const secret of [password, 'borgo-sereno.example', '192.0.2.7']) expect(text).not.toContain(secret)
  expect((await auditor.send(access.auditEntries, { cursor: 'x' })).status).toBe(404)
})

test('the first administrator founds the organisation, once, with the token of the first start', async () => {
  const database = await openTestDatabase()
  const services = {
    clock: stoppedClock('2026-11-23'),
    log: noLog,
    mail: undefined,
    publicUrl: 'https://vicinato.example',
    push: pusher({ loopback: false }),
    outbound: outbound({ loopback: false }),
    documents: world.services.documents,
    sealing: sealingWith('a secret of the tests, long enough'),
    firstAdministratorToken: 'token-of-the-first-start',
  }
  const house = await openHouse(database, services, { requestsPerMinute: 1000, trustProxy: false })
  try {
    const visitor = visitorAt(house.http)
    expect(await visitor.ask(access.session, {})).toEqual({ session: null, firstAdministratorMissing: true })
    const name = { givenName: 'Vera', familyName: 'Prima' }
    const asked = {
      token: 'token-of-the-first-start',
      organisation: 'Comune di Prova',
      slug: 'comune-di-prova',
      ...name,
      fiscalCode: inventedFiscalCode({ ...name, sex: 'F', birthDay: '1975-03-02' }),
      email: 'vera@prova.example',
      password,
    }
    expect(await visitor.reasonsOf(access.nameFirstAdministrator, { ...asked, token: 'x' })).toEqual([
      'access/wrong-token',
    ])
    expect(await visitor.reasonsOf(access.nameFirstAdministrator, { ...asked, fiscalCode: 'X' })).toEqual([
      'people/fiscal-code-shape',
    ])
    // Refused as a whole: no organisation without its administrator.
    expect((await visitor.ask(access.directory, {})).items).toEqual([])
    const founded = await visitor.send(access.nameFirstAdministrator, asked)
    expect(founded.headers['set-cookie']).toMatch(
      /^__Host-vicinato=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const { session } = await visitor.ask(access.session, {})
    expect(session?.roles).toEqual(['administrator', 'employee', 'hr-office'])

    const again = visitorAt(house.http)
    expect((await again.ask(access.nameFirstAdministrator, asked)).session.person.id).toBe(session!.person.id)
    expect(
      await again.reasonsOf(access.nameFirstAdministrator, { ...asked, password: 'another password' }),
    ).toEqual(['access/wrong-credentials'])
    expect(await again.reasonsOf(access.nameFirstAdministrator, { ...asked, slug: 'another' })).toEqual([
      'access/already-founded',
    ])
    // Without mail the link is shown to who asked for it.
    const { link } = await visitor.ask(access.invite, { personId: session!.person.id })
    expect(link).toMatch(/^https:\/\/vicinato\.example\/password#/)
  } finally {
    await house.close()
  }
})
