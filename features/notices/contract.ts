import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, done, idText, instantText, listOf, nothing } from '../../vocabulary/schemas.ts'
import { rhythms } from './band-rules.ts'
import { channels, kindNames, languages, ways } from './rules.ts'

const band = z.object({ from: clockText, to: clockText })
const kind = z.enum(kindNames)
const details = z.record(z.string(), z.union([z.string(), z.number()]))
const way = z.enum(ways)

const notice = z.object({
  id: idText,
  kind,
  details,
  /** Where something can be done about it, within the product. */
  page: z.string(),
  madeAt: instantText,
  readAt: instantText.nullable(),
})
const preferences = z.object({
  language: z.enum(languages),
  /** Null where the organisation's band holds. */
  band: band.nullable(),
  digest: z.enum(rhythms),
  ways: z.array(z.object({ kind, way })),
})
const endpointOfService = z.url({ protocol: /^https?$/ }).max(1000)
const device = z.object({ id: idText, name: z.string(), addedAt: instantText })

export const notices = {
  myNotices: endpoint({
    method: 'GET',
    path: '/my-notices',
    summary: 'What one was told, newest first',
    may: 'signed-in',
    input: z.object({
      cursor: z
        .string()
        .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({
      items: z.array(notice),
      nextCursor: z.string().nullable(),
      unread: z.number().int(),
    }),
  }),
  myUnread: endpoint({
    method: 'GET',
    path: '/my-notices/unread',
    summary: 'How many notices one has not read',
    may: 'signed-in',
    input: nothing,
    output: z.object({ unread: z.number().int() }),
  }),
  markNotices: endpoint({
    method: 'PUT',
    path: '/my-notices/read',
    summary: 'Mark notices as read, or as not read',
    may: 'signed-in',
    input: z.object({ ids: z.array(idText).min(1).max(1000), read: z.boolean() }),
    output: done,
  }),
  markAllRead: endpoint({
    method: 'POST',
    path: '/my-notices/all-read',
    summary: 'Mark as read all that is not; the answer says which, so that it can be undone',
    may: 'signed-in',
    input: nothing,
    output: z.object({ ids: z.array(idText) }),
  }),
  myPreferences: endpoint({
    method: 'GET',
    path: '/my-notice-preferences',
    summary: 'How and when one is told what',
    may: 'signed-in',
    input: nothing,
    output: preferences.extend({
      organisationBand: band,
      usual: z.array(z.object({ kind, way })),
      email: z.string().nullable(),
      /** False where this installation has no mail server. */
      mails: z.boolean(),
    }),
  }),
  changeMyPreferences: endpoint({
    method: 'PUT',
    path: '/my-notice-preferences',
    summary: 'Choose how and when one is told what',
    may: 'signed-in',
    input: preferences.extend({ ways: preferences.shape.ways.max(500) }),
    output: done,
  }),
  myDevices: endpoint({
    method: 'GET',
    path: '/my-push-devices',
    summary: 'The devices on which one is told, and the key with which a further one is added',
    may: 'signed-in',
    input: nothing,
    output: z.object({ items: z.array(device), publicKey: z.string() }),
  }),
  addMyDevice: endpoint({
    method: 'POST',
    path: '/my-push-devices',
    summary: 'Add the subscription of a browser to web push',
    may: 'signed-in',
    input: z.object({
      name: z.string().trim().min(1).max(100),
      endpoint: endpointOfService,
      p256dh: z.string().regex(/^[\w-]{80,100}=?$/),
      auth: z.string().regex(/^[\w-]{20,32}={0,2}$/),
    }),
    output: device,
  }),
  removeMyDevice: endpoint({
    method: 'DELETE',
    path: '/my-push-devices/{deviceId}',
    summary: 'No longer tell anything on a device',
    may: 'signed-in',
    input: z.object({ deviceId: idText }),
    output: done,
  }),
  delivery: endpoint({
    method: 'GET',
    path: '/notice-delivery',
    summary: 'How notices reach people: the band, what waits, what went out, what failed',
    may: ['administrator', 'hr-office'],
    input: nothing,
    output: z.object({
      band,
      mails: z.boolean(),
      waiting: z.number().int(),
      /** Of the last thirty days. */
      outcomes: z.array(
        z.object({
          channel: z.enum(channels),
          outcome: z.enum(['sent', 'failed', 'needless', 'no-address', 'no-server']),
          count: z.number().int(),
        }),
      ),
    }),
  }),
  changeBand: endpoint({
    method: 'PUT',
    path: '/notice-band',
    summary: 'Set the contact band of the organisation: outside it nobody is mailed or called to a device',
    may: ['administrator', 'hr-office'],
    input: band,
    output: done,
  }),
  failures: endpoint({
    method: 'GET',
    path: '/notice-failures',
    summary: 'Whom notices did not reach, the last first',
    may: ['administrator', 'hr-office'],
    input: nothing,
    output: listOf(
      z.object({
        personId: idText,
        name: z.string(),
        channel: z.enum(channels),
        outcome: z.enum(['failed', 'no-address']),
        count: z.number().int(),
        fault: z.string().nullable(),
        lastAt: instantText,
      }),
    ),
  }),
  retryFailures: endpoint({
    method: 'POST',
    path: '/notice-failures/retry',
    summary: 'Try again to deliver what failed and was not read meanwhile',
    may: ['administrator', 'hr-office'],
    input: z.object({ personId: idText }),
    output: z.object({ retried: z.number().int() }),
  }),
}
