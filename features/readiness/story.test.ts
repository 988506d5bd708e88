import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { notices } from '../notices/contract.ts'
import { people } from '../people/contract.ts'
import { readiness } from './contract.ts'

let world: World
let hr: Client
let bruno: Client
let ada: Client
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  hr = await world.as('Irene Marino')
  bruno = await world.as('Bruno Ferri')
  ada = await world.as('Ada Colombo')
})
afterAll(() => world.close())

const day = (text: string) => text as Day
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const thing = (name: Name, more = {}) => ({
  ...{ personId: world.personIdOf(name), kind: 'computer' as const, providedBy: 'body' as const },
  ...{ label: 'PC-1', assignedOn: day('2026-11-20'), receivedOnPaper: false, ...more },
})

test('what is missing, until it is in hand: given once, received by who has it, given back', async () => {
  expect((await bruno.ask(readiness.mine, {})).missing).toEqual(['computer', 'remote-access'])
  await hr.ask(readiness.assign, thing('Bruno Ferri'))
  expect(codesOf(await hr.send(readiness.assign, thing('Carla Greco')))).toEqual(['readiness/in-other-hands'])
  const late = thing('Carla Greco', { kind: 'other', label: '', assignedOn: '2026-12-24' })
  expect(codesOf(await hr.send(readiness.assign, late))).toEqual([
    'readiness/in-the-future',
    'readiness/label-missing',
  ])
  await hr.ask(readiness.assign, thing('Bruno Ferri', { kind: 'vpn', label: '', receivedOnPaper: true }))
  const { items } = await bruno.ask(notices.myNotices, {})
  expect(items.filter(({ kind }) => kind === 'readiness/assigned')).toHaveLength(1)
  const mine = await bruno.ask(readiness.mine, {})
  expect([
    mine.missing,
    mine.equipment.map(({ kind, receivedHow }) => `${kind} ${receivedHow}`).sort(),
  ]).toEqual([[], ['computer not-yet', 'vpn paper']])
  const equipmentId = mine.equipment.find(({ kind }) => kind === 'computer')!.id
  expect((await ada.send(readiness.receive, { equipmentId })).status).toBe(404)
  await bruno.ask(readiness.receive, { equipmentId })
  expect(codesOf(await bruno.send(readiness.receive, { equipmentId }))).toEqual([
    'readiness/received-already',
  ])
  const early = await hr.send(readiness.takeBack, { equipmentId, returnedOn: '2026-11-19' })
  expect(codesOf(early)).toEqual(['readiness/returned-before'])
  await hr.ask(readiness.takeBack, { equipmentId, returnedOn: day('2026-11-23') })
  expect((await bruno.ask(readiness.mine, {})).missing).toEqual(['computer'])
  await hr.ask(readiness.assign, thing('Carla Greco'))
})

test('who lacks what: HR sees all, a manager their team, nobody else', async () => {
  const all = await hr.ask(readiness.people, { who: 'all' })
  expect(all.people).toBe(10)
  expect(all.lacking).toEqual([
    { need: 'computer', people: 9 },
    { need: 'remote-access', people: 9 },
  ])
  const team = await ada.ask(readiness.people, { who: 'all' })
  expect(team.items.map(({ name, missing }) => `${name}: ${missing.join(' ')}`)).toEqual([
    'Colombo Ada: computer remote-access',
    'Ferri Bruno: computer',
    'Greco Carla: remote-access',
    'Russo Dino: computer remote-access',
  ])
  expect((await ada.ask(readiness.people, { who: 'all', only: 'unreceived' })).items).toMatchObject([
    { name: 'Greco Carla', unreceived: 1 },
  ])
  // Nobody has an agreement in force here.
  expect(await hr.ask(readiness.people, {})).toMatchObject({ people: 0, total: 0, items: [] })
  expect((await bruno.send(readiness.people, {})).status).toBe(403)
  expect((await ada.ask(readiness.person, { personId: bruno.personId })).equipment).toHaveLength(2)
  const elsewhere = { personId: world.personIdOf('Fabio Moretti') }
  expect((await ada.send(readiness.person, elsewhere)).status).toBe(404)
})

test('help: asked, taken in hand, answered once; the person is told, others see nothing of it', async () => {
  const { id } = await bruno.ask(readiness.askHelp, { about: 'vpn', words: 'Non si collega' })
  expect((await ada.send(readiness.requests, {})).status).toBe(403)
  await hr.ask(readiness.answer, { assistanceId: id, step: 'taken' })
  expect(codesOf(await hr.send(readiness.answer, { assistanceId: id, step: 'taken' }))).toEqual([
    'readiness/taken-already',
  ])
  expect(codesOf(await hr.send(readiness.answer, { assistanceId: id, step: 'not-solved' }))).toEqual([
    'readiness/words-missing',
  ])
  await hr.ask(readiness.answer, { assistanceId: id, step: 'solved', words: 'Password rinnovata' })
  expect(codesOf(await bruno.send(readiness.withdrawHelp, { assistanceId: id }))).toEqual([
    'readiness/closed-already',
  ])
  expect((await bruno.ask(readiness.mine, {})).requests).toMatchObject([
    { state: 'solved', answer: 'Password rinnovata', answeredBy: 'Irene Marino' },
  ])
  expect((await hr.ask(readiness.requests, {})).items).toEqual([])
  expect((await hr.ask(readiness.requests, { state: 'closed' })).items).toHaveLength(1)
  const other = await bruno.ask(readiness.askHelp, { about: 'computer', words: 'Manca' })
  await bruno.ask(readiness.withdrawHelp, { assistanceId: other.id })
  const { items } = await bruno.ask(notices.myNotices, {})
  expect(items.filter(({ kind }) => kind === 'readiness/answered')).toHaveLength(2)
})

test('equipment from a file: every fault at once, then all of it, and twice no harm', async () => {
  const codeOf = async (name: Name) =>
    (await hr.ask(people.person, { personId: world.personIdOf(name) })).fiscalCode
  const [dino, fabio] = [await codeOf('Dino Russo'), await codeOf('Fabio Moretti')]
  const file = (...rows: string[]) => ({
    fileName: 'dotazioni.csv',
    contentBase64: Buffer.from(
      ['Codice fiscale;Strumento;Numero di inventario;Assegnato il', ...rows].join('\n'),
    ).toString('base64'),
  })
  const faulty = file(
    `${dino};tostapane;T-1;20/11/2026`,
    `${dino};pc;PC-1;20/11/2026`,
    `${dino};pc;PC-2;20/12/2026`,
    `${fabio};pc;PC-2;20/11/2026`,
  )
  const { faults } = await hr.ask(readiness.previewImport, faulty)
  expect(faults.map(({ row, code }) => `${row} ${code}`)).toEqual([
    '2 people/import-value',
    '3 readiness/import-other-hands',
    '4 readiness/import-future',
    '5 readiness/import-twice',
  ])
  expect(codesOf(await hr.send(readiness.applyImport, faulty))).toEqual(['readiness/import-faulty'])
  const good = file(`${dino};pc;PC-2;20/11/2026`, `${fabio};pc;PC-3;20/11/2026`)
  expect(await hr.ask(readiness.applyImport, good)).toEqual({ assigned: 2 })
  expect((await hr.ask(readiness.previewImport, good)).counts).toEqual({ rows: 0, people: 0, unchanged: 2 })
})
