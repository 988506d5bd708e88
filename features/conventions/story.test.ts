import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNetwork, openOther } from '../../tests/network-world.ts'
import { type Client, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { confirmations } from '../access/confirmation-contract.ts'
import { conventions } from './contract.ts'
import { usualTerms } from './example.ts'
import { conventionOffice } from './office-contract.ts'
import type { Terms } from './rules.ts'
import { renewedReason } from './rules.ts'

let world: World
let network: Awaited<ReturnType<typeof openNetwork>>
/** Valle Quieta hosts, Borgo Sereno is its guest and coordinates; the co-operative is a member, the stranger is none. */
let host: Client
let guest: Client
let member: { id: string; client: Client }
let stranger: { id: string; client: Client }
const day = (text: string) => text as Day
const today = day('2026-11-23')
beforeAll(async () => {
  world = await openWorld()
  network = await openNetwork(world, { until: '2026-12-20' })
  host = await world.asStranger()
  guest = await world.as('Irene Marino')
  member = await openOther(world, { slug: 'cooperativa', name: 'Cooperativa Ponte' })
  stranger = await openOther(world, { slug: 'estranea', name: 'Ditta Estranea', member: false })
})
afterAll(() => world.close())

const terms = (more: Partial<Terms> = {}): Terms => ({
  ...usualTerms(day('2027-01-01'), day('2027-06-30')),
  title: 'Postazioni a Ponte',
  ...more,
})
const draftOf = (more: Partial<Terms> = {}, seats: number | null = null) => ({
  ...{ terms: terms(more), siteIds: [network.siteId], renewsId: null },
  partners: more.openTo ? [] : [{ guestId: world.organisationId, seats, mostPerDay: null }],
})
const codesOf = ({ body }: { body: unknown }) =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)
async function sign(client: Client, conventionId: string) {
  const { sha256 } = await client.ask(conventions.convention, { conventionId })
  await client.ask(confirmations.confirm, { subject: sha256 })
  return client.ask(conventions.sign, { conventionId, sha256 })
}
const lendingsOf = (conventionId: string) =>
  world.database.asOwner(async (owner) => {
    const { rows } = await owner.query(
      `select guest_id as "guestId", from_day::text as from, until_day::text as until, seats, morning, afternoon
       from lending where convention_id = $1 order by guest_id`,
      [conventionId],
    )
    return rows as { guestId: string; from: string; until: string; seats: number | null }[]
  })
const offered = async (draft: ReturnType<typeof draftOf>) => {
  const { id } = await host.ask(conventions.write, draft)
  await host.ask(conventions.offer, { conventionId: id })
  return id
}

test('a draft says all that it lacks at once, and is the host’s alone', async () => {
  const empty = await host.ask(conventions.write, {
    ...draftOf(
      { title: '', weekdays: [], morning: false, afternoon: false, safetyDuty: '', renewsMonths: 6 },
      3,
    ),
    ...{ siteIds: [], partners: [] },
  })
  expect(empty.reasons.map(({ code }) => code)).toEqual([
    ...['title-missing', 'no-weekdays', 'no-halves', 'no-sites', 'no-partners', 'safety-missing'].map(
      (code) => `conventions/${code}`,
    ),
  ])
  expect(codesOf(await host.send(conventions.offer, { conventionId: empty.id }))).toHaveLength(6)
  for (const other of [guest, member.client, stranger.client])
    expect((await other.send(conventions.convention, { conventionId: empty.id })).status).toBe(404)
  const paid = {
    ...draftOf({ cost: 'per-day', costCents: 1200, renewsMonths: 6 }, 5),
    conventionId: empty.id,
  }
  expect((await host.ask(conventions.rewrite, paid)).reasons).toMatchObject([
    { code: 'conventions/paid-renews-by-hand' },
    { code: 'conventions/more-seats-than-there-are', asked: 5, kept: 0, seats: 4 },
  ])
  await host.ask(conventions.remove, { conventionId: empty.id })
  expect((await host.send(conventions.convention, { conventionId: empty.id })).status).toBe(404)
})

