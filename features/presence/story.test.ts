import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { notices } from '../notices/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { presence } from './contract.ts'

const month = '2027-01' as Month
let world: World
let days: Day[]
beforeAll(async () => {
  world = await openWorld()
  days = await publishedMonth(world, month, { 'Carla Greco': [1], 'Bruno Ferri': [2] })
  // Somebody whose leave came into the plan afterwards: on the day on which Carla is at home.
  await world.database.asOwner((owner) =>
    owner.query("update assignment set places[2] = 'absent' where person_id = $1", [
      world.personIdOf('Dino Russo'),
    ]),
  )
})
afterAll(() => world.close())

const asSeenBy = async (name: Name, of: 'team' | 'office' | 'directorate', day: Day) => {
  const { items, ...counts } = await (await world.as(name)).ask(presence.whoIsIn, { day, of })
  return { ...counts, of: (who: Name) => items.find((item) => item.name === who) }
}

test('of others only office or away: who is at home and who is on leave look the same, to the manager too', async () => {
  const carla = await (await world.as('Carla Greco')).ask(planningMine.myMonth, { month })
  expect(carla.days[1]?.place).toBe('home')
  for (const name of ['Bruno Ferri', 'Ada Colombo'] as const) {
    const seen = await asSeenBy(name, 'team', days[1]!)
    expect([seen.name, seen.office, seen.away]).toEqual(['Anagrafe', 2, 2])
    const { name: _, ...ofCarla } = seen.of('Carla Greco')!
    const { name: __, ...ofDino } = seen.of('Dino Russo')!
    expect(ofCarla).toEqual({ team: 'Anagrafe', where: 'away', place: null, isMe: false })
    expect(ofDino).toEqual(ofCarla)
  }
})

test('where one sits in the office is shown to whom one chose', async () => {
  const placeOfCarla = async (name: Name, of: 'team' | 'directorate') =>
    (await asSeenBy(name, of, days[3]!)).of('Carla Greco')?.place
  expect(await placeOfCarla('Bruno Ferri', 'team')).toBe(null)
  expect(await placeOfCarla('Carla Greco', 'team')).toMatchObject({ office: 'Palazzo municipale' })
  const carla = await world.as('Carla Greco')
  expect(await carla.ask(presence.myChoice, {})).toEqual({ shownTo: 'nobody' })
  await carla.ask(presence.changeMyChoice, { shownTo: 'team' })
  expect(await placeOfCarla('Bruno Ferri', 'team')).toMatchObject({ office: 'Palazzo municipale' })
  expect(await placeOfCarla('Elena Fontana', 'directorate')).toBe(null)
  await carla.ask(presence.changeMyChoice, { shownTo: 'organisation' })
  expect(await placeOfCarla('Elena Fontana', 'directorate')).toMatchObject({ office: 'Palazzo municipale' })
  await carla.ask(presence.changeMyChoice, { shownTo: 'nobody' })
  expect(await placeOfCarla('Bruno Ferri', 'team')).toBe(null)
})

test('one’s own circles only, and nothing before the month is published or on a holiday', async () => {
  const office = await asSeenBy('Giulia Conti', 'office', days[3]!)
  expect([office.name, office.of('Carla Greco')]).toEqual(['Delegazione Ponte', undefined])
  const none = await asSeenBy('Olga Serra', 'team', days[3]!)
  expect([none.name, none.office, none.away]).toEqual([null, 0, 0])
  const later = await asSeenBy('Bruno Ferri', 'team', '2027-02-01' as Day)
  expect([later.working, later.published, later.office]).toEqual([false, false, 0])
  expect((await asSeenBy('Bruno Ferri', 'team', '2027-01-06' as Day)).working).toBe(false)
  const page = await (await world.as('Elena Fontana')).ask(presence.whoIsIn, {
    ...{ day: days[3]!, of: 'directorate', limit: 3 },
  })
  expect([page.items.length, page.next]).toEqual([3, 3])
})

const read = (address: string, headers: Record<string, string> = {}) =>
  world.house.http.inject({ url: address.replace('http://vicinato.test', ''), headers })

test('the calendar: office and away days by a secret address, asked again only if something changed', async () => {
  const carla = await world.as('Carla Greco')
  expect(await carla.ask(presence.myCalendar, {})).toEqual({ held: null })
  const { address } = await carla.ask(presence.makeMyCalendar, { withAway: true })
  const answer = await read(address)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(answer.headers['cache-control']).toBe('private, max-age=900')
  const text = answer.body.replaceAll('\r\n ', '')
  const compact = (day: Day) => day.replaceAll('-', '')
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(days.length)
  expect(text).toContain(`DTSTART;VALUE=DATE:${compact(days[1]!)}`)
  expect(text.match(/SUMMARY:Lontano dall’ufficio/g)?.length).toBe(1)
  expect(text).toContain('LOCATION:Palazzo municipale')
  const again = await read(address, { 'if-none-match': String(answer.headers.etag) })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect((await carla.ask(presence.myCalendar, {})).held?.readAt).not.toBe(null)
  await carla.ask(notices.changeMyPreferences, { language: 'en', band: null, digest: 'daily', ways: [] })
  const english = await read(address, { 'if-none-match': String(answer.headers.etag) })
  expect([english.statusCode, english.body.includes('Away from the office')]).toEqual([200, true])
})

test('an absence is in no calendar, nor are away days where they are not wanted', async () => {
  const eventsOf = async (name: Name, withAway: boolean) => {
    const { address } = await (await world.as(name)).ask(presence.makeMyCalendar, { withAway })
    return (await read(address)).body.match(/BEGIN:VEVENT/g)?.length
  }
  expect(await eventsOf('Dino Russo', true)).toBe(days.length - 1)
  expect(await eventsOf('Bruno Ferri', false)).toBe(days.length - 1)
})

test('an address can be taken back, a new one ends the old, and none is ever logged or readable', async () => {
  const bruno = await world.as('Bruno Ferri')
  const first = await bruno.ask(presence.makeMyCalendar, { withAway: true })
  const second = await bruno.ask(presence.makeMyCalendar, { withAway: true })
  const status = async (address: string) => (await read(address)).statusCode
  expect([await status(first.address), await status(second.address)]).toEqual([404, 200])
  const elsewhere = second.address.replace(world.organisationId, world.otherOrganisationId)
  expect([await status(elsewhere), await status(`${second.address.slice(0, -8)}.ics`)]).toEqual([404, 404])
  await bruno.ask(presence.revokeMyCalendar, {})
  expect(await status(second.address)).toBe(404)
  expect((await bruno.send(presence.revokeMyCalendar, {})).status).toBe(404)
  const token = second.address.split('.').at(-2)!
  expect(JSON.stringify(world.logged)).not.toContain(token)
  const kept = await world.database.asOwner(async (owner) =>
    JSON.stringify((await owner.query('select c.*, a.details from calendar_address c, audit_entry a')).rows),
  )
  expect(kept).not.toContain(token)
})
