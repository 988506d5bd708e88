import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { ToolKind } from './rules.ts'

export type Tool = {
  id: string
  code: string
  name: string
  kind: ToolKind
  source: 'own' | 'founding-document' | 'example'
  /** On the day asked for; what has no version yet does not work remotely. */
  worksRemotely: boolean
  needed: string
  validFrom: Day | null
}
export type ToolVersion = {
  validFrom: Day
  madeAt: Date
  madeBy: string | null
  worksRemotely: boolean
  needed: string
}

/** All tools, as they are on a day. */
export async function listTools(tx: Transaction, organisationId: string, day: string): Promise<Tool[]> {
  const { rows } = await sql<Tool>`
    select t.id, t.code, t.name, t.kind, coalesce(t.source, 'own') as source, coalesce(v.works_remotely, false) as "worksRemotely",
      coalesce(v.needed, '') as needed, v.valid_from as "validFrom"
    from work_tool t
    left join (
      select distinct on (tool_id) tool_id, works_remotely, needed, valid_from from work_tool_version
      where organisation_id = ${organisationId} and valid_from <= ${day}::date
      order by tool_id, valid_from desc, made_at desc
    ) v on v.tool_id = t.id
    where t.organisation_id = ${organisationId} order by t.name, t.code`.execute(tx)
  return rows
}

export async function listToolVersions(
  tx: Transaction,
  organisationId: string,
  toolId: string,
): Promise<ToolVersion[]> {
  const { rows } = await sql<ToolVersion>`
    select v.valid_from as "validFrom", v.made_at as "madeAt", p.given_name || ' ' || p.family_name as "madeBy",
      v.works_remotely as "worksRemotely", v.needed
    from work_tool_version v
    left join person p on p.organisation_id = v.organisation_id and p.id = v.made_by
    where v.organisation_id = ${organisationId} and v.tool_id = ${toolId}
    order by v.made_at desc, v.valid_from desc`.execute(tx)
  return rows
}

export type ToolWritten = Pick<Tool, 'code' | 'name' | 'kind' | 'source'>

export async function saveTools(
  tx: Transaction,
  organisationId: string,
  tools: readonly ToolWritten[],
): Promise<{ id: string; code: string }[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    insert into work_tool (organisation_id, code, name, kind, source)
    select ${organisationId}, t.code, t.name, t.kind, nullif(t.source, 'own')
    from jsonb_to_recordset(${JSON.stringify(tools)}::jsonb) as t(code text, name text, kind text, source text)
    on conflict (organisation_id, code) do update set name = excluded.name, kind = excluded.kind
    returning id, code`.execute(tx)
  return rows
}

export async function saveToolVersions(
  tx: Transaction,
  organisationId: string,
  versions: readonly { toolId: string; validFrom: Day; worksRemotely: boolean; needed: string }[],
  { by, now }: { by: string | null; now: number },
): Promise<void> {
  await sql`insert into work_tool_version
      (organisation_id, tool_id, valid_from, made_at, made_by, works_remotely, needed)
    select ${organisationId}, v."toolId", v."validFrom", greatest(to_timestamp(${now / 1000}), (
        -- Of two made in one millisecond the later holds.
        select max(made_at) + interval '1 millisecond' from work_tool_version e
        where e.organisation_id = ${organisationId} and e.tool_id = v."toolId" and e.valid_from = v."validFrom")),
      ${by}::uuid, v."worksRemotely",
      v.needed
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
      as v("toolId" uuid, "validFrom" date, "worksRemotely" boolean, needed text)`.execute(tx)
}
