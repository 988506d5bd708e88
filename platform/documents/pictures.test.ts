import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPdf, plainPicture } from './pictures.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const text = (words: string) => Buffer.from(words, 'latin1')

/** Exif as a telephone writes it: which way up (6), and where (GPS). */
const exif = Buffer.concat([
  text('Exif\0\0'),
  hex('49492a0008000000 0200 1201 0300 01000000 06000000 2588 0400 01000000 26000000 00000000'),
  text('45.4642 N 9.1900 E'),
])
const frame = segment(0xc0, hex('08 0064 00c8 01 011100'))
const scan = Buffer.concat([segment(0xda, hex('01 0100 003f00')), hex('aabbff00ccffd0dd')])
const jfif = segment(0xe0, hex('4a46494600 0101 00 0001 0001 00 00'))
const end = hex('ffd9')
const photo = Buffer.concat([
  ...[hex('ffd8'), jfif, segment(0xe1, exif), segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x:gps/>'))],
  ...[segment(0xed, text('Photoshop 3.0\0IPTC Rossi')), segment(0xfe, text('di Mario Rossi'))],
  ...[segment(0xe2, text('ICC_PROFILE\0\x01\x01p')), segment(0xe2, text('MPF\0second picture'))],
  ...[segment(0xee, text('Adobe\0\x64\0\0\0\0\x01')), segment(0xdb, Buffer.alloc(65)), frame, scan, end],
  text('ftypmp42 a film with its place'),
])

test('a photograph keeps its pixels, its colours and which way up it is, and nothing of where, when and by whom', () => {
  const picture = plainPicture(photo)!
  expect([picture.type, picture.width, picture.height]).toEqual(['image/jpeg', 100, 200])
  const kept = Buffer.from(picture.bytes)
  for (const gone of ['45.46', 'ns.adobe', 'Rossi', 'MPF', 'ftyp']) expect(kept.includes(gone)).toBe(false)
  for (const stays of ['JFIF', 'ICC_PROFILE', 'Adobe']) expect(kept.includes(stays)).toBe(true)
  expect(kept.includes(scan)).toBe(true)
  expect(kept.subarray(-2).equals(end)).toBe(true)
  // Made plain again it is the same, and still stands on its side.
  expect(Buffer.from(plainPicture(kept)!.bytes).equals(kept)).toBe(true)
  expect(plainPicture(kept)).toMatchObject({ width: 100, height: 200 })
})

const chunk = (kind: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, text(kind), body, hex('00000000')])
}
const header = chunk('IHDR', hex('00000010 00000008 08 06 00 00 00'))
const png = Buffer.concat([
  ...[hex('89504e470d0a1a0a'), header, chunk('tEXt', text('Author\0Rossi')), chunk('eXIf', text('45.46 N'))],
  ...[
    chunk('IDAT', text('pixels')),
    chunk('zzZz', text('unknown')),
    chunk('IEND', Buffer.alloc(0)),
    text('<?php'),
  ],
])

test('a PNG keeps what draws it', () => {
  const picture = plainPicture(png)!
  expect([picture.type, picture.width, picture.height]).toEqual(['image/png', 16, 8])
  const kept = Buffer.from(picture.bytes).toString('latin1')
  expect(['Rossi', '45.46', 'unknown', '<?php'].filter((gone) => kept.includes(gone))).toEqual([])
  expect(kept).toContain('pixels')
})

test('what begins as a picture and is none is none; nothing breaks on any bytes', () => {
  const none = [text('GIF89a'), text('<svg/>'), hex('ffd8ff'), hex('89504e470d0a1a0a'), photo.subarray(0, 60)]
  expect(none.map(plainPicture)).toEqual(none.map(() => undefined))
  const huge = Buffer.concat([
    hex('89504e470d0a1a0a'),
    chunk('IHDR', hex('0000ffff 0000ffff 0806000000')),
    png.subarray(33),
  ])
  expect(plainPicture(huge)).toBeUndefined()
  expect([isPdf(text('%PDF-1.7\n')), isPdf(text('<html>%PDF-')), isPdf(text(''))]).toEqual([
    true,
    false,
    false,
  ])
  fc.assert(
    fc.property(
      fc.constantFrom(photo, png),
      fc.nat(300),
      fc.uint8Array({ maxLength: 8 }),
      (file, at, bytes) => {
        const broken = Buffer.from(file)
        Buffer.from(bytes).copy(broken, at)
        const picture = plainPicture(broken)
        if (picture) expect(plainPicture(picture.bytes)?.bytes).toEqual(picture.bytes)
      },
    ),
    { numRuns: 500 },
  )
})
