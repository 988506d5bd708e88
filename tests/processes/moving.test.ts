import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** Moving and keeping as an operator does it, with nothing but the command line. */
const folder = mkdtempSync(join(tmpdir(), 'vicinato-keeping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const root = new URL('../../', import.meta.url).pathname
const node = [process.execPath, '--import', 'tsx', 'bin/vicinato']

function run(command: string, args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, VICINATO_RUN_SOURCES: '1', DATABASE_URL: '' }
  const child = spawn(command, args, { cwd: root, env })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}
const vicinato = (...args: string[]) => run(node[0]!, [...node.slice(1), ...args])

test('made, backed up, destroyed, restored; a full disk is said; what is there is never overwritten', async () => {
  expect((await vicinato('migrate', '--data', at('body'))).code).toBe(0)
  const backup = await vicinato('backup', at('backups'), '--data', at('body'), '--json')
  expect([backup.code, backup.err]).toEqual([0, expect.stringContaining('read again')])
  const { file } = JSON.parse(backup.out) as { file: string }
  // A disk that is full says so at the first byte.
  const stuck = await run('bash', [
    ...['-c', 'exec "$0" "$@" > /dev/full'],
    ...[...node, 'dump', '-', '--data', at('body')],
  ])
  expect([stuck.code, stuck.err]).toEqual([1, expect.stringContaining('ENOSPC')])
  rmSync(at('body'), { recursive: true })
  const restored = await vicinato('restore', at('backups'), '--data', at('body'))
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(restored.out).toMatch(/ok {4} migrations applied/)
  const again = await vicinato('dump', file, '--data', at('body'))
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('nothing is overwritten')])
}, 240_000)

test('bad usage and bad files are code 2, and say what is wrong', async () => {
  writeFileSync(at('text'), 'no dump')
  for (const [args, said] of [
    [['dump'], 'one file is expected'],
    [['load', at('missing')], 'one file that exists'],
    [['load', at('text'), '--data', at('other')], 'cut or damaged'],
    [['backup'], 'one folder'],
    [['restore', at('missing')], 'is expected'],
    [['doctor', '--backup', at('missing')], 'does not exist'],
  ] as const) {
    const { code, err } = await vicinato(...args)
    expect([args, code, err]).toEqual([args, 2, expect.stringContaining(said)])
  }
  expect(existsSync(at('missing'))).toBe(false)
}, 120_000)
