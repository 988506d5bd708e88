import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'

/** How long a proof counts. */
const minutes = 5
export type ConfirmationWay = 'password' | 'passkey' | 'provider' | 'demo'

/** What somebody could prove themself by, and what a password is compared with. */
export async function findProofs(tx: Transaction, organisationId: string, personId: string) {
  const { rows } = await sql<{
    email: string | null
    passwordHash: string | null
    passkeys: number
    demo: boolean
  }>`
    select p.email, a.password_hash as "passwordHash", o.demo,
      (select count(*) from passkey k where k.organisation_id = p.organisation_id and k.person_id = p.id
        and a.person_id is not null) as passkeys
    from person p join organisation o on o.id = p.organisation_id
    left join account a on a.organisation_id = p.organisation_id and a.person_id = p.id
    where p.organisation_id = ${organisationId} and p.id = ${personId}`.execute(tx)
  return rows[0]!
}

export async function saveConfirmation(
  tx: Transaction,
  organisationId: string,
  made: { sessionId: string; subject: string; personId: string; way: ConfirmationWay },
  now: number,
): Promise<void> {
  await sql`insert into confirmation (organisation_id, session_id, subject, person_id, way, made_at)
    values (${organisationId}, ${made.sessionId}, ${made.subject}, ${made.personId}, ${made.way}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, session_id, subject) do update
      set person_id = excluded.person_id, way = excluded.way, made_at = excluded.made_at`.execute(tx)
}

/** Takes a proof, once. @returns how it was given, undefined where there is none that still counts */
export async function takeConfirmation(
  tx: Transaction,
  organisationId: string,
  asked: { sessionId: string; subject: string; personId: string },
  now: number,
): Promise<ConfirmationWay | undefined> {
  const { rows } = await sql<{ way: ConfirmationWay; fresh: boolean }>`delete from confirmation
    where organisation_id = ${organisationId} and session_id = ${asked.sessionId} and subject = ${asked.subject}
      and person_id = ${asked.personId}
    returning way, made_at > to_timestamp(${now / 1000 - minutes * 60}) as fresh`.execute(tx)
  return rows[0]?.fresh ? rows[0].way : undefined
}

export async function deleteOldConfirmations(
  tx: Transaction,
  organisationId: string,
  now: number,
): Promise<void> {
  await sql`delete from confirmation where organisation_id = ${organisationId}
    and made_at < to_timestamp(${now / 1000 - minutes * 60})`.execute(tx)
}

/** Whether a proof is there that still counts: given a moment ago, at the provider. */
export async function findWhetherConfirmed(
  tx: Transaction,
  organisationId: string,
  asked: { sessionId: string; subject: string; personId: string },
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from confirmation
    where organisation_id = ${organisationId} and session_id = ${asked.sessionId} and subject = ${asked.subject}
      and person_id = ${asked.personId} and made_at > to_timestamp(${now / 1000 - minutes * 60})) as found`.execute(
    tx,
  )
  return rows[0]!.found
}

/** Whose session it is; undefined where it has ended. */
export async function findWhoseSession(
  tx: Transaction,
  organisationId: string,
  sessionId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from session
    where organisation_id = ${organisationId} and id = ${sessionId}`.execute(tx)
  return rows[0]?.personId
}
