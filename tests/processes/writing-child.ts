// Founds one organisation after another in an embedded folder and says each once it is acknowledged.
import { readFile } from 'node:fs/promises'
import { insertOrganisation } from '../../features/alliance/store.ts'
import { openEmbedded } from '../../platform/database/embedded.ts'
import { databaseOn } from '../../platform/database/transaction.ts'

const [folder, first, template] = process.argv.slice(2) as [string, string, string | undefined]
try {
  const image = template ? new Blob([await readFile(template)]) : undefined
  const database = databaseOn(await openEmbedded(folder, image))
  for (let n = Number(first); ; n++) {
    await database.transaction(undefined, (tx) =>
      insertOrganisation(tx, { slug: `body-${n}`, name: `Body ${n}`, patronDay: null, demo: true }),
    )
    console.log(`acknowledged ${n}`)
  }
} catch (fault) {
  console.log(`refused ${(fault as Error).message}`)
}
