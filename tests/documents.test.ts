import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../platform/root.ts'
import { sources } from './architecture/sources.ts'

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')
const readme = read('README.md')
const documents = [
  ...readdirSync(packageRoot),
  ...['engines', 'features', 'docs'].flatMap((folder) =>
    existsSync(join(packageRoot, folder))
      ? readdirSync(join(packageRoot, folder), { recursive: true }).map((path) => join(folder, String(path)))
      : [],
  ),
].filter((path) => path.endsWith('.md'))

test('every link between documents leads somewhere', () => {
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(packageRoot, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  )
  expect(documents.length).toBeGreaterThan(5)
  expect(broken).toEqual([])
})

test('the README names every setting and every command', () => {
  const settings = [...sources]
    .filter(([path]) => path.startsWith('app/'))
    .flatMap(([, text]) => [...text.matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)].map(([, name]) => name!))
  const commands = [...sources.get('app/cli.ts')!.matchAll(/usage: '([a-z]+)/g)].map(([, name]) => name!)
  expect(settings.length).toBeGreaterThan(5)
  expect(commands.length).toBeGreaterThan(5)
  expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  expect(commands.filter((name) => !new RegExp(`^\\| \`${name}[ \`]`, 'm').test(readme))).toEqual([])
})

test('every npm command that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = documents.flatMap((path) =>
    [...read(path).matchAll(/\bnpm (?:run ([a-z]+(?::[a-z]+)?)|(test|start)\b)/g)].map(
      ([, run, short]) => (run ?? short)!,
    ),
  )
  expect(new Set(named).size).toBeGreaterThan(3)
  expect(named.filter((name) => !scripts[name])).toEqual([])
})

test('publiccode.yml keeps to the lengths of its standard and to the licence of package.json', () => {
  const text = read('publiccode.yml')
  const short = [...text.matchAll(/^ {4}shortDescription: "(.*)"$/gm)].map(([, words]) => words!)
  const long = [...text.matchAll(/^ {4}longDescription: >\n((?: {6}.*\n)+)/gm)].map(([, words]) => words!)
  expect([short.length, long.length]).toEqual([2, 2])
  for (const words of short) expect(words.length).toBeLessThanOrEqual(150)
  for (const words of long) expect(words.replace(/\s+/g, ' ').length).toBeGreaterThanOrEqual(150)
  const { license } = JSON.parse(read('package.json')) as { license: string }
  expect(text).toContain(`license: ${license}`)
  expect(read('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2')
})
