// What a host does with a site: floors and seats, pictures and papers, and when it is closed.
import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText } from '../../vocabulary/schemas.ts'
import { documentKinds } from './checklist-rules.ts'
import { seatAttributes } from './rules.ts'
import { words } from './shapes-contract.ts'

const may = ['space-host'] as const
const count = z.number().int()
const site = { siteId: idText }
const floor = { name: words(100).min(1), level: count.min(-20).max(200) }
const uploaded = { fileName: z.string().max(200), contentBase64: z.string().max(14_000_000) }
const seat = z.object({
  /** None: a new one. */
  id: idText.optional(),
  floorId: idText.nullable(),
  label: words(20).min(1),
  x: count.min(0).max(1000).nullable(),
  y: count.min(0).max(1000).nullable(),
  attributes: z.array(z.enum(seatAttributes)).max(seatAttributes.length),
})
const closed = {
  from: dayText,
  until: dayText,
  morning: z.boolean().default(true),
  afternoon: z.boolean().default(true),
}
/** Bookings that a change would end. */
const touched = z.object({
  bookings: count,
  /** Of the host’s own people; the others are guests. */
  own: count,
  days: z.array(z.object({ day: dayText, bookings: count })),
})

export const hosting = {
  addFloor: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/floors',
    summary: 'Add a floor to a site',
    may,
    input: z.object({ ...site, ...floor }),
    output: z.object({ id: idText }),
  }),
  changeFloor: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}/floors/{floorId}',
    summary: 'Rename a floor, or put it above or below others',
    may,
    input: z.object({ ...site, floorId: idText, ...floor }),
    output: done,
  }),
  removeFloor: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/floors/{floorId}',
    summary: 'Take away a floor; its seats stay, on the list of the site',
    may,
    input: z.object({ ...site, floorId: idText }),
    output: done,
  }),
  importPlan: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}/floors/{floorId}/plan',
    summary: 'Import the plan of a floor: SVG, which is made safe, or a picture (PNG, JPEG)',
    may,
    input: z.object({ ...site, floorId: idText, ...uploaded }),
    output: z.object({
      width: count,
      height: count,
      /** What was left out of a drawing, since it could do more than draw. */
      removed: z.array(z.string()),
    }),
    bodyLimitBytes: 15_000_000,
  }),
  removePlan: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/floors/{floorId}/plan',
    summary: 'Take away the plan of a floor; its seats are a list again',
    may,
    input: z.object({ ...site, floorId: idText }),
    output: done,
  }),
  saveSeats: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}/seats',
    summary:
      'Write seats: where they are, what they are called, what they have; those not named stay as they are',
    may,
    input: z.object({ ...site, seats: z.array(seat).min(1).max(500) }),
    output: z.object({ items: z.array(z.object({ id: idText, label: z.string() })) }),
  }),
  removeSeat: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/seats/{seatId}',
    summary: 'Take away a seat that nobody ever booked; one that was booked is retired',
    may,
    input: z.object({ ...site, seatId: idText }),
    output: done,
  }),
  retireSeats: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/retired-seats',
    summary: 'Retire seats from a day on: what is booked there from then ends, and people are told',
    may,
    input: z.object({ ...site, seatIds: z.array(idText).min(1).max(500), from: dayText, reason: words(300) }),
    output: z.object({ ended: count }),
  }),
  restoreSeat: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/retired-seats/{seatId}',
    summary: 'Let a retired seat be booked again',
    may,
    input: z.object({ ...site, seatId: idText }),
    output: done,
  }),
  close: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/closures',
    summary: 'Close a site for some days or halves: what is booked then ends, and people are told',
    may,
    input: z.object({ ...site, ...closed, reason: words(300) }),
    output: z.object({ id: idText, ended: count }),
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/closures/{closureId}',
    summary: 'Take back a closure; bookings that it ended do not come back',
    may,
    input: z.object({ ...site, closureId: idText }),
    output: done,
  }),
  closeForGood: endpoint({
    method: 'PUT',
    path: '/own-sites/{siteId}/closing',
    summary: 'Close a site for good from a day on: what is booked from then ends, and people are told',
    may,
    input: z.object({ ...site, from: dayText, reason: words(300) }),
    output: z.object({ ended: count }),
  }),
  openAgain: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/closing',
    summary: 'Open a site again that was to close for good',
    may,
    input: z.object(site),
    output: done,
  }),
  touched: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/touched-bookings',
    summary:
      'Which bookings closing days, the site, or retiring seats would end: counts by day, nobody’s names',
    may,
    reads: true,
    input: z.object({
      ...site,
      ...closed,
      /** None: for good. */
      until: dayText.nullable(),
      /** Only of these seats; none: of the whole site. */
      seatIds: z.array(idText).max(500).optional(),
    }),
    output: touched,
  }),
  addPhoto: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/photos',
    summary: 'Add a photograph (JPEG, PNG): where, when and by whom it was made is taken out of it',
    may,
    input: z.object({ ...site, ...uploaded, words: words(300).min(1) }),
    output: z.object({ id: idText }),
    bodyLimitBytes: 15_000_000,
  }),
  removePhoto: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/photos/{photoId}',
    summary: 'Take away a photograph',
    may,
    input: z.object({ ...site, photoId: idText }),
    output: done,
  }),
  putPhotoBack: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/removed-photos/{photoId}',
    summary: 'Put back a photograph that was just taken away',
    may,
    input: z.object({ ...site, photoId: idText }),
    output: done,
  }),
  addDocument: endpoint({
    method: 'POST',
    path: '/own-sites/{siteId}/documents',
    summary: 'Add a safety document (PDF, JPEG, PNG), with its end: warned of 60, 30 and 7 days before',
    may,
    input: z.object({
      ...{ ...site, ...uploaded },
      kind: z.enum(documentKinds),
      title: words(200).min(1),
      issuedOn: dayText,
      expiresOn: dayText.nullable(),
      shared: z.boolean(),
    }),
    output: z.object({ id: idText }),
    bodyLimitBytes: 15_000_000,
  }),
  removeDocument: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/documents/{documentId}',
    summary: 'Take away a safety document',
    may,
    input: z.object({ ...site, documentId: idText }),
    output: done,
  }),
  putDocumentBack: endpoint({
    method: 'DELETE',
    path: '/own-sites/{siteId}/removed-documents/{documentId}',
    summary: 'Put back a safety document that was just taken away',
    may,
    input: z.object({ ...site, documentId: idText }),
    output: done,
  }),
}
