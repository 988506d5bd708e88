import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveringIn } from '../../tests/delivering.ts'
import { type Name, openWorld, type World } from '../../tests/world.ts'
import { forgetOldNotices } from './actions.ts'
import { notices } from './contract.ts'
import type { NoticeKind, Way } from './rules.ts'

let world: World
let told: ReturnType<typeof deliveringIn>['told']
let delivered: () => Promise<void>
beforeAll(async () => {
  world = await openWorld()
  ;({ told, delivered } = deliveringIn(world))
})
afterAll(() => world.close())

const mailsTo = (name: Name) =>
  world.mails.filter(({ to }) => to === `${name.toLowerCase().replace(' ', '.')}@borgo-sereno.example`)
const romeEvening = '2026-11-27T20:00:00Z' // Friday, nine in the evening in Italy

test('a notice of Friday evening is in the inbox at once and mailed on Monday at eight', async () => {
  world.clock.moveTo(romeEvening)
  await told('Bruno Ferri', 'planning/day-changed', { day: '2026-12-09', person: 'Ada Colombo' })
  const inbox = await (await world.as('Bruno Ferri')).ask(notices.myNotices, {})
  expect([inbox.unread, inbox.items[0]?.kind, inbox.items[0]?.page]).toEqual([
    1,
    'planning/day-changed',
    '/my-month?month=2026-12',
  ])
  await delivered()
  world.clock.moveTo('2026-11-30T06:59:00Z')
  await delivered()
  expect(world.mails).toEqual([])
  world.clock.moveTo('2026-11-30T07:00:00Z')
  await delivered()
  const [mail, ...more] = mailsTo('Bruno Ferri')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Un tuo giorno è cambiato')
  expect(mail?.text).toContain('Ada Colombo ha cambiato dove lavori mercoledì 9 dicembre.')
  expect(mail?.text).toContain('http://vicinato.test/my-month?month=2026-12')
  expect(mail?.html).toContain('<html lang="it">')
})

test('inside the band it goes out at once; never twice, however often the schedule looks', async () => {
  world.clock.moveTo('2026-11-30T09:00:00Z')
  await told('Carla Greco', 'planning/published', { month: '2026-12' })
  await delivered()
  await delivered()
  expect(mailsTo('Carla Greco').map(({ subject }) => subject)).toEqual([
    'Il mese di dicembre 2026 è pubblicato',
  ])
})

test('what was read before the band opened is not mailed', async () => {
  world.clock.moveTo('2026-11-30T19:00:00Z')
  await told('Dino Russo', 'wishes/reminder', { month: '2027-01', until: '2026-12-20' })
  await delivered()
  const [notice] = (await (await world.as('Dino Russo')).ask(notices.myNotices, {})).items
  await (await world.as('Dino Russo')).ask(notices.markNotices, { ids: [notice!.id], read: true })
  expect((await (await world.as('Dino Russo')).ask(notices.myUnread, {})).unread).toBe(0)
  world.clock.moveTo('2026-12-01T08:00:00Z')
  await delivered()
  expect(mailsTo('Dino Russo')).toEqual([])
})

test('everybody chooses kind by kind, in which language and within which hours', async () => {
  const { organisationBand, usual, email, mails, ...mine } = await (await world.as('Bruno Ferri')).ask(
    notices.myPreferences,
    {},
  )
  expect([organisationBand, email, mails]).toEqual([
    { from: '08:00', to: '18:00' },
    'bruno.ferri@borgo-sereno.example',
    true,
  ])
  expect(mine.ways).toEqual(usual)
  const changed = (kind: NoticeKind, way: Way) =>
    mine.ways.map((one) => (one.kind === kind ? { kind, way } : one))
  await (await world.as('Bruno Ferri')).ask(notices.changeMyPreferences, {
    language: 'en',
    band: { from: '10:00', to: '13:00' },
    digest: 'daily',
    ways: changed('wishes/reminder', 'none'),
  })
  world.mails.length = 0
  world.clock.moveTo('2026-12-02T08:30:00Z')
  await told('Bruno Ferri', 'wishes/reminder', { month: '2027-01', until: '2026-12-20' })
  await told('Bruno Ferri', 'days/late-wish-answered', { day: '2026-12-09', outcome: 'accepted' })
  await delivered()
  expect(mailsTo('Bruno Ferri')).toEqual([])
  world.clock.moveTo('2026-12-02T09:00:00Z')
  await delivered()
  const [mail, ...more] = mailsTo('Bruno Ferri')
  expect([mail?.subject, more.length]).toEqual(['Your late wish was answered', 0])
  expect(mail?.text).toContain('Your wish for Wednesday 9 December: accepted.')
  expect(
    (await (await world.as('Bruno Ferri')).ask(notices.myNotices, {})).items
      .map(({ kind }) => kind)
      .slice(0, 2)
      .sort(),
  ).toEqual(['days/late-wish-answered', 'wishes/reminder'])
})

