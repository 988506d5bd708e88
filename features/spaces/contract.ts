import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { checks, documentKinds } from './checklist-rules.ts'
import { seatAttributes, siteEquipment } from './rules.ts'
import {
  closureShape,
  floorShape,
  photoShape,
  seatShape,
  siteShape,
  siteWritten,
  words,
} from './shapes-contract.ts'

const ofHost = { hostId: idText, siteId: idText }
const count = z.number().int()
const reason = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
/** Whoever a site concerns in its own organisation. */
const keepers = ['space-host', 'administrator', 'safety-representative'] as const

export const spaces = {
  site: endpoint({
    method: 'GET',
    path: '/hosts/{hostId}/sites/{siteId}',
    summary:
      'A site of one’s own organisation, or lent to it: what one wants to know before going, floors and seats',
    may: 'signed-in',
    input: z.object(ofHost),
    output: siteShape.extend({
      /** Name of the organisation. */
      host: z.string(),
      /** Those that are still to come or under way. */
      closures: z.array(closureShape),
      photos: z.array(photoShape),
      floors: z.array(floorShape),
      /** Without those retired. */
      seats: z.array(seatShape),
    }),
  }),
  plan: endpoint({
    method: 'GET',
    path: '/hosts/{hostId}/sites/{siteId}/floors/{floorId}/plan',
    summary: 'The plan of a floor, made safe: SVG, PNG or JPEG',
    may: 'signed-in',
    input: z.object({ ...ofHost, floorId: idText, version: z.string().max(64).optional() }),
    output: z.unknown(),
    answers: 'file',
  }),
  photo: endpoint({
    method: 'GET',
    path: '/hosts/{hostId}/sites/{siteId}/photos/{photoId}',
    summary: 'A photograph of a site, without what its camera wrote into it',
    may: 'signed-in',
    input: z.object({ ...ofHost, photoId: idText }),
    output: z.unknown(),
    answers: 'file',
  }),
  document: endpoint({
    method: 'GET',
    path: '/hosts/{hostId}/sites/{siteId}/documents/{documentId}',
    summary: 'A safety document: of the own sites, or shared by the host with whom the site is lent to',
    may: [...keepers, 'hr-office'],
    input: z.object({ ...ofHost, documentId: idText }),
    output: z.unknown(),
    answers: 'file',
  }),
  ownSites: endpoint({
    method: 'GET',
    path: '/own-sites',
    summary: 'The sites that one’s organisation has for people to work in, published or not',
    may: keepers,
    input: nothing,
    output: listOf(
      siteShape
        .pick({ id: true, name: true, kind: true, address: true, neighbourhood: true, capacity: true })
        .extend({
          published: z.boolean(),
          closedFrom: dayText.nullable(),
          seats: count,
          /** Organisations to which it is lent now or later. */
          guests: count,
          /** The earliest end of a safety document that is near or past; null where none is. */
          documentEnds: dayText.nullable(),
          closedUntil: dayText.nullable(),
        }),
    ),
  }),
  ownSite: endpoint({
    method: 'GET',
    path: '/own-sites/{siteId}',
    summary: 'An own site whole: with what is missing before it is published, and the City’s checklist',
    may: keepers,
    input: z.object({ siteId: idText }),
    output: siteShape.extend({
      closures: z.array(closureShape),
      /** Of the next year, on weekdays on which it would open. */
      holidays: z.array(z.object({ day: dayText, name: z.string() })),
      photos: z.array(photoShape),
      documents: z.array(
        z.object({
          id: idText,
          kind: z.enum(documentKinds),
          title: z.string(),
          fileName: z.string(),
          issuedOn: dayText,
          expiresOn: dayText.nullable(),
          standing: z.enum(['valid', 'ends-soon', 'expired']),
          shared: z.boolean(),
          address: z.string(),
        }),
      ),
      floors: z.array(floorShape),
      seats: z.array(seatShape.extend({ booked: z.boolean() })),
      /** Organisations to which it is lent now or later. */
      guests: count,
      /** Why it cannot be published; empty where it can, or is. */
      missing: z.array(reason),
      checklist: z.array(
        z.object({ check: z.enum(checks), met: z.boolean(), found: z.array(z.enum(siteEquipment)) }),
      ),
    }),
  }),
  writeSite: endpoint({
    method: 'POST',
    path: '/own-sites',
    summary: 'Write a site: nobody else sees it until it is published',
    may: ['space-host'],
    input: z.object(siteWritten),
    output: z.object({ id: idText }),
  }),
  changeSite: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}',
    summary: 'Write a site anew',
    may: ['space-host'],
    input: z.object({ siteId: idText, ...siteWritten }),
    output: done,
  }),
  publishSite: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/publication',
    summary: 'Show a site to its own people and to whom it is lent; all that is missing is said at once',
    may: ['space-host'],
    input: z.object({ siteId: idText }),
    output: done,
  }),
  addSeats: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/seats',
    summary: 'Number seats in one step: A1 to A12',
    may: ['space-host'],
    input: z.object({
      siteId: idText,
      floorId: idText.nullable(),
      prefix: words(20),
      first: count.min(0).max(99_999),
      count: count.min(1).max(500),
      attributes: z.array(z.enum(seatAttributes)).max(seatAttributes.length),
    }),
    output: z.object({ items: z.array(z.object({ id: idText, label: z.string() })) }),
  }),
}
