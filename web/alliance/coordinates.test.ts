import { expect, test } from 'vitest'
import { pointInWords, pointWritten } from './coordinates.ts'

test('a point is read from what phones and maps give', () => {
  const duomo = { latitude: 45.4642, longitude: 9.19 }
  for (const text of [
    '45.4642, 9.19',
    '45,4642 9,19',
    'https://www.openstreetmap.org/#map=17/45.4642/9.19',
    'https://www.openstreetmap.org/?mlat=45.4642&mlon=9.19',
    'https://maps.example/@45.4642,9.19,17z',
    'geo:45.4642,9.19',
    pointInWords(duomo),
  ])
    expect(pointWritten(text), text).toEqual(duomo)
  expect(['', 'via Roma 12', '45.4642', '145.4642, 9.19'].map(pointWritten)).toEqual(Array(4).fill(undefined))
})
