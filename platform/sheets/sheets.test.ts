import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { readSheetsAside } from './in-thread.ts'
import { csvOf, xlsxOf } from './writing.ts'

const text = (content: string) => Buffer.from(content)

test('a workbook gives the text of its cells, times and days as people write them, rows where they stand', async () => {
  const date = (day: string) => ({ value: new Date(day), format: 'dd/mm/yyyy' })
  const bytes = await writeXlsx([
    {
      sheet: 'Uno',
      data: [
        [null],
        [{ value: 'Ora' }, { value: 'Giorno' }, { value: 'Numero' }],
        [
          { value: new Date('1899-12-30T08:30:00Z'), format: 'hh:mm' },
          date('2026-12-07'),
          { value: 45.4642 },
        ],
      ],
    },
    { sheet: 'Due', data: [[{ value: 'à & <b>' }]] },
  ]).toBuffer()
  expect(await readSheetsAside(bytes)).toEqual([
    {
      name: 'Uno',
      rows: [
        ['', '', ''],
        ['Ora', 'Giorno', 'Numero'],
        ['08:30', '2026-12-07', '45.4642'],
      ],
    },
    { name: 'Due', rows: [['à & <b>']] },
  ])
})

test('CSV in the encodings and with the separators that spreadsheets use', async () => {
  const rows = [
    ['Città', 'b'],
    ['1;2,3', 'due\nrighe'],
  ]
  const written = (separator: string) => `Città${separator}b\n"1;2,3"${separator}"due\nrighe"\n`
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(written('\t'), 'utf16le')])
  for (const bytes of [
    text(written(',')),
    text(`\ufeff${written(';')}`),
    Buffer.from(written(';'), 'latin1'),
    utf16,
    csvOf(rows),
  ])
    expect(await readSheetsAside(bytes)).toEqual([{ name: '', rows }])
})

test('what is written is read back; a formula in a text is written as text', async () => {
  const rows = [
    ['a', 'b'],
    ['x', 2],
  ]
  expect(await readSheetsAside(await xlsxOf([{ name: 'S', rows }]))).toEqual([
    {
      name: 'S',
      rows: [
        ['a', 'b'],
        ['x', '2'],
      ],
    },
  ])
  expect(Buffer.from(csvOf([['=1+1', -1]])).toString()).toBe("\ufeff'=1+1;-1\r\n")
})

test('a large file is read in a thread, all rows of it', async () => {
  const read = await readSheetsAside(text(`a,b\n${'some text,some more text\n'.repeat(20_000)}`))
  expect('fault' in read ? read : read[0]!.rows.length).toBe(20_001)
})

test('a small archive that would unpack to gigabytes is refused by what it declares, and cut where it lies', async () => {
  expect(await readSheetsAside(archiveOf(4_000_000_000))).toEqual({ fault: 'too-large' })
  // 60 MB that declare 1 kB: the reader makes room for 1 kB and finds a broken workbook.
  expect(await readSheetsAside(archiveOf(1000))).toEqual({ fault: 'broken' })
})

/** An archive of one sheet of 60 MB of spaces that declares another size. */
function archiveOf(declaredBytes: number): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const packed = deflateRawSync(Buffer.alloc(60_000_000, 32))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declaredBytes, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declaredBytes, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}
