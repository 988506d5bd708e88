import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { isWorkingDay } from '../../vocabulary/holidays.ts'
import {
  bandWithin,
  instantAt,
  nextDigest,
  nextOpening,
  reasonsNotToKeepBand,
  romeAt,
  usualBand,
} from './band-rules.ts'
import { messages } from './kinds-messages.ts'
import { concerns, inWords, kindNames, noticeKinds, pageOf } from './rules.ts'

const calendar = { band: usualBand, patronDay: '12-07' }
const at = (text: string) => instantAt(text.slice(0, 10) as Day, text.slice(11))
const said = (instant: number) => Object.values(romeAt(instant)).join(' ')

describe('the contact band', () => {
  const opening = (text: string) => said(nextOpening(at(text), calendar))
  test('inside it a notice goes out at once, before it in the morning, after it on the next working day', () => {
    expect(opening('2026-11-23 07:59')).toBe('2026-11-23 08:00')
    expect(opening('2026-11-23 08:00')).toBe('2026-11-23 08:00')
    expect(opening('2026-11-23 17:59')).toBe('2026-11-23 17:59')
    expect(opening('2026-11-23 18:00')).toBe('2026-11-24 08:00')
    expect(opening('2026-11-23 21:00')).toBe('2026-11-24 08:00')
  })
  test('Friday evening waits for Monday, and over Sant’Ambrogio and the Immacolata for Wednesday', () => {
    expect(opening('2026-11-27 19:30')).toBe('2026-11-30 08:00')
    expect(opening('2026-12-04 18:01')).toBe('2026-12-09 08:00')
    expect(opening('2026-12-24 20:00')).toBe('2026-12-28 08:00')
  })
  test('the hour is Italy’s in winter and in summer', () => {
    expect(said(Date.parse('2026-12-01T07:00:00Z'))).toBe('2026-12-01 08:00')
    expect(said(Date.parse('2026-07-01T06:00:00Z'))).toBe('2026-07-01 08:00')
    // The clocks go forward on 28 March and back on 31 October 2027.
    expect(opening('2027-03-27 12:00')).toBe('2027-03-30 08:00')
    expect(at('2027-11-02 08:00')).toBe(Date.parse('2027-11-02T07:00:00Z'))
  })
  test('whenever something is told, it is within the band of a working day and never before', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01 00:00'), max: at('2030-01-01 00:00') }), (now) => {
        const due = nextOpening(now, calendar)
        const { day, clock } = romeAt(due)
        return due >= now && isWorkingDay(day, '12-07') && clock >= '08:00' && clock < '18:00'
      }),
      { numRuns: 300 },
    )
  })
  test('a band keeps the night free and eleven hours of rest, and stays within the organisation’s', () => {
    const codes = (from: string, to: string) =>
      reasonsNotToKeepBand({ from, to }, usualBand).map(({ code }) => code)
    expect(codes('09:00', '13:00')).toEqual([])
    expect(codes('07:00', '17:00')).toEqual(['notices/band-outside'])
    expect(codes('12:00', '12:30')).toEqual(['notices/band-too-short'])
    expect(codes('05:00', '23:00')).toEqual([
      'notices/band-in-the-night',
      'notices/band-without-rest',
      'notices/band-outside',
    ])
    expect(bandWithin({ from: '09:00', to: '13:00' }, { from: '10:00', to: '16:00' })).toEqual({
      from: '10:00',
      to: '13:00',
    })
    expect(bandWithin({ from: '08:00', to: '09:00' }, { from: '10:00', to: '16:00' }).from).toBe('10:00')
  })
})

describe('the digest', () => {
  test('daily: as the band opens next; weekly: on the first working day of the week', () => {
    const daily = (text: string) => said(nextDigest(at(text), 'daily', calendar))
    const weekly = (text: string) => said(nextDigest(at(text), 'weekly', calendar))
    expect(daily('2026-11-23 06:00')).toBe('2026-11-23 08:00')
    expect(daily('2026-11-23 08:00')).toBe('2026-11-24 08:00')
    expect(daily('2026-11-27 12:00')).toBe('2026-11-30 08:00')
    expect(weekly('2026-11-24 12:00')).toBe('2026-11-30 08:00')
    expect(weekly('2026-11-30 07:00')).toBe('2026-11-30 08:00')
    // Monday and Tuesday of that week are holidays.
    expect(weekly('2026-12-02 12:00')).toBe('2026-12-09 08:00')
  })
})

describe('the words of a notice', () => {
  const kinds = Object.entries(noticeKinds)
  test('every kind has a subject and a text in both languages, of its declared details and no others', () => {
    const wrong = kinds.flatMap(([kind, details]) =>
      (['it', 'en'] as const).flatMap((language) => {
        const words: Record<string, string> = messages[language]
        const [subject, text] = [words[`notice.${kind}.subject`], words[`notice.${kind}.text`]]
        if (!subject || !text) return [`${kind} has no words in ${language}`]
        const named = [...`${subject} ${text}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)
        const unknown = named.filter((name) => !(details as readonly string[]).includes(name))
        return unknown.map((name) => `${kind} in ${language} speaks of ${name}`)
      }),
    )
    expect(wrong).toEqual([])
  })
  test('a subject names nobody and no day: others may read it', () => {
    const telling = kinds.flatMap(([kind]) =>
      (['it', 'en'] as const).filter((language) =>
        /\{\{(person|name|day|otherDay|activity)\}\}/.test(
          (messages[language] as Record<string, string>)[`notice.${kind}.subject`] ?? '',
        ),
      ),
    )
    expect(telling).toEqual([])
  })
  test('days and months are said as people say them', () => {
    const details = { month: '2027-01', until: '2026-12-20', outcome: 'accepted', person: 'Ada Colombo' }
    expect(inWords(details, 'it', messages.it)).toEqual({
      month: 'gennaio 2027',
      until: 'domenica 20 dicembre',
      outcome: 'accettata',
      person: 'Ada Colombo',
    })
    expect(inWords({ day: '2026-12-09' }, 'en', messages.en)).toEqual({ day: 'Wednesday 9 December' })
  })
  test('nobody is asked about what only others are told', () => {
    const asked = (roles: string[]) => kindNames.filter((kind) => concerns(kind, roles))
    expect(asked(['employee'])).toContain('planning/published')
    expect(asked(['employee'])).not.toContain('planning/teams-to-approve')
    expect(asked(['team-manager'])).toContain('planning/teams-to-approve')
    expect(asked(['union-representative'])).toContain('policy/opinion-asked')
  })
  test('each leads to the page where something can be done', () => {
    expect(pageOf('planning/published', { month: '2027-01' })).toBe('/my-month?month=2027-01')
    expect(pageOf('days/recalled', { day: '2026-12-09', person: 'Ada Colombo' })).toBe(
      '/my-month?month=2026-12',
    )
    expect(pageOf('planning/teams-to-approve', { month: '2027-01' })).toBe('/teams?month=2027-01')
    expect(pageOf('access/passkey-added', { name: 'Telefono' })).toBe('/profile')
    expect(pageOf('days/late-wish-asked', { day: '2026-12-09', person: 'Bruno Ferri' })).toBe('/requests')
  })
})
