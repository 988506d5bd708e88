/** What bench/booking.ts books: a host's site lent to a guest whose people have sessions; and stored bookings of other sites. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { systemClock } from '../platform/clock.ts'
import { type Database, enterOrganisation } from '../platform/database/transaction.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'

export type Lent = {
  hostId: string
  guestId: string
  personIds: string[]
  clients: Record<string, string>[]
  makeSite(seats: number): Promise<{ siteId: string; seatIds: string[] }>
}

/** A host and a guest with so many people, each signed in. */
export async function makeLent(database: Database, owner: pg.ClientBase, people: number): Promise<Lent> {
  const [hostId, guestId, conventionId] = [randomUUID(), randomUUID(), randomUUID()]
  await owner.query(
    "insert into organisation (id, slug, name) values ($1::uuid, 'h-' || left($1::uuid::text, 8), 'Host'), ($2::uuid, 'g-' || left($2::uuid::text, 8), 'Guest')",
    [hostId, guestId],
  )
  const made = await owner.query<{ id: string }>(
    `insert into person (organisation_id, fiscal_code, given_name, family_name)
     select $1, 'CODE' || n, 'Persona', n::text from generate_series(1, $2::int) n returning id`,
    [guestId, people],
  )
  const personIds = made.rows.map(({ id }) => id)
  await owner.query(
    `insert into convention (organisation_id, id, title, from_day, until_day, weekdays, cost, state, created_at)
     values ($1, $2, 'Bench', '2020-01-01', '2099-12-31', '{1,2,3,4,5,6,7}', 'none', 'offered', now())`,
    [hostId, conventionId],
  )
  const clients: Record<string, string>[] = []
  await database.transaction(undefined, async (tx) => {
    await enterOrganisation(tx, guestId)
    for (const personId of personIds) {
      const session = await startSession(tx, guestId, personId, systemClock.now())
      clients.push({ cookie: `vicinato=${cookieText(session)}`, 'x-csrf-token': csrfTokenOf(session.token) })
    }
  })
  const makeSite = async (seats: number) => {
    const siteId = randomUUID()
    const always = (minutes: number) => `{${Array(7).fill(minutes).join(',')}}`
    await owner.query(
      `insert into site (organisation_id, id, name, kind, address, latitude, longitude, opens, closes, open_on_holidays,
         advance_days, cancel_hours, published_at, created_at)
       values ($1, $2, 'Bench', 'coworking', 'Via 1', 45.46, 9.19, $3, $4, true, 365, 0, now(), now())`,
      [hostId, siteId, always(480), always(1140)],
    )
    const found = await owner.query<{ id: string }>(
      "insert into seat (organisation_id, site_id, label) select $1, $2, 'S' || n from generate_series(1, $3::int) n returning id",
      [hostId, siteId, seats],
    )
    await owner.query(
      `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, weekdays)
       values ($1, $2, $3, $4, '2020-01-01', '2099-12-31', '{1,2,3,4,5,6,7}')`,
      [hostId, siteId, guestId, conventionId],
    )
    return { siteId, seatIds: found.rows.map(({ id }) => id) }
  }
  return { hostId, guestId, personIds, clients, makeSite }
}

/** Past bookings of other sites of the same tables, until there are so many; as a restored database has them. */
export async function storeBookings(
  owner: pg.ClientBase,
  { hostId, guestId }: Lent,
  count: number,
): Promise<void> {
  const { rows } = await owner.query<{ had: number }>('select count(*)::int as had from booking')
  const missing = count - rows[0]!.had
  if (missing <= 0) return
  // Each batch has people and seats of its own: a thousand of each, for as many days as it takes.
  const batch = randomUUID().slice(0, 8)
  const days = Math.ceil(missing / 10_000)
  const wide = Math.ceil(missing / days)
  await owner.query(
    `insert into person (organisation_id, fiscal_code, given_name, family_name)
     select $1, 'OLD' || $2::text || n, 'Persona', n::text from generate_series(1, $3::int) n`,
    [guestId, batch, wide],
  )
  await owner.query(
    `insert into site (organisation_id, name, kind, address, latitude, longitude, published_at, created_at)
     select $1, 'OLD' || $2::text || n, 'coworking', '', 45, 9, now(), now() from generate_series(1, ceil($3::int / 20.0)::int) n`,
    [hostId, batch, wide],
  )
  await owner.query(
    `insert into seat (organisation_id, site_id, label)
     select s.organisation_id, s.id, n::text from site s, generate_series(1, 20) n where s.name like 'OLD' || $1::text || '%'`,
    [batch],
  )
  // Who sits where: as a table with statistics, since joined as they are they were compared each with each.
  await owner.query('analyze person; analyze site; analyze seat')
  await owner.query(
    `create temp table bench_pair as
     with people as (select id, row_number() over () as n from person where fiscal_code like 'OLD' || $1::text || '%'),
       seats as (select e.id, e.site_id, row_number() over (order by e.site_id, e.label) as n from seat e
         join site s on s.organisation_id = e.organisation_id and s.id = e.site_id where s.name like 'OLD' || $1::text || '%')
     select p.id as person_id, e.id as seat_id, e.site_id from people p join seats e using (n)`,
    [batch],
  )
  await owner.query('analyze bench_pair')
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at, reminded_at)
     select $1, c.site_id, c.seat_id, $2, c.person_id, '2026-01-01'::date - d, true, true, 'confirmed', 'own', now(), now()
     from generate_series(1, $3::int) d, bench_pair c`,
    [hostId, guestId, days],
  )
  for (const [table, columns, groups] of [
    [
      'site_day',
      'organisation_id, site_id, day, morning, afternoon, shared_morning, shared_afternoon',
      'organisation_id, site_id, day',
    ],
    [
      'lent_day',
      'organisation_id, site_id, guest_id, day, morning, afternoon',
      'organisation_id, site_id, guest_id, day',
    ],
  ] as const)
    await owner.query(
      `insert into ${table} (${columns}) select ${groups}${', count(*)'.repeat(columns.split(',').length - groups.split(',').length)}
       from booking where day < '2026-01-01' group by ${groups} on conflict do nothing`,
    )
  await owner.query(
    `insert into seat_day (organisation_id, seat_id, day, morning, afternoon, site_id)
     select organisation_id, seat_id, day, true, true, site_id from booking where day < '2026-01-01' on conflict do nothing`,
  )
  await owner.query('set session_replication_role = origin')
  await owner.query('drop table bench_pair')
  await owner.query('analyze')
}
