import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { agreements } from '../agreements/contract.ts'
import { usualTerms } from '../agreements/example.ts'
import { agreementOffice } from '../agreements/office-contract.ts'
import type { Terms } from '../agreements/rules.ts'
import { notices } from '../notices/contract.ts'
import { people } from '../people/contract.ts'
import { communications } from './contract.ts'
import { exampleSettings } from './example.ts'
import { communicationOffice } from './office-contract.ts'

let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
})
afterAll(() => world.close())

const day = (text: string) => text as Day
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const terms = (from: string, until: string | null, changes: Partial<Terms> = {}) =>
  usualTerms(day(from), until as Day | null, changes)
const csv = (...rows: string[]) => ({
  fileName: 'prova.csv',
  contentBase64: Buffer.from(rows.join('\n')).toString('base64'),
})

async function agree(name: Name, given: Terms, more: object = {}): Promise<string> {
  const client = await world.as(name)
  const { id, sha256 } = await client.ask(agreements.write, { terms: given, propose: true, ...more })
  await (await world.as('Ada Colombo')).ask(agreements.decide, {
    agreementId: id,
    version: 1,
    decision: 'approve',
  })
  for (const signer of [client, await world.as('Elena Fontana')]) {
    await signer.ask(confirmations.confirm, { subject: sha256 })
    await signer.ask(agreements.sign, { agreementId: id, sha256 })
  }
  return id
}
const due = () => hr.ask(communications.due, {})
const dueOf = async (name: string) =>
  (await due()).items.filter((one) => one.name === name.split(' ').reverse().join(' '))
const waitFor = (name: Name, many: number) =>
  world.untilDone(
    () => dueOf(name),
    (items) => items.length === many,
  )
const codeOf = async (name: Name) =>
  (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode

test('nothing is due until the settings say who the employer is; wrong settings are refused with all that is wrong', async () => {
  await agree('Bruno Ferri', terms('2026-12-01', '2027-05-31'))
  expect(await due()).toMatchObject({ set: false, items: [] })
  const { set, settings } = await hr.ask(communicationOffice.settings, {})
  expect([set, settings.employerName]).toEqual([false, 'Comune di Borgo Sereno'])
  const wrong = {
    ...exampleSettings(day('2026-11-01')),
    employerCode: '12',
    pat: '1',
    tariff: 'x',
    delegateKind: '1',
  }
  expect(codesOf(await hr.send(communicationOffice.changeSettings, wrong))).toEqual([
    'communications/fault-employer-code',
    'communications/fault-pat',
    'communications/fault-tariff',
    'communications/fault-delegate-kind',
  ])
  const administrator = await world.as('Marta Rizzo')
  await administrator.ask(communicationOffice.changeSettings, exampleSettings(day('2026-11-01'), { pat: '' }))
  const [start] = await waitFor('Bruno Ferri', 1)
  expect(start).toMatchObject({
    ...{ kind: 'I', why: 'began', state: 'due', startsOn: '2026-12-01', endsOn: '2027-05-31' },
    ...{ signedOn: '2026-11-23', countedFrom: '2026-12-01', dueOn: '2027-01-20' },
    because: 'communications/because-I-public',
  })
})

test('what is missing is said of each person at once, and one file of employments mends it', async () => {
  const codes = async () => (await dueOf('Bruno Ferri'))[0]!.faults.map(({ code }) => code)
  expect(await codes()).toEqual([
    'communications/fault-employment-start-missing',
    'communications/fault-pat-missing',
  ])
  expect(codesOf(await hr.send(communications.send, { ready: 0 }))).toContain(
    'communications/channel-is-file',
  )
  const [bruno, carla] = [await codeOf('Bruno Ferri'), await codeOf('Carla Greco')]
  const heading =
    'Codice fiscale;Inizio rapporto di lavoro;PAT INAIL;Voce di tariffa INAIL;Tipologia rapporto'
  const faulty = csv(
    heading,
    `${bruno};31/02/2010;1;0722;A01`,
    `RSSMRA80A01H501U;;;;`,
    `${bruno};01/01/2030;;;X`,
  )
  const preview = await hr.ask(communicationOffice.previewEmployments, faulty)
  expect(preview.faults.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
    '2 people/import-value',
    '3 people/import-unknown-code',
    '4 communications/day-ahead',
    '4 communications/employment-twice',
    '4 people/import-value',
  ])
  expect(codesOf(await hr.send(communicationOffice.applyEmployments, faulty))).toEqual([
    'communications/import-faulty',
  ])
  // A spreadsheet eats noughts at the beginning.
  const sound = csv(heading, `${bruno};1/3/2010;23456789;722;`, `${carla};01/09/2015;;;A02`)
  expect(await hr.ask(communicationOffice.applyEmployments, sound)).toEqual({ people: 2 })
  expect((await hr.ask(communicationOffice.previewEmployments, sound)).counts).toEqual({
    people: 0,
    unchanged: 2,
  })
  expect(await codes()).toEqual([])
  const personId = world.personIdOf('Bruno Ferri')
  expect(await hr.ask(communicationOffice.employment, { personId })).toMatchObject({
    ...{ startedOn: '2010-03-01', pat: '023456789', tariff: '0722', relation: '' },
  })
  const employment = {
    personId,
    startedOn: day('2010-03-01'),
    birthDay: null,
    relation: 'x',
    pat: '1',
    tariff: '',
  }
  expect(
    codesOf(await hr.send(communicationOffice.writeEmployment, { ...employment, birthPlace: 'Roma' })),
  ).toEqual([
    ...['communications/fault-relation', 'communications/fault-pat', 'communications/fault-birth-place'],
  ])
})

