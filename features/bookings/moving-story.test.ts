import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork, openOther } from '../../tests/network-world.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { conventions } from '../conventions/contract.ts'
import { usualTerms } from '../conventions/example.ts'
import { conventionOffice } from '../conventions/office-contract.ts'
import { spaces } from '../spaces/contract.ts'
import { exampleSite } from '../spaces/example.ts'
import { bookings } from './contract.ts'

// Valle Quieta's four seats in Ponte are lent to Borgo Sereno; two more, of a co-operative, lie a kilometre away.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let host: Client
let guest: Client
const day = (text: string) => text as Day
const monday = day('2026-12-14')
const people: Name[] = ['Bruno Ferri', 'Carla Greco', 'Dino Russo']

async function sign(client: Client, conventionId: string) {
  const { sha256 } = await client.ask(conventions.convention, { conventionId })
  await client.ask(confirmations.confirm, { subject: sha256 })
  await client.ask(conventions.sign, { conventionId, sha256 })
}
const held = (dayOf: Day) =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query(
      `select p.given_name as name, s.name as site, b.state from booking b
       join person p on p.id = b.person_id join site s on s.id = b.site_id
       where b.day = $1 and b.state = 'confirmed' order by 1, 2`,
      [dayOf],
    )
    return rows as { name: string; site: string; state: string }[]
  })

beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
  host = await world.asStranger()
  guest = await world.as('Irene Marino')
  const { client: cooperative } = await openOther(world, { slug: 'cooperativa', name: 'Cooperativa Ponte' })
  const near = { name: 'Cooperativa Ponte', latitude: 45.49, longitude: 9.22, patronDay: null }
  const { id: siteId } = await cooperative.ask(spaces.writeSite, exampleSite(near))
  await cooperative.ask(spaces.addSeats, {
    ...{ siteId, floorId: null, prefix: 'C', first: 1, count: 2, attributes: [] },
  })
  await cooperative.ask(spaces.publishSite, { siteId })
  const { id } = await cooperative.ask(conventions.write, {
    terms: { ...usualTerms(day('2026-11-01'), day('2027-12-31')), title: 'Altra sede' },
    ...{
      siteIds: [siteId],
      partners: [{ guestId: world.organisationId, seats: null, mostPerDay: null }],
      renewsId: null,
    },
  })
  await cooperative.ask(conventions.offer, { conventionId: id })
  await sign(cooperative, id)
  await sign(guest, id)
  for (const name of people)
    await (await world.as(name)).ask(bookings.book, {
      ...{
        hostId: network.hostId,
        siteId: network.siteId,
        days: [day('2026-12-07'), day('2026-12-09'), monday],
      },
    })
})
afterAll(() => world.close())

test('before notice is given the host reads how many, the guest who, and where each would go', async () => {
  const asked = { conventionId: network.conventionId, lastDay: day('2026-12-10') }
  const counts = await host.ask(conventionOffice.endPreview, asked)
  expect(counts).toEqual({
    bookings: 3,
    days: [{ day: monday, guestId: world.organisationId, guestName: 'Comune di Borgo Sereno', bookings: 3 }],
    people: [],
  })
  expect(JSON.stringify(counts)).not.toContain('Ferri')
  const { people: named, days } = await guest.ask(conventionOffice.endPreview, asked)
  expect(days).toEqual([])
  expect(named.map(({ name }) => name).sort()).toEqual(['Bruno Ferri', 'Carla Greco', 'Dino Russo'])
  expect(named.map(({ newSite }) => newSite)).toEqual(['Cooperativa Ponte', 'Cooperativa Ponte', null])
})

test('of days that are over it tells nothing: who did not come would be missing there', async () => {
  await world.database.asOwner((owner) =>
    owner.query(
      `insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning, afternoon, state,
         source, made_at)
       select organisation_id, site_id, id, $2, $3, $4, d::date, true, true, 'confirmed', 'own', now()
       from seat, unnest(array['2026-11-10', $5::text]) d where id = $1`,
      [
        network.seatIds[0],
        world.organisationId,
        world.personIdOf('Elena Fontana'),
        network.conventionId,
        world.clock.today(),
      ],
    ),
  )
  const asked = { conventionId: network.conventionId, lastDay: day('2026-11-01') }
  for (const client of [host, guest]) {
    const { days, people: named } = await client.ask(conventionOffice.endPreview, asked)
    const told = [...days, ...named].map((one) => one.day)
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((one) => one <= world.clock.today())).toEqual([])
  }
  await world.database.asOwner((owner) =>
    owner.query("update booking set state = 'cancelled' where person_id = $1", [
      world.personIdOf('Elena Fontana'),
    ]),
  )
})

