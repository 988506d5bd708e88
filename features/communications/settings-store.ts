import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Operation } from './rest-rules.ts'
import { type Settings, usualSettings } from './rules.ts'

export type SettingsRow = { settings: Settings; madeAt: Date; madeBy: string }

/** What was said last; undefined as long as nobody said anything: nothing is due until then. */
export async function findSettings(
  tx: Transaction,
  organisationId: string,
): Promise<SettingsRow | undefined> {
  const { rows } = await sql<SettingsRow>`
    select s.settings, s.made_at as "madeAt", p.given_name || ' ' || p.family_name as "madeBy"
    from communication_settings s
    join person p on p.organisation_id = s.organisation_id and p.id = s.made_by
    where s.organisation_id = ${organisationId} order by s.seq desc limit 1`.execute(tx)
  const [row] = rows
  return row && { ...row, settings: { ...usualSettings, ...row.settings } }
}

export async function saveSettings(
  tx: Transaction,
  organisationId: string,
  settings: Settings,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`insert into communication_settings (organisation_id, made_at, made_by, settings)
    values (${organisationId}, to_timestamp(${now / 1000}), ${by}, ${JSON.stringify(settings)})`.execute(tx)
}

/** Nobody else writes settings, or looks at what is due, until the end of the transaction. */
export async function lockCommunications(tx: Transaction, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`communications ${organisationId}`}, 0))`.execute(
    tx,
  )
}

export type AccessRow = {
  tokenUrl: string
  serviceUrl: string
  scope: string
  clientId: string
  sealedClientSecret: Buffer
  operations: Partial<Record<Operation, string>>
  changedAt: Date
}

export async function findAccess(tx: Transaction, organisationId: string): Promise<AccessRow | undefined> {
  const { rows } = await sql<AccessRow>`
    select token_url as "tokenUrl", service_url as "serviceUrl", scope, client_id as "clientId",
      sealed_client_secret as "sealedClientSecret", operations, changed_at as "changedAt"
    from communication_access where organisation_id = ${organisationId}`.execute(tx)
  return rows[0]
}

export async function saveAccess(
  tx: Transaction,
  organisationId: string,
  access: Omit<AccessRow, 'changedAt'>,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`insert into communication_access (organisation_id, token_url, service_url, scope, client_id,
      sealed_client_secret, operations, changed_at, changed_by)
    values (${organisationId}, ${access.tokenUrl}, ${access.serviceUrl}, ${access.scope}, ${access.clientId},
      ${access.sealedClientSecret}, ${JSON.stringify(access.operations)}, to_timestamp(${now / 1000}), ${by})
    on conflict (organisation_id) do update set token_url = excluded.token_url, service_url = excluded.service_url,
      scope = excluded.scope, client_id = excluded.client_id, sealed_client_secret = excluded.sealed_client_secret,
      operations = excluded.operations, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  )
}
