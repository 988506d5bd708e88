// The register, and many at once.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { AgreementDocument } from './document-rules.ts'
import type { Terms } from './rules.ts'
import type { State } from './state-rules.ts'

export type RegisterFilter = {
  nameKey: string
  state: State | undefined
  directorateId: string | undefined
  endsUntil: Day | undefined
  today: Day
}
export type RegisterRow = {
  id: string
  personId: string
  name: string
  directorate: string | null
  team: string | null
  kind: 'first' | 'revision' | 'renewal'
  origin: 'product' | 'paper'
  state: State
  startsOn: Day | null
  endsOn: Day | null
  daysPerMonth: number
}

/** The same as standingOf in state-rules.ts, for many at once; a test holds the two together. */
const stateOf = (today: Day) => sql`case
  when s.refused then 'refused' when s.taken_back then 'taken-back' when s.never_began then 'expired'
  when f.agreement_id is not null and f.ends_on < ${today}::date then coalesce(s.closed, 'expired')
  when f.agreement_id is not null and s.closed = 'withdrawn' then 'withdrawal-planned'
  when f.agreement_id is not null and f.starts_on > ${today}::date then 'signed'
  when f.agreement_id is not null then 'in-force'
  when s.closed is not null then s.closed
  when s.last = 'changes-asked' then 'changes-asked'
  when s.last is null then 'draft'
  when s.approved < cardinality(a.approvals) then 'to-approve' else 'to-sign' end`
const steps = sql`left join lateral (
  select bool_or(step = 'refused') as refused, bool_or(step = 'taken-back') as taken_back,
    bool_or(step = 'never-began') as never_began,
    max(step) filter (where step in ('withdrawn', 'revised', 'transferred')) as closed,
    count(*) filter (where step = 'approved' and version = a.version) as approved,
    (array_agg(step order by seq desc) filter (where step in ('proposed', 'changes-asked') and version = a.version))[1] as last
  from agreement_step where organisation_id = a.organisation_id and agreement_id = a.id) s on true`

const states = (organisationId: string, { today }: Pick<RegisterFilter, 'today'>) => sql`
  select a.id, a.person_id, a.kind, a.origin, a.version, a.made_at, a.directorate_id, a.team_id, f.starts_on,
    f.ends_on, ${stateOf(today)} as state
  from agreement a
  left join agreement_force f on f.organisation_id = a.organisation_id and f.agreement_id = a.id
  ${steps} where a.organisation_id = ${organisationId}`

export async function listRegister(
  tx: Transaction,
  organisationId: string,
  filter: RegisterFilter,
  from: number,
): Promise<{ total: number; items: RegisterRow[] }> {
  const { nameKey, state, directorateId, endsUntil } = filter
  const { rows } = await sql<RegisterRow & { total: number }>`
    select r.id, r.person_id as "personId", p.family_name || ' ' || p.given_name as name, d.name as directorate,
      t.name as team, r.kind, r.origin, r.state, r.starts_on as "startsOn", r.ends_on as "endsOn",
      (w.terms ->> 'daysPerMonth')::int as "daysPerMonth", count(*) over () as total
    from (${states(organisationId, filter)}) r
    join person p on p.organisation_id = ${organisationId} and p.id = r.person_id
    join agreement_terms w on w.organisation_id = ${organisationId} and w.agreement_id = r.id and w.version = r.version
    left join directorate d on d.organisation_id = ${organisationId} and d.id = r.directorate_id
    left join team t on t.organisation_id = ${organisationId} and t.id = r.team_id
    where (${nameKey} = '' or starts_with(p.family_key, ${nameKey}) or starts_with(p.given_key, ${nameKey}))
      and (${state ?? null}::text is null or r.state = ${state ?? null})
      and (${directorateId ?? null}::uuid is null or r.directorate_id = ${directorateId ?? null})
      and (${endsUntil ?? null}::date is null or (r.ends_on <= ${endsUntil ?? null} and r.state in ('in-force', 'signed')))
    order by r.made_at desc, p.family_key, r.id limit 50 offset ${from}`.execute(tx)
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...row }) => row) }
}

export async function countStates(tx: Transaction, organisationId: string, today: Day) {
  const { rows } = await sql<{ state: State; count: number }>`
    select state, count(*) as count from (${states(organisationId, { today })}) r group by state order by state`.execute(
    tx,
  )
  return rows
}

// Renewals at once ---------------------------------------------------------------------------------------

export type Renewable = {
  agreementId: string
  personId: string
  name: string
  endsOn: Day
  startsOn: Day
  terms: Terms
  directorate: string | null
  directorateId: string | null
  evaluated: boolean
  onItsWay: boolean
  renewed: boolean
  laterInForce: boolean
}

