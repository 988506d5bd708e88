/** The floor of bench/booking.ts: the same bookings by pgbench, without product, layer by layer. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { applicationUrl } from '../platform/database/server.ts'
import type { Lent } from './booking-places.ts'

function pgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  return [...(process.env.PATH ?? '').split(':'), ...folders]
    .map((folder) => join(folder, 'pgbench'))
    .find((file) => existsSync(file))
}

const columns =
  'organisation_id, site_id, seat_id, guest_id, person_id, day, morning, afternoon, state, source, made_at'
/** The next slot: a seat, a person, a day that nobody else has. */
const slot = "(select nextval('bench_slot_number'))"

/** Bookings a second that succeed, of each layer; none where there is no pgbench. */
export async function bareRates(
  url: string,
  owner: pg.ClientBase,
  lent: Lent,
  seconds: number,
): Promise<{ name: string; rate: number }[]> {
  const program = pgbench()
  if (!program) return []
  const site = await lent.makeSite(Math.min(100, lent.personIds.length))
  await owner.query(
    `create table bench_slot (n bigint primary key, seat_id uuid not null, person_id uuid not null, day date not null)`,
  )
  await owner.query('create sequence bench_slot_number')
  // Far in the future for the layers without product, whose rules would refuse it.
  await owner.query(
    `insert into bench_slot select (d - 1) * cardinality($1::uuid[]) + i, ($1::uuid[])[i], ($2::uuid[])[i], '2030-01-01'::date + d
     from generate_series(1, 3000) d, generate_series(1, cardinality($1::uuid[])) i`,
    [site.seatIds, lent.personIds],
  )
  await owner.query(
    'create table bench_bare (like booking including defaults including constraints including indexes)',
  )
  await owner.query(
    'grant select on bench_slot to vicinato_app; grant usage on bench_slot_number to vicinato_app; analyze',
  )
  // The product's advance window and the closing of months do not concern the floor.
  const insertInto = (table: string) =>
    `insert into ${table} (${columns}) select '${lent.hostId}', '${site.siteId}', seat_id, '${lent.guestId}', person_id, day, true, true, 'confirmed', 'own', now()
     from bench_slot where n = ${slot} on conflict do nothing`
  const entered = `set local app.organisation = '${lent.guestId}'`
  const taken = `select t.* from bench_slot b cross join lateral take_seat('${lent.hostId}', '${site.siteId}', b.seat_id, null, '{}', '${lent.guestId}',
    b.person_id, b.day, true, true, 'plan', null, now(), null, false) t where b.n = ${slot}`
  const layers = [
    { name: 'insert, unique indexes alone', as: url, script: `${insertInto('bench_bare')};` },
    {
      name: 'insert into the very table: its keys, its counters',
      as: url,
      script: `${insertInto('booking')};`,
    },
    {
      name: 'take_seat in a transaction of the tenant, as the application’s role',
      as: applicationUrl(url),
      script: `begin;\n${entered};\n${taken};\ncommit;`,
    },
  ]
  const folder = mkdtempSync(join(tmpdir(), 'vicinato-pgbench-'))
  try {
    return layers.map(({ name, as, script }, index) => {
      const file = join(folder, `${index}.sql`)
      writeFileSync(file, script.replaceAll(/\n\s+/g, ' '))
      const run = spawnSync(
        program,
        ['-n', '-M', 'prepared', '-c', '10', '-j', '1', '-T', String(seconds), '-f', file, as],
        { encoding: 'utf8' },
      )
      const rate = Number(/tps = ([\d.]+)/.exec(run.stdout)?.[1] ?? Number.NaN)
      if (!Number.isFinite(rate)) throw new Error(`pgbench, ${name}: ${run.stderr}`)
      return { name, rate }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await owner.query('drop table bench_bare; drop table bench_slot; drop sequence bench_slot_number')
  }
}