test('both sign the words that they read: then, and only then, it is lent, from the later of start and signature', async () => {
  const id = await offered(draftOf({ from: day('2026-11-01') }, 2))
  expect(await lendingsOf(id)).toEqual([])
  const read = await guest.ask(conventions.convention, { conventionId: id })
  expect(read).toMatchObject({
    isHost: false,
    hostName: 'Unione Valle Quieta',
    may: { sign: true, decline: true },
  })
  expect(JSON.stringify(read.document)).toContain('Comune di Borgo Sereno')
  // Nothing counts as signed without a proof for these very words.
  expect(codesOf(await guest.send(conventions.sign, { conventionId: id, sha256: read.sha256 }))).toEqual([
    'access/not-confirmed',
  ])
  expect(codesOf(await guest.send(conventions.sign, { conventionId: id, sha256: 'a'.repeat(64) }))).toEqual([
    'conventions/changed-meanwhile',
  ])
  await sign(guest, id)
  expect(await lendingsOf(id)).toEqual([])
  const signed = await sign(host, id)
  expect(signed.partners).toMatchObject([
    {
      guestName: 'Comune di Borgo Sereno',
      hostSigned: { by: 'Sara Testa', way: 'demo' },
      guestSigned: { by: 'Irene Marino', way: 'demo' },
      ...{ state: 'in-force', beginsOn: today, lastDay: '2027-06-30' },
    },
  ])
  expect(await lendingsOf(id)).toMatchObject([
    { guestId: world.organisationId, from: '2026-11-23', until: '2027-06-30', seats: 2 },
  ])
  expect(codesOf(await guest.send(conventions.sign, { conventionId: id, sha256: read.sha256 }))).toEqual([
    'conventions/signed-already',
  ])
  // Who is no partner of a closed convention sees nothing of it: neither the words nor who its partners are.
  for (const other of [member.client, stranger.client]) {
    expect((await other.send(conventions.convention, { conventionId: id })).status).toBe(404)
    expect((await other.send(conventions.document, { conventionId: id, format: 'pdf' })).status).toBe(404)
    expect((await other.ask(conventions.register, {})).items).toEqual([])
  }
  const seen = await world.database.transaction(member.id, async (tx) =>
    sql`select 1 from convention_partner union all select 1 from convention union all select 1 from convention_site
      union all select 1 from lending`.execute(tx),
  )
  expect(seen.rows).toEqual([])
})

test('the text is a tagged PDF and a DOCX with the signatures and the hash of what was signed', async () => {
  const { items } = await guest.ask(conventions.register, {})
  const { id } = items.find(({ title }) => title === 'Postazioni a Ponte')!
  const pdf = await guest.send(conventions.document, { conventionId: id, format: 'pdf' })
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  expect((pdf.body as Buffer).includes('/MarkInfo')).toBe(true)
  const docx = await host.send(conventions.document, {
    conventionId: id,
    format: 'docx',
    guestId: world.organisationId,
  })
  expect((docx.body as Buffer).subarray(0, 2).toString()).toBe('PK')
})

test('each side’s own people are told, once, and warned before the end', async () => {
  const kindsOf = (client: Client) =>
    world.database.asOwner(async (owner) => {
      const { rows } = await owner.query(
        `select kind, details->>'until' as until from notice where person_id = $1 and kind like 'conventions/%'
         order by kind, until`,
        [client.personId],
      )
      return rows.map(({ kind, until }) => [kind, until].filter(Boolean).join(' '))
    })
  const told = await world.untilDone(
    () => kindsOf(guest),
    (kinds) =>
      kinds.includes('conventions/to-sign') &&
      kinds.includes('conventions/in-force') &&
      kinds.some((kind) => kind.startsWith('conventions/ends-soon')),
  )
  // The network's first convention began long ago: that is news to nobody.
  expect(told.filter((kind) => kind === 'conventions/in-force')).toHaveLength(1)
  // The network's first convention ends in four weeks: within thirty days.
  expect(told.filter((kind) => kind.startsWith('conventions/ends-soon'))).toEqual([
    'conventions/ends-soon 2026-12-20',
  ])
  world.clock.moveTo('2026-12-14')
  for (const organisationId of [world.organisationId, world.organisationId])
    await world.database.transaction(undefined, (tx) =>
      world.house.jobs.enqueue(tx, 'turn-conventions', { organisationId, id: organisationId }),
    )
  await world.untilDone(
    () => kindsOf(guest),
    (kinds) => kinds.filter((kind) => kind.startsWith('conventions/ends-soon')).length === 2,
  )
  world.clock.moveTo('2026-11-23')
})

