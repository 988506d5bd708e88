import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { notices } from '../notices/contract.ts'
import { people } from '../people/contract.ts'
import { training } from './contract.ts'
import { trainingOffice } from './office-contract.ts'
import { turnTraining } from './reminder-actions.ts'

let world: World
let hr: Client
let bruno: Client
let elena: Client
let courseId = ''
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await moveTo('2026-11-23')
})
afterAll(() => world.close())
async function moveTo(today: string) {
  world.clock.moveTo(today)
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
  elena = await world.as('Elena Fontana')
}

const day = (text: string) => text as Day
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const course = (more = {}) => ({
  ...{ code: 'AGILE-BASE', title: 'Lavoro agile, le basi', description: '' },
  ...{ audience: 'everybody' as const, subject: 'organisational' as const, hours: 8, validMonths: 12 },
  ...{ requiredFrom: null as Day | null, ...more },
})
const edition = (more = {}) => ({
  ...{ courseId, code: 'AB-1', startsOn: day('2026-12-01'), endsOn: day('2026-12-02') },
  ...{ how: 'in-person' as const, place: 'Sala Consiglio', seats: 2 as number | null },
  ...{ enrolUntil: day('2026-11-30'), selfEnrol: true, costCents: 120_000 as number | null, ...more },
})
const told = async (client: Client) =>
  (await client.ask(notices.myNotices, {})).items
    .map(({ kind }) => kind)
    .filter((kind) => /^training/.test(kind))
const turn = () =>
  world.database.transaction(world.organisationId, (tx) =>
    turnTraining(
      {
        ...{ tx, today: world.clock.today(), now: world.clock.now() },
        ...{ audit: () => {}, enqueue: async () => {}, afterCommit: () => {} },
      },
      world.organisationId,
    ),
  )
