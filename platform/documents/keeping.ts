import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refused } from '../../vocabulary/refusal.ts'
import type { Transaction } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import type { Scanner } from './scanning.ts'
import type { ObjectStore } from './stores.ts'

/** A file that was searched and whose bytes are kept: no row speaks of it yet. */
export type Received = { organisationId: string; sha256: string; size: number; scannedWith: string }

export type Documents = {
  where: string
  /**
   * Searches a file for viruses and keeps its bytes outside. What is infected, or could not be searched though it should
   * be, is refused. A scanner may take half a minute: no transaction waits for it (routes say `receiving`).
   */
  receive(organisationId: string, bytes: Uint8Array): Promise<Received>
  /**
   * Says in the transaction that a file received is there. Whoever refers to it does so by a foreign key to `document`:
   * what none refers to is deleted a day later.
   * @returns its SHA-256, hexadecimal: its name
   */
  keep(tx: Transaction, organisationId: string, received: Received | undefined, now: number): Promise<string>
  /** The bytes, proven to be those that were kept. Whether who asks may read them is the caller's. */
  read(organisationId: string, sha256: string): Promise<Uint8Array>
  /** Deletes what nobody refers to and is older than a day, here and outside. */
  sweep(tx: Transaction, organisationId: string, now: number): Promise<void>
  /** What the database says is there and is not, or is not the same. */
  findBroken(tx: Transaction, organisationId: string): Promise<{ documents: number; broken: string[] }>
}

const dayMilliseconds = 86_400_000
const nameOf = (organisationId: string, sha256: string): string =>
  `${organisationId}/${sha256.slice(0, 2)}/${sha256}`
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Documents of an installation: where their bytes are, and what searches them. */
export function documentsIn(store: ObjectStore, scanner: Scanner | undefined, log: Log): Documents {
  async function search(bytes: Uint8Array): Promise<string> {
    if (!scanner) return ''
    const verdict = await scanner.scan(bytes).catch((fault: unknown) => {
      log('fault', 'virus-scan', { message: String(fault) })
      // Not searched is not clean.
      throw new Refused([{ code: 'documents/not-searched' }])
    })
    if (verdict.found !== undefined)
      throw new Refused([{ code: 'documents/infected', found: verdict.found.slice(0, 100) }])
    return scanner.name
  }
  return {
    where: store.where,
    async receive(organisationId, bytes) {
      const scannedWith = await search(bytes)
      const sha256 = hashOf(bytes)
      // Outside first: a row that speaks of bytes that are not there would be worse than bytes of which none speaks.
      await store.put(nameOf(organisationId, sha256), bytes)
      return { organisationId, sha256, size: bytes.length, scannedWith }
    },
    async keep(tx, organisationId, received, now) {
      if (received?.organisationId !== organisationId)
        throw new Error('a file was not received before it is kept')
      const { sha256, size, scannedWith } = received
      await sql`insert into document (organisation_id, sha256, size, kept_at, scanned_with)
        values (${organisationId}, ${Buffer.from(sha256, 'hex')}, ${size}, to_timestamp(${now / 1000}), ${scannedWith})
        on conflict (organisation_id, sha256) do update set kept_at = excluded.kept_at, scanned_with = excluded.scanned_with`.execute(
        tx,
      )
      return sha256
    },
    async read(organisationId, sha256) {
      const bytes = await store.get(nameOf(organisationId, sha256))
      if (!bytes) throw new Error(`document ${sha256} is missing in ${store.where}`)
      if (hashOf(bytes) !== sha256) throw new Error(`document ${sha256} was changed in ${store.where}`)
      return bytes
    },
    async sweep(tx, organisationId, now) {
      const before = now - dayMilliseconds
      for (const sha256 of await deleteUnreferred(tx, organisationId, before))
        await store.remove(nameOf(organisationId, sha256))
      // Bytes of a transaction that was taken back: no row ever spoke of them.
      const known = new Set(await listHashes(tx, organisationId))
      for await (const { name, writtenAt } of store.list(`${organisationId}/`))
        if (writtenAt < before && !known.has(name.split('/').at(-1)!)) await store.remove(name)
    },
    async findBroken(tx, organisationId) {
      const hashes = await listHashes(tx, organisationId)
      const broken: string[] = []
      for (const sha256 of hashes) {
        const bytes = await store.get(nameOf(organisationId, sha256))
        if (!bytes) broken.push(`${sha256} is missing`)
        else if (hashOf(bytes) !== sha256) broken.push(`${sha256} was changed`)
      }
      return { documents: hashes.length, broken }
    },
  }
}

export async function countDocuments(tx: Transaction, organisationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from document where organisation_id = ${organisationId}`.execute(tx)
  return rows[0]!.count
}

async function listHashes(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from document where organisation_id = ${organisationId} order by 1`.execute(
    tx,
  )
  return rows.map(({ sha256 }) => sha256)
}

/** Every foreign key to `document` is a use, whosever table it is in: the catalogue knows them all. */
async function deleteUnreferred(tx: Transaction, organisationId: string, before: number): Promise<string[]> {
  const { rows: uses } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
    where c.contype = 'f' and c.confrelid = 'document'::regclass order by 1, 2`.execute(tx)
  const unused = uses.map(
    ({ table, column }) => sql`and not exists (select from ${sql.table(table)} u
      where u.organisation_id = d.organisation_id and u.${sql.ref(column)} = d.sha256)`,
  )
  const { rows } = await sql<{ sha256: string }>`delete from document d
    where d.organisation_id = ${organisationId} and d.kept_at < to_timestamp(${before / 1000})
      ${unused.length > 0 ? sql.join(unused, sql` `) : sql``}
    returning encode(d.sha256, 'hex') as sha256`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}
