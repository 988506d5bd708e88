// Photographs, plans and safety documents of sites: where their bytes are is the business of documents.
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { DocumentKind } from './checklist-rules.ts'
import type { Floor } from './rules.ts'

const hash = (sha256: string) => Buffer.from(sha256, 'hex')
const instant = (now: number) => sql`to_timestamp(${now / 1000})`

export async function listPhotos(
  tx: Transaction,
  siteId: string,
): Promise<{ id: string; words: string; sha256: string }[]> {
  const { rows } = await sql<{ id: string; words: string; sha256: string }>`
    select p.id, p.words, encode(p.sha256, 'hex') as sha256 from site_photo p
    where (p.organisation_id, p.site_id) in (select organisation_id, id from site where id = ${siteId})
      and p.removed_at is null
    order by p.added_at, p.id`.execute(tx)
  return rows
}

export async function findPhoto(tx: Transaction, siteId: string, photoId: string) {
  const { rows } = await sql<{ sha256: string; type: 'image/png' | 'image/jpeg' }>`
    select encode(sha256, 'hex') as sha256, content_type as type from site_photo
    where site_id = ${siteId} and id = ${photoId} and removed_at is null`.execute(tx)
  return rows[0]
}

export async function savePhoto(
  tx: Transaction,
  organisationId: string,
  photo: { siteId: string; sha256: string; type: 'image/png' | 'image/jpeg'; words: string },
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into site_photo (organisation_id, site_id, sha256, content_type, words, added_at)
    values (${organisationId}, ${photo.siteId}, ${hash(photo.sha256)}, ${photo.type}, ${photo.words}, ${instant(now)})
    returning id`.execute(tx)
  return rows[0]!.id
}

const tables = { photo: sql.table('site_photo'), document: sql.table('site_document') }
type SiteFile = { siteId: string; id: string }

/** @returns whether there was one */
export async function saveRemoved(
  tx: Transaction,
  organisationId: string,
  what: keyof typeof tables,
  { siteId, id }: SiteFile,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`update ${tables[what]} set removed_at = ${instant(now)}
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${id} and removed_at is null
    returning id`.execute(tx)
  return rows.length > 0
}

/** @returns whether there was one that had been taken away, and is not gone yet */
export async function savePutBack(
  tx: Transaction,
  organisationId: string,
  what: keyof typeof tables,
  { siteId, id }: SiteFile,
): Promise<boolean> {
  const { rows } = await sql`update ${tables[what]} set removed_at = null
    where organisation_id = ${organisationId} and site_id = ${siteId} and id = ${id} and removed_at is not null
    returning id`.execute(tx)
  return rows.length > 0
}

/** For good: what was taken away before. */
export async function deleteRemoved(tx: Transaction, organisationId: string, before: number): Promise<void> {
  await sql`with photos as (delete from site_photo
      where organisation_id = ${organisationId} and removed_at < ${instant(before)})
    delete from site_document where organisation_id = ${organisationId} and removed_at < ${instant(before)}`.execute(
    tx,
  )
}

/** By floor, what names the plan as it is now: another plan, another name. */
export async function listPlanVersions(tx: Transaction, siteId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; version: string }>`
    select f.id, left(coalesce(encode(f.plan_sha256, 'hex'), md5(f.plan_svg)), 12) as version from floor f
    where (f.organisation_id, f.site_id) in (select organisation_id, id from site where id = ${siteId})
      and f.plan_type is not null`.execute(tx)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

export async function findPlan(tx: Transaction, siteId: string, floorId: string) {
  const { rows } = await sql<{
    type: NonNullable<Floor['plan']>['type'] | null
    svg: string | null
    sha256: string | null
  }>`select plan_type as type, plan_svg as svg, encode(plan_sha256, 'hex') as sha256 from floor
    where site_id = ${siteId} and id = ${floorId}`.execute(tx)
  return rows[0]
}

type DocumentRow = {
  id: string
  kind: DocumentKind
  title: string
  fileName: string
  sha256: string
  issuedOn: Day
  expiresOn: Day | null
  shared: boolean
}
const document = sql`d.id, d.kind, d.title, d.file_name as "fileName", encode(d.sha256, 'hex') as sha256,
  d.issued_on as "issuedOn", d.expires_on as "expiresOn", d.shared`

/** As this organisation sees them: its own, and those that a host shares. */
export async function listDocuments(tx: Transaction, siteId: string): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`select ${document} from site_document d
    where (d.organisation_id, d.site_id) in (select organisation_id, id from site where id = ${siteId})
      and d.removed_at is null
    order by d.expires_on nulls last, d.title, d.id`.execute(tx)
  return rows
}

export async function findDocument(
  tx: Transaction,
  siteId: string,
  documentId: string,
): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`select ${document} from site_document d
    where d.site_id = ${siteId} and d.id = ${documentId} and d.removed_at is null`.execute(tx)
  return rows[0]
}

export async function saveDocument(
  tx: Transaction,
  organisationId: string,
  { siteId, by, ...file }: Omit<DocumentRow, 'id'> & { siteId: string; by: string },
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into site_document (organisation_id, site_id, kind, title, sha256, file_name, issued_on, expires_on, shared,
      added_at, added_by)
    values (${organisationId}, ${siteId}, ${file.kind}, ${file.title}, ${hash(file.sha256)}, ${file.fileName},
      ${file.issuedOn}, ${file.expiresOn}, ${file.shared}, ${instant(now)}, ${by}) returning id`.execute(tx)
  return rows[0]!.id
}

/** Of sites that are not closed, documents that end by a day, with the last warning given. */
export async function listEnding(tx: Transaction, organisationId: string, until: Day) {
  const { rows } = await sql<{
    id: string
    title: string
    site: string
    expiresOn: Day
    warned: number | null
  }>`select d.id, d.title, s.name as site, d.expires_on as "expiresOn", d.warned_days as warned
    from site_document d join site s on s.organisation_id = d.organisation_id and s.id = d.site_id
    where d.organisation_id = ${organisationId} and d.expires_on <= ${until}::date and s.closed_from is null
      and d.removed_at is null
    order by d.expires_on, d.id`.execute(tx)
  return rows
}

/** Held: of two that warn at once, the second finds what the first said. @returns those that were not warned of yet */
export async function saveWarned(
  tx: Transaction,
  organisationId: string,
  warnings: readonly { id: string; days: number }[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update site_document d set warned_days = w.days
    from jsonb_to_recordset(${JSON.stringify(warnings)}::jsonb) as w (id uuid, days smallint)
    where d.organisation_id = ${organisationId} and d.id = w.id
      and (d.warned_days is null or d.warned_days > w.days) returning d.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Who hosts. */
export async function listHosts(tx: Transaction, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select g.person_id as "personId" from role_grant g
    join person p on p.organisation_id = g.organisation_id and p.id = g.person_id
    where g.organisation_id = ${organisationId} and g.role = 'space-host' and p.left_on is null order by 1`.execute(
    tx,
  )
  return rows.map(({ personId }) => personId)
}
