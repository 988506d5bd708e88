import { expect, test } from 'vitest'
import { missingOf, reasonsNotToStep, unreachableTools } from './rules.ts'

test('a private network or a virtual desktop are both remote access; what nobody has is missing', () => {
  expect(missingOf(['computer', 'remote-access'], ['computer', 'virtual-desktop'])).toEqual([])
  expect(missingOf(['computer', 'remote-access', 'phone'], ['vpn'])).toEqual(['computer', 'phone'])
  expect(missingOf([], [])).toEqual([])
})

test('of the tools of one’s activities those that do not work remotely, each once', () => {
  const toolsOf = new Map([
    ['a', ['paper', 'register']],
    ['b', ['paper', 'mail']],
  ])
  expect(unreachableTools(['a', 'b', 'c'], toolsOf, new Set(['mail']))).toEqual(['paper', 'register'])
})

test('a request is taken in hand once and closed once; that it cannot be solved needs words', () => {
  expect(reasonsNotToStep('open', 'solved', '')).toEqual([])
  expect(reasonsNotToStep('taken', 'taken', '')).toEqual([{ code: 'readiness/taken-already' }])
  expect(reasonsNotToStep('solved', 'withdrawn', '')).toEqual([{ code: 'readiness/closed-already' }])
  expect(reasonsNotToStep('taken', 'not-solved', ' ')).toEqual([{ code: 'readiness/words-missing' }])
})
