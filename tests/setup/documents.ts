import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Documents, documentsIn } from '../../platform/documents/keeping.ts'
import type { Scanner } from '../../platform/documents/scanning.ts'
import { folderStore } from '../../platform/documents/stores.ts'

/**
 * Documents in a folder of their own, which goes with the process.
 * @param asked what the store waits for before it gives a file back
 */
export function testDocuments(scanner?: Scanner, asked?: () => Promise<void>): Documents {
  const folder = join(tmpdir(), `vicinato-test-documents-${randomUUID()}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const store = folderStore(folder)
  const slow: typeof store = {
    ...store,
    get: async (name) => {
      await asked?.()
      return store.get(name)
    },
  }
  return documentsIn(slow, scanner, () => {})
}
