import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { people } from '../people/contract.ts'
import { agreements } from './contract.ts'
import { turnDay } from './ending-actions.ts'
import { usualTerms } from './example.ts'
import { agreementOffice } from './office-contract.ts'

let world: World
let ada: Client
let bruno: Client
let carla: Client
let elena: Client
let hr: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  await moveTo('2026-11-23')
})
/** Sessions end meanwhile: everybody signs in again. */
async function moveTo(today: string) {
  world.clock.moveTo(today)
  ada = await world.as('Ada Colombo')
  bruno = await world.as('Bruno Ferri')
  carla = await world.as('Carla Greco')
  elena = await world.as('Elena Fontana')
  hr = await world.as('Irene Marino')
}
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const day = (text: string) => text as Day
const noticesOf = (name: Name, kind: string) =>
  world.database.asOwner(
    async (owner) =>
      (
        await owner.query('select details from notice where person_id = $1 and kind = $2', [
          world.personIdOf(name),
          kind,
        ])
      ).rows.length,
  )
const terms = (from = '2026-12-01', until: string | null = '2027-05-31', changes = {}) =>
  usualTerms(day(from), until === null ? null : day(until), changes)
const sign = async (client: Client, agreementId: string) => {
  const { sha256 } = await client.ask(agreements.agreement, { agreementId })
  await client.ask(confirmations.confirm, { subject: sha256 })
  return client.send(agreements.sign, { agreementId, sha256 })
}
const approve = (client: Client, agreementId: string, version = 1) =>
  client.ask(agreements.decide, { agreementId, version, decision: 'approve' })
const proposed = (client: Client, given = terms(), more = {}) =>
  client.ask(agreements.write, { terms: given, propose: true, ...more })
/** Proposed, approved and signed by both. */
async function inForce(client: Client, given = terms(), more = {}) {
  const { id } = await proposed(client, given, more)
  await approve(ada, id)
  await sign(client, id)
  const last = await sign(elena, id)
  expect([last.status, codesOf(last)]).toEqual([201, []])
  return id
}

test('the form begins with the person, the policy and terms that are almost in order', async () => {
  const form = await bruno.ask(agreements.form, {})
  expect(form).toMatchObject({
    name: 'Bruno Ferri',
    terms: { from: '2026-12-01', until: '2027-11-30', daysPerMonth: 8, daysPerWeek: 2, places: ['home'] },
    approvals: ['team-manager'],
    signer: 'directorate-head',
  })
  const { reasons, document } = await bruno.ask(agreements.check, { terms: form.terms })
  expect(reasons.map(({ code }) => code)).toEqual(['agreements/no-objectives'])
  expect(document.title).toBe('Accordo individuale di Bruno Ferri per il lavoro a distanza')
  expect(JSON.stringify(document)).toContain(
    'dal 1º dicembre 2026 o, se successivo, dal giorno dell’ultima firma',
  )
  // Colleagues see nothing of it; a manager begins one for a member.
  expect((await carla.send(agreements.form, { personId: bruno.personId })).status).toBe(404)
  expect((await ada.ask(agreements.form, { personId: bruno.personId })).name).toBe('Bruno Ferri')
})

