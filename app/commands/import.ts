import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { findClaimed, getSignedInPerson } from '../../features/access/store.ts'
import { listDirectory } from '../../features/alliance/store.ts'
import { applyImport, discardImport, showImport, startImport } from '../../features/people/import-actions.ts'
import { applyPeopleImport, readPeopleImport } from '../../features/people/jobs.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Actor } from '../../platform/context.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { actingOn } from '../acting.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'
import { openFor, settingsOf } from './opening.ts'

/** The import of the pages, by the same actions: preview or faults first, then all or nothing. */
export async function importCommand(line: CommandLine): Promise<number> {
  const [file, ...more] = line.words
  const { organisation, as: email } = line.options
  if (!file || more.length > 0 || !existsSync(file)) throw new BadUsage('one file that exists is expected')
  if (typeof organisation !== 'string') throw new BadUsage('--organisation says whose people they are')
  if (typeof email !== 'string')
    throw new BadUsage('--as names the administrator or HR officer, by e-mail, on whose behalf this is done')
  const database = await openFor(settingsOf(line))
  try {
    const actor = await actorOf(database, organisation, email)
    const { act } = actingOn(database, systemClock, {
      'read-people-import': readPeopleImport,
      'apply-people-import': applyPeopleImport,
    })
    const contentBase64 = readFileSync(file).toString('base64')
    const { id: importId } = await act(actor, startImport, { fileName: basename(file), contentBase64 })
    const preview = await act(actor, showImport, { importId })
    if (preview.state === 'faulty') {
      for (const { sheet, row, column, found, expected } of preview.faults)
        process.stderr.write(
          `${sheet}, row ${row}, ${column}: found ${JSON.stringify(found)}, expected ${expected}\n`,
        )
      if (preview.faultsTotal > preview.faults.length)
        process.stderr.write(`… ${preview.faultsTotal} faults in all\n`)
      if (line.json) line.print(preview)
      await act(actor, discardImport, { importId })
      return 2
    }
    const dryRun = line.options['dry-run'] === true
    if (dryRun) await act(actor, discardImport, { importId })
    else await act(actor, applyImport, { importId })
    for (const [what, { added, changed, unchanged }] of Object.entries(preview.counts))
      line.say(`${what.padEnd(13)}${added} added, ${changed} changed, ${unchanged} as they were`)
    if (dryRun) line.say('Nothing was written: this was a dry run')
    const shown = dryRun ? preview : await act(actor, showImport, { importId })
    if (line.json) line.print({ ...shown, dryRun })
    return dryRun || shown.state === 'applied' ? 0 : 1
  } finally {
    await database.close()
  }
}

async function actorOf(database: Database, slug: string, email: string): Promise<Actor> {
  const organisations = await database.transaction(undefined, listDirectory)
  const organisation = organisations.find((one) => one.slug === slug)
  if (!organisation) throw new BadUsage(`there is no organisation ${slug}`)
  return database.transaction(organisation.id, async (tx) => {
    const value = email.toLowerCase()
    const today = systemClock.today()
    const personId = await findClaimed(tx, organisation.id, { matchOn: 'email', value, today })
    if (!personId) throw new BadUsage(`nobody of ${slug} has the e-mail ${email}`)
    const person = await getSignedInPerson(tx, organisation.id, personId)
    if (!person.roles.includes('administrator') && !person.roles.includes('hr-office'))
      throw new BadUsage(`${email} is no administrator or HR officer of ${slug}`)
    return {
      organisationId: organisation.id,
      personId,
      name: `${person.givenName} ${person.familyName}`,
      roles: person.roles,
      teamId: person.teamId ?? undefined,
      directorateId: undefined,
    }
  })
}
