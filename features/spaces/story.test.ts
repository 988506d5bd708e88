import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { notices } from '../notices/contract.ts'

import { spaces } from './contract.ts'
import { exampleSite } from './example.ts'
import { deleteRemoved } from './file-store.ts'
import { hosting } from './hosting-contract.ts'
import { listFloors, listSeats, listSites } from './store.ts'
import { warnOfDocuments } from './warning-actions.ts'

// Valle Quieta hosts, Borgo Sereno is its guest; a third organisation, founded here, is neither.
let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
let host: Client
let guest: Client
let siteId = ''
let floorId = ''
/** What the search for viruses waits for, or the store of files, and whom it tells that it began. */
type Slow = { begun(): void; end: Promise<void> }
let search: Slow | undefined
let fetching: Slow | undefined
beforeAll(async () => {
  const scan = async () => {
    search?.begun()
    await search?.end
    return { found: undefined }
  }
  const fileAsked = async () => {
    fetching?.begun()
    await fetching?.end
  }
  world = await openWorld({ jobs: false, scanner: { name: 'slow', scan }, fileAsked })
  network = await openNetwork(world)
  host = await world.asStranger('Sara Testa')
  guest = await world.as('Bruno Ferri')
})
afterAll(() => world.close())

const day = (text: string) => text as Day
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
const file = (content: string | Buffer, fileName = 'file') => ({
  fileName,
  contentBase64: Buffer.from(content).toString('base64'),
})
const drawing = (inner: string) =>
  file(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">${inner}</svg>`, 'pianta.svg')
const chunk = (kind: string, hex: string) => {
  const body = Buffer.from(hex, 'hex')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(kind), body, Buffer.alloc(4)])
}
/** A PNG of one point, with its author. */
const png = Buffer.concat([
  ...[Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', '00000001000000010806000000')],
  ...[chunk('tEXt', Buffer.from('Author Rossi').toString('hex')), chunk('IDAT', '789c6300010000050001')],
  chunk('IEND', ''),
])
const own = () => host.ask(spaces.ownSite, { siteId })
const asGuest = (site: string) => guest.send(spaces.site, { hostId: network.hostId, siteId: site })

test('a site is written, and published once nothing is missing: all of it is said at once', async () => {
  const unsound = await host.send(
    spaces.writeSite,
    exampleSite({
      opens: [480, 600, null, null, null, null, null],
      closes: [1140, 540, 1140, null, null, null, null],
    }),
  )
  expect(codesOf(unsound)).toEqual(['spaces/opening-unsound', 'spaces/opening-unsound'])
  const bare = {
    address: '',
    houseRules: '',
    contactEmail: '',
    opens: Array(7).fill(null),
    closes: Array(7).fill(null),
  }
  siteId = (await host.ask(spaces.writeSite, exampleSite(bare))).id
  const all = ['no-seats', 'never-open', 'address-missing', 'house-rules-missing', 'contact-missing'].map(
    (code) => `spaces/${code}`,
  )
  expect(codesOf(await host.send(spaces.publishSite, { siteId }))).toEqual(all)
  expect((await own()).missing.map(({ code }) => code)).toEqual(all)
  await host.ask(spaces.changeSite, { siteId, ...exampleSite({ name: 'Torre', capacity: 40 }) })
  const made = await host.ask(spaces.addSeats, {
    ...{ siteId, floorId: null, prefix: 'A', first: 1, count: 12, attributes: ['monitor'] },
  })
  expect(made.items.map(({ label }) => label).sort()).toContain('A12')
  const again = await host.send(spaces.addSeats, {
    ...{ siteId, floorId: null, prefix: 'A', first: 12, count: 2, attributes: [] },
  })
  expect(codesOf(again)).toEqual(['spaces/label-taken'])
  expect((await own()).seats).toHaveLength(12)
  const wide = await host.send(spaces.changeSite, { siteId, ...exampleSite({ capacity: 40 }) })
  expect(codesOf(wide)).toEqual(['spaces/capacity-above-seats'])
  await host.ask(spaces.changeSite, { siteId, ...exampleSite({ name: 'Torre', capacity: 6 }) })
  await host.ask(spaces.publishSite, { siteId })
  expect((await host.ask(spaces.ownSites, {})).items).toMatchObject([
    { name: 'Casa del lavoro', seats: 4, guests: 1 },
    { name: 'Torre', seats: 12, guests: 0, published: true },
  ])
})

test('a floor: the plan is made safe, seats lie on it, two may exchange their labels', async () => {
  floorId = (await host.ask(hosting.addFloor, { siteId, name: 'Primo', level: 1 })).id
  const floor = { siteId, floorId }
  const laughs = file('<!DOCTYPE svg [<!ENTITY a "ha">]><svg xmlns="http://www.w3.org/2000/svg"/>')
  expect(codesOf(await host.send(hosting.importPlan, { ...floor, ...laughs }))).toEqual([
    'spaces/plan-entities',
  ])
  expect(codesOf(await host.send(hosting.importPlan, { ...floor, ...file('%PDF-1.7') }))).toEqual([
    'spaces/plan-no-picture',
  ])
  const plan = drawing('<script>alert(1)</script><g onclick="alert(2)"><rect width="9" height="9"/></g>')
  expect(await host.ask(hosting.importPlan, { ...floor, ...plan })).toEqual({
    ...{ width: 1000, height: 500, removed: ['onclick', 'script'] },
  })
  const [shown] = (await own()).floors
  expect(shown).toMatchObject({ name: 'Primo', plan: { type: 'image/svg+xml', width: 1000, height: 500 } })
  const version = new URL(shown!.plan!.address, 'http://a').searchParams.get('version')!
  const picture = await host.send(spaces.plan, { hostId: network.hostId, ...floor, version })
  expect(picture.headers['content-type']).toBe('image/svg+xml')
  expect(picture.headers['content-security-policy']).toBe(
    "default-src 'none'; sandbox; frame-ancestors 'none'",
  )
  expect(picture.headers['x-content-type-options']).toBe('nosniff')
  expect(String(picture.body)).not.toMatch(/alert|script|onclick/)
  const [a1, a2] = (await own()).seats
  const placed = (seat: typeof a1, label: string, x: number) => ({
    ...{ id: seat!.id, label, floorId, x, y: 500, attributes: ['window' as const] },
  })
  const swapped = [placed(a1, 'A2', 100), placed(a2, 'A1', 200)]
  const fresh = { label: 'B1', floorId, x: 300, y: 500, attributes: [] }
  await host.ask(hosting.saveSeats, { siteId, seats: [...swapped, fresh] })
  const seats = (await own()).seats.filter((seat) => seat.floorId === floorId)
  expect(seats.map(({ id, label, x }) => [id === a1!.id, label, x])).toEqual([
    [false, 'A1', 200],
    [true, 'A2', 100],
    [false, 'B1', 300],
  ])
  const twice = await host.send(hosting.saveSeats, { siteId, seats: [placed(a1, 'A9', 1)] })
  expect(codesOf(twice)).toEqual(['spaces/label-taken'])
  await host.ask(hosting.importPlan, { ...floor, ...file(png) })
  expect((await own()).floors[0]!.plan).toMatchObject({ type: 'image/png', width: 1, height: 1 })
  const kept = await host.send(spaces.plan, { hostId: network.hostId, ...floor })
  expect(String(kept.body)).not.toContain('Rossi')
  await host.ask(hosting.removeSeat, { siteId, seatId: seats[2]!.id })
})

test('photographs and safety documents: what they are is said by their bytes; an end is warned of', async () => {
  const photo = await host.ask(hosting.addPhoto, { siteId, ...file(png), words: 'La sala' })
  expect(codesOf(await host.send(hosting.addPhoto, { siteId, ...file('GIF89a'), words: 'x' }))).toEqual([
    'spaces/no-picture',
  ])
  const read = await host.send(spaces.photo, { hostId: network.hostId, siteId, photoId: photo.id })
  expect([read.status, read.headers['content-type']]).toEqual([200, 'image/png'])
  const paper = {
    ...{ siteId, kind: 'emergency-plan' as const, title: 'Piano di emergenza', shared: true },
    ...{ issuedOn: day('2026-01-01'), expiresOn: day('2026-12-10'), ...file('%PDF-1.7 …', 'piano.docx') },
  }
  const wrong = { ...paper, ...file('<html>'), issuedOn: day('2027-01-01') }
  expect(codesOf(await host.send(hosting.addDocument, wrong))).toEqual([
    ...['spaces/no-document', 'spaces/issued-in-the-future', 'spaces/ends-before-issued'],
  ])
  const { id: documentId } = await host.ask(hosting.addDocument, paper)
  const [shown] = (await own()).documents
  expect(shown).toMatchObject({ fileName: 'piano.pdf', standing: 'ends-soon', shared: true })
  expect((await host.ask(spaces.ownSites, {})).items[1]!.documentEnds).toBe('2026-12-10')
  const bytes = await host.send(spaces.document, { hostId: network.hostId, siteId, documentId })
  expect([bytes.status, bytes.headers['content-type']]).toEqual([200, 'application/pdf'])
  const turn = () =>
    world.database.transaction(network.hostId, (tx) =>
      warnOfDocuments(
        {
          ...{ tx, today: world.clock.today(), now: world.clock.now() },
          ...{ audit: () => {}, enqueue: async () => {}, afterCommit: () => {} },
        },
        network.hostId,
      ),
    )
  await turn()
  await turn()
  const told = (await host.ask(notices.myNotices, {})).items.filter(({ kind }) => /^spaces/.test(kind))
  expect(told).toMatchObject([
    {
      kind: 'spaces/document-ends',
      details: { name: 'Piano di emergenza', site: 'Torre', until: '2026-12-10' },
    },
  ])
  expect((await own()).checklist.filter(({ met }) => met).map(({ check }) => check)).toEqual(['ten-seats'])
})

test('what is taken away is put back as it was, for half an hour; then it is gone', async () => {
  const { photos, documents } = await own()
  const [photo, paper] = [photos[0]!.id, documents[0]!.id]
  const forget = (before: number) =>
    world.database.transaction(network.hostId, (tx) => deleteRemoved(tx, network.hostId, before))
  await host.ask(hosting.removePhoto, { siteId, photoId: photo })
  await host.ask(hosting.removeDocument, { siteId, documentId: paper })
  const without = await own()
  expect([without.photos, without.documents]).toEqual([[], []])
  const read = { hostId: network.hostId, siteId }
  expect((await host.send(spaces.photo, { ...read, photoId: photo })).status).toBe(404)
  expect((await host.send(spaces.document, { ...read, documentId: paper })).status).toBe(404)
  expect((await host.ask(spaces.ownSites, {})).items.some(({ documentEnds }) => documentEnds !== null)).toBe(
    false,
  )
  await forget(world.clock.now() - 1)
  await host.ask(hosting.putPhotoBack, { siteId, photoId: photo })
  await host.ask(hosting.putDocumentBack, { siteId, documentId: paper })
  expect(await own()).toMatchObject({ photos, documents })
  expect((await host.send(hosting.putPhotoBack, { siteId, photoId: photo })).status).toBe(404)
  await host.ask(hosting.removePhoto, { siteId, photoId: photo })
  await forget(world.clock.now() + 1)
  expect((await host.send(hosting.putPhotoBack, { siteId, photoId: photo })).status).toBe(404)
})

test('a guest reads what is lent, with floors, seats and what is shared; a third organisation nothing', async () => {
  const lent = await asGuest(network.siteId)
  expect([lent.status, (lent.body as { seats: unknown[] }).seats.length]).toEqual([200, 4])
  const plan = await guest.send(spaces.plan, {
    ...{ hostId: network.hostId, siteId: network.siteId, floorId: network.floorId },
  })
  expect(plan.status).toBe(200)
  // Of the same host, not lent: it is as if it were not there.
  expect((await asGuest(siteId)).status).toBe(404)
  const notLent = { hostId: network.hostId, siteId, floorId }
  expect((await guest.send(spaces.plan, notLent)).status).toBe(404)
  expect((await guest.send(spaces.ownSites, {})).status).toBe(403)
  const rita = await world.as('Rita Leone')
  expect((await rita.send(spaces.ownSite, { siteId: network.siteId })).status).toBe(404)
  const seat = { id: network.seatIds[0]!, floorId: null, label: 'X', x: null, y: null, attributes: [] }
  const writes = [
    await rita.send(spaces.changeSite, { siteId: network.siteId, ...exampleSite() }),
    await rita.send(hosting.saveSeats, { siteId: network.siteId, seats: [seat] }),
    await rita.send(hosting.changeFloor, {
      siteId: network.siteId,
      floorId: network.floorId,
      name: 'X',
      level: 0,
    }),
    await rita.send(hosting.close, {
      siteId: network.siteId,
      from: '2026-12-01',
      until: '2026-12-01',
      reason: '',
    }),
  ]
  expect(writes.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  const span = { from: day('2026-11-23'), until: day('2026-12-31') }
  const seen = (organisationId: string) =>
    world.database.transaction(organisationId, async (tx) => [
      (await listSites(tx, organisationId, span)).map(({ name }) => name),
      (await listSeats(tx, network.siteId)).length,
      (await listFloors(tx, network.siteId)).length,
    ])
  expect(await seen(network.guestId)).toEqual([['Casa del lavoro'], 4, 1])
  const third = await world.database.transaction(undefined, async (tx) => {
    const { foundOrganisation } = await import('../alliance/actions.ts')
    return foundOrganisation(tx, { name: 'Terzo', slug: 'terzo', patronDay: null, demo: true })
  })
  expect(await seen(third)).toEqual([[], 0, 0])
  await world.database.transaction(network.guestId, async (tx) => {
    // Not even by a statement of its own does a guest write.
    const { sql } = await import('kysely')
    const { numAffectedRows } = await sql`update seat set label = 'mine'`.execute(tx)
    expect(numAffectedRows).toBe(0n)
  })
})

test('what a closing or a retired seat touches is counted first, and ends with it', async () => {
  const bruno = world.personIdOf('Bruno Ferri')
  const [first, second] = network.seatIds
  await world.database.transaction(network.guestId, async (tx) => {
    const { sql } = await import('kysely')
    for (const [seat, on] of [
      [first, '2026-12-01'],
      [second, '2026-12-02'],
    ] as const)
      await sql`insert into booking (organisation_id, site_id, seat_id, guest_id, person_id, convention_id, day, morning,
          afternoon, state, source, made_at)
        values (${network.hostId}, ${network.siteId}, ${seat}, ${network.guestId}, ${bruno}, ${network.conventionId}, ${on},
          true, false, 'confirmed', 'own', now())`.execute(tx)
  })
  const lent = network.siteId
  const seat = { siteId: lent, seatIds: [first!], from: day('2026-11-23') }
  const counted = (days: [string, number][]) => ({
    ...{ bookings: days.length, own: 0, days: days.map(([on, bookings]) => ({ day: on, bookings })) },
  })
  expect(await host.ask(hosting.touched, { ...seat, until: null })).toEqual(counted([['2026-12-01', 1]]))
  // Of days that are over nothing is told: less who was expected, it would say who did not come.
  world.clock.moveTo('2026-12-02T09:00:00+01:00')
  const later = await world.asStranger('Sara Testa')
  expect(await later.ask(hosting.touched, { ...seat, until: null })).toEqual(counted([]))
  world.clock.moveTo('2026-11-23T09:00:00+01:00')
  expect(await host.ask(hosting.retireSeats, { ...seat, reason: 'Rotta' })).toEqual({ ended: 1 })
  const days = { siteId: lent, from: day('2026-12-02'), until: day('2026-12-03') }
  expect(await host.ask(hosting.touched, { ...days, morning: false })).toEqual(counted([]))
  expect(await host.ask(hosting.touched, days)).toEqual(counted([['2026-12-02', 1]]))
  expect(await host.ask(hosting.close, { ...days, reason: 'Lavori' })).toMatchObject({ ended: 1 })
  expect(await host.ask(hosting.touched, { ...days, until: null })).toEqual(counted([]))
  // Also one whose only booking was freed because nobody came: a fault here would tell the host so.
  await world.database.asOwner((owner) =>
    owner.query(`update booking set state = 'released', ended_at = now() where seat_id = $1`, [second]),
  )
  for (const seatId of [first!, second!])
    expect(codesOf(await host.send(hosting.removeSeat, { siteId: lent, seatId }))).toEqual([
      'spaces/seat-booked',
    ])
})

test('days and halves are closed, seats retired, a site closed for good and opened again', async () => {
  const december = { siteId, from: day('2026-12-24'), until: day('2026-12-24') }
  expect(await host.ask(hosting.touched, { ...december, morning: false })).toEqual({
    ...{ bookings: 0, own: 0, days: [] },
  })
  const wrong = {
    siteId,
    from: '2026-11-01',
    until: '2026-10-01',
    morning: false,
    afternoon: false,
    reason: '',
  }
  expect(codesOf(await host.send(hosting.close, wrong))).toEqual([
    ...['spaces/in-the-past', 'spaces/ends-before-it-begins', 'spaces/no-half'],
  ])
  const closure = await host.ask(hosting.close, { ...december, morning: false, reason: 'Vigilia' })
  expect((await own()).closures).toMatchObject([{ from: '2026-12-24', morning: false, afternoon: true }])
  expect((await own()).holidays.map((one) => one.day).slice(0, 3)).toEqual([
    ...['2026-12-07', '2026-12-08', '2026-12-25'],
  ])
  await host.ask(hosting.reopen, { siteId, closureId: closure.id })
  const [seat] = (await own()).seats
  await host.ask(hosting.retireSeats, {
    siteId,
    seatIds: [seat!.id],
    from: day('2026-11-23'),
    reason: 'Rotta',
  })
  expect((await host.ask(spaces.site, { hostId: network.hostId, siteId })).seats).toHaveLength(11)
  await host.ask(hosting.restoreSeat, { siteId, seatId: seat!.id })
  await host.ask(hosting.closeForGood, { siteId, from: day('2027-01-01'), reason: 'Trasloco' })
  expect((await own()).closedFrom).toBe('2027-01-01')
  await host.ask(hosting.openAgain, { siteId })
  expect((await own()).closedFrom).toBeNull()
})

test('while a file is searched nobody waits: no connection and no row is held', async () => {
  let end = () => {}
  const begun = new Promise<void>((begin) => {
    search = { begun: begin, end: new Promise((done) => (end = done)) }
  })
  const adding = host.send(hosting.addPhoto, { siteId: network.siteId, ...file(png), words: 'Lenta' })
  await begun
  // The embedded database has one session; on a server the site's row would be held, for whoever books or changes it.
  await host.ask(hosting.addFloor, { siteId: network.siteId, name: 'Soppalco', level: 1 })
  // Whoever may not is told so before anything is searched.
  search = { begun: () => expect.unreachable(), end: Promise.resolve() }
  const others = await guest.send(hosting.addPhoto, { siteId: network.siteId, ...file(png), words: 'x' })
  end()
  search = undefined
  expect([others.status, (await adding).status]).toEqual([403, 201])
})

test('while the store is slow to give a file back nobody waits either', async () => {
  const { siteId, hostId } = network
  const { id: photoId } = await host.ask(hosting.addPhoto, { siteId, ...file(png), words: 'Ingresso' })
  let end = () => {}
  const begun = new Promise<void>((begin) => {
    fetching = { begun: begin, end: new Promise((done) => (end = done)) }
  })
  const reading = guest.send(spaces.photo, { hostId, siteId, photoId })
  await begun
  // The embedded database has one session: whoever held a transaction open would keep this one from it.
  await host.ask(hosting.addFloor, { siteId, name: 'Sottotetto', level: 2 })
  // What one may not see is not looked for in the store.
  fetching = { begun: () => expect.unreachable(), end: Promise.resolve() }
  const other = await guest.send(spaces.photo, { hostId, siteId: crypto.randomUUID(), photoId })
  end()
  fetching = undefined
  expect([other.status, (await reading).status]).toEqual([404, 200])
})