test('a band of one’s own lies within the organisation’s, and that of the organisation leaves eleven hours of rest', async () => {
  const mine = { language: 'it', digest: 'daily', ways: [] } as const
  const late = await (await world.as('Bruno Ferri')).send(notices.changeMyPreferences, {
    ...mine,
    band: { from: '17:00', to: '20:00' },
  })
  expect(late.status).toBe(409)
  expect((late.body as { reasons: unknown }).reasons).toEqual([
    { code: 'notices/band-outside', from: '08:00', to: '18:00' },
  ])
  const night = await (await world.as('Marta Rizzo')).send(notices.changeBand, { from: '05:00', to: '23:00' })
  expect((night.body as { reasons: { code: string }[] }).reasons.map(({ code }) => code)).toEqual([
    'notices/band-in-the-night',
    'notices/band-without-rest',
  ])
  expect(
    (await (await world.as('Bruno Ferri')).send(notices.changeBand, { from: '09:00', to: '17:00' })).status,
  ).toBe(403)
  await (await world.as('Marta Rizzo')).ask(notices.changeBand, { from: '09:00', to: '17:00' })
  expect((await (await world.as('Ada Colombo')).ask(notices.myPreferences, {})).organisationBand).toEqual({
    from: '09:00',
    to: '17:00',
  })
  await (await world.as('Marta Rizzo')).ask(notices.changeBand, { from: '08:00', to: '18:00' })
})

test('the manager’s digest: what waits comes in one mail in the morning, what was read meanwhile is left out', async () => {
  world.mails.length = 0
  world.clock.moveTo('2026-12-03T10:00:00Z')
  await told('Ada Colombo', 'planning/teams-to-approve', { month: '2027-01' })
  await told('Ada Colombo', 'days/late-wish-asked', { person: 'Bruno Ferri', day: '2026-12-16' })
  await told('Ada Colombo', 'days/late-wish-asked', { person: 'Carla Greco', day: '2026-12-17' })
  await delivered()
  expect(mailsTo('Ada Colombo')).toEqual([])
  const read = (await (await world.as('Ada Colombo')).ask(notices.myNotices, {})).items.find(
    ({ details }) => details.person === 'Carla Greco',
  )
  await (await world.as('Ada Colombo')).ask(notices.markNotices, { ids: [read!.id], read: true })
  world.clock.moveTo('2026-12-04T07:00:00Z')
  await delivered()
  const [digest, ...more] = mailsTo('Ada Colombo')
  expect([digest?.subject, more.length]).toEqual(['2 avvisi da Vicinato', 0])
  expect(digest?.text).toContain('http://vicinato.test/teams?month=2027-01')
  expect(digest?.text).toContain('Bruno Ferri chiede')
  expect(digest?.text).not.toContain('Carla Greco')
})

test('all read at once, and undone; the inbox goes on page by page; nobody sees another’s', async () => {
  for (const month of ['2027-02', '2027-03', '2027-04'])
    await told('Giulia Conti', 'planning/published', { month })
  const { ids } = await (await world.as('Giulia Conti')).ask(notices.markAllRead, {})
  expect([ids.length, (await (await world.as('Giulia Conti')).ask(notices.myUnread, {})).unread]).toEqual([
    3, 0,
  ])
  await (await world.as('Giulia Conti')).ask(notices.markNotices, { ids, read: false })
  expect((await (await world.as('Giulia Conti')).ask(notices.myUnread, {})).unread).toBe(3)
  await (await world.as('Bruno Ferri')).ask(notices.markNotices, { ids, read: true })
  expect((await (await world.as('Giulia Conti')).ask(notices.myUnread, {})).unread).toBe(3)
  const first = await (await world.as('Giulia Conti')).ask(notices.myNotices, { limit: 2 })
  const second = await (await world.as('Giulia Conti')).ask(notices.myNotices, {
    limit: 2,
    cursor: first.nextCursor!,
  })
  expect([...first.items, ...second.items].map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(second.nextCursor).toBe(null)
})

test('whom a mail does not reach is listed for the administrator, who lets it be tried again', async () => {
  world.clock.moveTo('2026-12-09T10:00:00Z')
  await world.database.asOwner((owner) =>
    owner.query('update person set email = null where id = $1', [world.personIdOf('Fabio Moretti')]),
  )
  await told('Fabio Moretti', 'planning/published', { month: '2027-01' })
  await delivered()
  const { items } = await (await world.as('Marta Rizzo')).ask(notices.failures, {})
  expect(items).toMatchObject([{ name: 'Fabio Moretti', channel: 'mail', outcome: 'no-address', count: 1 }])
  expect((await (await world.as('Bruno Ferri')).send(notices.failures, {})).status).toBe(403)
  await world.database.asOwner((owner) =>
    owner.query("update person set email = 'fabio.moretti@borgo-sereno.example' where id = $1", [
      world.personIdOf('Fabio Moretti'),
    ]),
  )
  const { retried } = await (await world.as('Marta Rizzo')).ask(notices.retryFailures, {
    personId: world.personIdOf('Fabio Moretti'),
  })
  expect(retried).toBe(1)
  await delivered()
  expect(mailsTo('Fabio Moretti').length).toBe(1)
  expect((await (await world.as('Marta Rizzo')).ask(notices.delivery, {})).outcomes).toContainEqual(
    expect.objectContaining({ channel: 'mail', outcome: 'sent' }),
  )
})

test('after ninety days a notice is forgotten', async () => {
  const forget = () =>
    world.database.transaction(world.organisationId, (tx) =>
      forgetOldNotices({ tx, now: world.clock.now() }, world.organisationId),
    )
  world.clock.moveTo('2027-02-25')
  const [before] = [
    (await (await world.as('Ada Colombo')).ask(notices.myNotices, {})).items.length,
    await forget(),
  ]
  expect([before, (await (await world.as('Ada Colombo')).ask(notices.myNotices, {})).items.length]).toEqual([
    3, 3,
  ])
  world.clock.moveTo('2027-03-06')
  await forget()
  expect((await (await world.as('Ada Colombo')).ask(notices.myNotices, {})).items).toEqual([])
})
