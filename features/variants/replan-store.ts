import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { MonthAmendment } from '../months/amending-rules.ts'
import type { ChangeKind, Place } from '../planning/rules.ts'
import type { ReplanFigures } from './replan-rules.ts'
import type { Happening } from './rules.ts'

export type ReplanningRow = {
  id: string
  month: Month
  runId: string
  happened: Happening[]
  reason: string
  from: Day
  stability: number
  askedAt: Date
  askedBy: string
  outcome: 'solved' | 'failed' | null
  figures: ReplanFigures | null
  amendment: MonthAmendment | null
  amendmentBefore: MonthAmendment | null
  mark: string | null
  markAfter: string | null
  appliedAt: Date | null
  appliedBy: string | null
  undoneAt: Date | null
  undoneBy: string | null
  discardedAt: Date | null
  /** The first day that it moves. */
  firstDay: Day | null
}

const replanning = sql<ReplanningRow>`select r.id, r.month, r.run_id as "runId", r.happened, r.reason,
    r.from_day as from, r.stability, r.asked_at as "askedAt", p.given_name || ' ' || p.family_name as "askedBy",
    r.outcome, r.figures, r.amendment, r.amendment_before as "amendmentBefore", r.mark, r.mark_after as "markAfter",
    r.applied_at as "appliedAt", a.given_name || ' ' || a.family_name as "appliedBy",
    r.undone_at as "undoneAt", u.given_name || ' ' || u.family_name as "undoneBy", r.discarded_at as "discardedAt",
    (select min(m.day) from replanning_move m
      where m.organisation_id = r.organisation_id and m.replanning_id = r.id) as "firstDay"
  from replanning r
  join person p on p.organisation_id = r.organisation_id and p.id = r.asked_by
  left join person a on a.organisation_id = r.organisation_id and a.id = r.applied_by
  left join person u on u.organisation_id = r.organisation_id and u.id = r.undone_by`

export async function listReplannings(tx: Transaction, organisationId: string, month: string) {
  const { rows } = await sql<ReplanningRow>`${replanning}
    where r.organisation_id = ${organisationId} and r.month = ${month} order by r.asked_at desc, r.id limit 50`.execute(
    tx,
  )
  return rows
}

