import { mkdir } from 'node:fs/promises'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/transaction.ts'
import type { Log } from '../platform/log.ts'
import { backUp, listBackups } from './backups.ts'

const lookEveryMilliseconds = 10 * 60_000
const [hourInRome, dayInRome] = [
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' }),
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' }),
]

export type NightlyBackup = { folder: string; hour: number; keep: number; ownerUrl: string | undefined }

/** Whether today's backup is still to be made: from the hour on, once a day, also if the process slept through it. */
export const isBackupDue = (now: number, hour: number, newestMadeAt: number | undefined): boolean =>
  Number(hourInRome.format(now)) >= hour &&
  (newestMadeAt === undefined || dayInRome.format(newestMadeAt) < dayInRome.format(now))

/**
 * The serving process backs itself up, since nobody else can open the folder of its embedded database: each day at
 * the hour, and at once when it is sent SIGUSR2. What fails is logged; the doctor finds the newest too old.
 * @returns stops it, after the one that may be under way
 */
export function keepBackups(
  database: Database,
  { folder, hour, keep, ownerUrl }: NightlyBackup,
  { clock, log }: { clock: Clock; log: Log },
): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const look = async (asked: boolean) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const [newest] = await listBackups(folder)
    if (!asked && !isBackupDue(clock.now(), hour, newest?.madeAt)) return
    const made = await backUp(folder, database, ownerUrl, { now: clock.now(), keep })
    log('info', 'backup', made)
  }
  const start = (asked: boolean) => {
    underWay ??= look(asked)
      .catch((fault: unknown) => log('fault', 'backup', { message: String(fault) }))
      .finally(() => {
        underWay = undefined
      })
  }
  const now = () => start(true)
  process.on('SIGUSR2', now)
  const timer = setInterval(() => start(false), lookEveryMilliseconds)
  timer.unref()
  start(false)
  return async () => {
    clearInterval(timer)
    process.removeListener('SIGUSR2', now)
    await underWay
  }
}
