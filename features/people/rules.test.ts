import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedFiscalCode, inventedPerson } from './example.ts'
import { percent, roleNames, tidyCell, time } from './import-cells-rules.ts'
import {
  airDistanceKm,
  birthYearOf,
  controlCharacter,
  estimatedMinutes,
  faultOfFiscalCode,
  reasonsNotToKeep,
  searchKeyOf,
  sexOf,
  tidyFiscalCode,
} from './rules.ts'

// The specimens that Italian forms and manuals print for Mario Rossi.
test('a fiscal code says its control character, sex and year of birth', () => {
  expect(faultOfFiscalCode('RSSMRA85A01H501Z')).toBeUndefined()
  expect(faultOfFiscalCode('RSSMRA80A01H501U')).toBeUndefined()
  expect(faultOfFiscalCode('RSSMRA80A01H501X')).toBe('control')
  expect(sexOf('RSSMRA80A01H501U')).toBe('M')
  expect(birthYearOf('RSSMRA80A01H501U', 2026)).toBe(1980)
  expect(birthYearOf('RSSMRA08A01H501U', 2026)).toBe(2008)
  expect(birthYearOf('RSSMRA13A01H501U', 2026)).toBe(1913)
  expect(tidyFiscalCode(' rss mra80a01 h501u')).toBe('RSSMRA80A01H501U')
})

test('with letters for digits a code is another code of the same day', () => {
  const plain = 'RSSMRA80A41H501'
  for (const fifteen of ['RSSMRA80A41H50M', 'RSSMRAULAQMHRLM', 'RSSMRA80AQ1H501']) {
    const code = fifteen + controlCharacter(fifteen)
    expect(faultOfFiscalCode(code)).toBeUndefined()
    expect(sexOf(code)).toBe('F')
    expect(birthYearOf(code, 2026)).toBe(birthYearOf(plain, 2026))
  }
})

test('what is no fiscal code is refused by its shape', () => {
  const ended = (fifteen: string) => fifteen + controlCharacter(fifteen)
  const shapeless = [
    '',
    'RSSMRA80A01H501',
    'RSSMRA80A01H501UU',
    'R5SMRA80A01H501U',
    ended('RSSMRA80F01H501'),
    ended('RSSMRA80A00H501'),
    ended('RSSMRA80A32H501'),
    ended('RSSMRA80B70H501'),
    ended('RSSMRA80A72H501'),
    ended('RSSMRA80AALH501'),
  ]
  expect(shapeless.map(faultOfFiscalCode)).toEqual(shapeless.map(() => 'shape'))
})

const names = fc
  .array(fc.constantFrom(...'abcdeilmnoprstuz àèò’'), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(''))
const births = fc.record({
  familyName: names,
  givenName: names,
  sex: fc.constantFrom('F' as const, 'M' as const),
  birthDay: fc
    .date({ min: new Date('1945-01-01'), max: new Date('2008-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
})

test('every invented person has a right code that says sex and year; one wrong character is found out', () => {
  fc.assert(
    fc.property(
      births,
      fc.nat(14),
      fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (born, place, letter) => {
        const code = inventedFiscalCode(born)
        expect(faultOfFiscalCode(code)).toBeUndefined()
        expect(sexOf(code)).toBe(born.sex)
        expect(birthYearOf(code, 2026)).toBe(Number(born.birthDay.slice(0, 4)))
        const mistyped = code.slice(0, place) + letter + code.slice(place + 1)
        // In every place the values of the letters are all different, so that one wrong letter always shows.
        const wasLetter = /[A-Z]/.test(code[place]!)
        if (mistyped !== code && wasLetter) expect(faultOfFiscalCode(mistyped)).toBeDefined()
      },
    ),
  )
})

test('all that is wrong with a person is said at once', () => {
  const ada = inventedPerson({ givenName: 'Ada', familyName: 'Colombo' })
  expect(reasonsNotToKeep(ada)).toEqual([])
  expect(
    reasonsNotToKeep({ ...ada, fiscalCode: 'X', partTimePercent: 0, entryPreferred: '11:00' }).map(
      ({ code }) => code,
    ),
  ).toEqual(['people/fiscal-code-shape', 'people/part-time', 'people/entry-band'])
})

test('minutes to the office follow the distance through the air: from the dome of Milan to its central station', () => {
  const dome = { latitude: 45.4641, longitude: 9.1919 }
  const central = { latitude: 45.4861, longitude: 9.2043 }
  expect(airDistanceKm(dome, central)).toBeCloseTo(2.63, 1)
  expect(estimatedMinutes(dome, central)).toBe(11)
  expect(estimatedMinutes(dome, dome)).toBe(0)
  expect(estimatedMinutes(dome, { latitude: -45, longitude: -170 })).toBe(600)
})

test('names are searched without accents, apostrophes and capitals', () => {
  expect(searchKeyOf("  D'Àngelo   Nicolò ")).toBe('dangelo nicolo')
})

test('cells are read as spreadsheets and people write them', () => {
  expect(
    ['8:30', '08.30', '8h30', '08:30:00', '0.354166667', '0,5', '.25'].map((cell) => time.read(cell, 2026)),
  ).toEqual(['08:30', '08:30', '08:30', '08:30', '08:30', '12:00', '06:00'])
  expect(['24:00', '8', '8:60', '1,5', 'otto'].map((cell) => time.read(cell, 2026))).toEqual(
    Array(5).fill(undefined),
  )
  expect(['50', '50 %', '0,5', '1', '100%', '1%'].map((cell) => percent.read(cell, 2026))).toEqual([
    50, 50, 50, 100, 100, 1,
  ])
  expect(['0', '101', '-5', '33,3', 'metà'].map((cell) => percent.read(cell, 2026))).toEqual(
    Array(5).fill(undefined),
  )
  expect(roleNames.read('RSU; Responsabile di squadra,dipendente', 2026)).toEqual([
    'employee',
    'team-manager',
    'union-representative',
  ])
  expect(roleNames.read('dipendente, capo', 2026)).toBeUndefined()
  expect(tidyCell(' Nicolo\u0300\u0000\n d’\ud800 Amico ')).toBe('Nicolò d’ Amico')
})
