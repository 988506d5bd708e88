import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../platform/database/open.ts'
import { packageRoot } from '../../platform/root.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Embedded: the file of a migrated data folder. Server: the name of a migrated database. */
    template: string
  }
}

/**
 * Makes one migrated embedded database for the run and keeps it as a file that each test loads: a second
 * instead of the five that creating and migrating one takes. Kept between runs under a name made from all
 * that decides its content, so a changed migration makes a new one.
 */
export default async function prepareTemplate(project: TestProject): Promise<void> {
  const cache = join(packageRoot, 'node_modules/.cache/vicinato')
  const template = join(cache, `database-${contentHash()}.tar`)
  if (!existsSync(template)) {
    rmSync(cache, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    // Under its final name only when whole: two runs may do this at once.
    const unfinished = `${template}.${process.pid}`
    writeFileSync(unfinished, await migratedImage())
    renameSync(unfinished, template)
  }
  project.provide('template', template)
}

async function migratedImage(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'vicinato-template-'))
  try {
    await (await openDatabase({ folder })).close()
    const pglite = await PGlite.create({ dataDir: join(folder, 'postgresql'), extensions: { btree_gist } })
    const image = await pglite.dumpDataDir('none')
    await pglite.close()
    return new Uint8Array(await image.arrayBuffer())
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function contentHash(): string {
  const hash = createHash('sha256')
  const files = ['platform/database', 'platform/migrations'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder))
      .filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  )
  for (const file of [...files.sort(), 'platform/jobs.ts', 'platform/job-names.ts', 'package-lock.json'])
    hash.update(file).update(readFileSync(join(packageRoot, file)))
  return hash.digest('hex').slice(0, 16)
}