test('proposed, changes asked, proposed again, approved, signed by both, in force from the later day', async () => {
  const { id, state } = await proposed(bruno)
  expect(state).toBe('to-approve')
  expect(await noticesOf('Ada Colombo', 'agreements/to-approve')).toBe(1)
  expect((await carla.send(agreements.agreement, { agreementId: id })).status).toBe(404)
  const again = await bruno.send(agreements.write, { terms: terms(), propose: true })
  expect(codesOf(again)).toEqual(['agreements/one-on-its-way'])
  // Not one's own, not without reasons, not of another version.
  const own = await bruno.send(agreements.decide, { agreementId: id, version: 1, decision: 'approve' })
  expect(codesOf(own)).toEqual(['agreements/another-decides'])
  const hasty = await ada.send(agreements.decide, { agreementId: id, version: 2, decision: 'ask-changes' })
  expect(codesOf(hasty)).toEqual(['agreements/changed-meanwhile', 'agreements/reason-missing'])
  expect((await ada.ask(agreements.queue, {})).items.map(({ name }) => name)).toEqual(['Bruno Ferri'])
  await ada.ask(agreements.decide, {
    ...{ agreementId: id, version: 1, decision: 'ask-changes', reason: 'Sei giorni, non otto' },
  })
  expect((await ada.ask(agreements.queue, {})).items).toEqual([])
  const rewritten = await bruno.ask(agreements.rewrite, {
    ...{ agreementId: id, propose: true, terms: terms('2026-12-01', '2027-05-31', { daysPerMonth: 6 }) },
  })
  expect(rewritten).toMatchObject({ state: 'to-approve', version: 2, terms: { daysPerMonth: 6 } })
  expect(await approve(ada, id, 2)).toMatchObject({ state: 'to-sign', approved: 1 })
  // Signing needs a proof given just now, for these words.
  const { sha256 } = rewritten
  expect(codesOf(await bruno.send(agreements.sign, { agreementId: id, sha256 }))).toEqual([
    'access/not-confirmed',
  ])
  await bruno.ask(confirmations.confirm, { subject: '0'.repeat(64) })
  expect(codesOf(await bruno.send(agreements.sign, { agreementId: id, sha256 }))).toEqual([
    'access/not-confirmed',
  ])
  expect(codesOf(await bruno.send(agreements.sign, { agreementId: id, sha256: '0'.repeat(64) }))).toEqual([
    'agreements/changed-meanwhile',
  ])
  expect((await sign(bruno, id)).status).toBe(201)
  expect(codesOf(await sign(bruno, id))).toEqual(['agreements/signed-already'])
  expect(codesOf(await sign(ada, id))).toEqual(['agreements/another-signs'])
  expect(await noticesOf('Elena Fontana', 'agreements/to-sign-office')).toBe(2)
  await moveTo('2026-12-03')
  expect((await sign(elena, id)).body).toMatchObject({
    state: 'in-force',
    startsOn: '2026-12-03',
    endsOn: '2027-05-31',
    signedByPerson: true,
    signedByOffice: true,
  })
  await moveTo('2026-11-23')
  const { steps } = await bruno.ask(agreements.agreement, { agreementId: id })
  expect(steps.map(({ step, by }) => `${step} ${by}`)).toEqual([
    'drafted Bruno Ferri',
    'proposed Bruno Ferri',
    'changes-asked Ada Colombo',
    'proposed Bruno Ferri',
    'approved Ada Colombo',
    'signed-by-person Bruno Ferri',
    'signed-by-office Elena Fontana',
    'in-force Elena Fontana',
  ])
  expect(steps.find(({ step }) => step === 'signed-by-person')!.details).toMatchObject({
    way: 'demo',
    sha256,
  })
})

test('a second agreement over days of the first is refused; a revision closes its parent the day before', async () => {
  const over = await bruno.send(agreements.write, { terms: terms('2027-01-01', '2027-06-30'), propose: true })
  expect(codesOf(over)).toEqual(['agreements/another-in-force'])
  const [first] = (await bruno.ask(agreements.mine, {})).items
  await moveTo('2026-12-09')
  const revision = { kind: 'revision', parentId: first!.id } as const
  const given = terms('2027-02-01', '2027-05-31', { daysPerMonth: 4 })
  const id = await inForce(bruno, given, revision)
  const items = (await bruno.ask(agreements.mine, {})).items
  expect(items.map(({ state, startsOn, endsOn }) => [state, startsOn, endsOn])).toEqual([
    ['signed', '2027-02-01', '2027-05-31'],
    ['in-force', '2026-12-03', '2027-01-31'],
  ])
  expect(items[1]!.steps.at(-1)).toMatchObject({
    step: 'revised',
    details: { endsOn: '2027-01-31', childId: id },
  })
  await moveTo('2027-02-01')
  expect((await bruno.ask(agreements.mine, {})).items.map(({ state }) => state)).toEqual([
    'in-force',
    'revised',
  ])
  await moveTo('2026-11-23')
})

test('withdrawal: each date computed and explained before it is asked', async () => {
  const id = await inForce(carla, terms('2026-11-23', null))
  const preview = await carla.ask(agreements.withdrawalPreview, { agreementId: id })
  expect(preview).toEqual({
    endsOn: '2026-12-23',
    because: { code: 'agreements/ends-with-notice', asked: '2026-11-23', days: 30, endsOn: '2026-12-23' },
    reasons: [],
    leastDays: 30,
  })
  const ninety = await hr.ask(agreements.withdrawalPreview, { agreementId: id, noticeDays: '90' as never })
  expect(ninety.endsOn).toBe('2027-02-21')
  const wordless = await elena.send(agreements.withdraw, {
    ...{ agreementId: id, justified: false, on: null, noticeDays: 0, reason: '' },
  })
  expect(codesOf(wordless)).toEqual(['agreements/reason-missing'])
  // Ada approves; for the body Elena signs and withdraws.
  const other = { agreementId: id, justified: false, on: null, noticeDays: 0, reason: 'Riorganizzazione' }
  expect((await ada.send(agreements.withdraw, other)).status).toBe(404)
  expect(await carla.ask(agreements.withdraw, { ...other, reason: '' })).toMatchObject({
    state: 'withdrawal-planned',
    endsOn: '2026-12-23',
  })
  expect(codesOf(await elena.send(agreements.withdraw, other))).toEqual(['agreements/not-at-this-point'])
  await moveTo('2026-12-24')
  expect((await carla.ask(agreements.mine, {})).items[0]!.state).toBe('withdrawn')
  await moveTo('2026-11-23')
})