test('when it is cut short each is moved to the nearest site with a seat, or cancelled; everybody is told, once', async () => {
  const before = await held(day('2026-12-09'))
  await host.ask(conventions.giveNotice, {
    ...{
      conventionId: network.conventionId,
      lastDay: day('2026-12-10'),
      serious: true,
      reason: 'Lavori urgenti al tetto',
    },
  })
  const { move } = await world.untilDone(
    () => guest.ask(conventionOffice.move, { conventionId: network.conventionId }),
    (answer) => answer.move?.endedAt != null,
  )
  expect(move).toMatchObject({ bookings: 3, moved: 2, cancelled: 1, afterDay: '2026-12-10' })
  expect(await held(monday)).toMatchObject([{ site: 'Cooperativa Ponte' }, { site: 'Cooperativa Ponte' }])
  // What is before the last day stays where it is.
  expect(await held(day('2026-12-09'))).toEqual(before)
  const toldOf = () =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query(
        `select kind, details->>'newSite' as "newSite" from notice where kind like 'conventions/booking%' order by 1`,
      )
      return rows
    })
  const told = [
    { kind: 'conventions/booking-cancelled', newSite: null },
    { kind: 'conventions/booking-moved', newSite: 'Cooperativa Ponte' },
    { kind: 'conventions/booking-moved', newSite: 'Cooperativa Ponte' },
  ]
  expect(await toldOf()).toEqual(told)
  // Asked again, by hand and by the half hour: nothing is left, and nothing is done twice.
  await guest.ask(conventionOffice.startMove, { conventionId: network.conventionId })
  await world.database.transaction(undefined, (tx) =>
    world.house.jobs.enqueue(tx, 'turn-conventions', {
      organisationId: network.guestId,
      id: network.guestId,
    }),
  )
  const { move: after } = await guest.ask(conventionOffice.move, { conventionId: network.conventionId })
  expect(after).toEqual(move)
  expect(await toldOf()).toEqual(told)
  // Under the ended convention nobody books beyond its last day.
  const bruno = await world.as('Bruno Ferri')
  const { status } = await bruno.send(bookings.book, {
    ...{ hostId: network.hostId, siteId: network.siteId, days: ['2026-12-16'] },
  })
  expect(status).toBe(409)
})

test('the report says days, people in bands, occupancy and what the offices say; nobody can be counted', async () => {
  world.clock.moveTo('2026-12-13')
  // Sessions do not last three weeks.
  host = await world.asStranger()
  guest = await world.as('Irene Marino')
  await guest.ask(conventionOffice.remark, {
    conventionId: network.conventionId,
    words: 'Comodo per chi abita a Ponte.',
  })
  await host.ask(conventionOffice.remark, { conventionId: network.conventionId, words: 'Nessun problema.' })
  const report = await host.ask(conventionOffice.report, { conventionId: network.conventionId })
  expect(report).toMatchObject({
    days: 6,
    partners: [
      { guestName: 'Comune di Borgo Sereno', days: 6, people: { kind: 'few', below: 5 }, costCents: null },
    ],
    remarks: [
      { organisation: 'Unione Valle Quieta', isOwn: true, words: 'Nessun problema.' },
      { organisation: 'Comune di Borgo Sereno', isOwn: false, words: 'Comodo per chi abita a Ponte.' },
    ],
  })
  // Six of four seats on some thirty days.
  expect(report.partners[0]!.occupancyPercent).toBeGreaterThan(0)
  expect(report.partners[0]!.occupancyPercent).toBeLessThan(10)
  expect(
    (await guest.ask(conventionOffice.report, { conventionId: network.conventionId })).remarks,
  ).toHaveLength(2)
})
