import type { CommandLine } from '../command-line.ts'
import { diagnose } from '../doctor.ts'
import { openFor, settingsOf, whereOf } from './opening.ts'

export async function doctor(line: CommandLine): Promise<number> {
  const settings = settingsOf(line)
  const database = await openFor(settings)
  try {
    const findings = await diagnose(database, settings.databaseUrl)
    line.say(`Looked at ${whereOf(settings)}`)
    for (const { check, ok, detail } of findings)
      line.say(`${ok ? 'ok    ' : 'WRONG '} ${check}${detail ? `: ${detail}` : ''}`)
    if (line.json) line.print({ ok: findings.every(({ ok }) => ok), findings })
    return findings.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await database.close()
  }
}
