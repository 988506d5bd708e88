import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plannedNow, putNear, seatedOn, wishedMonth } from '../../tests/near-month.ts'
import { openNetwork } from '../../tests/network-world.ts'
import { openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { bookings } from '../bookings/contract.ts'
import { planning } from './contract.ts'

const month = '2027-01' as Month
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let working: Day[]
const wished = [1, 6, 11, 14]

beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world)
  // One seat: whoever is first has it.
  await world.database.transaction(network.hostId, async (tx) => {
    await sql`update site set kind = 'company', advance_days = 120 where organisation_id = ${network.hostId}`.execute(
      tx,
    )
    await sql`update seat set retired_on = '2026-11-01' where organisation_id = ${network.hostId}
      and id = any(${network.seatIds.slice(1)}::uuid[])`.execute(tx)
  })
  await putNear(world, network, { 'Fabio Moretti': 5, 'Giulia Conti': 5, 'Bruno Ferri': 9 })
  working = await wishedMonth(world, month, {
    'Fabio Moretti': { days: [wished[0]!, wished[1]!] },
    'Giulia Conti': { days: [wished[2]!] },
    'Bruno Ferri': { days: [wished[3]!] },
  })
  expect(await plannedNow(world, month)).toBe('done')
}, 180_000)
afterAll(() => world.close())

test('a publication, own bookings and another guest’s at the same moment: each seat in one hand, no day without its seat', async () => {
  const hr = await world.as('Irene Marino')
  const others = await Promise.all([
    ...(['Luca Barbieri', 'Dino Russo'] as const).map((name) => world.as(name)),
    ...(['Ugo Monti', 'Sara Testa'] as const).map((name) => world.asStranger(name)),
  ])
  const answers = await Promise.all([
    hr.send(planning.publish, { month, teamsNotApproved: 3 }),
    ...others.flatMap((client) =>
      wished.map((index) =>
        client.send(bookings.book, {
          ...{ hostId: network.hostId, siteId: network.siteId, days: [working[index]!] },
          ...{ morning: true, afternoon: true },
        }),
      ),
    ),
  ])
  for (const { status } of answers) expect([200, 201, 204, 409]).toContain(status)
  expect(answers[0]!.status).toBeLessThan(300)
  const { rows } = await world.database.transaction(world.organisationId, (tx) =>
    sql<{ day: Day; index: number; name: string; seats: number }>`
      select m.days[d.at] as day, d.at::int as index, p.given_name as name,
        (select count(*) from booking b where b.guest_id = a.organisation_id and b.person_id = a.person_id
          and b.day = m.days[d.at] and b.state = 'confirmed')::int as seats
      from assignment a join work_month m on m.organisation_id = a.organisation_id and m.month = a.month
      join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
      cross join lateral unnest(a.places) with ordinality as d(place, at)
      where a.organisation_id = ${world.organisationId} and a.month = ${month} and d.place like 'space:%'`.execute(
      tx,
    ),
  )
  for (const row of rows) expect(row).toMatchObject({ seats: 1 })
  const held = await world.database.transaction(network.hostId, (tx) =>
    sql<{ day: Day; seats: number }>`select day, count(*)::int as seats from booking
      where organisation_id = ${network.hostId} and state in ('asked', 'confirmed') group by day`.execute(tx),
  )
  for (const row of held.rows) expect(row).toMatchObject({ seats: 1 })
  // Each wished day had somebody who asked for the one seat: none was left over.
  expect(held.rows).toHaveLength(wished.length)
})

test('seats kept for the plan of an open month wait for it, however many book at one moment; publishing gives them', async () => {
  const kept = await openWorld()
  try {
    // Four seats, of which two are kept for Borgo Sereno.
    const site = await openNetwork(kept, { seatsKept: 2 })
    await kept.database.transaction(site.hostId, (tx) =>
      sql`update site set kind = 'company', advance_days = 120 where organisation_id = ${site.hostId}`.execute(
        tx,
      ),
    )
    await putNear(kept, site, { 'Fabio Moretti': 5, 'Giulia Conti': 5 })
    const days = await wishedMonth(kept, month, {
      'Fabio Moretti': { days: [wished[0]!] },
      'Giulia Conti': { days: [wished[0]!] },
    })
    const day = days[wished[0]!]!
    const names = ['Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Luca Barbieri', 'Marta Rizzo'] as const
    const clients = await Promise.all(names.map((name) => kept.as(name)))
    const answers = await Promise.all(
      clients.map((client) =>
        client.send(bookings.book, {
          ...{ hostId: site.hostId, siteId: site.siteId, days: [day], morning: true, afternoon: true },
        }),
      ),
    )
    const refused = answers.filter(({ status }) => status === 409)
    expect([answers.filter(({ status }) => status < 300).length, refused.length]).toEqual([2, 3])
    for (const { body } of refused)
      expect((body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toContain(
        'planning/kept-for-plan',
      )
    expect(await plannedNow(kept, month)).toBe('done')
    const hr = await kept.as('Irene Marino')
    // Whoever booked and has an office day by the plan gives the seat back; in this session seats were given back and are
    // taken again, beside seats that are kept.
    expect((await hr.send(planning.publish, { month, teamsNotApproved: 3 })).status).toBeLessThan(300)
    expect(await seatedOn(kept, site.siteId, day)).toEqual(['Fabio Moretti', 'Giulia Conti'])
  } finally {
    await kept.close()
  }
}, 180_000)
