import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentsIn } from '../platform/documents/keeping.ts'
import { folderStore } from '../platform/documents/stores.ts'

/** No benchmark keeps any; whatever is served could. */
export const benchDocuments = documentsIn(
  folderStore(join(tmpdir(), 'vicinato-bench-documents')),
  undefined,
  () => {},
)
