import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '../app/features.ts'
import { packageRoot } from '../platform/root.ts'
import { complaintAbout, isTypeOnly, pureRoles, roleOf } from './architecture/plan.ts'
import { imports, isTest, packageImports, sources } from './architecture/sources.ts'

const product = [...sources].filter(([path]) => !isTest(path))

test('the test sees the house', () => {
  expect(sources.size).toBeGreaterThan(40)
  expect(imports.length).toBeGreaterThan(sources.size)
})

test('every import goes down', () => {
  const wrong = imports.flatMap((statement) => {
    const complaint = complaintAbout(statement)
    return complaint ? [`${statement.from} -> ${statement.to}: ${complaint}`] : []
  })
  expect(wrong).toEqual([])
})

test('the plan refuses what it should: one planted import of each kind', () => {
  const [first, last] = [features[0], features.at(-1)!]
  const planted = [
    ['vocabulary/day.ts', 'platform/clock.ts', 'vocabulary may not know platform'],
    ['platform/clock.ts', `features/${first}/rules.ts`, 'platform may not know features'],
    ['engines/planner/planner.ts', 'engines/other/other.ts', 'an engine knows no other engine'],
    [
      'web/call.ts',
      `features/${first}/store.ts`,
      'of a feature the web sees only rules, messages and contract',
    ],
    [
      `features/${first}/rules.ts`,
      'platform/clock.ts',
      'rules, messages and contract are pure: the browser runs them too',
    ],
    [`features/${first}/store.ts`, `features/${first}/actions.ts`, 'store may not know actions'],
    [
      `features/${first}/actions.ts`,
      `features/${last}/actions.ts`,
      `${first} comes before ${last} in app/features.ts`,
    ],
    [
      `features/${last}/routes.ts`,
      `features/${first}/actions.ts`,
      `routes of ${last} may not use actions of ${first}`,
    ],
    [
      `features/${last}/actions.ts`,
      `features/${first}/store.ts`,
      `of the store of ${first} only reads may be used (get, find, list, count), not saveIt`,
    ],
    [`features/${first}/actions.ts`, `features/${first}/contract.ts`, 'actions may not know contract'],
    ['features/nowhere/rules.ts', `features/${first}/rules.ts`, 'nowhere is missing from app/features.ts'],
  ] as const
  for (const [from, to, complaint] of planted)
    expect(complaintAbout({ from, to, names: '{ type Row, findIt, saveIt }' })).toBe(complaint)
})

test('no circles, types included', () => {
  const next = new Map([...sources.keys()].map((file) => [file, imports.filter(({ from }) => from === file)]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const { to } of next.get(file) ?? []) walk(to, [...trail, file])
    done.add(file)
  }
  for (const file of sources.keys()) walk(file, [])
  expect(circles).toEqual([])
})

