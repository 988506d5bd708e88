// Conventions as they are read. Row-level security shows a host its own, a guest those that name it or that it may join.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { WrittenDocument } from '../../vocabulary/template.ts'
import type { ConventionState, Partner, SiteFacts, Terms } from './rules.ts'

export type SiteNamed = { id: string; name: string; address: string }
export type ConventionRow = {
  id: string
  hostId: string
  hostName: string
  state: ConventionState
  terms: Terms
  renewsId: string | null
  sites: SiteNamed[]
  /** The words of the offer as they were; null in a draft. */
  document: WrittenDocument | null
  sha256: string | null
  /** The host's signature under an open offer. */
  signed: { at: string; by: string; way: string | null } | null
  endedOn: Day | null
  offeredAt: string | null
}
export type PartnerRow = Partner & {
  hostId: string
  conventionId: string
  document: WrittenDocument | null
  sha256: string | null
}

const iso = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const signature = (table: string, prefix: string) => {
  const [at, by, way] = ['at', 'by', 'way'].map((end) => `${table}.${prefix}signed_${end}`) as [
    string,
    string,
    string,
  ]
  return sql`case when ${sql.ref(at)} is not null then
    json_build_object('at', ${iso(at)}, 'by', ${sql.ref(by)}, 'way', ${sql.ref(way)}) end`
}
const convention = sql`c.id, c.organisation_id as "hostId", c.host_name as "hostName", c.state,
  json_build_object('title', c.title, 'object', c.object, 'from', c.from_day, 'until', c.until_day,
    'renewsMonths', c.renews_months, 'noticeDays', c.notice_days, 'cost', c.cost, 'costCents', c.cost_cents,
    'paidBy', c.paid_by, 'weekdays', c.weekdays, 'morning', c.morning, 'afternoon', c.afternoon,
    'safetyDuty', c.safety_duty, 'insuranceDuty', c.insurance_duty, 'privacyDuty', c.privacy_duty, 'names', c.names,
    'openTo', c.open_to, 'seatsEach', c.seats_each, 'mostPerDayEach', c.most_per_day_each,
    'mostPartners', c.most_partners) as terms,
  c.renews_id as "renewsId", c.document, c.sha256, ${signature('c', '')} as signed, c.ended_on as "endedOn",
  ${iso('c.offered_at')} as "offeredAt",
  coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'address', s.address) order by s.name, s.id)
    from convention_site cs join site s on s.organisation_id = cs.organisation_id and s.id = cs.site_id
    where cs.organisation_id = c.organisation_id and cs.convention_id = c.id), '[]') as sites`

/** The newest end first: what is about to end is what the register is for. */
export async function listConventions(tx: Transaction): Promise<ConventionRow[]> {
  // The policies decide; the condition says where what they let through can be, so that indexes find it.
  const { rows } = await sql<ConventionRow>`select ${convention} from convention c
    where c.organisation_id = entered() or c.open_to is not null
      or c.id = any(array(select p.convention_id from convention_partner p where p.guest_id = entered()))
    order by c.state = 'ended', c.until_day, c.title, c.id`.execute(tx)
  return rows
}

/** Of whichever host: undefined where it is not for this organisation to see. */
export async function findConvention(tx: Transaction, id: string): Promise<ConventionRow | undefined> {
  const { rows } =
    await sql<ConventionRow>`select ${convention} from convention c where c.id = ${id}`.execute(tx)
  return rows[0]
}

