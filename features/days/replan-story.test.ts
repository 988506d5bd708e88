import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { planningRoom } from '../planning/room-contract.ts'
import { variants } from '../variants/contract.ts'
import { replannings } from '../variants/replan-contract.ts'
import { days } from './contract.ts'

const month = '2027-01' as Month
let world: World
let working: Day[]
let [hr, ada, bruno, carla]: Client[] = []
const on = (index: number): Day => working[index]!
const codes = (answer: { body: unknown }) =>
  ((answer.body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const officeOf = async (name: string) =>
  (await hr!.ask(people.offices, {})).items.find((one) => one.name === name)!.id
const directorateOf = async (name: string) =>
  (await hr!.ask(people.directorates, {})).items.find((one) => one.name === name)!.id
const previewed = async (happened: readonly Record<string, unknown>[], reason = 'Caldaia rotta') => {
  const answer = await hr!.send(replannings.preview, { month, happened, reason })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  const { id: replanningId } = answer.body as { id: string }
  return world.untilDone(
    () => hr!.ask(replannings.replanning, { replanningId }),
    ({ state }) => state !== 'solving',
  )
}
const placeOf = async (client: Client, day: Day) => (await client.ask(days.myDay, { day })).place
const told = async (name: Name) =>
  world.database.transaction(world.organisationId, async (tx) => {
    const rows = await tx
      .selectFrom('notice')
      .select(['kind', 'details'])
      .where('person_id', '=', world.personIdOf(name))
      .where('kind', 'like', 'variants/%')
      .orderBy('made_at')
      .execute()
    return rows.map(({ kind, details }) => [kind, (details as { days: number }).days])
  })

beforeAll(async () => {
  world = await openWorld()
  // Three of the Anagrafe's four must be in: of two who ask for the same day one is refused.
  working = await publishedMonth(world, month, {
    'Bruno Ferri': [6, 14],
    'Carla Greco': [6],
    'Ada Colombo': [9],
  })
  ;[hr, ada, bruno, carla] = await Promise.all(
    (['Irene Marino', 'Ada Colombo', 'Bruno Ferri', 'Carla Greco'] as const).map((name) => world.as(name)),
  )
}, 180_000)
afterAll(() => world.close())

test('before anything happened there is nothing; what cannot be is refused at once', async () => {
  const { items, from, earliest, absences, stability } = await hr!.ask(replannings.replannings, { month })
  expect([items, absences, stability]).toEqual([[], [], 30])
  // The clock stands in November: the whole month may still move.
  expect([from, earliest]).toEqual([on(0), on(0)])
  const nobody = world.personIdOf('Nino Galli')
  const answer = await hr!.send(replannings.preview, {
    month,
    reason: 'Prova',
    happened: [
      { what: 'absence', personId: nobody, days: ['2027-01-09'] },
      { what: 'budget', directorateId: '00000000-0000-4000-8000-000000000000', days: 3 },
    ],
  })
  expect(codes(answer).sort()).toEqual([
    'variants/not-a-working-day',
    'variants/unknown-directorate',
    'variants/unknown-person',
  ])
  const early = await hr!.send(replannings.preview, {
    ...{ month, reason: 'Prova', from: '2026-11-23' },
    happened: [{ what: 'absence', personId: world.personIdOf('Bruno Ferri'), days: [on(3)] }],
  })
  expect(codes(early)).toEqual(['variants/too-early'])
  expect((await ada!.send(replannings.replannings, { month })).status).toBe(403)
})

test('a building is closed for a day: who had asked for it works at home, nobody else moves', async () => {
  const [at, home] = [await placeOf(bruno!, on(6)), await placeOf(carla!, on(6))]
  expect([at, home].sort()).toEqual(['home', 'office@08:30'])
  const municipio = await officeOf('Palazzo municipale')
  const ready = await previewed([{ what: 'closure', officeId: municipio, days: [on(6)], elsewhere: null }])
  expect(ready.state).toBe('ready')
  expect(ready.moves.map(({ day, from, to, wished }) => [day, from, to, wished])).toEqual([
    [on(6), 'office@08:30', 'home', true],
  ])
  expect(ready.figures).toMatchObject({
    ...{ people: 1, days: 1, toHome: 1, toOffice: 0, granted: 1, takenBack: 0 },
    // Of the building's seven, five did not ask: on that day they have no desk there.
    overDesksBefore: 6,
    overDesksAfter: 5,
  })
  // Nothing moves before it is applied.
  expect([await placeOf(bruno!, on(6)), await placeOf(carla!, on(6))]).toEqual([at, home])

  const before = await hr!.ask(planning.proposal, { month })
  const applied = await hr!.ask(replannings.apply, { replanningId: ready.id })
  expect([applied.state, applied.appliedBy, applied.undoable]).toEqual(['applied', 'Irene Marino', true])
  expect([await placeOf(bruno!, on(6)), await placeOf(carla!, on(6))]).toEqual(['home', 'home'])
  const after = await hr!.ask(planning.proposal, { month })
  expect([after.granted - before.granted, before.refused - after.refused]).toEqual([1, 1])
  const moved = at === 'home' ? carla! : bruno!
  const story = (await moved.ask(days.myDay, { day: on(6) })).events.at(-1)!
  expect([story.kind, story.by, story.reason, story.to]).toEqual([
    ...['replanned', 'Irene Marino', 'Caldaia rotta', 'home'],
  ])
  expect(await told(at === 'home' ? 'Carla Greco' : 'Bruno Ferri')).toEqual([['variants/replanned', 1]])
  // The month keeps the closure: who would come in that day is told so, and nobody must be there.
  const numbers = await hr!.ask(variants.numbers, { month })
  expect(numbers.offices.find(({ officeId }) => officeId === municipio)!.closedDays).toEqual([on(6)])
  expect((await bruno!.ask(planningMine.myMonth, { month })).published).toBe(true)
  // Applied twice it is applied once.
  expect((await hr!.send(replannings.apply, { replanningId: ready.id })).status).toBe(201)
  expect(await told(at === 'home' ? 'Carla Greco' : 'Bruno Ferri')).toHaveLength(1)
}, 60_000)

test('it is taken back whole: days, numbers and sums as before, and its person told', async () => {
  const [line] = (await hr!.ask(replannings.replannings, { month })).items
  const before = await hr!.ask(planning.proposal, { month })
  const undone = await hr!.ask(replannings.undo, { replanningId: line!.id })
  expect([undone.state, undone.undoable]).toEqual(['undone', false])
  const places = [await placeOf(bruno!, on(6)), await placeOf(carla!, on(6))].sort()
  expect(places).toEqual(['home', 'office@08:30'])
  const after = await hr!.ask(planning.proposal, { month })
  expect([before.granted - after.granted, after.refused - before.refused]).toEqual([1, 1])
  const numbers = await hr!.ask(variants.numbers, { month })
  expect(numbers.offices.every(({ closedDays }) => closedDays.length === 0)).toBe(true)
  expect(numbers.teams.find(({ name }) => name === 'Anagrafe')!.minPresent.every((n) => n === 3)).toBe(true)
  expect(codes(await hr!.send(replannings.undo, { replanningId: line!.id }))).toEqual([
    'variants/undone-already',
  ])
  expect(codes(await hr!.send(replannings.apply, { replanningId: line!.id }))).toEqual([
    'variants/undone-already',
  ])
})

test('an absence reported frees a day for who was refused it; what people decided since stays', async () => {
  const [holder, refused] = (await placeOf(bruno!, on(6))) === 'home' ? [bruno!, carla!] : [carla!, bruno!]
  const holderName: Name = holder === bruno ? 'Bruno Ferri' : 'Carla Greco'
  // Bruno gives a day back by himself: no re-plan gives it to him again.
  await bruno!.ask(days.giveBack, { day: on(14) })
  await holder.ask(days.reportAbsence, { day: on(6) })
  const { absences } = await hr!.ask(replannings.replannings, { month })
  expect(absences.map(({ name, days: absent }) => [name, absent])).toEqual([[holderName, [on(6)]]])
  const ready = await previewed(
    absences.map(({ personId, days: absent }) => ({ what: 'absence', personId, days: absent })),
    'Assenze segnalate',
  )
  // Three of four must be in, or of three three: with one absent nobody may be away.
  expect(ready.moves).toEqual([])
  const fewer = await previewed(
    [
      { what: 'absence', personId: world.personIdOf(holderName), days: [on(6)] },
      {
        ...{ what: 'presence', scope: 'team', scopeId: world.teams.anagrafe, how: 'fewer', value: 1 },
        days: [on(6)],
      },
    ],
    'Assenze segnalate',
  )
  expect(fewer.moves.map(({ personId, day, to }) => [personId, day, to])).toEqual([
    [refused.personId, on(6), 'home'],
  ])
  expect(await placeOf(bruno!, on(14))).toBe('office@08:30')

  // A day of the directorate changes before it is applied: what was previewed holds no more.
  await ada!.ask(days.giveBack, { day: on(9) })
  expect(codes(await hr!.send(replannings.apply, { replanningId: fewer.id }))).toEqual([
    'variants/days-changed',
  ])
  const again = await previewed(fewer.happened as never, 'Assenze segnalate')
  const applied = await hr!.ask(replannings.apply, { replanningId: again.id })
  expect(applied.state).toBe('applied')
  expect(await placeOf(refused, on(6))).toBe('home')
  expect((await hr!.ask(replannings.replannings, { month })).absences).toEqual([])
  expect(codes(await hr!.send(replannings.discard, { replanningId: again.id }))).toEqual([
    'variants/applied-already',
  ])
  expect((await hr!.ask(replannings.discard, { replanningId: fewer.id })).state).toBe('discarded')
}, 60_000)

test('a budget cut takes days back, later days first, and gives none to who did not ask', async () => {
  const servizi = await directorateOf('Servizi ai cittadini')
  const { granted } = await hr!.ask(planning.proposal, { month })
  expect(granted).toBe(1)
  const cut = await previewed([{ what: 'budget', directorateId: servizi, days: 0 }], 'Contingente ridotto')
  expect(cut.figures).toMatchObject({ days: 1, toOffice: 1, takenBack: 1 })
  expect(cut.figures!.minutes).toBeGreaterThan(0)
  // Somebody absent on purpose of the re-plan: reported by it, without a reason.
  const ill = await previewed(
    [{ what: 'absence', personId: world.personIdOf('Dino Russo'), days: [on(12)] }],
    'Malattia comunicata',
  )
  expect(ill.figures).toMatchObject({ absent: 1, toHome: 0 })
  await hr!.ask(replannings.apply, { replanningId: ill.id })
  const dino = await world.as('Dino Russo')
  const event = (await dino.ask(days.myDay, { day: on(12) })).events.at(-1)!
  expect([event.kind, event.reason]).toEqual(['absence-reported', ''])
  expect(await told('Dino Russo')).toEqual([])
  expect(codes(await hr!.send(replannings.apply, { replanningId: cut.id }))).toEqual([
    'variants/days-changed',
  ])
}, 60_000)

test('once its first day has begun it stays; what is near stays as it is; a month opened again has another plan', async () => {
  const { items } = await hr!.ask(replannings.replannings, { month })
  const applied = items.find(({ state, undoable }) => state === 'applied' && undoable)!
  world.clock.moveTo(`${on(14)}T09:00:00Z`)
  hr = await world.as('Irene Marino')
  expect(codes(await hr!.send(replannings.undo, { replanningId: applied.id }))).toEqual(['variants/begun'])
  const { from, earliest } = await hr!.ask(replannings.replannings, { month })
  expect([from, earliest]).toEqual([on(16), on(15)])
  const municipio = await officeOf('Palazzo municipale')
  const near = await hr!.send(replannings.preview, {
    ...{ month, reason: 'Prova' },
    happened: [{ what: 'closure', officeId: municipio, days: [on(15)], elsewhere: null }],
  })
  expect(codes(near)).toEqual(['variants/day-too-near'])
  const ready = await previewed([{ what: 'desks', officeId: municipio, desks: 2, days: [on(16)] }])
  await hr!.ask(planningRoom.reopen, { month, reason: 'Errore' })
  expect(codes(await hr!.send(replannings.apply, { replanningId: ready.id }))).toEqual([
    'variants/days-changed',
  ])
  const closed = await hr!.send(replannings.preview, {
    ...{ month, reason: 'Prova' },
    happened: [{ what: 'desks', officeId: municipio, desks: 2 }],
  })
  expect(codes(closed)).toEqual(['planning/not-published'])
}, 60_000)
