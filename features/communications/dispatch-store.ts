// Many communications at once: who takes which, how far it is.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Channel, Kind, State } from './rules.ts'

export type Dispatch = {
  id: string
  channel: Channel
  kind: Kind | null
  askedAt: Date
  askedBy: string
  askedByName: string
  total: number
  accepted: number
  refused: number
  unclear: number
  cancelledAt: Date | null
  endedAt: Date | null
  stopped: string | null
}
/** Sums of what is under way are those of its rows; of what has ended, as they were then. */
const columns = sql`d.id, d.channel, d.kind, d.asked_at as "askedAt", d.asked_by as "askedBy", d.total,
  case when d.ended_at is null then n.accepted else d.accepted end as accepted,
  case when d.ended_at is null then n.refused else d.refused end as refused,
  case when d.ended_at is null then n.unclear else d.unclear end as unclear,
  d.cancelled_at as "cancelledAt", d.ended_at as "endedAt", d.stopped,
  p.given_name || ' ' || p.family_name as "askedByName"`
const sums = sql`select count(*) filter (where c.state = 'accepted') as accepted,
    count(*) filter (where c.state = 'refused') as refused,
    count(*) filter (where c.state in ('unclear', 'sending')) as unclear
  from communication c`
const joined = sql`communication_dispatch d
  join person p on p.organisation_id = d.organisation_id and p.id = d.asked_by
  left join lateral (${sums} where d.ended_at is null and c.organisation_id = d.organisation_id
    and c.dispatch_id = d.id) n on true`

/**
 * Takes communications into a dispatch, each if nobody else has it: of two who ask at once one gets them.
 * @returns the ids taken
 */