test('a file of all that is ready of one kind, then its results: accepted with their codes, or refused and due again', async () => {
  expect(codesOf(await hr.send(communicationOffice.makeFile, { kind: 'I', ready: 5 }))).toEqual([
    'communications/ready-differs',
  ])
  const { id } = await hr.ask(communicationOffice.makeFile, { kind: 'I', ready: 1 })
  const file = await hr.send(communicationOffice.file, { dispatchId: id })
  expect([file.status, String(file.body).slice(0, 2)]).toEqual([200, 'PK'])
  expect(String(file.headers['content-disposition'])).toContain('LA-InizioPeriodo-2026-11-23.xlsx')
  const [start] = await dueOf('Bruno Ferri')
  expect(start!.state).toBe('exported')
  // It is in the file: it goes into no other.
  expect(codesOf(await hr.send(communicationOffice.makeFile, { kind: 'I', ready: 1 }))).toContain(
    'communications/nothing-ready',
  )
  const bruno = await codeOf('Bruno Ferri')
  const refused = csv(
    'Codice fiscale lavoratore;Tipologia comunicazione;Esito;Messaggio',
    `${bruno};I;E001;Dati non validi`,
  )
  expect(await hr.ask(communicationOffice.applyResults, refused)).toEqual({ accepted: 0, refused: 1 })
  expect((await dueOf('Bruno Ferri'))[0]).toMatchObject({
    state: 'refused',
    answer: 'E001',
    message: 'Dati non validi',
  })
  await hr.ask(communications.reopen, { communicationId: start!.id })
  await hr.ask(communicationOffice.makeFile, { kind: 'I', ready: 1 })
  const results = csv(
    'Codice fiscale lavoratore;Tipologia comunicazione;Data inizio periodo;Codice comunicazione',
    `${bruno};I;01/12/2026;26000000000000001`,
  )
  expect((await hr.ask(communicationOffice.previewResults, results)).counts).toEqual({
    ...{ accepted: 1, refused: 0, unchanged: 0 },
  })
  expect(await hr.ask(communicationOffice.applyResults, results)).toEqual({ accepted: 1, refused: 0 })
  expect((await hr.ask(communicationOffice.previewResults, results)).counts).toMatchObject({ unchanged: 1 })
  const { items } = await hr.ask(communications.register, { q: bruno })
  expect(items.map(({ kind, state, code }) => [kind, state, code])).toEqual([
    ['I', 'accepted', '26000000000000001'],
  ])
  const { steps } = await hr.ask(communications.communication, { communicationId: start!.id })
  expect(steps.map(({ step, by }) => `${step} ${by}`)).toEqual([
    ...['due null', 'exported Irene Marino', 'refused Irene Marino', 'reopened Irene Marino'],
    ...['exported Irene Marino', 'result-accepted Irene Marino'],
  ])
})

