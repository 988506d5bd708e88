import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner } from '../../platform/database/moving-catalogue.ts'
import { reseal } from '../../platform/database/resealing.ts'
import { installationSecret, secretFileName } from '../../platform/identity/secret-file.ts'
import { newToken } from '../../platform/identity/tokens.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { sealedColumns } from '../sealed-columns.ts'
import { openFor, settingsOf } from './opening.ts'

/** Gives the installation another secret, and seals with it all that was sealed with the one before. */
export async function resealCommand(line: CommandLine): Promise<number> {
  const settings = settingsOf(line)
  const next = join(settings.dataFolder, `${secretFileName}.next`)
  const fromFile = line.options.to
  if (settings.secret !== undefined && typeof fromFile !== 'string')
    throw new BadUsage('the secret is given by VICINATO_SECRET: --to names the file that holds the new one')
  const database = await openFor(settings)
  try {
    const from = installationSecret(settings.secret, settings.dataFolder)
    if (typeof fromFile !== 'string' && !existsSync(next))
      // Kept before anything is sealed with it: who stops here finds it again.
      writeFileSync(next, `${newToken()}\n`, { mode: 0o600, flush: true })
    const path = typeof fromFile === 'string' ? fromFile : next
    const to = installationSecret(readFileSync(path, 'utf8').trim(), settings.dataFolder)
    const done = await asOwner(database, settings.databaseUrl, (owner) =>
      reseal(owner, sealedColumns, { from, to }),
    )
    if (settings.secret === undefined) {
      if (path !== next) writeFileSync(next, `${to}\n`, { mode: 0o600, flush: true })
      renameSync(next, join(settings.dataFolder, secretFileName))
    }
    line.say(
      `${done.resealed} secrets sealed anew, ${done.already} already${settings.secret === undefined ? '' : '; now start with the new VICINATO_SECRET'}`,
    )
    if (line.json) line.print(done)
    return 0
  } finally {
    await database.close()
  }
}
