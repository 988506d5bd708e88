import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plannedNow, putNear, seatedOn, wishedMonth } from '../../tests/near-month.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { bookings } from '../bookings/contract.ts'
import { explanations } from '../explanations/contract.ts'
import { planning } from '../planning/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { freeSeatsLeft } from '../planning/near-moving-actions.ts'
import { variants } from '../variants/contract.ts'
import { replannings } from '../variants/replan-contract.ts'
import { wishes } from '../wishes/contract.ts'
import { days as daysOfPeople } from './contract.ts'

const month = '2027-01' as Month
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let working: Day[]
let [hr, bruno, fabio, giulia]: Client[] = []
const on = (index: number): Day => working[index]!
const codes = (answer: { body: unknown }) =>
  ((answer.body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const mineOn = async (client: Client, index: number) =>
  (await client.ask(planningMine.myMonth, { month })).days[index]!
const publish = () => hr!.send(planning.publish, { month, teamsNotApproved: 3 })
/** What the host's own people do in their tenant. */
const asHost = (work: Parameters<World['database']['transaction']>[1]) =>
  world.database.transaction(network.hostId, work)
/** The host's own people take these seats for a day. */
const takenByHost = (day: Day, seatIds: readonly string[]) =>
  asHost(async (tx) => {
    await sql`insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon,
        state, source, made_at)
      select ${network.hostId}, ${network.siteId}, s.id, ${network.hostId}, p.id, ${day}, true, true, 'confirmed', 'own',
        ${new Date(world.clock.now())}
      from unnest(${[...seatIds]}::uuid[]) with ordinality as s(id, n)
      join (select id, row_number() over (order by id) as n from person
        where organisation_id = ${network.hostId}) p on p.n = s.n`.execute(tx)
  })

beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
  ;[hr, bruno, fabio, giulia] = await Promise.all(
    (['Irene Marino', 'Bruno Ferri', 'Fabio Moretti', 'Giulia Conti'] as const).map((name) => world.as(name)),
  )
  // A firm's site: days in a municipal one count as presence, and are booked on office days. Two seats are enough.
  await asHost(async (tx) => {
    await sql`update site set kind = 'company' where organisation_id = ${network.hostId}`.execute(tx)
    await sql`update seat set retired_on = '2026-11-01' where organisation_id = ${network.hostId}
      and id = any(${network.seatIds.slice(2)}::uuid[])`.execute(tx)
  })
  await putNear(world, network, { 'Bruno Ferri': 12, 'Fabio Moretti': 5, 'Giulia Conti': 5 })
  working = await wishedMonth(world, month, {
    // Bruno's home does not suit: without a seat he has no day.
    'Bruno Ferri': { days: [6, 11], home: false },
    'Fabio Moretti': { days: [6] },
    'Giulia Conti': { days: [6, 14] },
    'Ada Colombo': { days: [6], near: false },
  })
}, 180_000)
afterAll(() => world.close())

test('a seat near home is offered to who has a space near home, and to nobody else', async () => {
  const mine = await bruno!.ask(wishes.myWish, { month })
  expect(mine.nearSpaces).toEqual([{ siteId: network.siteId, name: 'Casa del lavoro', minutes: 12 }])
  expect((await (await world.as('Ada Colombo')).ask(wishes.myWish, { month })).nearSpaces).toEqual([])
})

test('the plan gives seats to those who asked, no more than there are, first to who has no other place', async () => {
  expect(await plannedNow(world, month)).toBe('done')
  const grids = await Promise.all(
    [world.teams.anagrafe, world.teams.tributi].map((teamId) => hr!.ask(planning.grid, { month, teamId })),
  )
  const placesOn = (index: number) =>
    Object.fromEntries(
      grids.flatMap(({ people }) => people.map(({ name, places }) => [name, places[index]!])),
    )
  const space = `space:${network.siteId}`
  const sixth = placesOn(6)
  expect([sixth['Ferri Bruno'], sixth['Colombo Ada']]).toEqual([space, 'home'])
  expect([sixth['Moretti Fabio'], sixth['Conti Giulia']].sort()).toEqual(['home', space])
  expect([placesOn(11)['Ferri Bruno'], placesOn(14)['Conti Giulia']]).toEqual([space, space])
  expect(grids[0]!.spaces).toEqual([{ siteId: network.siteId, name: 'Casa del lavoro' }])
})

