import { expect, test } from 'vitest'
import {
  claimedPerson,
  reasonsAgainstSeen,
  reasonsNotToRegister,
  reasonsNotToTrust,
} from './provider-rules.ts'

const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)

test('all that is wrong with a provider is said at once', () => {
  const empty = {
    name: ' ',
    issuer: 'accesso',
    clientId: '',
    claim: '',
    clientAuthentication: 'client_secret_basic',
  }
  const facts = { publicUrl: 'https://vicinato.example', taken: ['SPID'] }
  expect(codes(reasonsNotToRegister(empty as never, facts))).toEqual([
    'access/provider-name-missing',
    'access/issuer-no-address',
    'access/client-id-missing',
    'access/claim-missing',
    'access/client-secret-missing',
  ])
})

test('a secret left empty stays, unless it would be shown to another issuer', () => {
  const asked = {
    ...{ name: 'SPID', issuer: 'https://id.example', clientId: 'c', claim: 'email' },
    clientAuthentication: 'client_secret_basic' as const,
  }
  const facts = { publicUrl: 'https://vicinato.example', taken: ['CIE'] }
  expect(reasonsNotToRegister(asked, { ...facts, before: { issuer: asked.issuer } })).toEqual([])
  expect(codes(reasonsNotToRegister(asked, { ...facts, before: { issuer: 'https://old.example' } }))).toEqual(
    ['access/client-secret-of-another'],
  )
  expect(codes(reasonsNotToRegister({ ...asked, name: 'CIE', clientSecret: 's' }, facts))).toEqual([
    'access/provider-name-taken',
  ])
})

test('a provider without the code flow, our way or the claim is not fit; what it does not say is not held against it', () => {
  const asked = { claim: 'fiscal_number', clientAuthentication: 'private_key_jwt' as const }
  expect(reasonsAgainstSeen({ code: true, methods: [], claims: [] }, asked)).toEqual([])
  expect(
    codes(reasonsAgainstSeen({ code: false, methods: ['client_secret_basic'], claims: ['sub'] }, asked)),
  ).toEqual(['access/issuer-without-code', 'access/issuer-without-method', 'access/claim-not-offered'])
})

test('a provider is trusted over https, or on this machine by an installation without it', () => {
  const refused = [{ code: 'access/issuer-not-https' }]
  expect(reasonsNotToTrust('https://id.example/realms/x', 'https://v.example')).toEqual([])
  expect(reasonsNotToTrust('http://127.0.0.1:4000', 'http://127.0.0.1:8080')).toEqual([])
  expect(reasonsNotToTrust('http://127.0.0.1:4000', 'https://v.example')).toEqual(refused)
  expect(reasonsNotToTrust('http://127.0.0.1.evil.example', 'http://127.0.0.1:8080')).toEqual(refused)
  expect(reasonsNotToTrust('http://169.254.169.254', 'http://127.0.0.1:8080')).toEqual(refused)
  expect(reasonsNotToTrust('ftp://127.0.0.1', 'http://127.0.0.1:8080')).toEqual(refused)
})

test('a claim names a person as people write it', () => {
  expect(claimedPerson({ fiscalNumber: 'TINIT-rssmra80a01f205x ' }, 'fiscalNumber', 'fiscal-code')).toBe(
    'RSSMRA80A01F205X',
  )
  expect(claimedPerson({ email: ' Ada@Comune.example' }, 'email', 'email')).toBe('ada@comune.example')
  expect(claimedPerson({ email: 'ada@x.example', email_verified: false }, 'email', 'email')).toBeUndefined()
  expect(claimedPerson({ email: ['ada@x.example'] }, 'email', 'email')).toBeUndefined()
  expect(claimedPerson({ email: '  ' }, 'email', 'email')).toBeUndefined()
  expect(claimedPerson({}, 'email', 'email')).toBeUndefined()
})
