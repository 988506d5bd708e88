import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { mostPasskeys, passkeyHindrance, reasonsNotToAddPasskey } from './passkey-rules.ts'
import { reasonsNotToMakeToken, scopesFor } from './token-rules.ts'

const endpoints = [
  { scope: 'people:read', may: ['hr-office', 'administrator'] },
  { scope: 'people:read', may: 'signed-in' as const },
  { scope: 'people:write', may: ['administrator'] },
  { scope: 'access:read', may: ['auditor'] },
  { scope: undefined, may: ['administrator'] },
  { scope: 'wishes:write', may: 'signed-in' as const },
]

test('a scope is offered to whoever may ask at least one endpoint of it, once', () => {
  expect(scopesFor(endpoints, ['hr-office'])).toEqual(['people:read', 'wishes:write'])
  expect(scopesFor(endpoints, ['administrator'])).toEqual(['people:read', 'people:write', 'wishes:write'])
  expect(scopesFor(endpoints, ['employee'])).toEqual(['people:read', 'wishes:write'])
})

test('a token of 22 November 2026 ends between the 23rd and 22 November 2027', () => {
  const reasons = (expiresOn: string, scopes = ['people:read']) =>
    reasonsNotToMakeToken({ scopes, expiresOn: expiresOn as Day }, ['people:read'], '2026-11-22' as Day)
  expect(reasons('2026-11-23')).toEqual([])
  expect(reasons('2027-11-22')).toEqual([])
  expect(reasons('2026-11-22')).toEqual([{ code: 'access/token-expired-already' }])
  expect(reasons('2027-11-23')).toEqual([{ code: 'access/token-too-long', latest: '2027-11-22' }])
  expect(reasons('2026-11-21', ['people:read', 'people:write'])).toEqual([
    { code: 'access/scope-beyond-roles', scopes: 'people:write' },
    { code: 'access/token-expired-already' },
  ])
})

test('a passkey needs a name as address, a password here, and room', () => {
  const facts = { hasAccount: true, addressServes: true, count: 0 }
  expect(passkeyHindrance(facts)).toBe('none')
  expect(passkeyHindrance({ ...facts, hasAccount: false })).toBe('no-account')
  expect(passkeyHindrance({ ...facts, addressServes: false, hasAccount: false })).toBe('no-address')
  expect(passkeyHindrance({ ...facts, count: mostPasskeys })).toBe('too-many')
  expect(reasonsNotToAddPasskey('too-many')).toEqual([{ code: 'access/too-many-passkeys', most: 20 }])
})