test('a withdrawal before the end obliges to tell it, from the new last day; both are derived once, however often they are looked at', async () => {
  const bruno = await world.as('Bruno Ferri')
  const agreementId = (await bruno.ask(agreements.mine, {})).items[0]!.id
  const reason = 'Cambio di mansione concordato'
  await bruno.ask(agreements.withdraw, {
    agreementId,
    justified: true,
    on: day('2026-12-20'),
    noticeDays: 0,
    reason,
  })
  const [end] = await waitFor('Bruno Ferri', 1)
  expect(end).toMatchObject({
    ...{ kind: 'R', why: 'withdrawn', endsOn: '2026-12-20', dueOn: '2027-01-20', faults: [], waits: false },
  })
  // The same settings again: everything is looked at anew, and nothing is due twice.
  await hr.ask(communicationOffice.changeSettings, exampleSettings(day('2026-11-01')))
  await hr.ask(communicationOffice.changeSettings, {
    ...exampleSettings(day('2026-11-01')),
    employerKind: 'private',
  })
  expect((await waitFor('Bruno Ferri', 1))[0]).toMatchObject({
    ...{ dueOn: '2026-12-25', because: 'communications/because-R-private' },
  })
  await hr.ask(communicationOffice.changeSettings, exampleSettings(day('2026-11-01')))
})

test('an agreement left before it began: what was not told is not needed, what was told is annulled', async () => {
  const untold = await agree('Carla Greco', terms('2026-12-10', '2027-03-31'))
  await waitFor('Carla Greco', 1)
  const carla = await world.as('Carla Greco')
  const asked = { justified: true, on: day('2026-12-01'), noticeDays: 0, reason: 'Non serve più' }
  await carla.ask(agreements.withdraw, { agreementId: untold, ...asked })
  await waitFor('Carla Greco', 0)
  const told = await agree('Carla Greco', terms('2026-12-10', '2027-03-31'))
  const [start] = await waitFor('Carla Greco', 1)
  await hr.ask(communications.note, { communicationId: start!.id, code: '26000000000000002' })
  await carla.ask(agreements.withdraw, { agreementId: told, ...asked })
  const [annulment] = await waitFor('Carla Greco', 1)
  expect(annulment).toMatchObject({ kind: 'A', why: 'never-began', faults: [], dueOn: '2026-12-20' })
  const states = (await hr.ask(communications.register, { q: 'greco' })).items.map(
    ({ kind, state }) => `${kind} ${state}`,
  )
  expect(states).toEqual(['A due', 'I accepted', 'I not-needed'])
})