const file = (...rows: string[]) => ({
  fileName: 'frequenze.csv',
  contentBase64: Buffer.from(
    ['Codice fiscale;Codice corso;Codice edizione;Concluso il;Esito;Ore;Punteggio', ...rows].join('\n'),
  ).toString('base64'),
})
const codeOf = async (name: Name) =>
  (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode

test('a course and its editions: all that is wrong is said at once, a code is used once', async () => {
  courseId = (await hr.ask(trainingOffice.writeCourse, course())).id
  expect(codesOf(await hr.send(trainingOffice.writeCourse, course()))).toEqual(['training/code-taken'])
  const wrong = await hr.send(
    trainingOffice.writeEdition,
    edition({ place: '', endsOn: '2026-11-29', enrolUntil: '2026-12-05' }),
  )
  expect(codesOf(wrong)).toEqual([
    'training/ends-before-start',
    'training/enrols-after-end',
    'training/place-missing',
  ])
  await hr.ask(trainingOffice.writeEdition, edition())
  expect(codesOf(await hr.send(trainingOffice.writeEdition, edition()))).toEqual(['training/code-taken'])
  expect((await bruno.ask(training.mine, {})).open).toMatchObject([
    { course: 'Lavoro agile, le basi', free: 2, required: false },
  ])
})

test('seats: one’s own, given by the office to all or to nobody, given back, none beyond their number', async () => {
  const [open] = (await bruno.ask(training.mine, {})).open
  const editionId = open!.id
  await bruno.ask(training.enrol, { editionId })
  expect(codesOf(await bruno.send(training.enrol, { editionId }))).toEqual(['training/enrolled-already'])
  const found = await hr.ask(trainingOffice.candidates, { editionId })
  expect([found.total, found.free, found.items.some(({ name }) => name === 'Ferri Bruno')]).toEqual([
    9,
    1,
    false,
  ])
  const three = ['Carla Greco', 'Dino Russo', 'Bruno Ferri'].map((name) => world.personIdOf(name as Name))
  const refused = await hr.send(trainingOffice.enrolMany, { editionId, personIds: three })
  expect((refused.body as { reasons: unknown[] }).reasons).toEqual([
    { code: 'training/too-few-seats', free: 1, asked: 2 },
  ])
  const two = await hr.ask(trainingOffice.enrolMany, { editionId, personIds: [three[0]!, three[2]!] })
  expect(two).toEqual({ enrolled: 1, enrolledAlready: 1 })
  const carla = await world.as('Carla Greco')
  expect(await told(carla)).toEqual(['training/enrolled'])
  expect(codesOf(await elena.send(training.enrol, { editionId }))).toEqual(['training/edition-full'])
  const fewer = await hr.send(trainingOffice.changeEdition, { editionId, ...edition({ seats: 1 }) })
  expect(codesOf(fewer)).toEqual(['training/seats-taken'])
  const [seat] = (await bruno.ask(training.mine, {})).enrolments
  expect((await elena.send(training.leave, { enrolmentId: seat!.id })).status).toBe(404)
  await bruno.ask(training.leave, { enrolmentId: seat!.id })
  await elena.ask(training.enrol, { editionId })
  // Three days before it begins they are reminded, once.
  await moveTo('2026-11-29')
  await turn()
  await turn()
  expect(await told(elena)).toEqual(['training/begins'])
  expect(await told(bruno)).toEqual([])
})

test('outcomes: who passes is certified with an end and a PDF; a correction takes it back; nobody says their own', async () => {
  const editionId = (await hr.ask(trainingOffice.editions, {})).items[0]!.id
  const shown = () => hr.ask(trainingOffice.edition, { editionId })
  const { people: enrolled } = await shown()
  const result = (outcome: 'passed' | 'absent', hours: number) =>
    enrolled.map(({ enrolmentId }) => ({ enrolmentId, outcome, hours, score: null }))
  const early = await hr.send(trainingOffice.record, { editionId, results: result('passed', 9) })
  expect(codesOf(early)).toEqual(['training/not-begun', 'training/too-many-hours'])
  await moveTo('2026-12-03')
  expect(await hr.ask(trainingOffice.record, { editionId, results: result('passed', 8) })).toEqual({
    certified: 2,
  })
  const { certificates } = await elena.ask(training.mine, {})
  expect(certificates).toMatchObject([
    { title: 'Lavoro agile, le basi', issuedOn: '2026-12-02', validUntil: '2027-12-02', standing: 'valid' },
  ])
  const certificateId = certificates[0]!.id
  const pdf = await elena.send(training.certificate, { certificateId })
  expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
  expect(String(pdf.body)).toContain('/StructTreeRoot')
  expect((await bruno.send(training.certificate, { certificateId })).status).toBe(404)
  expect(codesOf(await hr.send(trainingOffice.revoke, { certificateId }))).toEqual([
    'training/correct-the-result',
  ])
  const [mine] = enrolled.filter(({ name }) => name === 'Fontana Elena')
  await hr.ask(trainingOffice.record, {
    ...{ editionId, results: [{ enrolmentId: mine!.enrolmentId, outcome: 'absent', hours: 0, score: null }] },
  })
  expect((await elena.ask(training.mine, {})).certificates).toEqual([])
  expect((await elena.send(training.certificate, { certificateId })).status).toBe(404)
  expect((await shown()).people.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'Fontana Elena absent',
    'Greco Carla passed',
  ])
  const own = await hr.ask(
    trainingOffice.writeEdition,
    edition({
      code: 'AB-2',
      startsOn: '2026-12-03',
      endsOn: '2026-12-03',
      enrolUntil: '2026-12-03',
      seats: null,
      costCents: null,
    }),
  )
  await hr.ask(training.enrol, { editionId: own.id })
  const [seat] = (await hr.ask(trainingOffice.edition, { editionId: own.id })).people
  const results = [{ enrolmentId: seat!.enrolmentId, outcome: 'passed', hours: 8, score: 100 }]
  expect(codesOf(await hr.send(trainingOffice.record, { editionId: own.id, results }))).toEqual([
    'training/own-result',
  ])
  const begun = await hr.send(trainingOffice.cancelEdition, { editionId, reason: 'Docente assente' })
  expect(codesOf(begun)).toEqual(['training/recorded-already'])
  await hr.ask(trainingOffice.cancelEdition, { editionId: own.id, reason: 'Docente assente' })
  expect(await told(hr)).toEqual(['training/cancelled'])
})

