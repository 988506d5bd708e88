import { existsSync } from 'node:fs'
import { systemClock } from '../../platform/clock.ts'
import { backupAt, examineBackup } from '../backups.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'
import { diagnose, type Finding } from '../doctor.ts'
import { documentsFor, openFor, settingsOf, whereOf } from './opening.ts'

export async function doctor(line: CommandLine): Promise<number> {
  const { backup } = line.options
  const { where, findings } = typeof backup === 'string' ? await lookAtBackup(line, backup) : await look(line)
  line.say(`Looked at ${where}`)
  for (const { check, ok, detail } of findings)
    line.say(`${ok ? 'ok    ' : 'WRONG '} ${check}${detail ? `: ${detail}` : ''}`)
  if (line.json) line.print({ ok: findings.every(({ ok }) => ok), findings })
  return findings.every(({ ok }) => ok) ? 0 : 1
}

type Looked = { where: string; findings: Finding[] }

async function look(line: CommandLine): Promise<Looked> {
  const settings = settingsOf(line)
  const database = await openFor(settings)
  try {
    return {
      where: whereOf(settings),
      findings: await diagnose(database, settings.databaseUrl, documentsFor(settings)),
    }
  } finally {
    await database.close()
  }
}

/** The backup alone: so it can be looked at while the installation serves, and on another machine. */
async function lookAtBackup(line: CommandLine, path: string): Promise<Looked> {
  if (!existsSync(path)) throw new BadUsage(`${path} does not exist`)
  const mostHours = numberOption(line, 'max-age', 48, { least: 0 })
  const file = await backupAt(path)
  return { where: file, findings: await examineBackup(file, { now: systemClock.now(), mostHours }) }
}
