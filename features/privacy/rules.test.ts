import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { datedKinds, kindNames, kinds } from './kinds-rules.ts'
import { messages } from './messages.ts'
import { registerTable } from './register-rules.ts'
import { daysKept, holdGrounds, reasonsNotToErase, reasonsNotToSetPeriod } from './rules.ts'
import { keptTables } from './tables-rules.ts'

const day = (text: string) => text as Day
const today = day('2026-11-23')
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code)
const left = { leftOn: day('2026-10-31'), erased: false, waitingFor: null, holds: [] }

test('a period holds from its day on, the later decision of the same day first; before it the usual', () => {
  const periods = [
    { kind: 'wishes', validFrom: day('2027-01-01'), days: 365 },
    { kind: 'wishes', validFrom: day('2027-06-01'), days: 180 },
    { kind: 'wishes', validFrom: day('2027-06-01'), days: 200 },
    { kind: 'notices', validFrom: day('2026-01-01'), days: 30 },
  ]
  expect(
    ['2026-12-31', '2027-01-01', '2027-05-31', '2027-06-01'].map((on) =>
      daysKept('wishes', periods, day(on)),
    ),
  ).toEqual([731, 365, 365, 200])
  expect(daysKept('notices', periods, today)).toBe(30)
})

test('a period is set ahead, within what its purpose allows, for kinds that age', () => {
  const ask = (kind: (typeof kindNames)[number], days: number, from: string) =>
    codes(reasonsNotToSetPeriod({ kind, days, validFrom: day(from) }, today))
  expect(ask('wishes', 365, '2026-11-24')).toEqual([])
  expect(ask('wishes', 5000, '2026-11-23')).toEqual(['privacy/kept-too-long', 'privacy/period-not-ahead'])
  expect(ask('audit', 10, '2027-01-01')).toEqual(['privacy/kind-not-dated'])
  expect(ask('failures', 1, '2027-01-01')).toEqual(['privacy/kind-not-dated'])
})

test('Ada left in October: nothing stands in the way; each thing that would is said, all at once', () => {
  expect(reasonsNotToErase(left, today)).toEqual([])
  expect(
    reasonsNotToErase(
      {
        leftOn: day('2026-12-31'),
        erased: false,
        waitingFor: day('2026-11-30'),
        holds: [
          { id: '1', ground: 'dispute', reference: 'RG 12/2026', until: null },
          { id: '2', ground: 'accident', reference: 'INAIL 7', until: day('2027-01-31') },
          { id: '3', ground: 'accounts', reference: 'over', until: day('2026-11-22') },
        ],
      },
      today,
    ),
  ).toEqual([
    { code: 'privacy/still-here' },
    { code: 'privacy/erasure-waiting', day: '2026-11-30' },
    { code: 'privacy/held-dispute', reference: 'RG 12/2026' },
    { code: 'privacy/held-accident-until', reference: 'INAIL 7', day: '2027-01-31' },
  ])
  expect(codes(reasonsNotToErase({ ...left, erased: true }, today))).toEqual(['privacy/erased-already'])
})

test('every kind is used, none is kept beyond its most, and every ground has words', () => {
  const used = new Set(Object.values(keptTables).map(({ kind }) => kind))
  expect(kindNames.filter((kind) => !used.has(kind))).toEqual([])
  expect(kindNames.filter((kind) => kinds[kind].usualDays > kinds[kind].mostDays)).toEqual([])
  expect(datedKinds.length).toBeGreaterThan(3)
  const words = Object.keys(messages.it)
  for (const ground of holdGrounds)
    for (const key of [`privacy.ground-${ground}`, `privacy/held-${ground}`, `privacy/held-${ground}-until`])
      expect(words).toContain(key)
})

test('the register of processing in docs/ is the declaration, word by word', async () => {
  const { readFileSync } = await import('node:fs')
  const document = readFileSync(new URL('../../docs/processing-register.md', import.meta.url), 'utf8')
  const [head] = document.split('\n| Dati | Finalità |')
  // A changed declaration is written down by `npx vitest run --project unit features/privacy -u`.
  await expect(`${head}\n${registerTable()}\n`).toMatchFileSnapshot('../../docs/processing-register.md')
})
