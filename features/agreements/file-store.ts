import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'

export type FileRow = {
  id: string
  kind: 'signed-elsewhere' | 'made-here'
  fileName: string
  sha256: string
  addedAt: Date
  addedBy: string
  /** The last check of its signature; null where nobody checked it. */
  outcome: 'valid' | 'not-valid' | null
  tool: string | null
  checkedBy: string | null
}

export async function listFiles(
  tx: Transaction,
  organisationId: string,
  agreementId: string,
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select f.id, f.kind, f.file_name as "fileName", encode(f.sha256, 'hex') as sha256, f.added_at as "addedAt",
      p.given_name || ' ' || p.family_name as "addedBy", c.outcome, c.tool, c.name as "checkedBy"
    from agreement_file f
    join person p on p.organisation_id = f.organisation_id and p.id = f.added_by
    left join lateral (select c.outcome, c.tool, b.given_name || ' ' || b.family_name as name
      from agreement_file_check c join person b on b.organisation_id = c.organisation_id and b.id = c.checked_by
      where c.organisation_id = f.organisation_id and c.file_id = f.id order by c.checked_at desc limit 1) c on true
    where f.organisation_id = ${organisationId} and f.agreement_id = ${agreementId} order by f.added_at, f.id`.execute(
    tx,
  )
  return rows
}

export async function findFile(tx: Transaction, organisationId: string, fileId: string) {
  const { rows } = await sql<{ agreementId: string; fileName: string; sha256: string }>`
    select agreement_id as "agreementId", file_name as "fileName", encode(sha256, 'hex') as sha256 from agreement_file
    where organisation_id = ${organisationId} and id = ${fileId}`.execute(tx)
  return rows[0]
}

export async function saveFile(
  tx: Transaction,
  organisationId: string,
  file: {
    agreementId: string
    kind: FileRow['kind']
    fileName: string
    /** Of a document that is kept. */
    sha256: string
    by: string
  },
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into agreement_file (organisation_id, agreement_id, kind, file_name, sha256, added_at, added_by)
    values (${organisationId}, ${file.agreementId}, ${file.kind}, ${file.fileName}, ${Buffer.from(file.sha256, 'hex')},
      to_timestamp(${now / 1000}), ${file.by}) returning id`.execute(tx)
  return rows[0]!.id
}

export async function saveFileCheck(
  tx: Transaction,
  organisationId: string,
  check: { fileId: string; tool: string; outcome: 'valid' | 'not-valid'; by: string },
  now: number,
): Promise<void> {
  await sql`insert into agreement_file_check (organisation_id, file_id, tool, outcome, checked_at, checked_by)
    select ${organisationId}, ${check.fileId}, ${check.tool}, ${check.outcome},
      greatest(to_timestamp(${now / 1000}), (select max(checked_at) + interval '1 millisecond' from agreement_file_check
        where organisation_id = ${organisationId} and file_id = ${check.fileId})), ${check.by}::uuid`.execute(
    tx,
  )
}

export type ProtocolRow = { number: string; registeredOn: Day }

export async function findProtocol(
  tx: Transaction,
  organisationId: string,
  agreementId: string,
): Promise<ProtocolRow | undefined> {
  const { rows } = await sql<ProtocolRow>`
    select number, registered_on as "registeredOn" from agreement_protocol
    where organisation_id = ${organisationId} and agreement_id = ${agreementId} order by noted_at desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

export async function saveProtocol(
  tx: Transaction,
  organisationId: string,
  { agreementId, number, registeredOn, by }: ProtocolRow & { agreementId: string; by: string },
  now: number,
): Promise<void> {
  await sql`insert into agreement_protocol (organisation_id, agreement_id, number, registered_on, noted_at, noted_by)
    select ${organisationId}, ${agreementId}, ${number}, ${registeredOn},
      greatest(to_timestamp(${now / 1000}), (select max(noted_at) + interval '1 millisecond' from agreement_protocol
        where organisation_id = ${organisationId} and agreement_id = ${agreementId})), ${by}::uuid`.execute(
    tx,
  )
}

export type EvaluationRow = { outcome: 'positive' | 'negative'; words: string; reached: string[] }

export async function findEvaluation(
  tx: Transaction,
  organisationId: string,
  agreementId: string,
): Promise<EvaluationRow | undefined> {
  const { rows } = await sql<EvaluationRow>`
    select outcome, words, reached from agreement_evaluation
    where organisation_id = ${organisationId} and agreement_id = ${agreementId}
    order by evaluated_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function saveEvaluation(
  tx: Transaction,
  organisationId: string,
  { agreementId, outcome, words, reached, by }: EvaluationRow & { agreementId: string; by: string },
  now: number,
): Promise<void> {
  await sql`insert into agreement_evaluation (organisation_id, agreement_id, outcome, words, reached, evaluated_at, evaluated_by)
    select ${organisationId}, ${agreementId}, ${outcome}, ${words}, ${JSON.stringify(reached)},
      greatest(to_timestamp(${now / 1000}), (select max(evaluated_at) + interval '1 millisecond'
        from agreement_evaluation where organisation_id = ${organisationId} and agreement_id = ${agreementId})),
      ${by}::uuid`.execute(tx)
}
