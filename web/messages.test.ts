import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { messages as shell } from './shell/messages.ts'

const root = join(import.meta.dirname, '..')
type Messages = { it: Record<string, string>; en: Record<string, string> }

const files = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|[/-])messages\.ts$/.test(file),
)
const all: [name: string, messages: Messages][] = [['web/shell/messages.ts', shell]]
for (const file of files) {
  const { messages } = (await import(join(root, 'features', file))) as { messages: Messages }
  all.push([`features/${file}`, messages])
}
const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!).sort()
const known = new Set(all.flatMap(([, { it }]) => Object.keys(it)))

test('both languages say the same things with the same details', () => {
  expect(all.length).toBeGreaterThan(6)
  const wrong = all.flatMap(([name, { it, en }]) =>
    [...new Set([...Object.keys(it), ...Object.keys(en)])].flatMap((key) => {
      const [italian, english] = [it[key], en[key]]
      if (!italian || !english) return [`${name}: ${key} is missing in one language`]
      // A singular may leave its count unsaid.
      if (key.endsWith('_one')) return []
      return placeholders(italian).join() === placeholders(english).join() ? [] : [`${name}: ${key} differs`]
    }),
  )
  expect(wrong).toEqual([])
})

test('no key means two things', () => {
  const words = new Map<string, string>()
  const twice = all.flatMap(([name, { it }]) =>
    Object.entries(it).flatMap(([key, italian]) => {
      const before = words.get(key) ?? italian
      words.set(key, italian)
      return before === italian ? [] : [`${key} of ${name}`]
    }),
  )
  expect(twice).toEqual([])
})

/** Codes with which features refuse: each must have words, or people read a code. */
test('every reason has words', () => {
  const sources = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/(test|messages)\.ts$/.test(file),
  )
  const codes = sources.flatMap((file) => {
    const text = readFileSync(join(root, 'features', file), 'utf8')
    return [...text.matchAll(/\bcode: '([a-z]+\/[a-z-]+)'/g)].map(([, code]) => `${code} of ${file}`)
  })
  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => !known.has(code.split(' ')[0]!))).toEqual([])
})

/** Acts that the audit keeps: who reads it is no programmer. */
test('every act of the audit has words', () => {
  const sources = readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /actions\.ts$/.test(file),
  )
  const acts = sources.flatMap((file) => {
    const text = readFileSync(join(root, 'features', file), 'utf8')
    return [...text.matchAll(/\baudit(?:As\([^)]*\))?\(\s*'([a-z]+\/[a-z-]+)'/g)].map(([, act]) => act!)
  })
  expect(acts.length).toBeGreaterThan(15)
  expect(acts.filter((act) => !known.has(`act.${act}`))).toEqual([])
})
