import { sql } from 'kysely'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { assignRoles, enterPerson } from '../features/people/actions.ts'
import { inventedPerson } from '../features/people/example.ts'
import type { Client, World } from './world.ts'

/** Four seats on one floor: the plan of the invented site. */
const plan =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect width="400" height="200" fill="none" stroke="#5b6f82"/></svg>'

/**
 * The near-working network of the invented world, in rows. Borgo Sereno coordinates an alliance (Rita Leone) and is a
 * member of it; Valle Quieta is a member too, has one published site with four seats on a floor, and lends it to Borgo
 * Sereno by a convention that both signed: the whole day, Monday to Friday, names not told. Sara Testa hosts besides
 * what else she does.
 * @param to what the convention may say otherwise
 */
export async function openNetwork(
  world: World,
  {
    from = '2026-11-01',
    until = '2027-12-31',
    names = false,
    seatsKept,
    mostPerDay,
  }: { from?: string; until?: string; names?: boolean; seatsKept?: number; mostPerDay?: number } = {},
) {
  const { database, clock, organisationId: guestId, otherOrganisationId: hostId } = world
  const at = new Date(clock.now())
  await database.transaction(guestId, async (tx) => {
    await sql`insert into alliance (organisation_id, name, about, founded_at)
      values (${guestId}, 'Rete di Borgo Sereno', 'Rete inventata, per le prove.', ${at})`.execute(tx)
    await sql`with admitted as (
      insert into membership (organisation_id, member_id, kind, name, about, offers, seeks,
        contact_name, contact_email, state, applied_at, decided_at)
      values
        (${guestId}, ${guestId}, 'public-body', 'Comune di Borgo Sereno', '', '', 'Scrivanie vicino a casa',
          'Rita Leone', 'rita.leone@borgo-sereno.example', 'admitted', ${at}, ${at}),
        (${guestId}, ${hostId}, 'public-body', 'Unione Valle Quieta', '', 'Quattro scrivanie', '',
          'Sara Testa', 'sara.testa@valle-quieta.example', 'admitted', ${at}, ${at})
      returning id)
      insert into membership_step (organisation_id, membership_id, state, reason, taken_at, by_organisation_id, by_name)
      select ${guestId}, id, 'admitted', 'Fondatori', ${at}, ${guestId}, 'Rita Leone' from admitted`.execute(
      tx,
    )
  })
  const host = await database.transaction(hostId, async (tx) => {
    await assignRoles(
      tx,
      hostId,
      {
        personId: world.personIdOf('Sara Testa'),
        roles: ['employee', 'administrator', 'hr-office', 'space-host'],
      },
      clock.now(),
    )
    const { rows } = await sql<{ siteId: string; floorId: string; seatIds: string[]; conventionId: string }>`
      with new_site as (
        insert into site (organisation_id, name, kind, address, latitude, longitude, neighbourhood, equipment,
          house_rules, published_at, created_at)
        values (${hostId}, 'Casa del lavoro', 'municipal', 'Via del Mulino 3', 45.4862, 9.2101, 'Ponte',
          '{monitor,quiet,step-free}', 'Si entra dal cortile.', ${at}, ${at})
        returning id),
      new_floor as (
        insert into floor (organisation_id, site_id, name, level, plan_svg, plan_type, plan_width,
          plan_height)
        select ${hostId}, id, 'Piano terra', 0, ${plan}, 'image/svg+xml', 400, 200 from new_site returning id, site_id),
      new_seat as (
        insert into seat (organisation_id, site_id, floor_id, label, x, y, attributes)
        select ${hostId}, site_id, new_floor.id, 'A' || n, 200 * n, 500,
          case when n = 1 then '{monitor}'::text[] else '{}' end
        from new_floor, generate_series(1, 4) n returning id, label),
      new_convention as (
        insert into convention (organisation_id, host_name, title, object, from_day, until_day, cost, names, state,
          offered_at, offered_by, created_at)
        values (${hostId}, 'Unione Valle Quieta', 'Convenzione Casa del lavoro', 'Scrivanie vicino a casa', ${from}, ${until}, 'none', ${names},
          'offered', ${at}, 'Sara Testa', ${at})
        returning id),
      new_convention_site as (
        insert into convention_site (organisation_id, convention_id, site_id)
        select ${hostId}, new_convention.id, new_site.id from new_convention, new_site),
      new_partner as (
        insert into convention_partner (organisation_id, convention_id, guest_id, guest_name, seats, most_per_day,
          host_signed_at, host_signed_by, begins_on)
        select ${hostId}, id, ${guestId}, 'Comune di Borgo Sereno', ${seatsKept ?? null}::integer,
          ${mostPerDay ?? null}::integer, ${at}, 'Sara Testa', ${from} from new_convention),
      new_lending as (
        insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, seats,
          most_per_day, names)
        select ${hostId}, new_site.id, ${guestId}, new_convention.id, ${from}, ${until},
          ${seatsKept ?? null}::integer, ${mostPerDay ?? null}::integer, ${names} from new_site, new_convention)
      select new_site.id as "siteId", new_floor.id as "floorId", new_convention.id as "conventionId",
        (select array_agg(id::text order by label) from new_seat) as "seatIds"
      from new_site, new_floor, new_convention`.execute(tx)
    return rows[0]!
  })
  // Nobody signs for the other: the guest does so in its own tenant.
  await database.transaction(guestId, (tx) =>
    sql`update convention_partner set guest_signed_at = ${at}, guest_signed_by = 'Irene Marino'
      where guest_id = ${guestId} and convention_id = ${host.conventionId}`.execute(tx),
  )
  return { ...host, hostId, guestId }
}

/**
 * A further organisation, with Vera Neri to do everything for it.
 * @param member false: it is in no network
 */
export async function openOther(
  world: World,
  { slug, name, member = true }: { slug: string; name: string; member?: boolean },
): Promise<{ id: string; client: Client }> {
  const { database, clock, organisationId: coordinatorId } = world
  const moment = { today: clock.today(), now: clock.now() }
  const [id, personId] = await database.transaction(undefined, async (tx) => {
    const id = await foundOrganisation(tx, { name, slug, patronDay: null, demo: true })
    const invented = inventedPerson({ givenName: 'Vera', familyName: 'Neri', email: `vera@${slug}.example` })
    const personId = await enterPerson(tx, id, { ...invented, roles: ['employee'] }, moment)
    const roles = ['employee', 'administrator', 'hr-office', 'space-host'] as const
    await assignRoles(tx, id, { personId, roles: [...roles] }, clock.now())
    return [id, personId] as const
  })
  const at = new Date(clock.now())
  if (member)
    await database.transaction(coordinatorId, (tx) =>
      sql`insert into membership (organisation_id, member_id, kind, name, contact_name, contact_email, state, applied_at,
        decided_at) values (${coordinatorId}, ${id}, 'small-firm', ${name}, 'Vera Neri', ${`vera@${slug}.example`}, 'admitted',
        ${at}, ${at})`.execute(tx),
    )
  return { id, client: await world.clientOf(id, personId) }
}