test('who is named may decline; a member is invited later on the same terms', async () => {
  const id = await offered(draftOf({ title: 'Declinata' }))
  await sign(host, id)
  const declined = await guest.ask(conventions.decline, { conventionId: id, reason: 'Abbiamo già posti.' })
  expect(declined.partners).toMatchObject([{ state: 'declined', endReason: 'Abbiamo già posti.' }])
  expect(await lendingsOf(id)).toEqual([])
  const asked = { conventionId: id, guestId: stranger.id, seats: null, mostPerDay: 2 }
  expect(codesOf(await host.send(conventions.invite, asked))).toEqual(['conventions/partner-not-admitted'])
  await host.ask(conventions.invite, { ...asked, guestId: member.id })
  await sign(member.client, id)
  await sign(host, id)
  expect(await lendingsOf(id)).toMatchObject([{ guestId: member.id, from: '2027-01-01' }])
  // Of two partners each reads itself alone.
  expect((await member.client.ask(conventions.convention, { conventionId: id })).partners).toHaveLength(1)
  expect((await host.ask(conventions.convention, { conventionId: id })).partners).toHaveLength(2)
})

test('an open offer is joined with one signature, by members alone and as many as there is room for', async () => {
  const id = await offered(
    draftOf({ title: 'Aperta a tutti', openTo: world.organisationId, seatsEach: 1, mostPartners: 1 }),
  )
  // Not signed by the host yet: nobody sees it.
  expect((await guest.send(conventions.convention, { conventionId: id })).status).toBe(404)
  await sign(host, id)
  expect((await stranger.client.send(conventions.convention, { conventionId: id })).status).toBe(404)
  const offer = await guest.ask(conventions.convention, { conventionId: id })
  expect(offer).toMatchObject({ may: { adhere: true, sign: false }, partners: [] })
  await sign(guest, id)
  expect(await lendingsOf(id)).toMatchObject([
    { guestId: world.organisationId, from: '2027-01-01', seats: 1 },
  ])
  const { sha256 } = await member.client.ask(conventions.convention, { conventionId: id })
  await member.client.ask(confirmations.confirm, { subject: sha256 })
  expect(codesOf(await member.client.send(conventions.sign, { conventionId: id, sha256 }))).toEqual([
    'conventions/full',
  ])
  // A member that joined does not learn who else did.
  expect((await member.client.ask(conventions.convention, { conventionId: id })).partners).toEqual([])
})

test('notice is given by either side; for a serious reason at once; whoever renews closes what was before', async () => {
  const id = await offered(draftOf({ title: 'Con preavviso', from: day('2026-11-01') }))
  await sign(host, id)
  await sign(guest, id)
  const notice = { conventionId: id, lastDay: day('2026-11-30'), serious: false, reason: 'Trasloco' }
  expect(codesOf(await guest.send(conventions.giveNotice, notice))).toEqual(['conventions/notice-too-short'])
  expect(codesOf(await guest.send(conventions.giveNotice, { ...notice, serious: true }))).toEqual([
    'conventions/reason-missing',
  ])
  const after = await guest.ask(conventions.giveNotice, { ...notice, lastDay: day('2027-01-15') })
  expect(after.partners).toMatchObject([
    { state: 'notice-given', lastDay: '2027-01-15', endReason: 'Trasloco' },
  ])
  expect(await lendingsOf(id)).toMatchObject([{ until: '2027-01-15' }])

  const renewal = { ...draftOf({ title: 'Rinnovo', from: day('2027-01-10') }), renewsId: id }
  const child = await offered(renewal as never)
  await sign(guest, child)
  await sign(host, child)
  expect(await lendingsOf(id)).toMatchObject([{ until: '2027-01-09' }])
  expect((await host.ask(conventions.convention, { conventionId: id })).partners).toMatchObject([
    { lastDay: '2027-01-09', endReason: renewedReason },
  ])
  expect(await lendingsOf(child)).toMatchObject([{ from: '2027-01-10', until: '2027-06-30' }])

  const serious = {
    ...notice,
    conventionId: child,
    lastDay: today,
    serious: true,
    reason: 'Impianto non a norma',
  }
  const ended = await host.ask(conventions.giveNotice, serious)
  expect(ended).toMatchObject({ state: 'ended', partners: [{ state: 'ended' }] })
  expect(await lendingsOf(child)).toEqual([])
  expect(codesOf(await host.send(conventions.giveNotice, serious))).toEqual(['conventions/not-offered'])
})

