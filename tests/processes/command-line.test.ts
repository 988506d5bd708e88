import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { generateProblem } from '../../engines/planner/generator.ts'
import type { MonthPlan } from '../../engines/planner/problem.ts'
import { boundOf, scorePlan } from '../../engines/planner/scoring.ts'

/** The command line as a person meets it: words in; text, JSON and an exit code out. */
const folder = mkdtempSync(join(tmpdir(), 'vicinato-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

function vicinato(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const root = new URL('../../', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/vicinato', ...args], {
    cwd: root,
    env: { ...process.env, VICINATO_RUN_SOURCES: '1' },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

test('plan writes a feasible plan whose proof anyone recomputes, and with --json says only JSON', async () => {
  const problem = generateProblem({ people: 40, seed: 7 })
  writeFileSync(at('problem.json'), JSON.stringify(problem))
  const { code, out } = await vicinato(
    'plan',
    at('problem.json'),
    '--out',
    at('plan.json'),
    '--json',
    '--seconds',
    '5',
  )
  expect(code).toBe(0)
  const said = JSON.parse(out) as { objective: number; bound: number; gapPercent: number; raised: unknown[] }
  const plan = JSON.parse(readFileSync(at('plan.json'), 'utf8')) as MonthPlan
  const { objective, violations } = scorePlan(problem, plan)
  expect(violations).toEqual([])
  expect(objective).toBeCloseTo(said.objective, 4)
  expect(boundOf(problem, plan.prices)).toBeCloseTo(said.bound, 4)
  expect(said.bound).toBeLessThanOrEqual(said.objective)
  expect(Array.isArray(said.raised)).toBe(true)
})

test('a wrong problem is refused with every fault and its path, code 2 and no file', async () => {
  const problem = generateProblem({ people: 3, seed: 7 })
  const wrong = {
    ...problem,
    people: problem.people.map((person, index) =>
      index === 0
        ? { ...person, quota: -1, team: 'nowhere' }
        : index === 2
          ? { ...person, wish: [] }
          : person,
    ),
  }
  writeFileSync(at('wrong.json'), JSON.stringify(wrong))
  const { code, out, err } = await vicinato('plan', at('wrong.json'), '--out', at('none.json'), '--json')
  expect([code, out, existsSync(at('none.json'))]).toEqual([2, '', false])
  for (const path of ['people[0].quota', 'people[0].team', 'people[2].wish']) expect(err).toContain(path)
})

test('bad usage is code 2 with the usage; help is code 0', async () => {
  writeFileSync(at('text.json'), 'no JSON')
  for (const args of [
    [],
    ['dance'],
    ['plan'],
    ['plan', at('missing.json'), '--out', at('none.json')],
    ['plan', at('text.json'), '--out', at('none.json')],
    ['plan', at('text.json'), '--out', at('none.json'), '--gap', 'much'],
    ['import', at('text.json')],
  ]) {
    const { code, out, err } = await vicinato(...args)
    expect([args, code]).toEqual([args, 2])
    expect(out + err).toContain('Usage: vicinato')
  }
  for (const command of [
    [],
    ['serve'],
    ['migrate'],
    ['demo'],
    ['import'],
    ['plan'],
    ['doctor'],
    ['dump'],
    ['load'],
    ['backup'],
    ['restore'],
  ]) {
    const { code, out } = await vicinato(...command, '--help')
    expect([command, code]).toEqual([command, 0])
    expect(out).toContain('Usage: vicinato')
  }
})

test('doctor finds a new database in order, and says so in JSON', async () => {
  const { code, out } = await vicinato('doctor', '--data', at('data'), '--json')
  expect(code).toBe(0)
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { check: string; ok: boolean }[] }
  expect(ok).toBe(true)
  expect(findings.length).toBeGreaterThan(3)
})
