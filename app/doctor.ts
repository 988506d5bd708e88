import { listDirectory } from '../features/alliance/store.ts'
import { findBrokenAudit } from '../platform/audit.ts'
import {
  findDisabledTriggers,
  findMissingMigrations,
  findRolePowers,
  findSchemaDifference,
  findUnfencedTables,
  getEngineVersion,
  oldestMajorVersion,
} from '../platform/database/soundness.ts'
import type { Database } from '../platform/database/transaction.ts'
import type { Documents } from '../platform/documents/keeping.ts'

export type Finding = { check: string; ok: boolean; detail: string }

/** How much of a list is said: enough to know where to look. */
const most = 5
const listed = (wrong: readonly string[]): string =>
  wrong.slice(0, most).join('; ') + (wrong.length > most ? `; and ${wrong.length - most} more` : '')
export const finding = (check: string, wrong: readonly string[], detail = ''): Finding => ({
  check,
  ok: wrong.length === 0,
  detail: wrong.length === 0 ? detail : listed(wrong),
})

/**
 * Looks at what must hold of a database, changing nothing.
 * @param ownerUrl on PostgreSQL, to read the owner's record of migrations
 * @param documents where those of the database are: each is read and compared with its hash
 */
export async function diagnose(
  database: Database,
  ownerUrl?: string,
  documents?: Pick<Documents, 'where' | 'findBroken'>,
): Promise<Finding[]> {
  const findings = await database.transaction(undefined, async (tx) => {
    const { major, text } = await getEngineVersion(tx)
    const old = major < oldestMajorVersion ? [`PostgreSQL ${text} is older than ${oldestMajorVersion}`] : []
    return [
      finding('engine', old, `PostgreSQL ${text}${database.kind === 'embedded' ? ', embedded' : ''}`),
      finding('schema as in platform/schema.sql', await findSchemaDifference(tx)),
      finding('row-level security forced everywhere', await findUnfencedTables(tx)),
      finding('application role powerless', await findRolePowers(tx)),
      finding('triggers fire', await findDisabledTriggers(tx)),
    ]
  })
  const missing = await findMissingMigrations(database, ownerUrl)
  findings.push(
    finding('migrations applied', missing ?? [], missing ? '' : 'not looked at: the record is the owner’s'),
  )
  for (const { id, slug } of await database.transaction(undefined, listDirectory)) {
    const broken = await database.transaction(id, findBrokenAudit)
    const entries = broken.map(({ seq, what }) => `entry ${seq}: ${what}`)
    findings.push(finding(`audit chain of ${slug}`, entries))
    if (documents) {
      const kept = await database.transaction(id, (tx) => documents.findBroken(tx, id))
      findings.push(finding(`documents of ${slug}`, kept.broken, `${kept.documents} in ${documents.where}`))
    }
  }
  return findings
}
