import { afterAll, beforeAll, expect, test } from 'vitest'
import { worksOf } from '../../app/house.ts'
import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import { openMinistryService } from '../../tests/ministry-service.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { agreementOffice } from '../agreements/office-contract.ts'
import { people } from '../people/contract.ts'
import { communications } from './contract.ts'
import { exampleSettings } from './example.ts'
import { communicationOffice } from './office-contract.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
let world: World
let ministry: Awaited<ReturnType<typeof openMinistryService>>
let hr: Client
const names = ['Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Fabio Moretti', 'Giulia Conti'] as const
const since = '2026-11-01' as Day
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  ministry = await openMinistryService()
  hr = await world.as('Irene Marino')
  await hr.ask(communicationOffice.changeSettings, exampleSettings(since, { channel: 'rest' }))
  const { clientSecret, ...open } = ministry.access
  await hr.ask(communicationOffice.changeAccess, { ...open, operations: {}, clientSecret })
})
afterAll(async () => {
  await world.close()
  await ministry.close()
})

const csv = (...rows: string[]) => ({
  fileName: 'prova.csv',
  contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
})
const codeOf = async (name: Name) =>
  (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode
/** A job as a worker runs it; two workers may run the same one when the first is thought dead. */
const jobOf = (id: string): RunningJob => ({
  ...{ organisationId: world.organisationId, id, signal: new AbortController().signal },
  transaction: (work) =>
    world.database.transaction(world.organisationId, (tx) => {
      const moment: JobMoment = {
        ...{ tx, now: world.clock.now(), today: world.clock.today(), audit: () => {} },
        ...{ afterCommit: () => {}, enqueue: async () => {} },
      }
      return work(moment)
    }),
})
const run = (name: 'heed-agreements' | 'send-communications', id = world.organisationId) =>
  worksOf(world.services)[name](jobOf(id))
const due = () => hr.ask(communications.due, {})
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)

test('looked at by four at once, each event of an agreement makes one communication', async () => {
  const codes = await Promise.all(names.map(codeOf))
  await hr.ask(
    communicationOffice.applyEmployments,
    csv('Codice fiscale;Inizio rapporto di lavoro', ...codes.map((code) => `${code};01/03/2010`)),
  )
  await hr.ask(
    agreementOffice.applyImport,
    csv(
      'Codice fiscale;Dal;Al;Firmato il;Giorni al mese',
      ...codes.map((code) => `${code};24/11/2026;31/05/2027;20/11/2026;8`),
    ),
  )
  await Promise.all(Array.from({ length: 4 }, () => run('heed-agreements')))
  const { items } = await due()
  expect(items.map(({ name }) => name).sort()).toEqual(
    names.map((name) => name.split(' ').reverse().join(' ')).sort(),
  )
})

test('two offices send at the same moment: one does, the other is told', async () => {
  const [irene, luca] = [await world.as('Irene Marino'), await world.as('Luca Barbieri')]
  const answers = await Promise.all([irene, luca].map((one) => one.send(communications.send, { ready: 5 })))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const told = codesOf(answers.find(({ status }) => status === 409)!)
  expect([
    'communications/ready-differs',
    'communications/nothing-ready',
    'communications/taken-meanwhile',
  ]).toContain(told[0])
})

test('one dispatch run by three workers at once, with answers lost on the way: one communication each', async () => {
  const [dispatch] = (await hr.ask(communications.dispatches, {})).items
  ministry.mishap('CreaComunicazione', 'lost-after', 'silent-after')
  await Promise.all(Array.from({ length: 3 }, () => run('send-communications', dispatch!.id)))
  expect(await hr.ask(communications.dispatch, { dispatchId: dispatch!.id })).toMatchObject({
    ...{ state: 'done', total: 5, accepted: 5, refused: 0, unclear: 0 },
  })
  expect(ministry.kept.map(({ kind }) => kind)).toEqual(['I', 'I', 'I', 'I', 'I'])
  expect(new Set(ministry.kept.map(({ workerCode }) => workerCode)).size).toBe(5)
  expect(ministry.written.length).toBe(5)
})

test('a worker that dies after its request arrived: what it had under way is looked up, not sent again', async () => {
  const code = await codeOf('Luca Barbieri')
  await hr.ask(
    communicationOffice.applyEmployments,
    csv('Codice fiscale;Inizio rapporto di lavoro', `${code};01/03/2010`),
  )
  await hr.ask(
    agreementOffice.applyImport,
    csv('Codice fiscale;Dal;Al;Firmato il;Giorni al mese', `${code};24/11/2026;31/05/2027;20/11/2026;8`),
  )
  await run('heed-agreements')
  const { id: dispatchId } = await hr.ask(communications.send, { ready: 1 })
  // What it left: under way, its answer waited for until a moment ago; and the Ministry has it.
  ministry.tell({
    workerCode: code,
    employerCode: '01199250158',
    startsOn: '2026-11-24',
    endsOn: '2027-05-31',
  })
  await world.database.asOwner((owner) =>
    owner.query(
      `update communication set state = 'sending', attempt_until = to_timestamp($2::float8 / 1000) where dispatch_id = $1`,
      [dispatchId, world.clock.now() - 1000],
    ),
  )
  const written = ministry.written.length
  await run('send-communications', dispatchId)
  expect(await hr.ask(communications.dispatch, { dispatchId })).toMatchObject({ accepted: 1, unclear: 0 })
  expect(ministry.written.length).toBe(written)
})

test('the database itself lets no event be told twice, nor one code stand for two', async () => {
  const refused = (statement: string) =>
    world.database.asOwner((owner) =>
      owner.query(statement).then(
        () => '',
        (fault: { constraint?: string }) => fault.constraint,
      ),
    )
  const columns = `organisation_id, person_id, agreement_id, step_seq, why, kind, period_id, starts_on, counted_from,
    due_on, because, state, made_at`
  expect(
    await refused(`insert into communication (${columns}) select ${columns} from communication limit 1`),
  ).toBe('communication_once')
  expect(await refused(`update communication set code = (select min(code) from communication)`)).toBe(
    'communication_code_once',
  )
})
