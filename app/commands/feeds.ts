import { open } from 'node:fs/promises'
import type { Bytes } from '../../engines/mobility/archive.ts'
import type { Feed } from '../../engines/mobility/feed.ts'
import { describeRefusal } from '../../engines/mobility/findings.ts'
import { type FeedReading, readFeed } from '../../engines/mobility/reading.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { BadUsage, type CommandLine } from '../command-line.ts'

/** Reads a feed from a file, a piece at a time. */
export async function readFeedFile(path: string): Promise<FeedReading> {
  const file = await open(path).catch((fault: Error) => {
    throw new BadUsage(`${path} cannot be read: ${fault.message}`)
  })
  try {
    const { size } = await file.stat()
    const bytes: Bytes = {
      size,
      read: async (offset, length) => {
        const piece = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
        const { bytesRead } = await file.read(piece, 0, piece.length, offset)
        return piece.subarray(0, bytesRead)
      },
    }
    return await readFeed(bytes)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EISDIR')
      throw new BadUsage(`${path} is a folder, not a ZIP archive`)
    throw fault
  } finally {
    await file.close()
  }
}

/** A feed that serves, or the reasons why not as bad input. */
export async function feedOf(path: string): Promise<Feed> {
  const { feed, refusals } = await readFeedFile(path)
  if (feed === undefined)
    throw new BadUsage(
      `${path} cannot serve:\n${refusals.map((one) => `  ${describeRefusal(one)}`).join('\n')}`,
    )
  return feed
}

export function textOption({ options }: CommandLine, name: string, what: string): string {
  const given = options[name]
  if (typeof given !== 'string' || given === '') throw new BadUsage(`--${name} is missing: ${what}`)
  return given
}

export function dayOption(line: CommandLine, name: string): Day {
  const given = textOption(line, name, 'a day is expected, YYYY-MM-DD')
  if (!isDay(given)) throw new BadUsage(`--${name} ${given}: a day is expected, YYYY-MM-DD`)
  return given
}

/** HH:MM or HH:MM:SS, the night after midnight counted on: 25:10. @returns seconds after midnight */
export function timeOption(line: CommandLine, name: string, usual?: string): number {
  const given = line.options[name] ?? usual ?? textOption(line, name, 'a time is expected, HH:MM')
  const [, hours, minutes, seconds] = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(String(given)) ?? []
  if (hours === undefined) throw new BadUsage(`--${name} ${String(given)}: a time is expected, HH:MM`)
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
}

/** Seconds after midnight, as a clock shows them; past midnight it counts on. */
export const clockOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
