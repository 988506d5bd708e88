import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '../app/features.ts'
import { packageRoot } from '../platform/root.ts'
import { roles } from '../vocabulary/role.ts'
import { isTest, sources } from './architecture/sources.ts'

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

/** Rows `| Italian term | \`code word\` | norm |` of GLOSSARY.md. */
const rows = [...read('GLOSSARY.md').matchAll(/^\| ([^|]+) \| `([^`|]+)` \| ([^|]+) \|$/gm)].map(
  ([, term, word, norm]) => ({ term: term!.trim(), word: word!, norm: norm!.trim() }),
)
const words = new Set(rows.map(({ word }) => word))

const migrations = readdirSync(join(packageRoot, 'platform/migrations'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => read(`platform/migrations/${name}`))
const code = [...[...sources].filter(([path]) => !isTest(path)).flat(), ...migrations].join('\n')

test('every row of the glossary is whole, and no word or term stands twice', () => {
  const bodyRows = read('GLOSSARY.md')
    .match(/^\| .*\|$/gm)!
    .filter((line) => !line.startsWith('| Italian term'))
  expect(rows).toHaveLength(bodyRows.length)
  expect(words.size).toBe(rows.length)
  expect(new Set(rows.map(({ term }) => term)).size).toBe(rows.length)
})

test('every word of the glossary occurs in the code', () => {
  const missing = [...words].filter(
    (word) => !new RegExp(`(?<![A-Za-z0-9])${word}(?![A-Za-z0-9])`).test(code),
  )
  expect(missing).toEqual([])
})

test('every feature, table and role is in the glossary', () => {
  const tables = migrations.flatMap((sql) =>
    [...sql.matchAll(/^\s*create table (?:if not exists )?([a-z_]+)/gm)].map(([, table]) => table!),
  )
  expect(tables.length).toBeGreaterThan(20)
  expect([...features, ...tables, ...roles].filter((name) => !words.has(name))).toEqual([])
})
