import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSheets } from '../sheets/reading.ts'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'
import type { Written } from './words.ts'

const written: Written = {
  title: 'Accordo individuale di Niccolò D’Asté',
  blocks: [
    { kind: 'heading', text: '1. Oggetto' },
    { kind: 'paragraph', text: 'Il lavoro è svolto fuori dalla sede, com’è detto più sotto.' },
    { kind: 'list', items: ['Il domicilio', 'Una postazione vicina'] },
    {
      kind: 'table',
      head: ['Attività', 'Risultato'],
      rows: Array.from({ length: 60 }, (_, row) => [`Pratica ${row + 1}`, 'Conclusa nei termini']),
    },
  ],
  foot: 'Impronta 0123',
  author: 'Comune di Borgo Sereno',
  at: Date.parse('2026-11-23T12:00:00Z'),
}

/** Poppler's own reading of the structure; left out where it is not installed. */
function pdfinfo(bytes: Uint8Array, ...options: string[]): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'vicinato-pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    return execFileSync('pdfinfo', [...options, join(folder, 'a.pdf')], { encoding: 'utf8' })
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return undefined
    throw fault
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a PDF says its title, its language, and that it is tagged: headings, lists, cells of tables', async () => {
  const bytes = Buffer.from(await pdfOf(written))
  const text = bytes.toString('latin1')
  expect(text.startsWith('%PDF-1.7')).toBe(true)
  for (const part of [
    '/MarkInfo',
    '/Marked true',
    '/StructTreeRoot',
    '/Lang (it-IT)',
    '/S /TH',
    '/S /LI',
    '/S /H1',
  ])
    expect(text).toContain(part)
  const info = pdfinfo(bytes)
  if (info === undefined)
    return console.log('pdfinfo is not installed: the structure is not read by a second eye')
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(info).toMatch(/Pages:\s+[2-9]/)
  const structure = pdfinfo(bytes, '-struct-text')!
  expect(structure).toMatch(/H1[\s\S]*Accordo individuale di Niccolò D’Asté/)
  expect(structure).toMatch(/Table[\s\S]*TR[\s\S]*TH[\s\S]*Attività[\s\S]*TD[\s\S]*Pratica 60/)
})

test('a DOCX holds the same words, with headings and tables', async () => {
  const bytes = await docxOf(written)
  expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK')
  // It is no workbook, and said to be none.
  expect(await readSheets(bytes)).toHaveProperty('fault')
})
