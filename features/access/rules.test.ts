import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles } from '../../vocabulary/role.ts'
import {
  attempts,
  chooseCast,
  demoCast,
  minutesToWait,
  reasonsNotToGrant,
  reasonsNotToInvite,
} from './rules.ts'

const minute = 60_000
const now = 1_800_000_000_000

test('after the last accepted failure there is a pause, until the one that decides is old enough', () => {
  const failedAt = [1, 2, 3, 4, 14].map((ago) => now - ago * minute)
  expect(minutesToWait(failedAt.slice(0, 4), 5, now)).toBeUndefined()
  expect(minutesToWait(failedAt, 5, now)).toBe(1)
  expect(minutesToWait(failedAt, 5, now + minute)).toBeUndefined()
})

test('whatever was tried before, never more than the accepted number fall into one window', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 60 }), (waits) => {
      let at = now
      const failedAt: number[] = []
      for (const wait of waits) {
        at += wait * 10_000
        if (minutesToWait(failedAt, attempts.perAccount, at) === undefined) failedAt.push(at)
      }
      const window = attempts.windowMinutes * minute
      for (const first of failedAt)
        expect(
          failedAt.filter((other) => other >= first && other < first + window).length,
        ).toBeLessThanOrEqual(attempts.perAccount)
    }),
  )
})

test('HR makes no link for those who watch over HR', () => {
  const refused = [{ code: 'access/administrator-invites' }]
  expect(reasonsNotToInvite(['employee'], ['hr-office'])).toEqual([])
  expect(reasonsNotToInvite(['employee', 'administrator'], ['hr-office'])).toEqual(refused)
  expect(reasonsNotToInvite(['auditor'], ['hr-office'])).toEqual(refused)
  expect(reasonsNotToInvite(['auditor'], ['administrator'])).toEqual([])
})

test('there is always an administrator, and who is one no longer grants nothing', () => {
  const asked = { actorId: 'a', personId: 'a', roles: [] }
  expect(reasonsNotToGrant(['a'], asked)).toEqual([{ code: 'access/last-administrator' }])
  expect(reasonsNotToGrant(['a'], { ...asked, roles: ['administrator'] })).toEqual([])
  expect(reasonsNotToGrant(['a', 'b'], asked)).toEqual([])
  expect(reasonsNotToGrant(['b'], asked)).toEqual([{ code: 'access/no-longer-administrator' }])
})

test('on the demo page nobody stands twice, the page stays short, and a rare role is always there', () => {
  const person = fc.record({
    personId: fc.uuid(),
    name: fc.constant('Ada Colombo'),
    roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 }),
    team: fc.constant('Anagrafe'),
    directorate: fc.constant('Servizi'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(person, { selector: ({ personId }) => personId, maxLength: 40 }), (people) => {
      const chosen = chooseCast(people)
      expect(new Set(chosen.map(({ person }) => person.personId)).size).toBe(chosen.length)
      expect(chosen.length).toBeLessThanOrEqual(14)
      for (const { what } of chosen) expect(what).not.toMatch(/undefined|null/)
      if (people.some(({ roles }) => roles.includes('auditor')))
        expect(chosen.some(({ person }) => person.roles.includes('auditor'))).toBe(true)
    }),
  )
  expect(demoCast.map(([role]) => role).sort()).toEqual([...roles].sort())
})
