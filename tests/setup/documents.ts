import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Documents, documentsIn } from '../../platform/documents/keeping.ts'
import type { Scanner } from '../../platform/documents/scanning.ts'
import { folderStore } from '../../platform/documents/stores.ts'

/** Documents in a folder of their own, which goes with the process. */
export function testDocuments(scanner?: Scanner): Documents {
  const folder = join(tmpdir(), `vicinato-test-documents-${randomUUID()}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return documentsIn(folderStore(folder), scanner, () => {})
}
