import { sql } from 'kysely'
import { withTheNext } from './database/preparing.ts'
import type { Transaction } from './database/transaction.ts'

export type AuditDetails = Record<string, string | number | boolean | null>
export type AuditEntry = { at: number; actor: string; act: string; subject: string; details: AuditDetails }

/**
 * Appends to the organisation's chain. The chain's head is locked from here to the commit, so this is the
 * last thing a transaction does; a trigger numbers and hashes each entry.
 */
export async function writeAudit(tx: Transaction, organisationId: string, entries: readonly AuditEntry[]) {
  for (const entry of entries)
    await sql`${sql.raw(withTheNext)}${insertOf(organisationId, entry)}`.execute(tx)
}

/** The statement that appends one entry. */
export const insertOf = (organisationId: string, { at, actor, act, subject, details }: AuditEntry) =>
  sql`insert into audit_entry (organisation_id, seq, at, actor, act, subject, details, previous_hash, hash)
    values (${organisationId}, 0, to_timestamp(${at / 1000}), ${actor}, ${act}, ${subject}, ${JSON.stringify(details)}, '', '')`

/** As a text, since the owner of the tables asks it too, of every organisation at once. */
export const brokenAudit = `
  with chain as (
    select e.*, lag(e.hash, 1, '\\x00'::bytea) over chained as expected_previous,
      row_number() over chained as expected_seq, audit_hash(e.previous_hash, e.seq, e) as expected_hash
    from audit_entry e window chained as (partition by e.organisation_id order by e.seq)
  )
  select organisation_id, seq, 'changed' as what from chain where hash <> expected_hash
  union all select organisation_id, seq, 'not chained' from chain
    where previous_hash <> expected_previous or seq <> expected_seq
  union all select h.organisation_id, h.seq, 'cut' from audit_head h
    where not exists (select from audit_entry e
        where e.organisation_id = h.organisation_id and e.seq = h.seq and e.hash = h.hash)
      or exists (select from audit_entry e where e.organisation_id = h.organisation_id and e.seq > h.seq)
  union all select e.organisation_id, max(e.seq), 'cut' from audit_entry e
    where not exists (select from audit_head h where h.organisation_id = e.organisation_id)
    group by e.organisation_id
  order by 1, 2`

/** Entries that do not follow from the one before, or whose content is not what was hashed; and a head that is not the last. */
export async function findBrokenAudit(tx: Transaction): Promise<{ seq: number; what: string }[]> {
  const { rows } = await sql.raw<{ seq: number; what: string }>(brokenAudit).execute(tx)
  return rows.map(({ seq, what }) => ({ seq, what }))
}
