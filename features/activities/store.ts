// Who may ask: what other features read of this one.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'
import type { Values } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { listActivities, listResults } from './catalogue-store.ts'
import { type Member, workableAmong } from './contingent-rules.ts'
import { mayAskWith, reasonsNotToAsk, type Share, workableShareOf } from './rules.ts'

export type WhoMayAsk = { personId: string; mayAsk: boolean; workableShare: number }

/** What each person does on a day: the latest set that holds by then. Of everybody by one sort, 7,000 in some 20 ms. */
const doneByAll = (organisationId: string, day: string) => sql`left join (
  select distinct on (person_id) person_id, activity_ids, percents from person_activities
  where organisation_id = ${organisationId} and valid_from <= ${day}::date
  order by person_id, valid_from desc, made_at desc) d on d.person_id = p.id`
/** The same of few, by the key of the table. */
const doneByFew = (organisationId: string, day: string) => sql`left join lateral (
  select activity_ids, percents from person_activities a
  where a.organisation_id = ${organisationId} and a.person_id = p.id and a.valid_from <= ${day}::date
  order by a.valid_from desc, a.made_at desc limit 1) d on true`
/** As text: reading 7,000 arrays of ids takes the driver longer than all the rest. */
const sharesAsText = sql`array_to_string(d.activity_ids, ' ') as "activityIds", array_to_string(d.percents, ' ') as percents`
type SharesAsText = { activityIds: string | null; percents: string | null }

function sharesFrom({ activityIds, percents }: SharesAsText): Share[] {
  if (!activityIds) return []
  const parts = percents!.split(' ')
  return activityIds.split(' ').map((activityId, index) => ({ activityId, percent: Number(parts[index]) }))
}

const isHere = (organisationId: string, day: string) =>
  sql`p.organisation_id = ${organisationId} and (p.left_on is null or p.left_on > ${day}::date)`

/** Policy's least workable share, by directorate. */
async function leastShares(tx: Transaction, organisationId: string, day: Day) {
  const policy = await getPolicy(tx, organisationId)
  const known = new Map<string | null, number>()
  return (directorateId: string | null): number => {
    const least =
      known.get(directorateId) ??
      policy.valueOf('workable-share', { directorateId: directorateId ?? undefined }, day)
    known.set(directorateId, least)
    return least
  }
}

/** Everybody who works here on a day: the share of their time that can be worked away, and whether they may ask. */
export async function listWhoMayAsk(tx: Transaction, organisationId: string, day: Day): Promise<WhoMayAsk[]> {
  const workable = workableAmong(await listResults(tx, organisationId, day))
  const leastShareOf = await leastShares(tx, organisationId, day)
  const { rows } = await sql<{ personId: string; directorateId: string | null } & SharesAsText>`
    select p.id as "personId", t.directorate_id as "directorateId", ${sharesAsText}
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    ${doneByAll(organisationId, day)}
    where ${isHere(organisationId, day)}`.execute(tx)
  return rows.map(({ personId, directorateId, ...shares }) => {
    const workableShare = workableShareOf(sharesFrom(shares), workable)
    return { personId, workableShare, mayAsk: mayAskWith(workableShare, leastShareOf(directorateId)) }
  })
}

/**
 * Of the people with a team, by directorate, how many their activities keep in the office. People who do the same in
 * the same shares are told apart by nothing here: the database counts them, some hundred lines for 7,000.
 */
export async function countKeptIn(
  tx: Transaction,
  organisationId: string,
  day: Day,
): Promise<Map<string, number>> {
  const workable = workableAmong(await listResults(tx, organisationId, day))
  const leastShareOf = await leastShares(tx, organisationId, day)
  const { rows } = await sql<{ directorateId: string; people: number } & SharesAsText>`
    select t.directorate_id as "directorateId", count(*)::int as people, ${sharesAsText}
    from person p
    join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    ${doneByAll(organisationId, day)}
    where ${isHere(organisationId, day)} group by t.directorate_id, d.activity_ids, d.percents`.execute(tx)
  const kept = new Map<string, number>()
  for (const { directorateId, people, ...shares } of rows)
    if (!mayAskWith(workableShareOf(sharesFrom(shares), workable), leastShareOf(directorateId)))
      kept.set(directorateId, (kept.get(directorateId) ?? 0) + people)
  return kept
}

