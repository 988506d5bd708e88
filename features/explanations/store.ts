import { sql } from 'kysely'
import { openHomes, type Transaction } from '../../platform/database/transaction.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import type { MarginShown } from './rules.ts'

export type DayOfRun = { month: Month; runId: string; personId: string; day: Day }

/** The person's own alone: opened for them, and shut again. */
export async function findDayExplanation<Found>(
  tx: Transaction,
  organisationId: string,
  { runId, personId, day }: DayOfRun,
): Promise<Found | undefined> {
  await openHomes(tx, { person: personId })
  const { rows } = await sql<{ explanation: Found }>`
    select explanation from day_explanation
    where organisation_id = ${organisationId} and person_id = ${personId} and day = ${day} and run_id = ${runId}`.execute(
    tx,
  )
  await openHomes(tx, { person: '' })
  return rows[0]?.explanation
}

/** In place of what an earlier run was explained with. */
export async function saveDayExplanation(
  tx: Transaction,
  organisationId: string,
  { month, runId, personId, day }: DayOfRun,
  explanation: unknown,
  now: number,
): Promise<void> {
  await openHomes(tx, { person: personId })
  await sql`insert into day_explanation (organisation_id, person_id, day, month, run_id, explanation, explained_at)
    values (${organisationId}, ${personId}, ${day}, ${month}, ${runId}, ${JSON.stringify(explanation)},
      to_timestamp(${now / 1000}))
    on conflict (organisation_id, person_id, day) do update set run_id = excluded.run_id,
      explanation = excluded.explanation, explained_at = excluded.explained_at`.execute(tx)
  await openHomes(tx, { person: '' })
}

export async function findFinding<Found>(
  tx: Transaction,
  organisationId: string,
  runId: string,
  subject: string,
): Promise<Found | undefined> {
  const { rows } = await sql<{ content: Found }>`
    select content from plan_finding
    where organisation_id = ${organisationId} and run_id = ${runId} and subject = ${subject}`.execute(tx)
  return rows[0]?.content
}

export async function saveFinding(
  tx: Transaction,
  organisationId: string,
  runId: string,
  subject: string,
  content: unknown,
  now: number,
): Promise<void> {
  await sql`insert into plan_finding (organisation_id, run_id, subject, content, found_at)
    values (${organisationId}, ${runId}, ${subject}, ${JSON.stringify(content)}, to_timestamp(${now / 1000}))
    on conflict do nothing`.execute(tx)
}

/** Ids instead of names: what things are called is read when they are shown. */
export type MarginKept = Omit<MarginShown, 'name'> & { id: string }
export type SearchRow = {
  aliveAt: Date | null
  tried: number
  toTry: number
  endedAt: Date | null
  margins: MarginKept[] | null
}

export async function findMarginSearch(
  tx: Transaction,
  organisationId: string,
  runId: string,
): Promise<SearchRow | undefined> {
  const { rows } = await sql<SearchRow>`
    select alive_at as "aliveAt", tried, to_try as "toTry", ended_at as "endedAt", margins from margin_search
    where organisation_id = ${organisationId} and run_id = ${runId}`.execute(tx)
  return rows[0]
}

/** Begins a search, or one that failed anew. @returns false where one waits, runs or is done: nothing is to be queued */
export async function saveMarginSearch(
  tx: Transaction,
  organisationId: string,
  runId: string,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into margin_search as s (organisation_id, run_id, asked_at)
    values (${organisationId}, ${runId}, to_timestamp(${now / 1000}))
    on conflict (organisation_id, run_id) do update
      set asked_at = excluded.asked_at, alive_at = null, tried = 0, to_try = 0, ended_at = null
      where s.ended_at is not null and s.margins is null
    returning run_id`.execute(tx)
  return rows.length > 0
}

export async function saveSearchProgress(
  tx: Transaction,
  organisationId: string,
  runId: string,
  { tried, toTry, now }: { tried: number; toTry: number; now: number },
): Promise<void> {
  await sql`update margin_search set tried = ${tried}, to_try = ${toTry}, alive_at = to_timestamp(${now / 1000})
    where organisation_id = ${organisationId} and run_id = ${runId} and ended_at is null`.execute(tx)
}

/** Without margins it failed. */
export async function saveSearchEnd(
  tx: Transaction,
  organisationId: string,
  runId: string,
  margins: readonly MarginKept[] | null,
  now: number,
): Promise<void> {
  await sql`update margin_search set ended_at = to_timestamp(${now / 1000}),
      margins = ${margins === null ? null : JSON.stringify(margins)}, tried = to_try
    where organisation_id = ${organisationId} and run_id = ${runId} and ended_at is null`.execute(tx)
}

/** Who they are, for those who see names in every team's month. */
export async function listNamesOf(tx: Transaction, organisationId: string, personIds: readonly string[]) {
  const { rows } = await sql<{ personId: string; name: string; team: string }>`
    select p.id as "personId", p.given_name || ' ' || p.family_name as name, coalesce(t.name, '') as team
    from person p left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    where p.organisation_id = ${organisationId} and p.id = any(${[...personIds]}::uuid[])`.execute(tx)
  return rows
}
