import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listDirectory } from '../../features/alliance/store.ts'
import { listMonths } from '../../features/months/store.ts'
import { systemClock } from '../../platform/clock.ts'
import { lockFolder } from '../../platform/database/lock.ts'
import type { Database } from '../../platform/database/transaction.ts'
import { secretFileName } from '../../platform/identity/secret-file.ts'
import { packageRoot } from '../../platform/root.ts'
import { monthOf } from '../../vocabulary/day.ts'
import { BadUsage, type CommandLine, numberOption } from '../command-line.ts'
import { cityFigures } from '../demo/city.ts'
import { demoOrganisation, makeDemo } from '../demo/making.ts'
import type { Settings } from '../settings.ts'
import { documentsFolderName, openFor, settingsOf, whereOf } from './opening.ts'
import { serveOn } from './serve.ts'

/** One seed, so that everybody's demo has the same people. */
const seed = 1
const seconds = (since: number) => (performance.now() - since) / 1000

/** Makes the demo city where it is not there, and serves it. */
export async function demo(line: CommandLine): Promise<number> {
  const settings = settingsOf(line, join(packageRoot, 'data', 'demo'))
  const people = numberOption(line, 'people', cityFigures.people, { least: 100, most: 100_000, whole: true })
  const startedAt = performance.now()
  if (line.options.fresh) await deleteDemo(settings)
  let database = await openFor(settings)
  let made: Record<string, unknown>
  try {
    const found = await stateOf(database)
    if (found === 'unfinished') {
      // Whoever stopped the making finds it begun: what is half there is made again from the start.
      await database.close()
      await deleteDemo(settings)
      database = await openFor(settings)
    }
    made =
      typeof found === 'object'
        ? describeFound(line, found)
        : await make(line, database, people, seconds(startedAt))
  } catch (fault) {
    await database.close()
    throw fault
  }
  line.say(`Ready in ${seconds(startedAt).toFixed(1)} s`)
  if (line.json) line.print({ ...made, readySeconds: seconds(startedAt) })
  if (!line.options['no-serve']) return serveOn(line, settings, database)
  await database.close()
  return 0
}

async function make(
  line: CommandLine,
  database: Database,
  people: number,
  opening: number,
): Promise<Record<string, unknown>> {
  line.say(`Making the demo city: ${people.toLocaleString('en')} invented people, all of it once`)
  const parts: Record<string, number> = {}
  const onPart = (part: string, seconds: number) => {
    parts[part] = seconds
    line.say(`  ${part.padEnd(14)}${seconds.toFixed(1).padStart(6)} s`)
  }
  onPart('database', opening)
  const made = await makeDemo(database, {
    people,
    seed,
    clock: systemClock,
    stopwatch: () => performance.now(),
    onPart,
  })
  const { publishedMonth, openMonth, gapPercent } = made
  line.say(
    `Published: ${publishedMonth}, at most ${gapPercent?.toFixed(2)} % from the best possible. Open to wishes: ${openMonth}`,
  )
  return { people, publishedMonth, openMonth, gapPercent, seconds: parts }
}

type Found = { openMonth: string }

/** What of the demo is there. A database with other organisations than demos is not one to play in. */
async function stateOf(database: Database): Promise<Found | 'absent' | 'unfinished'> {
  const organisations = await database.transaction(undefined, listDirectory)
  const others = organisations.filter((one) => !one.demo)
  if (others.length > 0)
    throw new Error(
      `This database holds ${others.map(({ name }) => name).join(', ')}: the demo needs one of its own (another --data folder or DATABASE_URL)`,
    )
  const demo = organisations.find(({ slug }) => slug === demoOrganisation.slug)
  if (!demo) return 'absent'
  const months = await database.transaction(demo.id, (tx) => listMonths(tx, demo.id))
  // Newest first. The open month is made last: with it, and one published, the demo is whole.
  return months.length >= 2 ? { openMonth: months[0]!.month } : 'unfinished'
}

function describeFound(line: CommandLine, { openMonth }: Found): Record<string, unknown> {
  line.say('The demo city is there already')
  if (openMonth <= monthOf(systemClock.today()))
    line.say(`It was made before ${openMonth}; --fresh makes it again for today`)
  return { found: true, openMonth }
}

/** Deletes the demo's folder, if that is what it is and nobody is using it. */
async function deleteDemo(settings: Settings): Promise<void> {
  const { databaseUrl, dataFolder } = settings
  if (databaseUrl)
    throw new BadUsage(
      `the demo on ${whereOf(settings)} is not deleted by this program: drop the database and create it anew`,
    )
  if (!existsSync(dataFolder)) return
  const unknown = readdirSync(dataFolder).filter(
    (name) => !['postgresql', 'lock.sock', secretFileName, documentsFolderName].includes(name),
  )
  if (unknown.length > 0)
    throw new BadUsage(
      `${dataFolder} holds ${unknown.join(', ')}: it is not deleted, since it is not only a demo`,
    )
  const unlock = await lockFolder(dataFolder)
  await unlock()
  rmSync(dataFolder, { recursive: true })
}
