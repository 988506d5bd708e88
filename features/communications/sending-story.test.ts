import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMinistryService } from '../../tests/ministry-service.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { agreements } from '../agreements/contract.ts'
import { agreementOffice } from '../agreements/office-contract.ts'
import { people } from '../people/contract.ts'
import { communications } from './contract.ts'
import { exampleSettings } from './example.ts'
import { communicationOffice } from './office-contract.ts'

// A faithful fake of the Ministry's service, on loopback: see tests/ministry-service.ts.
type Ministry = Awaited<ReturnType<typeof openMinistryService>>
let world: World
let ministry: Ministry
let hr: Client
const since = '2026-11-01' as Day
const employer = exampleSettings(since).employerCode
const codes = new Map<Name, string>()
beforeAll(async () => {
  world = await openWorld()
  ministry = await openMinistryService()
  hr = await world.as('Irene Marino')
  await hr.ask(communicationOffice.changeSettings, exampleSettings(since, { channel: 'rest' }))
})
afterAll(async () => {
  await world.close()
  await ministry.close()
})

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const csv = (...rows: string[]) => ({
  fileName: 'prova.csv',
  contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
})
const due = () => hr.ask(communications.due, {})
/** Agreements of some people, in force, with all that a communication says of them. */
async function begin(names: readonly Name[], from = '24/11/2026', until = '31/05/2027'): Promise<void> {
  for (const name of names)
    codes.set(name, (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode)
  const before = (await due()).counts.waiting
  const own = names.map((name) => codes.get(name)!)
  await hr.ask(
    communicationOffice.applyEmployments,
    csv('Codice fiscale;Inizio rapporto di lavoro', ...own.map((code) => `${code};01/03/2010`)),
  )
  await hr.ask(
    agreementOffice.applyImport,
    csv(
      'Codice fiscale;Dal;Al;Firmato il;Giorni al mese',
      ...own.map((code) => `${code};${from};${until};20/11/2026;8`),
    ),
  )
  await world.untilDone(due, ({ counts }) => counts.waiting === before + names.length)
}
async function send(): Promise<Awaited<ReturnType<typeof dispatchOf>>> {
  const { counts } = await due()
  const { id } = await hr.ask(communications.send, { ready: counts.ready })
  return world.untilDone(
    () => dispatchOf(id),
    ({ state }) => state === 'done' || state === 'stopped',
  )
}
const dispatchOf = (dispatchId: string) => hr.ask(communications.dispatch, { dispatchId })
const recordOf = async (name: Name) => (await hr.ask(communications.register, { q: codes.get(name)! })).items
const statesOf = async (name: Name) => (await recordOf(name)).map(({ kind, state }) => `${kind} ${state}`)
const stepsOf = async (name: Name) => {
  const [latest] = await recordOf(name)
  return (await hr.ask(communications.communication, { communicationId: latest!.id })).steps
}
const told = (name: Name, kind = 'I') =>
  ministry.kept.filter((one) => one.workerCode === codes.get(name) && one.kind === kind)
const withdraw = async (name: Name, on: string) => {
  const client = await world.as(name)
  const agreementId = (await client.ask(agreements.mine, {})).items[0]!.id
  const before = (await due()).counts.waiting
  const asked = { agreementId, justified: true, on: on as Day, noticeDays: 0, reason: 'Cambio di mansione' }
  await client.ask(agreements.withdraw, asked)
  await world.untilDone(due, ({ counts }) => counts.waiting === before + 1)
}

test('the connection is set, sealed and tried: what is wrong is said, and the secret is shown to nobody', async () => {
  await begin(['Bruno Ferri'])
  expect(codesOf(await hr.send(communications.send, { ready: 1 }))).toEqual(['communications/no-access'])
  const { clientSecret, ...open } = ministry.access
  const access = { ...open, operations: {} }
  const inner = { ...access, tokenUrl: 'http://10.0.0.1/token', serviceUrl: 'x', clientId: '' }
  expect(codesOf(await hr.send(communicationOffice.changeAccess, inner))).toEqual([
    'communications/no-address-tokenUrl',
    'communications/no-address-serviceUrl',
    'communications/client-missing',
    'communications/secret-missing',
  ])
  await hr.ask(communicationOffice.changeAccess, { ...access, clientSecret: 'wrong' })
  expect((await hr.ask(communicationOffice.tryAccess, {})).steps).toEqual([
    { step: 'token', fine: false, reason: 'communications/service-unauthorised', words: 'HTTP 401' },
  ])
  // A dispatch with wrong credentials stops at once; nothing has gone out, and all stays due.
  expect(await send()).toMatchObject({
    state: 'stopped',
    stopped: 'communications/service-unauthorised',
    accepted: 0,
  })
  expect([await statesOf('Bruno Ferri'), ministry.written.length]).toEqual([['I due'], 0])
  // The secret stays with the address that it was given for.
  const moved = { ...access, tokenUrl: ministry.access.serviceUrl }
  expect(codesOf(await hr.send(communicationOffice.changeAccess, moved))).toEqual([
    'communications/secret-missing',
  ])
  await hr.ask(communicationOffice.changeAccess, { ...access, clientSecret })
  // One that could not go out is no dispatch that is done.
  await hr.ask(communicationOffice.changeAccess, { ...access, serviceUrl: 'http://127.0.0.1:9/api' })
  expect(await send()).toMatchObject({
    state: 'stopped',
    stopped: 'communications/service-unreachable',
    total: 1,
  })
  await hr.ask(communicationOffice.changeAccess, access)
  expect((await hr.ask(communicationOffice.tryAccess, {})).steps).toEqual([
    { step: 'token', fine: true, reason: '', words: '' },
    { step: 'search', fine: true, reason: '', words: '' },
  ])
  const shown = await hr.ask(communicationOffice.settings, {})
  expect(shown.access.hasSecret).toBe(true)
  const { rows } = await world.database.asOwner((owner) => owner.query('select * from communication_access'))
  const kept = JSON.stringify({ shown, rows, logged: world.logged })
  expect(kept.includes(clientSecret)).toBe(false)
  expect(rows[0].sealed_client_secret.includes(Buffer.from(clientSecret))).toBe(false)
})

test('what is ready is sent and accepted, each with its code; a token that has run out is renewed on the way', async () => {
  await begin(['Carla Greco', 'Dino Russo'])
  ministry.mishap('CreaComunicazione', 'stale')
  expect(await send()).toMatchObject({ state: 'done', total: 3, accepted: 3, refused: 0, unclear: 0 })
  const [bruno] = await recordOf('Bruno Ferri')
  expect(bruno).toMatchObject({ state: 'accepted', code: told('Bruno Ferri')[0]!.code })
  expect(codesOf(await hr.send(communications.send, { ready: 0 }))).toEqual(['communications/nothing-ready'])
})

test('an end names the code of its start, and takes it over; a refusal is shown in the Ministry’s words', async () => {
  await withdraw('Carla Greco', '2026-12-20')
  await withdraw('Dino Russo', '2026-12-31')
  // Somebody ended Dino's period on the Ministry's own pages.
  const dino = told('Dino Russo')[0]!
  ministry.kept.push({
    ...dino,
    kind: 'R',
    code: '27000000000000000',
    before: dino.code,
    endsOn: '2026-12-24',
  })
  dino.last = false
  expect(await send()).toMatchObject({ total: 2, accepted: 1, refused: 1 })
  expect(told('Carla Greco', 'R')).toMatchObject([
    { before: told('Carla Greco')[0]!.code, endsOn: '2026-12-20' },
  ])
  expect((await recordOf('Dino Russo'))[0]).toMatchObject({ state: 'refused', answer: 'E021' })
})

test('an answer lost on the way: it is looked up before it is sent again, so there is one; what did not arrive is sent again', async () => {
  await begin(['Fabio Moretti', 'Giulia Conti', 'Luca Barbieri', 'Marta Rizzo'])
  ministry.mishap('CreaComunicazione', 'lost-after', 'silent-after', 'broken', 'lost-before')
  const written = ministry.written.length
  expect(await send()).toMatchObject({ state: 'done', total: 4, accepted: 4, refused: 0, unclear: 0 })
  for (const name of ['Fabio Moretti', 'Giulia Conti', 'Luca Barbieri', 'Marta Rizzo'] as const) {
    expect([name, told(name).length]).toEqual([name, 1])
    expect((await recordOf(name))[0]!.code).toBe(told(name)[0]!.code)
  }
  // Three arrived at once, the fourth at its second attempt: none was written twice.
  expect(ministry.written.length - written).toBe(4)
  const steps = await Promise.all((['Fabio Moretti', 'Marta Rizzo'] as const).map(stepsOf))
  expect(steps.map((one) => one.map(({ step }) => step))).toContainEqual([
    ...['due', 'sending', 'unclear', 'sending', 'found'],
  ])
})

test('an end whose answer is lost is one end; while the Ministry cannot be asked it stays unclear, and is never sent blindly', async () => {
  await withdraw('Fabio Moretti', '2026-12-22')
  ministry.mishap('RecediComunicazione', 'lost-after')
  ministry.mishap('RicercaComunicazioni', 'fault', 'broken')
  expect(await send()).toMatchObject({ state: 'done', total: 1, accepted: 0, unclear: 1 })
  expect(await statesOf('Fabio Moretti')).toEqual(['R unclear', 'I accepted'])
  const again = await send()
  expect([again.accepted, told('Fabio Moretti', 'R').length]).toEqual([1, 1])
  expect(await statesOf('Fabio Moretti')).toEqual(['R accepted', 'I accepted'])
})

test('a start refused because an earlier period is open: exactly that one is ended the day before, and the start is told', async () => {
  const code = (await hr.ask(people.person, { personId: world.personIdOf('Elena Fontana') })).fiscalCode
  const of = { workerCode: code, employerCode: employer, startsOn: '2026-01-10', endsOn: null }
  const earlier = ministry.tell(of)
  const others = [
    // Over by then, to come, of another employer, of another worker.
    ministry.tell({ ...of, startsOn: '2025-01-01', endsOn: '2025-12-31' }),
    ministry.tell({ ...of, employerCode: '99999999999' }),
    ministry.tell({ ...of, workerCode: 'VRDGPP80A01F205X' }),
  ]
  await begin(['Elena Fontana'])
  // Its first answer is lost, too: the recovery is gone through again, and does nothing twice.
  ministry.mishap('RecediComunicazione', 'lost-after')
  const written = ministry.written.length
  expect(await send()).toMatchObject({ accepted: 1 })
  const ends = ministry.kept.filter(
    ({ kind, before }) => kind === 'R' && [earlier, ...others].includes(before),
  )
  expect(ends.map(({ before, endsOn }) => [before, endsOn])).toEqual([[earlier, '2026-11-23']])
  expect(told('Elena Fontana').filter(({ startsOn }) => startsOn === '2026-11-24').length).toBe(1)
  expect(ministry.written.slice(written).map(({ operation }) => operation)).toEqual([
    ...['CreaComunicazione', 'RecediComunicazione', 'CreaComunicazione'],
  ])
  expect(await statesOf('Elena Fontana')).toEqual(['I accepted'])
})

test('where it is so set, an open earlier period is not ended: the start stays refused, and says why', async () => {
  await hr.ask(
    communicationOffice.changeSettings,
    exampleSettings(since, { channel: 'rest', closeEarlier: false }),
  )
  const code = (await hr.ask(people.person, { personId: world.personIdOf('Ada Colombo') })).fiscalCode
  const earlier = ministry.tell({
    workerCode: code,
    employerCode: employer,
    startsOn: '2026-01-10',
    endsOn: null,
  })
  await begin(['Ada Colombo'])
  expect(await send()).toMatchObject({ refused: 1 })
  expect((await recordOf('Ada Colombo'))[0]!.message).toBe(`communications/earlier-open ${earlier}`)
  await hr.ask(communicationOffice.changeSettings, exampleSettings(since, { channel: 'rest' }))
  await hr.ask(communications.reopen, { communicationId: (await recordOf('Ada Colombo'))[0]!.id })
  expect(await send()).toMatchObject({ accepted: 1 })
  const [, closed] = (await stepsOf('Ada Colombo'))
    .filter(({ step }) => /closed|accepted/.test(step))
    .reverse()
  expect(closed).toMatchObject({ step: 'earlier-closed', details: { code: earlier, endsOn: '2026-11-23' } })
})

test('a service that does not answer stops the dispatch; one that is cancelled goes no further; both leave all as due', async () => {
  await begin(['Nino Galli', 'Olga Serra', 'Piero Villa', 'Rita Leone'])
  const { clientSecret: _, ...open } = ministry.access
  const gone = { ...open, operations: {}, serviceUrl: 'http://127.0.0.1:9/api' }
  await hr.ask(communicationOffice.changeAccess, gone)
  expect(await send()).toMatchObject({ state: 'stopped', stopped: 'communications/service-unreachable' })
  await hr.ask(communicationOffice.changeAccess, { ...open, operations: { CreaComunicazione: 'Niente' } })
  expect(await send()).toMatchObject({ state: 'stopped', stopped: 'communications/service-address' })
  await hr.ask(communicationOffice.changeAccess, { ...open, operations: {} })
  expect((await due()).counts).toMatchObject({ ready: 4 })
  // Each answer takes a second, and the second one is never waited for.
  ministry.mishap('CreaComunicazione', 'silent-after', 'silent-after', 'silent-after', 'silent-after')
  const { id: dispatchId } = await hr.ask(communications.send, { ready: 4 })
  await hr.ask(communications.cancel, { dispatchId })
  const ended = await world.untilDone(
    () => dispatchOf(dispatchId),
    ({ state }) => state === 'stopped',
  )
  expect(ended.stopped).toBe('communications/cancelled')
  expect(codesOf(await hr.send(communications.cancel, { dispatchId }))).toEqual([
    'communications/dispatch-over',
  ])
  expect((await due()).counts.ready).toBe(4)
  const final = await send()
  expect(final).toMatchObject({ accepted: 4 })
  for (const name of ['Nino Galli', 'Olga Serra', 'Piero Villa', 'Rita Leone'] as const)
    expect([name, told(name).length]).toEqual([name, 1])
})
