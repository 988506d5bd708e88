import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { EquipmentKind, EquipmentWritten, Provider } from './rules.ts'

export type EquipmentRow = {
  id: string
  kind: EquipmentKind
  providedBy: Provider
  label: string
  assignedOn: Day
  receivedAt: Date | null
  receivedHow: 'here' | 'paper' | null
  returnedOn: Day | null
}

/** All that a person has and had, what is in hand first. */
export async function listEquipmentOf(
  tx: Transaction,
  organisationId: string,
  personId: string,
): Promise<EquipmentRow[]> {
  const { rows } = await sql<EquipmentRow>`
    select id, kind, provided_by as "providedBy", label, assigned_on as "assignedOn", received_at as "receivedAt",
      received_how as "receivedHow", returned_on as "returnedOn"
    from equipment where organisation_id = ${organisationId} and person_id = ${personId}
    order by returned_on is not null, assigned_on desc, id`.execute(tx)
  return rows
}

export type InHand = { personId: string; kinds: EquipmentKind[]; unreceived: number }

/** Of everybody, what they have in hand. */
export async function listInHand(tx: Transaction, organisationId: string): Promise<Map<string, InHand>> {
  const { rows } = await sql<InHand>`
    select person_id as "personId", array_agg(distinct kind) as kinds,
      count(*) filter (where received_at is null and provided_by = 'body')::int as unreceived
    from equipment where organisation_id = ${organisationId} and returned_on is null group by person_id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.personId, row]))
}

/** Held until the commit: received and given back one after the other. */
export async function findEquipmentHeld(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<EquipmentRow & { personId: string }>`
    select id, person_id as "personId", kind, provided_by as "providedBy", label, assigned_on as "assignedOn",
      received_at as "receivedAt", received_how as "receivedHow", returned_on as "returnedOn"
    from equipment where organisation_id = ${organisationId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export type Assigned = EquipmentWritten & { personId: string; receivedOnPaper: boolean }

/** @returns what was written: what is in somebody's hands already is left out */
export async function saveEquipment(
  tx: Transaction,
  organisationId: string,
  assigned: readonly Assigned[],
  { by, now }: { by: string; now: number },
): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    insert into equipment (organisation_id, person_id, kind, provided_by, label, assigned_on, assigned_by, assigned_at,
      received_at, received_how)
    select ${organisationId}, r."personId", r.kind, r."providedBy", r.label, r."assignedOn", ${by}::uuid,
      to_timestamp(${now / 1000}), case when r."receivedOnPaper" then to_timestamp(${now / 1000}) end,
      case when r."receivedOnPaper" then 'paper' end
    from jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) as r("personId" uuid, kind text, "providedBy" text,
      label text, "assignedOn" date, "receivedOnPaper" boolean)
    on conflict do nothing returning id, person_id as "personId"`.execute(tx)
  return rows
}

export async function saveReceived(
  tx: Transaction,
  organisationId: string,
  { id, how }: { id: string; how: 'here' | 'paper' },
  now: number,
): Promise<void> {
  await sql`update equipment set received_at = to_timestamp(${now / 1000}), received_how = ${how}
    where organisation_id = ${organisationId} and id = ${id} and received_at is null`.execute(tx)
}

export async function saveReturned(
  tx: Transaction,
  organisationId: string,
  { id, returnedOn, by }: { id: string; returnedOn: Day; by: string },
): Promise<void> {
  await sql`update equipment set returned_on = ${returnedOn}, returned_by = ${by}
    where organisation_id = ${organisationId} and id = ${id} and returned_on is null`.execute(tx)
}

/** What the body gave and is in somebody's hands, by kind and number: what a file is compared with. */
export async function listNumbered(tx: Transaction, organisationId: string) {
  const { rows } = await sql<{ personId: string; kind: EquipmentKind; label: string }>`
    select person_id as "personId", kind, label from equipment
    where organisation_id = ${organisationId} and returned_on is null and provided_by = 'body'`.execute(tx)
  return rows
}