/** In force, with an end by a day, not withdrawn from: with what a renewal needs to know. */
export async function listRenewable(
  tx: Transaction,
  organisationId: string,
  of: { directorateId: string | undefined; endsUntil: Day; today: Day; agreementIds?: readonly string[] },
): Promise<Renewable[]> {
  const { rows } = await sql<Renewable>`
    select a.id as "agreementId", a.person_id as "personId", p.given_name || ' ' || p.family_name as name,
      f.starts_on as "startsOn", f.ends_on as "endsOn", w.terms, d.name as directorate, t.directorate_id as "directorateId",
      coalesce((select e.outcome = 'positive' from agreement_evaluation e where e.organisation_id = a.organisation_id
        and e.agreement_id = a.id order by e.evaluated_at desc limit 1), false) as evaluated,
      exists (select from agreement o where o.organisation_id = a.organisation_id and o.person_id = a.person_id
        and o.settled_at is null) as "onItsWay",
      exists (select from agreement c where c.organisation_id = a.organisation_id and c.parent_id = a.id
        and c.kind = 'renewal' and c.over_since is null) as renewed,
      exists (select from agreement_force l where l.organisation_id = a.organisation_id and l.person_id = a.person_id
        and l.starts_on > f.ends_on) as "laterInForce"
    from agreement_force f
    join agreement a on a.organisation_id = f.organisation_id and a.id = f.agreement_id
    join agreement_terms w on w.organisation_id = a.organisation_id and w.agreement_id = a.id and w.version = a.version
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join directorate d on d.organisation_id = t.organisation_id and d.id = t.directorate_id
    where f.organisation_id = ${organisationId} and f.ends_on between ${of.today}::date and ${of.endsUntil}::date
      and (p.left_on is null or p.left_on > f.ends_on)
      and (${of.directorateId ?? null}::uuid is null or t.directorate_id = ${of.directorateId ?? null})
      and (${of.agreementIds === undefined} or a.id = any(${[...(of.agreementIds ?? [])]}::uuid[]))
      and not exists (select from agreement_step s where s.organisation_id = a.organisation_id
        and s.agreement_id = a.id and s.step in ('withdrawn', 'revised', 'transferred'))
    order by p.family_key, a.id`.execute(tx)
  return rows
}

export type ManyWritten = {
  id: string
  personId: string
  kind: 'first' | 'renewal'
  parentId: string | null
  origin: 'product' | 'paper'
  teamId: string | null
  directorateId: string | null
  approvals: readonly string[]
  signer: string
  terms: Terms
  document: AgreementDocument
  sha256: Buffer
  /** Where it is in force already: brought from paper. */
  force: { startsOn: Day; endsOn: Day | null } | null
  steps: readonly string[]
  details: Record<string, string>
}

const json = (values: readonly unknown[]) => JSON.stringify(values)

/**
 * Writes many in four statements. Whoever has another one on its way, or in force on some of the days, is left out.
 * @returns the ids that were written
 */
export async function saveMany(
  tx: Transaction,
  organisationId: string,
  written: readonly ManyWritten[],
  { by, now }: { by: string; now: number },
): Promise<string[]> {
  // Each statement is sent what it writes: the words of an agreement are a hundred times all the rest of it.
  const rows = written.map(({ terms: _, document, sha256, force, ...one }) => ({
    ...one,
    in_force: force !== null,
  }))
  const { rows: saved } = await sql<{ id: string }>`
    insert into agreement (organisation_id, id, person_id, kind, parent_id, origin, team_id, directorate_id,
      approvals, signer, made_at, made_by, settled_at)
    select ${organisationId}, r.id, r."personId", r.kind, r."parentId", r.origin, r."teamId", r."directorateId",
      array(select jsonb_array_elements_text(r.approvals)), r.signer, to_timestamp(${now / 1000}), ${by}::uuid,
      case when r.in_force then to_timestamp(${now / 1000}) end
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(id uuid, "personId" uuid, kind text, "parentId" uuid,
      origin text, "teamId" uuid, "directorateId" uuid, approvals jsonb, signer text, in_force boolean)
    on conflict do nothing returning id`.execute(tx)
  const ids = new Set(saved.map(({ id }) => id))
  const kept = written.filter(({ id }) => ids.has(id))
  const words = kept.map(({ id, terms, document, sha256 }) => ({
    ...{ id, terms, document },
    sha256: sha256.toString('hex'),
  }))
  const steps = kept.map(({ id, steps, details }) => ({ id, steps, details }))
  const inForce = kept.flatMap(({ id, personId, force, terms: { regime, daysPerMonth, daysPerWeek } }) =>
    force ? [{ id, personId, ...force, regime, daysPerMonth, daysPerWeek }] : [],
  )
  await sql`insert into agreement_terms (organisation_id, agreement_id, version, written_at, written_by, terms, document, sha256)
    select ${organisationId}, r.id, 1, to_timestamp(${now / 1000}), ${by}::uuid, r.terms, r.document, decode(r.sha256, 'hex')
    from jsonb_to_recordset(${json(words)}::jsonb) as r(id uuid, terms jsonb, document jsonb, sha256 text)`.execute(
    tx,
  )
  await sql`insert into agreement_step (organisation_id, agreement_id, step, version, taken_at, taken_by, details)
    select ${organisationId}, r.id, s.step, 1, to_timestamp(${now / 1000}), ${by}::uuid, r.details
    from jsonb_to_recordset(${json(steps)}::jsonb) as r(id uuid, steps jsonb, details jsonb),
      jsonb_array_elements_text(r.steps) with ordinality as s(step, place) order by r.id, s.place`.execute(tx)
  await sql`insert into agreement_force (organisation_id, agreement_id, person_id, starts_on, ends_on, regime,
      days_per_month, days_per_week)
    select ${organisationId}, r.id, r."personId", r."startsOn", r."endsOn", r.regime, r."daysPerMonth", r."daysPerWeek"
    from jsonb_to_recordset(${json(inForce)}::jsonb) as r(id uuid, "personId" uuid, "startsOn" date, "endsOn" date,
      regime text, "daysPerMonth" smallint, "daysPerWeek" smallint)`.execute(tx)
  return [...ids]
}
