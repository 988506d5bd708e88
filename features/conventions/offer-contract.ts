import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { idText, nothing } from '../../vocabulary/schemas.ts'
import { conventions, text } from './contract.ts'

export const smallOffer = {
  offering: endpoint({
    method: 'GET',
    path: '/small-offer',
    summary: 'With what the offer of a few desks begins: networks, contact, house rules to change',
    may: ['space-host'],
    input: nothing,
    output: z.object({
      alliances: z.array(z.object({ id: idText, name: z.string() })),
      name: z.string(),
      contactEmail: z.string(),
      houseRules: z.string(),
      /** Places that one knows, to find one’s way on the map: own sites, and those lent. */
      known: z.array(z.object({ name: z.string(), latitude: z.number(), longitude: z.number() })),
      /** Whether who asks may sign for the organisation. */
      maySign: z.boolean(),
    }),
  }),
  offerDesks: endpoint({
    method: 'POST',
    path: '/small-offers',
    summary:
      'Offer a few desks in one step: the site, its seats, published, and the standard convention open to all members, ready to be signed',
    may: ['space-host'],
    input: z.object({
      allianceId: idText,
      name: text(200).min(1),
      address: text(300).min(1),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      desks: z.number().int().min(1).max(50),
      houseRules: text(4000).min(1),
      contactEmail: z.email().max(200),
    }),
    output: z.object({ siteId: idText, convention: conventions.convention.output }),
  }),
}
