import { network } from '../../features/alliance/network-contract.ts'
import { bookings } from '../../features/bookings/contract.ts'
import { spaces } from '../../features/spaces/contract.ts'
import { exampleSite } from '../../features/spaces/example.ts'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { hosting as visitHosting } from '../../features/visits/hosting-contract.ts'
import type { World } from '../world.ts'

/** A site of Borgo Sereno, with one of each thing that an endpoint names by its id. */
export async function fillSpaces(world: World) {
  const host = await world.as('Rita Leone')
  const { id: siteId } = await host.ask(spaces.writeSite, exampleSite())
  const { id: floorId } = await host.ask(hosting.addFloor, { siteId, name: 'Terra', level: 0 })
  const file = (bytes: Buffer) => ({ fileName: 'file', contentBase64: bytes.toString('base64') })
  const plan = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1"/></svg>'
  await host.ask(hosting.importPlan, { siteId, floorId, ...file(Buffer.from(plan)) })
  const { items } = await host.ask(spaces.addSeats, {
    ...{ siteId, floorId, prefix: 'A', first: 1, count: 4, attributes: [] },
  })
  const png =
    '89504e470d0a1a0a0000000d49484452000000010000000108060000000000000000000000494441540000000000000000'
  const picture = Buffer.from(`${png}49454e4400000000`, 'hex')
  const { id: photoId } = await host.ask(hosting.addPhoto, { siteId, ...file(picture), words: 'La sala' })
  const { id: documentId } = await host.ask(hosting.addDocument, {
    ...{ siteId, kind: 'emergency-plan', title: 'Piano', shared: false, ...file(Buffer.from('%PDF-1.7')) },
    ...{ issuedOn: '2026-01-01', expiresOn: null },
  })
  const { id: closureId } = await host.ask(hosting.close, {
    ...{ siteId, from: '2026-12-24', until: '2026-12-24', reason: '' },
  })
  await host.ask(spaces.publishSite, { siteId })
  const seatId = items[0]!.id
  const { id: addressId } = await host.ask(visitHosting.makeAddress, { siteId, serves: 'entrance' })
  const bruno = await world.as('Bruno Ferri')
  const booked = await bruno.ask(bookings.book, {
    hostId: world.organisationId,
    siteId,
    days: ['2026-12-10'],
  })
  const waitId = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into booking_wait (organisation_id, site_id, guest_id, person_id, day, morning, afternoon, state, asked_at)
       values ($1, $2, $1, $3, '2026-12-11', true, true, 'waiting', now()) returning id`,
      [world.organisationId, siteId, bruno.personId],
    )
    return rows[0]!.id
  })
  return {
    ...{ hostId: world.organisationId, siteId, floorId, seatId, addressId, photoId, documentId, closureId },
    ...{ bookingId: booked.items[0]!.bookingId!, waitId },
  }
}

/** Borgo Sereno coordinates an alliance, in which it is alone. */
export async function fillAlliance(world: World) {
  const coordinator = await world.as('Rita Leone')
  const page = { kind: 'public-body', offers: '', seeks: '', website: '' } as const
  await coordinator.ask(network.foundAlliance, { name: 'Rete di prova', about: '', ...page })
  const { memberships } = await coordinator.ask(network.coordinated, {})
  return { membershipId: memberships[0]!.id }
}
