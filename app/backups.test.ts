import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { months } from '../features/months/contract.ts'
import { wishes } from '../features/wishes/contract.ts'
import { stoppedClock } from '../platform/clock.ts'
import { readPacked } from '../platform/database/moving-file.ts'
import { checkDump } from '../platform/database/moving-format.ts'
import { openTestDatabase } from '../tests/setup/database.ts'
import { openWorld, type World } from '../tests/world.ts'
import { backUp, backupAt, examineBackup, listBackups } from './backups.ts'
import { loadInto } from './commands/load.ts'
import { diagnose } from './doctor.ts'
import { isBackupDue, keepBackups } from './nightly-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'vicinato-backups-'))
const night = Date.parse('2026-11-23T02:00:00Z')
const day = 24 * 3600_000
let world: World
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month: '2027-01' })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})
const make = (now: number, keep = 3) => backUp(folder, world.database, world.database.url, { now, keep })
const examine = async (file: string, now = night) =>
  (await examineBackup(file, { now, mostHours: 48 })).filter(({ ok }) => !ok).map(({ check }) => check)

test('Borgo Sereno is destroyed and restored: everything is as it was', async () => {
  const { file } = await make(night)
  const before = await checkDump(readPacked(file))
  const restored = await openTestDatabase()
  await loadInto(file, restored, restored.url)
  const again = await backUp(join(folder, 'again'), restored, restored.url, { now: night, keep: 1 })
  const after = await checkDump(readPacked(again.file))
  expect(after).toEqual(before)
  expect(before.end.tables.person!.rows).toBe(16)
  const found = await diagnose(restored, restored.url)
  expect(found.filter(({ ok }) => !ok)).toEqual([])
  expect(found.map(({ check }) => check)).toContain('audit chain of borgo-sereno')
  await restored.close()
})

test('only so many are kept, the newest, and nobody else’s files are touched', async () => {
  writeFileSync(join(folder, 'notes.txt'), 'keep')
  for (const days of [1, 2, 3, 4]) await make(night + days * day)
  expect((await listBackups(folder)).map(({ madeAt }) => madeAt)).toEqual(
    [4, 3, 2].map((days) => night + days * day),
  )
  expect(await backupAt(folder)).toMatch(/vicinato-20261127T020000Z\.dump\.gz$/)
  expect(existsSync(join(folder, 'notes.txt'))).toBe(true)
  await make(night + 5 * day, 0)
  expect(await listBackups(folder)).toHaveLength(4)
})

test('the doctor loads a backup to know that it can be loaded, and says what is wrong with one', async () => {
  const { file } = await make(night + 6 * day)
  // Too old, and nothing else: so it is whole, and loaded, and everything in it is found sound.
  expect(await examine(file, night + 9 * day)).toEqual(['backup recent'])
  const damaged = Buffer.from(readFileSync(file))
  damaged[damaged.length - 200]! ^= 1
  chmodSync(file, 0o600)
  writeFileSync(file, damaged)
  expect(await examine(file)).toEqual(['backup can be restored'])
  writeFileSync(file, damaged.subarray(0, 500))
  expect(await examine(file)).toEqual(['backup can be restored'])
  rmSync(file)
})

test.each<[now: string, newest: string | undefined, due: boolean, when: string]>([
  ['2026-11-23T01:59:00Z', undefined, false, 'before three at night in Italy'],
  ['2026-11-23T02:00:00Z', undefined, true, 'at three, the first time'],
  ['2026-11-23T02:10:00Z', '2026-11-23T02:00:00Z', false, 'once a day'],
  ['2026-11-24T09:00:00Z', '2026-11-23T02:00:00Z', true, 'later, when the process slept at three'],
  ['2026-11-24T02:00:00Z', '2026-11-23T22:59:00Z', true, 'made by hand in the evening: at night again'],
  ['2026-11-24T02:00:00Z', '2026-11-23T23:10:00Z', false, 'made by hand after midnight in Italy'],
])('the nightly backup at %s after %s: %s (%s)', (now, newest, due) => {
  expect(isBackupDue(Date.parse(now), 3, newest ? Date.parse(newest) : undefined)).toBe(due)
})

test('the serving process backs itself up while people work, and at once when asked', async () => {
  const inside = join(folder, 'nightly')
  const clock = stoppedClock('2026-11-25')
  const logged: string[] = []
  const ownerUrl = world.database.url
  const stop = keepBackups(
    world.database,
    { folder: inside, hour: 3, keep: 2, ownerUrl },
    { clock, log: (level, event) => logged.push(`${level} ${event}`) },
  )
  const bruno = await world.as('Bruno Ferri')
  await bruno.ask(wishes.myWish, { month: '2027-01' })
  await expect.poll(() => logged, { timeout: 30_000 }).toEqual(['info backup'])
  clock.moveTo('2026-11-26')
  process.emit('SIGUSR2')
  await expect.poll(() => logged, { timeout: 30_000 }).toEqual(['info backup', 'info backup'])
  await stop()
  expect(readdirSync(inside).sort()).toEqual([
    'vicinato-20261125T120000Z.dump.gz',
    'vicinato-20261126T120000Z.dump.gz',
  ])
})