export async function saveDispatch(
  tx: Transaction,
  organisationId: string,
  asked: { id: string; channel: Channel; kind: Kind | null; communicationIds: readonly string[]; by: string },
  now: number,
): Promise<string[]> {
  await sql`insert into communication_dispatch (organisation_id, id, channel, kind, asked_at, asked_by, total)
    values (${organisationId}, ${asked.id}, ${asked.channel}, ${asked.kind}, to_timestamp(${now / 1000}),
      ${asked.by}, ${asked.communicationIds.length})`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    update communication c set dispatch_id = ${asked.id}
    where c.organisation_id = ${organisationId} and c.id = any(${[...asked.communicationIds]}::uuid[])
      and c.state in ('due', 'unclear')
      and not exists (select from communication_dispatch d where d.organisation_id = c.organisation_id
        and d.id = c.dispatch_id and d.ended_at is null)
    returning c.id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function findDispatch(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Dispatch | undefined> {
  const { rows } = await sql<Dispatch>`
    select ${columns} from ${joined} where d.organisation_id = ${organisationId} and d.id = ${id}`.execute(tx)
  return rows[0]
}

export async function listDispatches(tx: Transaction, organisationId: string): Promise<Dispatch[]> {
  const { rows } = await sql<Dispatch>`
    select ${columns} from ${joined} where d.organisation_id = ${organisationId}
    order by d.asked_at desc limit 20`.execute(tx)
  return rows
}

/** The dispatch held against whoever counts, cancels or ends it at the same moment. */
export async function findDispatchHeld(tx: Transaction, organisationId: string, id: string) {
  await sql`select id from communication_dispatch where organisation_id = ${organisationId} and id = ${id}
    for update`.execute(tx)
  return findDispatch(tx, organisationId, id)
}

/** The same before each communication: only whether it goes on, since counting a thousand a thousand times takes seconds. */
export async function findWhetherOver(tx: Transaction, organisationId: string, id: string) {
  const { rows } = await sql<{ ended: boolean; cancelled: boolean }>`
    select ended_at is not null as ended, cancelled_at is not null as cancelled from communication_dispatch
    where organisation_id = ${organisationId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export type Taken = { id: string; before: State }

/** Of `c`: none of those, and nothing of the same person waits before it. */
const isNext = (except: readonly string[]) => sql`c.id <> all(${[...except]}::uuid[])
  and not exists (select from communication b where b.organisation_id = c.organisation_id
    and b.person_id = c.person_id and b.number < c.number
    and b.state not in ('accepted', 'elsewhere', 'not-needed'))`

/**
 * The next one that can be told now, marked before it is: whoever starts anew after a crash sees that it may have
 * arrived. One whose answer somebody still waits for is left alone.
 */
export async function takeNext(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
  { now, until, except }: { now: number; until: number; except: readonly string[] },
): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    with next as (
      select c.id, c.state from communication c
      where c.organisation_id = ${organisationId} and c.dispatch_id = ${dispatchId}
        and (c.state in ('due', 'unclear') or (c.state = 'sending' and c.attempt_until < to_timestamp(${now / 1000})))
        and ${isNext(except)}
      order by c.number limit 1 for no key update of c skip locked),
    moved as (
      update communication c set state = 'sending', attempt_until = to_timestamp(${until / 1000})
      from next where c.organisation_id = ${organisationId} and c.id = next.id
      returning c.id, next.state as before),
    noted as (
      insert into communication_step (organisation_id, communication_id, step, taken_at, details)
      select ${organisationId}, id, 'sending', to_timestamp(${now / 1000}), jsonb_build_object('channel', 'rest')
      from moved)
    select id, before from moved`.execute(tx)
  return rows[0]
}

/** Whether an answer is still waited for by whoever asked before, or one can be told as soon as nobody holds it. */
export async function findWhetherUnderWay(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
  except: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from communication c where c.organisation_id = ${organisationId}
      and c.dispatch_id = ${dispatchId}
      and (c.state = 'sending' or c.state in ('due', 'unclear') and ${isNext(except)})) as found`.execute(tx)
  return rows[0]!.found
}

/**
 * Holds an attempt, and gives it longer; false where another one has taken it over.
 * @param until as it was given before
 */
export async function saveAttempt(
  tx: Transaction,
  organisationId: string,
  id: string,
  { until, longer }: { until: number; longer: number },
): Promise<boolean> {
  const { rows } = await sql`
    update communication set attempt_until = to_timestamp(${longer / 1000})
    where organisation_id = ${organisationId} and id = ${id} and state = 'sending'
      and attempt_until = to_timestamp(${until / 1000}) returning id`.execute(tx)
  return rows.length > 0
}

export async function saveCancelled(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`update communication_dispatch set cancelled_at = to_timestamp(${now / 1000}), cancelled_by = ${by}
    where organisation_id = ${organisationId} and id = ${dispatchId} and cancelled_at is null`.execute(tx)
}

/** Ends it, and lets go what was not told. */
export async function saveDispatchEnd(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
  stopped: string | null,
  now: number,
): Promise<void> {
  await sql`update communication set dispatch_id = null
    where organisation_id = ${organisationId} and dispatch_id = ${dispatchId} and state = 'due'`.execute(tx)
  await sql`update communication_dispatch d set ended_at = to_timestamp(${now / 1000}), stopped = ${stopped},
      accepted = n.accepted, refused = n.refused, unclear = n.unclear
    from (${sums} where c.organisation_id = ${organisationId} and c.dispatch_id = ${dispatchId}) n
    where d.organisation_id = ${organisationId} and d.id = ${dispatchId} and d.ended_at is null`.execute(tx)
}

/** Marks all of a file as being in it. */
export async function saveExported(
  tx: Transaction,
  organisationId: string,
  dispatchId: string,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await sql`with moved as (
      update communication set state = 'exported'
      where organisation_id = ${organisationId} and dispatch_id = ${dispatchId} returning id)
    insert into communication_step (organisation_id, communication_id, step, taken_at, taken_by)
    select ${organisationId}, id, 'exported', to_timestamp(${now / 1000}), ${by}::uuid from moved`.execute(tx)
}

/** Dispatches with something under way whose answer nobody waits for any more: they are taken up again. */
export async function listForsaken(tx: Transaction, organisationId: string, now: number) {
  const { rows } = await sql<{ id: string }>`
    select distinct c.dispatch_id as id from communication c
    where c.organisation_id = ${organisationId} and c.state = 'sending'
      and c.attempt_until < to_timestamp(${now / 1000})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The same where the dispatch itself has ended: nobody will take them up, so they are to be looked up. */
export async function saveForsaken(tx: Transaction, organisationId: string, now: number): Promise<void> {
  await sql`with moved as (
      update communication c set state = 'unclear', attempt_until = null from communication_dispatch d
      where c.organisation_id = ${organisationId} and c.state = 'sending'
        and c.attempt_until < to_timestamp(${now / 1000})
        and d.organisation_id = c.organisation_id and d.id = c.dispatch_id and d.ended_at is not null
      returning c.id)
    insert into communication_step (organisation_id, communication_id, step, taken_at)
    select ${organisationId}, id, 'unclear', to_timestamp(${now / 1000}) from moved`.execute(tx)
}