export type WhetherMayAsk = {
  mayAsk: boolean
  workableShare: number
  leastShare: number
  /** Which criteria fail in which of the person's activities; empty for who may ask. */
  reasons: Reason[]
  /** False while nobody in the organisation has any activity: the mapping has not begun, and keeps nobody away. */
  mapped: boolean
  /** Policy's gate where the person works. */
  gate: Values['mapping-gate']
}

export async function findWhetherMayAsk(
  tx: Transaction,
  organisationId: string,
  personId: string,
  day: Day,
): Promise<WhetherMayAsk> {
  const results = await listResults(tx, organisationId, day)
  const names = new Map((await listActivities(tx, organisationId)).map(({ id, name }) => [id, name]))
  const [member] = await listMembers(tx, organisationId, day, { personId })
  const shares = member?.shares ?? []
  const leastShare = member?.leastShare ?? 1
  const policy = await getPolicy(tx, organisationId)
  const reasons = reasonsNotToAsk(
    shares.map(({ activityId, percent }) => ({
      name: names.get(activityId)!,
      percent,
      result: results.get(activityId)!,
    })),
    leastShare,
  )
  return {
    mayAsk: reasons.length === 0,
    workableShare: workableShareOf(shares, workableAmong(results)),
    leastShare,
    reasons,
    mapped: await findWhetherMapped(tx, organisationId),
    gate: policy.valueOf('mapping-gate', { directorateId: member?.directorateId ?? undefined }, day),
  }
}

/** Whether anybody has been assigned an activity: until then the mapping has not begun. */
export async function findWhetherMapped(tx: Transaction, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ mapped: boolean }>`
    select exists (select from person_activities where organisation_id = ${organisationId}) as mapped`.execute(
    tx,
  )
  return rows[0]!.mapped
}

export type MemberRow = Member & {
  teamId: string | null
  givenName: string
  familyName: string
  homeSuitable: boolean
}

/** Everybody of a team, or with activities, who works here on a day; by name. */
export async function listMembers(
  tx: Transaction,
  organisationId: string,
  day: Day,
  of: {
    personId?: string | undefined
    teamId?: string | undefined
    directorateId?: string | undefined
  } = {},
): Promise<MemberRow[]> {
  const leastShareOf = await leastShares(tx, organisationId, day)
  const { rows } = await sql<Omit<MemberRow, 'shares' | 'leastShare'> & SharesAsText>`
    select p.id as "personId", p.team_id as "teamId", t.directorate_id as "directorateId",
      p.given_name as "givenName", p.family_name as "familyName", p.home_suitable as "homeSuitable",
      ${sharesAsText}
    from person p
    left join team t on t.organisation_id = p.organisation_id and t.id = p.team_id
    ${(of.personId || of.teamId ? doneByFew : doneByAll)(organisationId, day)}
    where ${isHere(organisationId, day)} and (p.team_id is not null or d.activity_ids is not null)
      ${of.personId ? sql`and p.id = ${of.personId}` : sql``}
      ${of.teamId ? sql`and p.team_id = ${of.teamId}` : sql``}
      ${of.directorateId ? sql`and t.directorate_id = ${of.directorateId}` : sql``}
    order by p.family_key, p.id`.execute(tx)
  return rows.map(({ activityIds, percents, ...row }) => ({
    ...row,
    shares: sharesFrom({ activityIds, percents }),
    leastShare: leastShareOf(row.directorateId),
  }))
}