export async function findReplanning(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<ReplanningRow>`${replanning}
    where r.organisation_id = ${organisationId} and r.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the commit, so that it is applied once. */
export async function findReplanningHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select from replanning where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  return findReplanning(tx, organisationId, id)
}

export type MoveRow = { personId: string; day: Day; from: Place; to: Place }

export async function listMoves(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<MoveRow & { name: string; team: string; wished: boolean }>`
    select m.person_id as "personId", p.given_name || ' ' || p.family_name as name, coalesce(t.name, '') as team,
      m.day, m.place_before as from, m.place_after as to, coalesce(m.day = any(w.wished), false) as wished
    from replanning_move m
    join replanning r on r.organisation_id = m.organisation_id and r.id = m.replanning_id
    join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    left join wish w on w.organisation_id = m.organisation_id and w.month = r.month and w.person_id = m.person_id
    where m.organisation_id = ${organisationId} and m.replanning_id = ${id}
    order by t.name, p.family_name, p.given_name, m.person_id, m.day`.execute(tx)
  return rows
}

export async function saveReplanning(
  tx: Transaction,
  organisationId: string,
  asked: {
    month: Month
    runId: string
    happened: readonly Happening[]
    reason: string
    from: Day
    stability: number
    by: string
    now: number
  },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into replanning (organisation_id, month, run_id, happened, reason, from_day, stability, asked_at, asked_by)
    values (${organisationId}, ${asked.month}, ${asked.runId}, ${JSON.stringify(asked.happened)}, ${asked.reason},
      ${asked.from}, ${asked.stability}, to_timestamp(${asked.now / 1000}), ${asked.by}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

export async function saveSolvedReplanning(
  tx: Transaction,
  organisationId: string,
  id: string,
  solved: {
    figures: ReplanFigures
    amendment: MonthAmendment
    amendmentBefore: MonthAmendment
    mark: string
    moves: readonly MoveRow[]
  },
): Promise<void> {
  const { figures, amendment, amendmentBefore, mark, moves } = solved
  const { rows } = await sql`update replanning set outcome = 'solved', figures = ${JSON.stringify(figures)},
      amendment = ${JSON.stringify(amendment)}, amendment_before = ${JSON.stringify(amendmentBefore)}, mark = ${mark}
    where organisation_id = ${organisationId} and id = ${id} and outcome is null returning id`.execute(tx)
  if (rows.length === 0) return
  await sql`insert into replanning_move (organisation_id, replanning_id, person_id, day, place_before, place_after)
    select ${organisationId}, ${id}, m."personId", m.day, m."from", m."to"
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("personId" uuid, day date, "from" text, "to" text)`.execute(
    tx,
  )
}

export async function saveFailedReplanning(tx: Transaction, organisationId: string, id: string) {
  await sql`update replanning set outcome = 'failed'
    where organisation_id = ${organisationId} and id = ${id} and outcome is null`.execute(tx)
}

/** What becomes of it: applied, taken back, left aside. */
export async function saveReplanningStep(
  tx: Transaction,
  organisationId: string,
  id: string,
  step: { step: 'applied'; markAfter: string } | { step: 'undone' | 'discarded' },
  { by, now }: { by: string; now: number },
): Promise<void> {
  const [at, who] = [sql.ref(`${step.step}_at`), sql.ref(`${step.step}_by`)]
  const mark = step.step === 'applied' ? sql`, mark_after = ${step.markAfter}` : sql``
  await sql`update replanning set ${at} = to_timestamp(${now / 1000}), ${who} = ${by} ${mark}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export type PublishedRow = {
  personId: string
  teamId: string
  directorateId: string
  places: Place[]
}

/** Everybody's days as they are now, of these directorates or of all. */
export async function listPublishedPlaces(
  tx: Transaction,
  organisationId: string,
  month: string,
  directorateIds: readonly string[] | null = null,
): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select a.person_id as "personId", t.id as "teamId", t.directorate_id as "directorateId", a.places
    from assignment a
    join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where a.organisation_id = ${organisationId} and a.month = ${month}
      ${directorateIds ? sql`and t.directorate_id = any(${[...directorateIds]}::uuid[])` : sql``}
    order by a.person_id`.execute(tx)
  return rows
}

export type LastChange = { personId: string; day: Day; kind: ChangeKind; from: Place }

/** The last change of each day changed since the published plan. */
export async function listLastChanges(
  tx: Transaction,
  organisationId: string,
  month: string,
  runId: string,
): Promise<LastChange[]> {
  const { rows } = await sql<LastChange>`
    select distinct on (d.person_id, d.day) d.person_id as "personId", d.day, d.kind, d.place_before as from
    from day_change d
    where d.organisation_id = ${organisationId} and d.month = ${month} and d.run_id = ${runId}
    order by d.person_id, d.day, d.seq desc`.execute(tx)
  return rows
}

/** Days near home from this one on whose seat is gone: the space was closed, or the host needed it. */
export async function listLostSeats(
  tx: Transaction,
  organisationId: string,
  month: string,
  days: readonly Day[],
  from: Day,
) {
  const { rows } = await sql<{ siteId: string; name: string; days: Day[]; people: number }>`
    select l."siteId", coalesce(max(s.name), '–') as name, array_agg(distinct l.day order by l.day) as days,
      count(distinct l.person_id)::int as people
    from (
      select a.person_id, substr(d.place, 7)::uuid as "siteId", (${[...days]}::date[])[d.at] as day
      from assignment a cross join lateral unnest(a.places) with ordinality as d(place, at)
      where a.organisation_id = ${organisationId} and a.month = ${month} and d.place like 'space:%') l
    left join site s on s.id = l."siteId"
    where l.day >= ${from} and not exists (
      select from booking b where b.guest_id = ${organisationId} and b.person_id = l.person_id and b.day = l.day
        and b.state in ('asked', 'confirmed'))
    group by l."siteId" order by name`.execute(tx)
  return rows
}

/** Absences reported of days from this one on, which no applied re-plan has heeded. */
export async function listReportedAbsences(
  tx: Transaction,
  organisationId: string,
  month: string,
  runId: string,
  from: Day,
) {
  const { rows } = await sql<{ personId: string; name: string; team: string; days: Day[] }>`
    select l.person_id as "personId", p.given_name || ' ' || p.family_name as name, coalesce(t.name, '') as team,
      array_agg(l.day order by l.day) as days
    from (
      select distinct on (d.person_id, d.day) d.person_id, d.day, d.kind from day_change d
      where d.organisation_id = ${organisationId} and d.month = ${month} and d.run_id = ${runId} and d.day >= ${from}
      order by d.person_id, d.day, d.seq desc) l
    join person p on p.organisation_id = ${organisationId} and p.id = l.person_id
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where l.kind = 'absence-reported' and not exists (
      select from replanning r cross join lateral jsonb_array_elements(r.happened) h
      where r.organisation_id = ${organisationId} and r.month = ${month} and r.applied_at is not null
        and r.undone_at is null and h ->> 'what' = 'absence' and h ->> 'personId' = l.person_id::text
        and h -> 'days' ? l.day::text)
    group by l.person_id, p.given_name, p.family_name, t.name
    order by t.name, p.family_name, l.person_id limit 500`.execute(tx)
  return rows
}