test('signed elsewhere: not verified until HR says with what; protocol number and evaluation are kept', async () => {
  const dino = await world.as('Dino Russo')
  const { id, sha256 } = await proposed(dino)
  await approve(ada, id)
  const pdf = { agreementId: id, fileName: 'accordo-firmato.pdf', signedOn: day('2026-11-20') }
  const wrong = await hr.send(agreementOffice.upload, {
    ...{ ...pdf, signedOn: '2026-12-20', contentBase64: Buffer.from('hello').toString('base64') },
  })
  expect(codesOf(wrong)).toEqual(['agreements/not-a-pdf', 'agreements/signed-in-the-future'])
  const contentBase64 = Buffer.from('%PDF-1.7 firmato').toString('base64')
  const after = await hr.ask(agreementOffice.upload, { ...pdf, contentBase64 })
  expect(after).toMatchObject({ state: 'signed', startsOn: '2026-12-01', sha256 })
  const { files } = await dino.ask(agreements.agreement, { agreementId: id })
  expect(files).toMatchObject([{ kind: 'signed-elsewhere', signature: 'not-verified', tool: null }])
  const fileId = files[0]!.id
  expect((await bruno.send(agreements.file, { fileId })).status).toBe(404)
  expect(String((await dino.send(agreements.file, { fileId })).body)).toBe('%PDF-1.7 firmato')
  await hr.ask(agreementOffice.checkFile, { fileId, tool: 'Verificatore dell’ente', outcome: 'valid' })
  await hr.ask(agreementOffice.protocol, {
    agreementId: id,
    number: '2026/0012345',
    registeredOn: day('2026-11-23'),
  })
  await elena.ask(agreementOffice.evaluate, {
    ...{ agreementId: id, outcome: 'positive', words: 'Bene', reached: ['92 %'] },
  })
  expect(await dino.ask(agreements.agreement, { agreementId: id })).toMatchObject({
    files: [{ signature: 'valid', tool: 'Verificatore dell’ente', checkedBy: 'Irene Marino' }],
    protocol: { number: '2026/0012345', registeredOn: '2026-11-23' },
    evaluation: { outcome: 'positive', reached: ['92 %'] },
  })
})

test('refused with reasons, or taken back: then another may be proposed', async () => {
  const luca = await world.as('Luca Barbieri')
  const { id } = await proposed(luca)
  // Irene is his manager and HR; the signer of a directorate without a head is looked for there.
  const refusal = {
    agreementId: id,
    version: 1,
    decision: 'refuse' as const,
    reason: 'Servizio allo sportello',
  }
  expect((await hr.ask(agreements.decide, refusal)).state).toBe('refused')
  expect(await noticesOf('Luca Barbieri', 'agreements/refused')).toBe(1)
  const second = await proposed(luca)
  expect((await luca.ask(agreements.takeBack, { agreementId: second.id })).state).toBe('taken-back')
  const draft = await luca.ask(agreements.write, { terms: terms('2026-01-01'), propose: false })
  expect(draft.state).toBe('draft')
  const late = await luca.send(agreements.rewrite, {
    agreementId: draft.id,
    terms: terms('2026-01-01'),
    propose: true,
  })
  expect(codesOf(late)).toEqual(['agreements/starts-in-the-past', 'agreements/too-long'])
})

test('the day that comes: warned once of an end, expired, closed for who moved to another directorate', async () => {
  const turn = (today: string) => {
    world.clock.moveTo(today)
    return world.database.transaction(world.organisationId, (tx) =>
      turnDay(
        {
          tx,
          today: day(today),
          now: world.clock.now(),
          audit: () => {},
          enqueue: async () => {},
          afterCommit: () => {},
        },
        world.organisationId,
      ),
    )
  }
  const warned = () => noticesOf('Bruno Ferri', 'agreements/ends-soon')
  await turn('2027-04-05')
  await turn('2027-04-06')
  expect([await warned(), await noticesOf('Ada Colombo', 'agreements/ends-soon-office')]).toEqual([1, 2])
  await turn('2027-05-01')
  expect(await warned()).toBe(2)
  const moved = await (await world.as('Marta Rizzo')).ask(people.person, {
    personId: world.personIdOf('Dino Russo'),
  })
  const { id, roles, commuteMinutes, homeSuitable, ...person } = moved
  await (await world.as('Marta Rizzo')).ask(people.changePerson, {
    ...{ ...person, personId: id, teamId: world.teams.personale },
  })
  await turn('2027-05-10')
  const dino = () => world.as('Dino Russo')
  expect((await (await dino()).ask(agreements.mine, {})).items[0]).toMatchObject({ endsOn: '2027-05-10' })
  await turn('2027-06-01')
  expect((await (await dino()).ask(agreements.mine, {})).items[0]!.state).toBe('transferred')
  const expired = (await (await world.as('Bruno Ferri')).ask(agreements.mine, {})).items[0]!
  expect([expired.state, expired.steps.at(-1)!.step, expired.steps.at(-1)!.by]).toEqual([
    'expired',
    'expired',
    null,
  ])
  expect(await noticesOf('Bruno Ferri', 'agreements/expired')).toBe(1)
})
