import { expect, test } from 'vitest'
import { readSheets } from './reading.ts'
import { csvParts, type Rows, xlsxParts } from './streaming.ts'
import { csvOf, xlsxOf } from './writing.ts'

const table = [
  ['Cognome', 'Giorno', 'Minuti'],
  ['D’Amico & figli <«è»>', '2027-01-04', 12],
  ['=SOMMA(A1)', 'due "righe";\ninsieme', -3],
]
async function* inParts(rows: readonly (string | number)[][]): Rows {
  for (const row of rows) yield [row]
}
const whole = async (parts: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

test('a workbook made part by part reads as one made at once', async () => {
  const streamed = await readSheets(
    await whole(
      xlsxParts([
        { name: 'Presenze', rows: inParts(table) },
        { name: 'Colonne', rows: inParts([['A']]) },
      ]),
    ),
  )
  const atOnce = await readSheets(
    Buffer.from(
      await xlsxOf([
        { name: 'Presenze', rows: table },
        { name: 'Colonne', rows: [['A']] },
      ]),
    ),
  )
  expect(streamed).toEqual(atOnce)
  expect((streamed as { name: string }[]).map(({ name }) => name)).toEqual(['Presenze', 'Colonne'])
})

test('so does a file of comma-separated values, formulas disarmed', async () => {
  const parts = await whole(csvParts(inParts(table)))
  expect(parts).toEqual(Buffer.from(csvOf(table)))
  expect(parts.toString()).toContain("'=SOMMA(A1)")
})

test('a hundred thousand rows are never held together', async () => {
  let made = 0
  let ahead = 0
  let taken = 0
  async function* many(): Rows {
    for (let part = 0; part < 100; part++) {
      made += 1000
      ahead = Math.max(ahead, made - taken)
      yield Array.from({ length: 1000 }, (_, row) => [`persona ${part}-${row}`, row])
    }
  }
  let bytes = 0
  for await (const part of xlsxParts([{ name: 'A', rows: many() }])) {
    bytes += part.length
    taken = made
  }
  expect([made, bytes > 100_000]).toEqual([100_000, true])
  // Some parts wait in the packing; not the file.
  expect(ahead).toBeLessThan(20_000)
})

test('what fails while it is made fails, and does not end as if it were whole', async () => {
  async function* broken(): Rows {
    yield [['uno']]
    throw new Error('the database went away')
  }
  await expect(whole(xlsxParts([{ name: 'A', rows: broken() }]))).rejects.toThrow('went away')
})
