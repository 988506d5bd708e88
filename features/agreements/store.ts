import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Approver } from '../policy/rules.ts'
import type { AgreementDocument } from './document-rules.ts'
import type { Terms } from './rules.ts'
import type { StepName } from './state-rules.ts'

export type StepRow = {
  step: StepName
  version: number
  level: number | null
  takenAt: string
  takenBy: string | null
  byName: string | null
  reason: string
  details: Record<string, string | number>
}
export type AgreementRow = {
  id: string
  personId: string
  name: string
  teamId: string | null
  directorateId: string | null
  team: string | null
  directorate: string | null
  personRoles: string[]
  kind: 'first' | 'revision' | 'renewal'
  parentId: string | null
  origin: 'product' | 'paper'
  approvals: Approver[]
  signer: Approver
  version: number
  madeBy: string | null
  settledAt: Date | null
  terms: Terms
  sha256: string
  startsOn: Day | null
  endsOn: Day | null
  steps: StepRow[]
}

const columns = sql`a.id, a.person_id as "personId", p.given_name || ' ' || p.family_name as name,
  a.team_id as "teamId", a.directorate_id as "directorateId", t.name as team, d.name as directorate,
  array(select g.role from role_grant g where g.organisation_id = a.organisation_id and g.person_id = a.person_id) as "personRoles",
  a.kind, a.parent_id as "parentId", a.origin, a.approvals, a.signer, a.version, a.made_by as "madeBy",
  a.settled_at as "settledAt", w.terms, encode(w.sha256, 'hex') as sha256,
  f.starts_on as "startsOn", f.ends_on as "endsOn",
  coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'version', s.version, 'level', s.level,
      'takenAt', to_char(s.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'takenBy', s.taken_by,
      'byName', (select b.given_name || ' ' || b.family_name from person b
        where b.organisation_id = s.organisation_id and b.id = s.taken_by),
      'reason', s.reason, 'details', s.details) order by s.seq)
    from agreement_step s where s.organisation_id = a.organisation_id and s.agreement_id = a.id), '[]') as steps`
const joined = sql`agreement a
  join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
  join agreement_terms w on w.organisation_id = a.organisation_id and w.agreement_id = a.id and w.version = a.version
  left join agreement_force f on f.organisation_id = a.organisation_id and f.agreement_id = a.id
  left join team t on t.organisation_id = a.organisation_id and t.id = a.team_id
  left join directorate d on d.organisation_id = a.organisation_id and d.id = a.directorate_id`

export async function findAgreement(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<AgreementRow | undefined> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${joined} where a.organisation_id = ${organisationId} and a.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held against whoever decides, signs or ends it at the same moment. */
export async function findAgreementHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select id from agreement where organisation_id = ${organisationId} and id = ${id} for update`.execute(
    tx,
  )
  return findAgreement(tx, organisationId, id)
}

/** Newest first; what began in the same moment as a renewal comes after it. */
export async function listAgreementsOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${joined} where a.organisation_id = ${organisationId} and a.person_id = ${personId}
    order by a.made_at desc, a.kind = 'first', a.id`.execute(tx)
  return rows
}

/** On their way: of some teams, of a directorate, or all; who decides is seen from their steps. */
export async function listOnTheirWay(
  tx: Transaction,
  organisationId: string,
  reach: { teamIds: readonly string[]; directorateId: string | undefined; all: boolean },
): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.settled_at is null
      and (${reach.all} or a.team_id = any(${[...reach.teamIds]}::uuid[])
        or a.directorate_id = ${reach.directorateId ?? null}::uuid)
    order by a.made_at, a.id limit 500`.execute(tx)
  return rows
}

export async function findDocument(tx: Transaction, organisationId: string, id: string, version: number) {
  const { rows } = await sql<{ document: AgreementDocument; sha256: string }>`
    select document, encode(sha256, 'hex') as sha256 from agreement_terms
    where organisation_id = ${organisationId} and agreement_id = ${id} and version = ${version}`.execute(tx)
  return rows[0]
}

/** @returns the id, undefined where another one of the person's is on its way */
export async function saveAgreement(
  tx: Transaction,
  organisationId: string,
  made: Pick<
    AgreementRow,
    'personId' | 'kind' | 'parentId' | 'teamId' | 'directorateId' | 'approvals' | 'signer'
  > & {
    by: string
  },
  now: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into agreement (organisation_id, person_id, kind, parent_id, origin, team_id, directorate_id, approvals,
      signer, made_at, made_by)
    values (${organisationId}, ${made.personId}, ${made.kind}, ${made.parentId}, 'product', ${made.teamId},
      ${made.directorateId}, ${made.approvals}::text[], ${made.signer}, to_timestamp(${now / 1000}), ${made.by})
    on conflict (organisation_id, person_id) where settled_at is null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** The words of a version; of a draft they are written over. */
export async function saveTerms(
  tx: Transaction,
  organisationId: string,
  id: string,
  written: { version: number; terms: Terms; document: AgreementDocument; sha256: Buffer; by: string },
  now: number,
): Promise<void> {
  await sql`insert into agreement_terms (organisation_id, agreement_id, version, written_at, written_by, terms, document, sha256)
    values (${organisationId}, ${id}, ${written.version}, to_timestamp(${now / 1000}), ${written.by},
      ${JSON.stringify(written.terms)}, ${JSON.stringify(written.document)}, ${written.sha256})
    on conflict (organisation_id, agreement_id, version) do update set written_at = excluded.written_at,
      written_by = excluded.written_by, terms = excluded.terms, document = excluded.document, sha256 = excluded.sha256`.execute(
    tx,
  )
}

/** Where the person works and who decides may have changed since the draft. */
export async function saveVersion(
  tx: Transaction,
  organisationId: string,
  id: string,
  to: Pick<AgreementRow, 'version' | 'teamId' | 'directorateId' | 'approvals' | 'signer'>,
): Promise<void> {
  await sql`update agreement set version = ${to.version}, team_id = ${to.teamId}, directorate_id = ${to.directorateId},
      approvals = ${to.approvals}::text[], signer = ${to.signer}
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}

export type StepWritten = {
  step: StepName
  version: number
  level?: number
  by: string | null
  reason?: string
  details?: Record<string, string | number>
}

export async function saveStep(
  tx: Transaction,
  organisationId: string,
  id: string,
  { step, version, level, by, reason = '', details = {} }: StepWritten,
  now: number,
): Promise<void> {
  await sql`insert into agreement_step (organisation_id, agreement_id, step, version, level, taken_at, taken_by, reason, details)
    values (${organisationId}, ${id}, ${step}, ${version}, ${level ?? null}, to_timestamp(${now / 1000}), ${by},
      ${reason}, ${JSON.stringify(details)})`.execute(tx)
}

/** The way has ended: what comes to nothing begins to age at once. */
export async function saveSettled(
  tx: Transaction,
  organisationId: string,
  id: string,
  { over }: { over: boolean },
  now: number,
): Promise<void> {
  await sql`update agreement set settled_at = to_timestamp(${now / 1000}),
      over_since = case when ${over} then to_timestamp(${now / 1000}) end
    where organisation_id = ${organisationId} and id = ${id}`.execute(tx)
}
