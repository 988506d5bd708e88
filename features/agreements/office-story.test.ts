import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { people } from '../people/contract.ts'
import { agreements } from './contract.ts'
import { usualTerms } from './example.ts'
import { agreementOffice, documents } from './office-contract.ts'
import { usualTemplates } from './template-rules.ts'

let world: World
let hr: Client
beforeAll(async () => {
  world = await openWorld()
  hr = await world.as('Irene Marino')
})
afterAll(() => world.close())

const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const day = (text: string) => text as Day
async function inForce(name: Name, until: string | null) {
  const client = await world.as(name)
  const terms = usualTerms(day('2026-11-23'), until as Day | null)
  const { id, sha256 } = await client.ask(agreements.write, { terms, propose: true })
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
const codeOf = async (name: Name) =>
  (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode

test('agreements on paper come in from a file: every fault at once, then all or nothing, and twice no harm', async () => {
  const [dino, fabio] = [await codeOf('Dino Russo'), await codeOf('Fabio Moretti')]
  const file = (...rows: string[]) => ({
    fileName: 'accordi.csv',
    contentBase64: Buffer.from(
      [
        'Codice fiscale;Dal;Al;Giorni al mese;Fasce di contattabilità;Informativa sicurezza ricevuta il',
        ...rows,
      ].join('\n'),
    ).toString('base64'),
  })
  const faulty = file(
    `${dino};31/02/2026;;8;;`,
    `RSSMRA80A01H501U;01/01/2026;;8;;`,
    `${fabio};01/06/2026;01/01/2026;99;9-25;`,
    `${fabio};01/10/2026;30/04/2027;8;;`,
    `${fabio};01/04/2027;;8;21-23;`,
  )
  const { faults, faultsTotal } = await hr.ask(agreementOffice.previewImport, faulty)
  expect(faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 people/import-value',
    '3 people/import-unknown-code',
    '4 people/import-value',
    '4 people/import-value',
    '6 agreements/import-twice',
    '6 agreements/import-bands',
  ])
  expect(codesOf(await hr.send(agreementOffice.applyImport, faulty))).toEqual(['agreements/import-faulty'])
  expect(faultsTotal).toBe(6)
  const sound = file(`${dino};01/06/2026;31/12/2026;8;9:30-12:30, 14-16;15/05/2026`, `${fabio};1/1/2026;;6;;`)
  expect((await hr.ask(agreementOffice.previewImport, sound)).counts).toEqual({
    ...{ agreements: 2, inForce: 2, over: 0, unchanged: 0 },
  })
  expect(await hr.ask(agreementOffice.applyImport, sound)).toEqual({ agreements: 2 })
  expect((await hr.ask(agreementOffice.previewImport, sound)).counts).toMatchObject({
    agreements: 0,
    unchanged: 2,
  })
  const [mine] = (await (await world.as('Dino Russo')).ask(agreements.mine, {})).items
  expect(mine).toMatchObject({
    ...{ origin: 'paper', state: 'in-force', startsOn: '2026-06-01', endsOn: '2026-12-31' },
    terms: {
      daysPerMonth: 8,
      bands: [
        { from: '09:30', until: '12:30' },
        { from: '14:00', until: '16:00' },
      ],
    },
  })
  expect(mine!.steps[0]).toMatchObject({ step: 'imported', details: { safetyNoticeOn: '2026-05-15' } })
})

test('the register finds by name, state, end; its states are those of the rules', async () => {
  await inForce('Bruno Ferri', '2027-01-31')
  const all = await hr.ask(agreementOffice.register, {})
  expect(all.items.map(({ name, state }) => [name, state])).toEqual([
    ['Ferri Bruno', 'in-force'],
    ['Moretti Fabio', 'in-force'],
    ['Russo Dino', 'in-force'],
  ])
  expect(all.states).toEqual([{ state: 'in-force', count: 3 }])
  expect((await hr.ask(agreementOffice.register, { q: 'rus' })).total).toBe(1)
  expect((await hr.ask(agreementOffice.register, { endsUntil: day('2026-12-31') })).total).toBe(1)
  const carla = await world.as('Carla Greco')
  const terms = usualTerms(day('2026-12-01'), null)
  await carla.ask(agreements.write, { terms, propose: true })
  expect((await hr.ask(agreementOffice.register, { state: 'to-approve' })).items).toMatchObject([
    { name: 'Greco Carla', startsOn: null, state: 'to-approve' },
  ])
  expect((await carla.send(agreementOffice.register, {})).status).toBe(403)
})

test('many renewed at once: looked at first, left out with the reason, proposed as a job', async () => {
  const asked = { endsUntil: day('2027-01-31'), until: day('2027-10-31') }
  const preview = await hr.ask(agreementOffice.renewalPreview, asked)
  // Dino’s came from paper without tools or objectives: it cannot be proposed as it is.
  expect(preview).toMatchObject({ total: 2, ready: 1, leftOut: [{ code: 'agreements/no-tools', count: 1 }] })
  expect(preview.sample).toEqual([{ name: 'Bruno Ferri', from: '2027-02-01', until: '2027-10-31' }])
  expect(codesOf(await hr.send(agreementOffice.renewMany, { ...asked, ready: 2 }))).toEqual([
    'agreements/renewals-differ',
  ])
  const { id: batchId } = await hr.ask(agreementOffice.renewMany, { ...asked, ready: 1 })
  const done = await world.untilDone(
    () => hr.ask(agreementOffice.batch, { batchId }),
    ({ state }) => state === 'done',
  )
  expect(done).toMatchObject({ total: 1, done: 1, proposed: 1, leftOut: [] })
  const bruno = await world.as('Bruno Ferri')
  expect((await bruno.ask(agreements.mine, {})).items.map(({ state, kind }) => [state, kind])).toEqual([
    ['to-approve', 'renewal'],
    ['in-force', 'first'],
  ])
  expect((await hr.ask(agreementOffice.renewalPreview, asked)).ready).toBe(0)
})

test('a renewal of many is stopped, found again, and taken up where it was; nobody is proposed twice', async () => {
  const held = await world.database.asOwner(async (owner) => {
    // As a job leaves it that was stopped after its first hundred: one is waiting still.
    const { rows } = await owner.query<{ id: string }>(
      `insert into agreement_batch (organisation_id, what, from_day, until_day, asked_at, asked_by, total, done)
       values ($1, 'renewal', '2026-11-23', '2027-10-31', '2026-11-23T12:00Z', $2, 2, 1) returning id`,
      [world.organisationId, hr.personId],
    )
    await owner.query(
      `insert into agreement_batch_item (organisation_id, batch_id, agreement_id, outcome)
       select $1, $2, agreement_id, case when row_number() over (order by person_id) = 1 then 'proposed' end
       from agreement_force where organisation_id = $1 order by person_id limit 2`,
      [world.organisationId, rows[0]!.id],
    )
    return rows[0]!.id
  })
  const asked = { batchId: held }
  const { items } = await hr.ask(agreementOffice.batches, {})
  expect(items.find(({ id }) => id === held)).toMatchObject({ state: 'running', askedBy: 'Irene Marino' })
  expect(codesOf(await hr.send(agreementOffice.resumeBatch, asked))).toEqual(['agreements/batch-not-stopped'])
  await hr.ask(agreementOffice.cancelBatch, asked)
  expect(codesOf(await hr.send(agreementOffice.cancelBatch, asked))).toEqual(['agreements/batch-over'])
  expect(await hr.ask(agreementOffice.batch, asked)).toMatchObject({ state: 'cancelled', done: 1 })
  await hr.ask(agreementOffice.resumeBatch, asked)
  const done = await world.untilDone(
    () => hr.ask(agreementOffice.batch, asked),
    ({ state }) => state === 'done',
  )
  // The one that was left is of somebody whose renewal is under way already, or cannot be as it is.
  expect([done.done, done.leftOut.reduce((sum, { count }) => sum + count, 0)]).toEqual([2, 1])
  expect((await (await world.as('Bruno Ferri')).ask(agreements.mine, {})).items).toHaveLength(2)
})

test('a template of one’s own holds from its day; its placeholders are checked; PDF and DOCX say the words signed', async () => {
  const own = { ...usualTemplates.local, title: 'Accordo di {{persona}}' }
  const broken = await hr.ask(agreementOffice.checkTemplate, {
    title: own.title,
    body: '# Parti\n{{persone}} {{',
  })
  expect(broken.reasons.slice(0, 3)).toEqual([
    { code: 'agreements/placeholder-unknown', placeholder: 'persone' },
    { code: 'agreements/placeholder-open' },
    { code: 'agreements/placeholder-missing', placeholder: 'regime' },
  ])
  const written = { frame: 'local' as const, validFrom: day('2026-11-23') }
  expect(
    codesOf(await hr.send(agreementOffice.writeTemplate, { ...written, title: 'x', body: 'y' })),
  ).toContain('agreements/placeholder-missing')
  await hr.ask(agreementOffice.writeTemplate, { ...written, ...own })
  const elena = await world.as('Elena Fontana')
  const { document } = await elena.ask(agreements.check, { terms: usualTerms(day('2026-12-01'), null) })
  expect(document.title).toBe('Accordo di Elena Fontana')
  const bruno = await world.as('Bruno Ferri')
  const [, before] = (await bruno.ask(agreements.mine, {})).items
  const agreementId = before!.id
  // What was signed before keeps its words.
  expect((await bruno.ask(agreements.agreement, { agreementId })).document.title).toContain(
    'Accordo individuale',
  )
  const pdf = await bruno.send(documents.download, { agreementId, format: 'pdf' })
  expect(String(pdf.body).slice(0, 8)).toBe('%PDF-1.7')
  const docx = await bruno.send(documents.download, { agreementId, format: 'docx' })
  expect([docx.status, String(docx.body).slice(0, 2)]).toEqual([200, 'PK'])
})