/** The host's own, held until the commit, before anything of it is decided. Whoever adheres at this moment is waited for. */
export async function findConventionHeld(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<ConventionRow | undefined> {
  await sql`select from convention where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  const { rows } = await sql<ConventionRow>`select ${convention} from convention c
    where c.organisation_id = ${organisationId} and c.id = ${id}`.execute(tx)
  return rows[0]
}

const partner = sql`p.organisation_id as "hostId", p.convention_id as "conventionId", p.guest_id as "guestId",
  p.guest_name as "guestName", p.seats, p.most_per_day as "mostPerDay", ${signature('p', 'host_')} as "hostSigned",
  ${signature('p', 'guest_')} as "guestSigned", p.begins_on as "beginsOn", p.ends_on as "endsOn",
  p.ended_by_organisation_id as "endedBy", p.end_reason as "endReason", p.document, p.sha256`

export async function listPartners(tx: Transaction, conventionId: string): Promise<PartnerRow[]> {
  const { rows } = await sql<PartnerRow>`select ${partner} from convention_partner p
    where (p.organisation_id, p.convention_id) in (select organisation_id, id from convention where id = ${conventionId})
    order by p.guest_name, p.guest_id`.execute(tx)
  return rows
}

/** Of all conventions that this organisation sees. */
export async function listAllPartners(tx: Transaction): Promise<PartnerRow[]> {
  const { rows } = await sql<PartnerRow>`select ${partner} from convention_partner p
    order by p.guest_name, p.guest_id`.execute(tx)
  return rows
}

// Who is in the network -----------------------------------------------------------------------------------

export type Member = {
  organisationId: string
  name: string
  kind: string
  allianceId: string
  alliance: string
}

/**
 * Admitted members of the alliances that an organisation coordinates or is admitted to, itself among them. The purpose
 * opens the members' page for this one statement.
 */
export async function listMembersWith(tx: Transaction, organisationId: string): Promise<Member[]> {
  const { rows } = await sql<{ purpose: string | null }>`
    select current_setting('app.purpose', true) as purpose, set_config('app.purpose', 'members', true)`.execute(
    tx,
  )
  const { rows: members } = await sql<Member>`
    select m.member_id as "organisationId", m.name, m.kind, m.organisation_id as "allianceId", a.name as alliance
    from membership m join alliance a on a.organisation_id = m.organisation_id
    where m.state = 'admitted' and m.member_id is not null and (m.organisation_id = ${organisationId}
      or exists (select from membership o where o.organisation_id = m.organisation_id
        and o.member_id = ${organisationId} and o.state = 'admitted'))
    order by a.name, m.name, m.member_id`.execute(tx)
  const { rows: own } = await sql<Member>`
    select a.organisation_id as "organisationId", o.name, 'coordinator' as kind, a.organisation_id as "allianceId",
      a.name as alliance
    from alliance a join organisation o on o.id = a.organisation_id where a.organisation_id = ${organisationId}`.execute(
    tx,
  )
  await sql`select set_config('app.purpose', ${rows[0]?.purpose ?? ''}, true)`.execute(tx)
  const known = new Set(members.map((one) => `${one.allianceId} ${one.organisationId}`))
  return [...own.filter((one) => !known.has(`${one.allianceId} ${one.organisationId}`)), ...members]
}

/** The host's own sites: seats in use, and the most that are kept for guests of other conventions in a span of days. */
export async function listSiteFacts(
  tx: Transaction,
  organisationId: string,
  { from, until, besides }: { from: Day; until: Day; besides: readonly string[] },
): Promise<(SiteFacts & { address: string })[]> {
  const { rows } = await sql<SiteFacts & { address: string }>`
    select s.id as "siteId", s.name, s.address, s.published_at is not null and s.closed_from is null as published,
      (select count(*) from seat e where e.organisation_id = s.organisation_id and e.site_id = s.id
        and (e.retired_on is null or e.retired_on > ${from}::date)) as seats,
      (select coalesce(sum(l.seats), 0) from lending l where l.organisation_id = s.organisation_id and l.site_id = s.id
        and l.from_day <= ${until}::date and l.until_day >= ${from}::date
        and l.convention_id <> all(${[...besides]}::uuid[])) as kept
    from site s where s.organisation_id = ${organisationId} order by s.name, s.id`.execute(tx)
  return rows
}

/** Who keeps an organisation's conventions. */
export async function listKeepers(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct g.person_id as "personId" from role_grant g
    join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role in ('hr-office', 'administrator') and p.left_on is null
    order by 1`.execute(tx)
  return rows.map(({ personId }) => personId)
}