test('one that renews itself does so when notice can no longer be given in time', async () => {
  const id = await offered(
    draftOf({ title: 'Da sola', from: today, until: day('2027-01-31'), renewsMonths: 1 }),
  )
  const left = await offered(
    draftOf({ title: 'Disdetta', from: today, until: day('2027-01-31'), renewsMonths: 1 }),
  )
  for (const one of [id, left]) {
    await sign(host, one)
    await sign(guest, one)
  }
  const notice = { conventionId: left, lastDay: day('2027-01-31'), serious: false, reason: '' }
  expect(await guest.ask(conventions.giveNotice, notice)).toMatchObject({
    partners: [{ state: 'notice-given' }],
  })
  const turn = async () => {
    await world.database.transaction(undefined, (tx) =>
      world.house.jobs.enqueue(tx, 'turn-conventions', {
        organisationId: network.hostId,
        id: network.hostId,
      }),
    )
  }
  world.clock.moveTo('2027-01-02')
  await turn()
  await world.untilDone(
    () => lendingsOf(id),
    ([row]) => row?.until === '2027-02-28',
  )
  world.clock.moveTo('2026-11-23')
  expect((await guest.ask(conventions.convention, { conventionId: id })).terms.until).toBe('2027-02-28')
  expect((await guest.ask(conventions.convention, { conventionId: left })).terms.until).toBe('2027-01-31')
  expect(await lendingsOf(left)).toMatchObject([{ until: '2027-01-31' }])
})

test('a template that leaves unsaid what must be said is refused, and the next offer reads as it says', async () => {
  const { usual } = await host.ask(conventionOffice.template, {})
  expect(
    codesOf(
      await host.send(conventionOffice.writeTemplate, { title: 'X', body: 'Solo {{sedi}} e {{altro}} {{' }),
    ),
  ).toEqual(expect.arrayContaining(['conventions/placeholder-unknown', 'conventions/placeholder-open']))
  await host.ask(conventionOffice.writeTemplate, { ...usual, body: `Premessa nostra.\n\n${usual.body}` })
  const { document } = await host.ask(conventions.check, draftOf())
  expect(document.blocks[0]).toEqual({ kind: 'paragraph', text: 'Premessa nostra.' })
})

test('nobody signs for the other, whatever is written below the product', async () => {
  const id = await offered(draftOf({ title: 'Firma altrui' }))
  const forge = (organisationId: string, column: string) =>
    world.database.transaction(organisationId, (tx) =>
      sql`update convention_partner set ${sql.ref(`${column}_signed_at`)} = now(), ${sql.ref(`${column}_signed_by`)} = 'X'
        where convention_id = ${id}`.execute(tx),
    )
  await expect(forge(network.hostId, 'guest')).rejects.toMatchObject({ code: '42501' })
  await expect(forge(world.organisationId, 'host')).rejects.toMatchObject({ code: '42501' })
  // Nor does a guest lend itself what nobody signed, or more than was signed.
  const take = (seats: number | null) =>
    world.database.transaction(world.organisationId, (tx) =>
      sql`insert into lending (organisation_id, site_id, guest_id, convention_id, from_day, until_day, seats)
        values (${network.hostId}, ${network.siteId}, ${world.organisationId}, ${id}, '2027-01-01', '2027-06-30', ${seats})`.execute(
        tx,
      ),
    )
  await expect(take(null)).rejects.toMatchObject({ code: '42501' })
  await sign(host, id)
  await sign(guest, id)
  await expect(
    world.database.transaction(world.organisationId, (tx) =>
      sql`update lending set until_day = '2030-01-01' where convention_id = ${id}`.execute(tx),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})

test('a member that is suspended signs nothing, sees no open offer, and takes nobody on', async () => {
  const named = await offered(draftOf({ title: 'Per la cooperativa' }))
  await host.ask(conventions.invite, {
    conventionId: named,
    guestId: member.id,
    seats: null,
    mostPerDay: null,
  })
  const open = await offered(draftOf({ title: 'Per tutti', openTo: world.organisationId }))
  await sign(host, open)
  await world.database.asOwner((owner) =>
    owner.query(`update membership set state = 'suspended' where member_id = $1`, [member.id]),
  )
  expect((await member.client.send(conventions.convention, { conventionId: open })).status).toBe(404)
  const { sha256 } = await member.client.ask(conventions.convention, { conventionId: named })
  expect(codesOf(await member.client.send(conventions.sign, { conventionId: named, sha256 }))).toEqual([
    'conventions/not-a-member',
  ])
  await world.database.asOwner((owner) =>
    owner.query(`update membership set state = 'suspended' where member_id = $1`, [network.hostId]),
  )
  const read = await guest.ask(conventions.convention, { conventionId: open })
  expect(codesOf(await guest.send(conventions.sign, { conventionId: open, sha256: read.sha256 }))).toEqual([
    'conventions/partner-not-admitted',
  ])
})