test('attendance from a file: every fault at once and nothing kept, then all of it, and twice no harm', async () => {
  const [dino, fabio, carla] = [
    await codeOf('Dino Russo'),
    await codeOf('Fabio Moretti'),
    await codeOf('Carla Greco'),
  ]
  const faulty = file(
    `${dino};AGILE-BASE;AB-1;31/02/2026;superato;8;`,
    `RSSMRA80A01H501U;AGILE-BASE;;01/12/2026;;;`,
    `${fabio};NIENTE;AB-9;30/12/2026;boh;900;`,
    `${fabio};AGILE-BASE;;02/12/2026;non superato;4;`,
    `${dino};AGILE-BASE;AB-2;03/12/2026;;;`,
  )
  const preview = await hr.ask(trainingOffice.previewImport, faulty)
  expect(preview.faults.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    '2 Concluso il people/import-value',
    '3 Codice fiscale people/import-unknown-code',
    '4 Esito people/import-value',
    '4 Ore people/import-value',
    '4 Codice corso people/import-unknown-code',
    '4 Concluso il training/import-in-the-future',
    '4 Codice edizione people/import-unknown-code',
    '5 Esito training/import-elsewhere-passed',
    '6 Codice edizione training/edition-cancelled',
  ])
  expect(codesOf(await hr.send(trainingOffice.applyImport, faulty))).toEqual(['training/import-faulty'])
  expect((await (await world.as('Dino Russo')).ask(training.mine, {})).certificates).toEqual([])
  // AB-1 has two seats, and both are taken: who was there without one needs a third.
  const crowded = file(`${dino};AGILE-BASE;AB-1;02/12/2026;superato;8;85`)
  expect((await hr.ask(trainingOffice.previewImport, crowded)).faults.map(({ code }) => code)).toEqual([
    'training/import-edition-full',
  ])
  const editionId = (await hr.ask(trainingOffice.editions, { when: 'over' })).items[0]!.id
  await hr.ask(trainingOffice.changeEdition, { editionId, ...edition({ seats: 3 }) })
  const good = file(
    `${dino};AGILE-BASE;AB-1;02/12/2026;superato;8;85`,
    `${carla};AGILE-BASE;AB-1;02/12/2026;superato;8;`,
    `${fabio};AGILE-BASE;;15/01/2026;;;`,
  )
  const { counts } = await hr.ask(trainingOffice.previewImport, good)
  expect(counts).toEqual({ rows: 2, passed: 2, elsewhere: 1, unchanged: 1 })
  expect(await hr.ask(trainingOffice.applyImport, good)).toEqual({ recorded: 2, certified: 2 })
  expect(await hr.ask(trainingOffice.applyImport, good)).toEqual({ recorded: 0, certified: 0 })
  expect((await (await world.as('Fabio Moretti')).ask(training.mine, {})).certificates).toMatchObject([
    { elsewhere: true, issuedOn: '2026-01-15', validUntil: '2027-01-15', standing: 'ends-soon' },
  ])
})

test('the end of a certificate is told 60, 30 and 7 days before, each once, and once when it came', async () => {
  const fabio = async () => told(await world.as('Fabio Moretti'))
  await turn()
  await turn()
  expect(await fabio()).toEqual(['training/ends-soon'])
  for (const today of ['2026-12-16', '2027-01-08', '2027-01-16', '2027-01-20']) {
    await moveTo(today)
    await turn()
  }
  expect((await fabio()).toSorted()).toEqual([
    'training/ends-soon',
    'training/ends-soon',
    'training/ends-soon',
    'training/expired',
  ])
  await moveTo('2026-12-03')
})

test('completion: HR counts as it is, a head their own with few untold, others merged', async () => {
  const exact = await hr.ask(training.completion, {})
  expect(exact.courses[0]!.items).toEqual([
    { name: 'Risorse', directorates: 1, people: 3, done: 0 },
    { name: 'Servizi ai cittadini', directorates: 1, people: 7, done: 3 },
  ])
  expect(exact.costCents).toBe(120_000)
  expect(exact.indicators[0]).toEqual({ name: 'management', people: 3, done: 0 })
  const own = await elena.ask(training.completion, {})
  expect([own.rounded, own.courses[0]!.items]).toEqual([
    true,
    [{ name: 'Servizi ai cittadini', directorates: 1, people: null, done: null }],
  ])
  const others = await (await world.as('Olga Serra')).ask(training.completion, {})
  expect(others.courses[0]!.items).toEqual([{ name: null, directorates: 2, people: 10, done: 5 }])
  expect((await bruno.send(training.completion, {})).status).toBe(403)
})
