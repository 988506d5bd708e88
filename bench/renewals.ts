/**
 * How long it takes to propose the renewal of a thousand agreements as the job does, and how much longer than writing
 * the same rows with nothing around. `node --import tsx bench/renewals.ts [--agreements 1000] [--embedded]`: on
 * PostgreSQL (DATABASE_URL, or a private cluster), or on the embedded engine in a temporary folder.
 */

import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { renewBatch } from '../features/agreements/batch-actions.ts'
import { usualTerms } from '../features/agreements/example.ts'
import { bringFromPaper } from '../features/agreements/import-actions.ts'
import { renewMany } from '../features/agreements/register-actions.ts'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { enterPerson } from '../features/people/actions.ts'
import { inventedPerson } from '../features/people/example.ts'
import { systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/transaction.ts'
import { addDays } from '../vocabulary/day.ts'
import { openEmbeddedPlace, openServerPlace } from './databases.ts'

const { values: options } = parseArgs({
  options: { agreements: { type: 'string', default: '1000' }, embedded: { type: 'boolean', default: false } },
})
const count = Number(options.agreements)
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

const place = options.embedded ? await openEmbeddedPlace() : await openServerPlace()
if (!place) throw new Error('no PostgreSQL to measure on')
const { database } = place
const today = systemClock.today()
const now = systemClock.now()
const [ends, until] = [addDays(today, 20), addDays(today, 300)]
const moment = (tx: Transaction) => ({
  ...{ tx, today, now, audit: () => {}, enqueue: async () => {}, afterCommit: () => {} },
})
const timed = async <Answer>(work: () => Promise<Answer>) => {
  const start = performance.now()
  const answer = await work()
  return { answer, milliseconds: performance.now() - start }
}

try {
  const { organisationId, personId } = await database.transaction(undefined, async (tx) => {
    const bench = { slug: 'bench', name: 'Bench', patronDay: null, demo: false }
    const organisationId = await foundOrganisation(tx, bench)
    const irene = inventedPerson({ givenName: 'Irene', familyName: 'Marino' })
    const roles = ['hr-office'] as const
    const personId = await enterPerson(tx, organisationId, { ...irene, roles }, { today, now })
    return { organisationId, personId }
  })
  const actor = { organisationId, personId, name: 'HR', roles: ['hr-office'] as const }
  const within = <Answer>(work: (context: Context) => Promise<Answer>) =>
    database.transaction(organisationId, (tx) =>
      work({ ...moment(tx), actor: { ...actor, teamId: undefined, directorateId: undefined } }),
    )
  const people = await within(async ({ tx }) => {
    const { rows } = await sql<{ id: string }>`
      insert into person (organisation_id, fiscal_code, given_name, family_name)
      select ${organisationId}, 'XXXXXX80A01' || lpad(n::text, 5, '0'), 'Nome', 'Cognome ' || n
      from generate_series(1, ${count}::int) n returning id`.execute(tx)
    return rows.map(({ id }) => id)
  })
  const terms = usualTerms(addDays(today, -300), ends)
  await within((context) =>
    bringFromPaper(context, { people: people.map((id) => ({ personId: id, terms })), note: 'bench' }),
  )
  const asked = { endsUntil: addDays(today, 60), until }
  const begun = await timed(() => within((context) => renewMany(context, { ...asked, ready: count })))
  const work = await timed(() =>
    renewBatch({
      ...{ organisationId, id: begun.answer.id, signal: new AbortController().signal },
      transaction: (one) => database.transaction(organisationId, (tx) => one(moment(tx))),
    }),
  )
  const proposed = await within(async ({ tx }) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from agreement_batch_item
      where organisation_id = ${organisationId} and outcome = 'proposed'`.execute(tx)
    return rows[0]!.n
  })
  // The same rows with nothing around: read, taken away, and written again with their keys and indexes.
  const kinds = ['agreement', 'agreement_terms', 'agreement_step'] as const
  const bare = await within(async ({ tx }) => {
    const mine = sql`(select id from agreement where organisation_id = ${organisationId} and kind = 'renewal')`
    const kept: string[] = []
    for (const table of kinds) {
      const key = table === 'agreement' ? 'id' : 'agreement_id'
      const { rows } = await sql<{ rows: unknown[] }>`
        select coalesce(jsonb_agg(t), '[]') as rows from ${sql.table(table)} t where ${sql.ref(key)} in ${mine}`.execute(
        tx,
      )
      kept.push(JSON.stringify(rows[0]!.rows))
    }
    await sql`delete from agreement where organisation_id = ${organisationId} and kind = 'renewal'`.execute(
      tx,
    )
    return timed(async () => {
      for (const [index, table] of kinds.entries())
        await sql`insert into ${sql.table(table)} ${table === 'agreement_step' ? sql`overriding system value` : sql``}
          select * from jsonb_populate_recordset(null::${sql.table(table)}, ${kept[index]}::jsonb)`.execute(
          tx,
        )
    })
  })
  const mebibytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  const ratio = (work.milliseconds / bare.milliseconds).toFixed(1)
  process.stdout.write(
    [
      `${place.name}: ${proposed} of ${count} renewals proposed in ${seconds(work.milliseconds)} s`,
      `looked at and asked for in ${seconds(begun.milliseconds)} s`,
      `the same rows written bare in ${seconds(bare.milliseconds)} s: ${ratio} times as long`,
      `${mebibytes} MiB`,
      '',
    ].join('\n'),
  )
} finally {
  await database.close()
  await place.remove()
}