test('a renewal in time prolongs the period; remote work is not told; a code that is another’s is refused', async () => {
  await agree('Dino Russo', terms('2026-11-23', '2026-12-31'))
  const [start] = await waitFor('Dino Russo', 1)
  const taken = { communicationId: start!.id, code: '26000000000000002' }
  expect(codesOf(await hr.send(communications.note, taken))).toEqual(['communications/code-taken'])
  const dino = await world.as('Dino Russo')
  const parentId = (await dino.ask(agreements.mine, {})).items[0]!.id
  await agree('Dino Russo', terms('2027-01-01', '2027-06-30'), { kind: 'renewal', parentId })
  const both = await waitFor('Dino Russo', 2)
  expect(
    both.map(({ kind, why, startsOn, endsOn, dueOn, waits }) => [kind, why, startsOn, endsOn, dueOn, waits]),
  ).toEqual([
    ['I', 'began', '2026-11-23', '2026-12-31', '2026-12-20', false],
    ['M', 'prolonged', '2026-11-23', '2027-06-30', '2026-12-20', true],
  ])
  expect(both[1]!.faults.map(({ code }) => code)).toContain('communications/fault-target-missing')
  const given = terms('2026-11-23', '2027-03-31', { regime: 'remote' })
  const asked = { terms: given, propose: true }
  const { id: agreementId } = await (await world.as('Giulia Conti')).ask(agreements.write, asked)
  const elena = await world.as('Elena Fontana')
  await elena.ask(agreements.decide, { agreementId, version: 1, decision: 'approve' })
  const contentBase64 = Buffer.from('%PDF-1.7 x').toString('base64')
  const signedOn = day('2026-11-20')
  await hr.ask(agreementOffice.upload, { agreementId, fileName: 'a.pdf', contentBase64, signedOn })
  const seen = () =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query('select why from communication_event where agreement_id = $1', [
        agreementId,
      ])
      return rows.map(({ why }: { why: string }) => why)
    })
  expect(await world.untilDone(seen, (whys) => whys.length > 0)).toEqual(['remote'])
  expect(await dueOf('Giulia Conti')).toEqual([])
})

test('agreements on paper: of before, told elsewhere; their signature may have to be said; a start may be annulled by hand', async () => {
  const [fabio, luca] = [await codeOf('Fabio Moretti'), await codeOf('Luca Barbieri')]
  await hr.ask(
    agreementOffice.applyImport,
    csv(
      'Codice fiscale;Dal;Al;Firmato il;Giorni al mese',
      `${fabio};01/03/2026;31/12/2027;;8`,
      `${luca};10/11/2026;30/06/2027;;6`,
    ),
  )
  const [paper] = await waitFor('Luca Barbieri', 1)
  expect(paper!.faults.map(({ code }) => code)).toContain('communications/fault-signed-on-missing')
  await hr.ask(communications.mend, { communicationId: paper!.id, signedOn: day('2026-11-09') })
  expect((await dueOf('Luca Barbieri'))[0]!.faults.map(({ field }) => field)).not.toContain('signedOn')
  const [of] = (await hr.ask(communications.register, { q: fabio })).items
  expect([of!.state, of!.code]).toEqual(['elsewhere', null])
  await hr.ask(communications.note, { communicationId: of!.id, code: '25000000000000009' })
  const { id } = await hr.ask(communications.annul, { communicationId: of!.id })
  expect((await dueOf('Fabio Moretti'))[0]).toMatchObject({ id, kind: 'A', why: 'by-hand', faults: [] })
  expect(codesOf(await hr.send(communications.annul, { communicationId: of!.id }))).toEqual([
    'communications/annulled-already',
  ])
})

test('the office is reminded of each term once: before it, on it, and once it has passed', async () => {
  const told = async () =>
    // A session ends with the day on which the clock leaves it.
    (await (await world.as('Irene Marino')).ask(notices.myNotices, {})).items.filter(({ kind }) =>
      kind.startsWith('communications/'),
    )
  const turn = () =>
    world.database.transaction(world.organisationId, (tx) =>
      world.house.jobs.enqueue(tx, 'heed-agreements', {
        ...{ organisationId: world.organisationId, id: world.organisationId },
      }),
    )
  world.clock.moveTo('2026-12-14')
  await turn()
  const before = await world.untilDone(told, (items) =>
    items.some(({ kind }) => kind === 'communications/due-soon'),
  )
  await turn()
  world.clock.moveTo('2026-12-21')
  await turn()
  const after = await world.untilDone(told, (items) =>
    items.some(({ kind }) => kind === 'communications/overdue'),
  )
  expect(before.length).toBe(1)
  expect(after.length).toBe(2)
  hr = await world.as('Irene Marino')
  expect((await due()).counts.overdue).toBeGreaterThan(0)
})
