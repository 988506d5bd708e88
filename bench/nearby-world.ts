import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const timetable = fileURLToPath(
  new URL('../../shared/data/gtfs/milano-morning-synthetic.gtfs.zip', import.meta.url),
)
/** A city's timetables, as read and in force: without the measuring of everybody's ways, which the bench has by itself. */
export async function serveTimetable(owner: pg.Client, organisationId: string): Promise<boolean> {
  if (!existsSync(timetable)) return false
  const bytes = readFileSync(timetable)
  await owner.query(
    `with kept as (insert into timetable (organisation_id, file_name, sha256, bytes, uploaded_at, uploaded_by, read_at, serves_from,
          serves_until)
        select $1, 'milano.zip', $2, $3, now(), id, now(), current_date - 30, current_date + 90 from person
        where organisation_id = $1 order by id limit 1 returning organisation_id, id)
      insert into timetable_file (organisation_id, timetable_id, bytes) select organisation_id, id, $4 from kept`,
    [organisationId, createHash('sha256').update(bytes).digest(), bytes.length, bytes],
  )
  return true
}

export type SpacesOrder = {
  sites: number
  hosts: number
  seatsEach: number
  /** Days with bookings before today and after it. */
  daysBefore: number
  daysAfter: number
}

/**
 * Hosts, sites around the city, seats, conventions, lendings; six of ten seats are taken on every working day. Half of
 * the sites keep two seats for the city, a third of them one for another organisation, and a third let at most eight of
 * its people in. Two of five people show where they are. Of two hundred the ways to every site are measured, of who asks, too.
 */
export async function openSpaces(owner: pg.Client, guestId: string, order: SpacesOrder): Promise<void> {
  const { sites, hosts, seatsEach, daysBefore, daysAfter } = order
  await owner.query(`select setseed(0.5)`)
  await owner.query(`
    create temp table host as select gen_random_uuid() as id, n from generate_series(1, ${hosts}) n;
    insert into organisation (id, slug, name) select id, 'host-' || n, 'Host ' || n from host;
    insert into site (organisation_id, name, kind, address, latitude, longitude, equipment, house_rules, published_at,
        advance_days, created_at)
      select h.id, 'Site ' || g, 'company', 'Via ' || g, 45.40 + random() * 0.14, 9.08 + random() * 0.2,
        case g % 3 when 0 then '{monitor,quiet}'::text[] when 1 then '{canteen}'::text[] else '{}'::text[] end,
        '', now(), 90, now()
      from generate_series(1, ${sites}) g join host h on h.n = 1 + g % ${hosts};
    insert into seat (organisation_id, site_id, label, attributes)
      select organisation_id, id, 'A' || n, case when n % 2 = 0 then '{monitor}'::text[] else '{}'::text[] end
      from site, generate_series(1, ${seatsEach}) n where name like 'Site %';
    insert into convention (organisation_id, title, from_day, until_day, cost, state, offered_at, offered_by, created_at, host_name)
      select id, 'Convention', current_date - 400, current_date + 365, 'none', 'offered', now(), 'Host', now(), 'Host ' || n from host;
    insert into convention_site (organisation_id, convention_id, site_id)
      select s.organisation_id, c.id, s.id from site s join convention c on c.organisation_id = s.organisation_id
      where s.name like 'Site %'`)
  const lend = (sitesWanted: string, guest: string, seats: string, most: string) =>
    owner.query(
      `insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, seats, most_per_day)
        select s.organisation_id, s.site_id, ${guest}, s.convention_id, current_date - 400, current_date + 365, ${seats}, ${most}
        from (select c.*, row_number() over (order by md5(c.site_id::text)) as n from convention_site c) s
        join host h on h.id = s.organisation_id where ${sitesWanted} and $1::uuid is not null`,
      [guestId],
    )
  await lend('true', '$1', 'case when s.n % 2 = 0 then 2 end', 'case when s.n % 3 = 0 then 8 end')
  const neighbour = `(select id from host where n = 1 + h.n % ${hosts})`
  await lend('s.n % 6 = 0', neighbour, '1', 'null')
  await owner.query(
    `insert into presence_choice (organisation_id, person_id, shown_to)
      select organisation_id, id, case when n % 2 = 0 then 'organisation' else 'team' end
      from (select organisation_id, id, row_number() over (order by md5(id::text)) as n from person
        where organisation_id = $1) p where n % 5 < 2`,
    [guestId],
  )
  await owner.query(
    `insert into near_site (organisation_id, person_id, host_id, site_id, walk_seconds, bicycle_seconds, car_seconds, transit_seconds)
      select $1, h.person_id, s.organisation_id, s.id, 1800, 900, 600, 300 + (random() * 3000)::int
      from (select person_id from person_home where organisation_id = $1 order by person_id limit 200) h
      cross join site s where s.name like 'Site %' on conflict do nothing`,
    [guestId],
  )
  // People in the order of a shuffle; each has one place a day. A third of the seats for the whole day, a third for half.
  await owner.query(
    `insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at)
      select s.organisation_id, s.site_id, s.id, $1, p.id, d.day, d.part <> 2, d.part <> 1, 'confirmed', 'own', now()
      from (select e.*, row_number() over (order by md5(e.id::text)) as n from seat e where label <= 'A6' and label <> 'A10') s
      join (select current_date + k as day, k + 100000 as k, (k + 100000) % 3 as part
        from generate_series(-$2::int, $3::int) k where extract(isodow from current_date + k) < 6) d on true
      join (select id, row_number() over (order by md5(id::text)) as n from person where organisation_id = $1) p
        on p.n = 1 + (s.n + 97 * d.k) % (select count(*) from person where organisation_id = $1)`,
    [guestId, daysBefore, daysAfter],
  )
  await owner.query('analyze')
}