test('a day that lost its seat is never published: refused where home does not suit', async () => {
  await takenByHost(on(11), network.seatIds.slice(0, 2))
  const refused = await publish()
  expect([refused.status, codes(refused)]).toEqual([409, ['planning/no-seat']])
  expect((refused.body as { reasons: object[] }).reasons[0]).toMatchObject({
    ...{ person: 'Bruno Ferri', day: on(11), space: 'Casa del lavoro' },
  })
  // Two plans are told apart by when they ended.
  world.clock.moveTo('2026-11-23T12:05:00Z')
  // Nothing of the refused publication is left.
  expect(await seatedOn(world, network.siteId, on(6))).toEqual([])
  expect(await plannedNow(world, month)).toBe('done')
})

test('publishing books the seats in the same act; where a seat is lost and home suits the day is at home', async () => {
  await takenByHost(on(14), network.seatIds.slice(0, 2))
  expect((await publish()).status).toBeLessThan(300)
  const seated = await seatedOn(world, network.siteId, on(6))
  expect([seated.length, seated.includes('Bruno Ferri')]).toEqual([2, true])
  expect((await mineOn(bruno!, 6)).space).toMatchObject({ name: 'Casa del lavoro', seat: expect.any(String) })
  expect((await mineOn(bruno!, 11)).place).toMatch(/^office/)
  const lost = await mineOn(giulia!, 14)
  expect([lost.place, lost.proposed]).toEqual(['home', `space:${network.siteId}`])
  const { events } = await giulia!.ask(daysOfPeople.myDay, { day: on(14) })
  expect(events.map(({ kind }) => kind)).toContain('seat-changed')
})

test('a day near home says why it is so', async () => {
  const { why, outcome } = await bruno!.ask(explanations.myDay, { month, day: on(6) })
  expect(outcome).toBe('granted')
  expect(why.map(({ code }) => code)).toContain('explain/near-home')
})

/** Gives back one's seat of a day. @returns what the page said before that the day would be */
async function giveSeatBack(client: Client, index: number) {
  const { items } = await client.ask(bookings.myBookings, { from: on(index), until: on(index) })
  const { id, dayAfter } = items.find(({ state }) => state === 'confirmed')!
  await client.ask(bookings.cancel, { bookingId: id })
  return dayAfter
}
const book = (client: Client, index: number) =>
  client.send(bookings.book, {
    ...{ hostId: network.hostId, siteId: network.siteId, days: [on(index)] },
    ...{ morning: true, afternoon: true },
  })

test('who gives back the seat of the month is at home that day where home suits, and may have a seat again', async () => {
  const [holder] = (await seatedOn(world, network.siteId, on(6))).filter((name) => name !== 'Bruno Ferri')
  const client = holder === 'Fabio Moretti' ? fabio! : giulia!
  expect(await giveSeatBack(client, 6)).toBe('home')
  expect((await mineOn(client, 6)).place).toBe('home')
  expect(await seatedOn(world, network.siteId, on(6))).toEqual(['Bruno Ferri'])
  const { events } = await client.ask(daysOfPeople.myDay, { day: on(6) })
  expect(events.at(-1)).toMatchObject({ kind: 'seat-left' })
  // Taken back: the day is away as before, and the seat is one's own affair.
  expect((await book(client, 6)).status).toBeLessThan(300)
  const [again] = (await client.ask(bookings.myBookings, { from: on(6), until: on(6) })).items.filter(
    ({ state }) => state === 'confirmed',
  )
  expect(again).toMatchObject({ source: 'own', dayAfter: 'as-it-is' })
})

test('an absence frees the seat at once', async () => {
  const [holder] = (await seatedOn(world, network.siteId, on(6))).filter((name) => name !== 'Bruno Ferri')
  const client = holder === 'Fabio Moretti' ? fabio! : giulia!
  await client.ask(daysOfPeople.reportAbsence, { day: on(6) })
  expect(await seatedOn(world, network.siteId, on(6))).toEqual(['Bruno Ferri'])
})

