import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const built = join(import.meta.dirname, '..', 'dist', 'web')
const manifest = join(built, '.vite', 'manifest.json')
type Chunk = { file: string; imports?: string[]; css?: string[]; isDynamicEntry?: boolean }

/** Bytes, gzipped, of all script that must have arrived before these modules run. */
function scriptBytes(chunks: Record<string, Chunk>, modules: readonly string[]): number {
  const needed = new Set<string>()
  const need = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    for (const other of chunks[name]?.imports ?? []) need(other)
  }
  modules.forEach(need)
  const files = [...needed].map((name) => chunks[name]!.file).filter((file) => file.endsWith('.js'))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0)
}

test.skipIf(!existsSync(manifest))('no page needs more than 250 kB of script before it is usable', () => {
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const pages = Object.keys(chunks).filter((name) => /-page\.tsx$/.test(name))
  expect(pages.length).toBeGreaterThan(10)
  expect(scriptBytes(chunks, ['index.html'])).toBeGreaterThan(50_000)
  const tooHeavy = pages.filter((page) => scriptBytes(chunks, ['index.html', page]) > 250_000)
  expect(tooHeavy).toEqual([])
})

test.skipIf(!existsSync(manifest))('the stylesheet of Bootstrap Italia is cut to what is used', () => {
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const css = (chunks['index.html']?.css ?? [])
    .map((file) => readFileSync(join(built, file), 'utf8'))
    .join('')
  // Kept because pages use them, and left out because none does.
  expect(css).toContain('.btn-primary')
  expect(css).toContain('.form-select')
  expect(css).not.toContain('.carousel')
  expect(gzipSync(css).length).toBeLessThan(30_000)
})
