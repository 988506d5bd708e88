import { listDirectory } from '../../features/alliance/store.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { sealingWith } from '../../platform/identity/sealing.ts'
import { installationSecret } from '../../platform/identity/secret-file.ts'
import { newToken } from '../../platform/identity/tokens.ts'
import { mailer } from '../../platform/mail.ts'
import { outbound } from '../../platform/outbound.ts'
import { pusher } from '../../platform/push.ts'
import type { Services } from '../../platform/services.ts'
import type { CommandLine } from '../command-line.ts'
import { givenUpOf, openHouse, worksOf } from '../house.ts'
import { keepBackups } from '../nightly-backup.ts'
import { scheduleDelivery, scheduleTidying } from '../schedule.ts'
import type { Settings } from '../settings.ts'
import { documentsFor, errorLog, openFor, settingsOf, whereOf } from './opening.ts'

export async function serve(line: CommandLine): Promise<number> {
  const settings = settingsOf(line)
  return serveOn(line, settings, await openFor(settings))
}

/** Serves until the process is told to stop: requests under way are answered, jobs are handed back. */
export async function serveOn(line: CommandLine, settings: Settings, database: Database): Promise<number> {
  const organisations = await database.transaction(undefined, listDirectory)
  const firstAdministratorToken = organisations.length > 0 ? undefined : newToken()
  const services: Services = {
    mapTiles: settings.mapTiles,
    clock: systemClock,
    log: errorLog,
    mail: mailer(settings.smtpUrl, settings.mailFrom),
    push: pusher({ loopback: false }),
    outbound: outbound({ loopback: false }),
    documents: documentsFor(settings),
    publicUrl: settings.publicUrl,
    sealing: sealingWith(installationSecret(settings.secret, settings.dataFolder)),
    firstAdministratorToken,
  }
  const house = await openHouse(database, services, settings)
  await house.jobs.start(worksOf(services), givenUpOf())
  const stopTidying = scheduleTidying(database, house.jobs, (fault) =>
    errorLog('fault', 'tidy', { message: String(fault) }),
  )
  const stopDelivering = scheduleDelivery(database, house.jobs, systemClock, (fault) =>
    errorLog('fault', 'deliver-notices', { message: String(fault) }),
  )
  const { backupFolder, backupHour, backupKeep, databaseUrl } = settings
  const stopBackups = backupFolder
    ? keepBackups(
        database,
        { folder: backupFolder, hour: backupHour, keep: backupKeep, ownerUrl: databaseUrl },
        { clock: systemClock, log: errorLog },
      )
    : async () => {}
  await house.http.listen({ host: settings.host, port: settings.port })
  line.say(`Vicinato serves ${settings.publicUrl} on ${whereOf(settings)}`)
  if (firstAdministratorToken)
    line.say(
      `There is no organisation yet. Name the first administrator here:\n  ${settings.publicUrl}/first-administrator#${firstAdministratorToken}`,
    )
  if (line.json)
    line.print({ url: settings.publicUrl, firstAdministratorToken: firstAdministratorToken ?? null })
  await new Promise<void>((stop) => {
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
  line.say('Stopping')
  stopTidying()
  stopDelivering()
  await stopBackups()
  await house.close()
  return 0
}