test('a closed space re-plans its days: who cannot be at home comes to the office', async () => {
  const happened = [{ what: 'space-closed', siteId: network.siteId, days: [on(6)] }]
  const { spaces } = await hr!.ask(variants.numbers, { month })
  expect(spaces).toEqual([{ siteId: network.siteId, name: 'Casa del lavoro', days: [on(6)] }])
  const answer = await hr!.send(replannings.preview, { month, happened, reason: 'Allagata' })
  const { id: replanningId } = answer.body as { id: string }
  const ready = await world.untilDone(
    () => hr!.ask(replannings.replanning, { replanningId }),
    ({ state }) => state !== 'solving',
  )
  expect(ready.moves).toMatchObject([{ name: 'Bruno Ferri', day: on(6), from: `space:${network.siteId}` }])
  await hr!.ask(replannings.apply, { replanningId })
  expect((await mineOn(bruno!, 6)).place).toMatch(/^office/)
  expect(await seatedOn(world, network.siteId, on(6))).toEqual([])
  // Taken back, the seat is his again.
  await hr!.ask(replannings.undo, { replanningId })
  expect(await seatedOn(world, network.siteId, on(6))).toEqual(['Bruno Ferri'])
})

test('where home does not suit, giving the seat back makes it an office day, as was said before', async () => {
  expect(await giveSeatBack(bruno!, 6)).toBe('office')
  expect((await mineOn(bruno!, 6)).place).toMatch(/^office/)
  expect(await seatedOn(world, network.siteId, on(6))).toEqual([])
})

test('an office day is not booked away from the office, unless the site counts as one; what the plan left is open', async () => {
  expect(codes(await book(bruno!, 2))).toContain('planning/office-day')
  await asHost(async (tx) => {
    await sql`update site set kind = 'municipal' where organisation_id = ${network.hostId}`.execute(tx)
  })
  expect((await book(bruno!, 2)).status).toBeLessThan(300)
  expect(await seatedOn(world, network.siteId, on(2))).toEqual(['Bruno Ferri'])
  // The own month says where one has taken a seat oneself, not only where the plan had put one.
  expect((await mineOn(bruno!, 2)).space).toMatchObject({ siteId: network.siteId, seat: expect.any(String) })
  await bruno!.ask(daysOfPeople.reportAbsence, { day: on(2) })
  expect(await seatedOn(world, network.siteId, on(2))).toEqual([])
})

test('a seat booked at the very moment of an absence is freed minutes later; one that goes with its day stays', async () => {
  await asHost((tx) =>
    sql`update booking set state = 'cancelled', ended_at = made_at where guest_id = ${network.hostId} and day = ${on(14)}`.execute(
      tx,
    ),
  )
  // What the race leaves: the day is an absence, and the booking did not see it.
  await world.database.transaction(world.organisationId, (tx) =>
    sql`insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at)
      select ${network.hostId}, ${network.siteId}, ${network.seatIds[0]}, ${world.organisationId}, p.id, d.day, true, true,
        'confirmed', 'own', ${new Date(world.clock.now())}
      from (values ('Bruno', 'Ferri', ${on(2)}::date), ('Giulia', 'Conti', ${on(14)}::date)) d (given, family, day)
      join person p on p.organisation_id = ${world.organisationId} and p.given_name = d.given and p.family_name = d.family`.execute(
      tx,
    ),
  )
  // A municipal site counts as one's office: on an office day one may sit there.
  expect((await book(giulia!, 1)).status).toBeLessThan(300)
  const sitting = () => Promise.all([1, 2, 14].map((index) => seatedOn(world, network.siteId, on(index))))
  expect(await sitting()).toEqual([['Giulia Conti'], ['Bruno Ferri'], ['Giulia Conti']])
  expect((await mineOn(giulia!, 1)).place).toMatch(/^office/)
  const free = () =>
    world.database.transaction(world.organisationId, (tx) =>
      freeSeatsLeft(
        { tx, now: world.clock.now(), today: world.clock.today(), enqueue: async () => {} },
        { organisationId: world.organisationId },
      ),
    )
  await free()
  expect(await sitting()).toEqual([['Giulia Conti'], [], ['Giulia Conti']])
  await asHost(async (tx) => {
    await sql`update site set kind = 'company' where organisation_id = ${network.hostId}`.execute(tx)
  })
  await free()
  expect(await sitting()).toEqual([[], [], ['Giulia Conti']])
})