test('each outside power has one keeper', () => {
  const keepers: [power: string, sign: RegExp, keeper: RegExp][] = [
    [
      'the clock',
      /\bnew Date\b|\bDate\.now\b|\bTemporal\.Now\b/,
      /^(platform\/clock|vocabulary\/day|web\/clock)\.ts$/,
    ],
    ['the environment', /process\.env/, /^app\/|^web\/vite\.config\.ts$/],
    ['catching', /\bcatch\b\s*[({]/, /^(platform|app)\/|^web\/call\.ts$/],
    ['the network', /\bfetch\(|\bnew EventSource\b|\bnew WebSocket\b/, /^(platform|app)\/|^web\/call\.ts$/],
    ['chance', /Math\.random/, /^$/],
    // Art. 4 L. 300/1970: where it is opened, nobody else's name is read; but colleagues who show where they have booked
    // are named alike whether they came or not, for which what was freed must be seen; and the report of a convention counts
    // what was freed as used, so that no sum less another tells of it.
    [
      'who came and who did not',
      /\bopenVisits\b|app\.visitor|set_config\('app\.purpose', 'visits'/,
      /^platform\/database\/transaction\.ts$|^features\/((visits|bookings|privacy)\/|nearby\/colleagues-store\.ts$|conventions\/report-store\.ts$)/,
    ],
    ['the console', /\bconsole\.\w/, /^app\/|^platform\/log\.ts$/],
    ['reminders', /(\/\/|^\s*\*|\/\*).*\b(TODO|FIXME|XXX)\b/m, /^$/],
  ]
  const wrong = keepers.flatMap(([power, sign, keeper]) =>
    product
      .filter(([path, text]) => sign.test(text) && !keeper.test(path))
      .map(([path]) => `${path} uses ${power}`),
  )
  expect(wrong).toEqual([])
})

test('packages stay at their doors', () => {
  const doors: [reason: string, name: RegExp, door: RegExp][] = [
    [
      'SQL lives in stores and the platform',
      /^(kysely|pg|@electric-sql\/.*)$/,
      /^platform\/|^features\/[^/]+\/([a-z-]+-)?store\.ts$/,
    ],
    [
      'schemas live in contracts',
      /^zod$/,
      /^vocabulary\/|^platform\/http\/|\/([a-z-]+-)?contract\.ts$|^app\/|^web\/call\.ts$/,
    ],
    ['HTTP lives in platform/http and app', /^(fastify$|@fastify\/)/, /^platform\/http\/|^app\//],
    ['pages live in the web', /^(react|@tanstack\/|bootstrap-italia|i18next|react-i18next)/, /^web\//],
    [
      'the outside world is the platform’s',
      /^node:(fs|net|http|https|child_process|worker_threads|tls|dns|os|process)/,
      /^(platform|app)\/|^engines\/[^/]+\/([a-z]+-)?(worker|in-thread)\.ts$|^web\/vite\.config\.ts$/,
    ],
  ]
  // The types of a schema may travel: `z.infer` in an action is no schema.
  const byProduct = packageImports.filter(
    ({ from, to, names }) => !isTest(from) && !(to === 'zod' && isTypeOnly(names)),
  )
  const wrong = doors.flatMap(([reason, name, door]) =>
    byProduct
      .filter(({ from, to }) => name.test(to) && !door.test(from))
      .map(({ from, to }) => `${from} imports ${to}: ${reason}`),
  )
  const pure = byProduct.filter(
    ({ from, to }) =>
      to !== 'zod' &&
      (from.startsWith('vocabulary/') ||
        (from.startsWith('features/') && pureRoles.includes(roleOf(from) ?? ''))),
  )
  const engines = byProduct.filter(({ from, to }) => from.startsWith('engines/') && !to.startsWith('node:'))
  expect([
    ...wrong,
    ...[...pure, ...engines].map(({ from, to }) => `${from} is pure and imports ${to}`),
  ]).toEqual([])
})

test('each table has one writer', () => {
  const write =
    /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-z_]+)[' ]|\b(?:insert\s+into|delete\s+from|update)\s+([a-z_]+)\s+(?:set|\(|values|where|select|as|default)/gi
  const writers = new Map<string, Set<string>>()
  for (const [path, text] of product)
    for (const [, built, written] of text.matchAll(write)) {
      const table = (built ?? written)!.toLowerCase()
      const writer = path.startsWith('features/')
        ? path.split('/').slice(0, 2).join('/')
        : path.split('/')[0]!
      writers.set(table, (writers.get(table) ?? new Set()).add(writer))
    }
  expect(writers.size).toBeGreaterThan(0)
  const shared = [...writers]
    .filter(([, by]) => by.size > 1)
    .map(([table, by]) => `${table}: ${[...by].join(', ')}`)
  expect(shared).toEqual([])
})

test('names say what is inside', () => {
  const empty = /(^|\/)(utils?|helpers?|common|shared|misc|manager|base|lib|types|constants|index)(\.|\/|$)/i
  expect([...sources.keys()].filter((path) => empty.test(path))).toEqual([])
  expect([...sources.keys()].filter((path) => path.startsWith('features/') && !roleOf(path))).toEqual([])
})

test('every feature is listed and tells its story', () => {
  const folders = readdirSync(join(packageRoot, 'features'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  expect(folders.map(({ name }) => name).sort()).toEqual([...features].sort())
  const missing = features.flatMap((feature) =>
    ['README.md', 'rules.ts', 'rules.test.ts', 'story.test.ts']
      .map((file) => `features/${feature}/${file}`)
      .filter((path) => !existsSync(join(packageRoot, path))),
  )
  expect(missing).toEqual([])
})

// The list may only shrink: a file that became short must leave it. Generated files are not written by anyone.
const tooLong: string[] = []
const generated = ['platform/tables.ts']
test('files stay short', () => {
  const long = [...sources]
    .filter(
      ([path, text]) => !generated.includes(path) && text.split('\n').length - 1 > (isTest(path) ? 500 : 300),
    )
    .map(([path]) => path)
  expect(long).toEqual(tooLong)
})
