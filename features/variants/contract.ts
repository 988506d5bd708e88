import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, done, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'
import { mostChanges, mostVariants, presenceHows } from './rules.ts'

const count = z.number().int()
const some = z.number().int().min(0).max(1_000_000)
const days = z.array(dayText).max(31)

export const budgetChange = z.object({ what: z.literal('budget'), directorateId: idText, days: some })
export const presenceChange = z.object({
  what: z.literal('presence'),
  scope: z.enum(['organisation', 'directorate', 'team']),
  /** Null for all teams. */
  scopeId: idText.nullable(),
  /** Persons, percent of the members, or so many more or fewer than now. */
  how: z.enum(presenceHows),
  value: z.number().int().min(0).max(10_000),
  /** Left out: every day that may still change. */
  days: days.optional(),
})
export const desksChange = z.object({
  what: z.literal('desks'),
  officeId: idText,
  desks: some,
  days: days.optional(),
})
export const closureChange = z.object({
  what: z.literal('closure'),
  officeId: idText,
  /** The days on which it is closed: on the others it is open. */
  days,
  /** Where those who prefer presence get a desk, and how many desks are kept for them there. */
  elsewhere: z.object({ officeId: idText, desks: some }).nullable(),
})
const change = z.discriminatedUnion('what', [
  budgetChange,
  z.object({
    what: z.literal('quota'),
    daysPerPerson: z.number().int().min(0).max(31),
    daysPerWeek: z.number().int().min(0).max(7).nullable(),
  }),
  presenceChange,
  desksChange,
  closureChange,
  z.object({
    what: z.literal('entry'),
    /** Quarters of an hour by which everybody may enter earlier and later than now; below 0 narrows. */
    earlier: z.number().int().min(-20).max(20),
    later: z.number().int().min(-20).max(20),
  }),
])
export const raised = z.object({
  rule: z.enum(['quota', 'perWeek', 'present', 'budget', 'seats']),
  name: z.string(),
  day: dayText.nullable(),
  from: count,
  to: count,
})
const figures = z.object({
  /** Minutes of people's time that the plan costs, and that no plan can cost less than. */
  objective: z.number(),
  bound: z.number(),
  gapPercent: z.number(),
  people: count,
  wished: count,
  granted: count,
  refused: count,
  /** Shares of the wished days granted: in all, of the tenth of people with the least, of that with the most. */
  share: z.number(),
  leastTenth: z.number(),
  mostTenth: z.number(),
  jain: z.number(),
  /** Person-days in an office beyond its desks. */
  overDesks: count,
  /** Person-days elsewhere than in the month as it stands; persons with more and with fewer days away. */
  movedDays: count,
  moreDays: count,
  fewerDays: count,
  seconds: z.number(),
  raised: z.array(raised),
  directorates: z.array(
    z.object({
      directorateId: idText,
      name: z.string(),
      people: count,
      budget: count,
      wished: count,
      granted: count,
      refused: count,
    }),
  ),
})
const variant = z.object({
  id: idText,
  name: z.string(),
  changes: z.array(change),
  /** Null until it is planned. */
  figures: figures.nullable(),
  discardedAt: instantText.nullable(),
  adoptedAt: instantText.nullable(),
  adoptedBy: z.string().nullable(),
  /** It can be adopted: its plan is kept, and the month is not published. */
  adoptable: z.boolean(),
})
const comparison = z.object({
  id: idText,
  month: monthText,
  askedAt: instantText,
  askedBy: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  kept: z.boolean(),
  /** How far each plan is: the month as it stands, then the variants in their order. */
  progress: z.array(z.object({ gapPercent: z.number().nullable(), done: z.boolean() })),
  /** The month as it stands, as planned for the comparison. */
  base: figures.nullable(),
  variants: z.array(variant),
})
const keepers = ['hr-office', 'administrator'] as const
const ofComparison = z.object({ comparisonId: idText })
const ofVariant = z.object({ variantId: idText })

export const variants = {
  numbers: endpoint({
    method: 'GET',
    path: '/months/{month}/own-numbers',
    summary: 'The numbers of a month that a variant may change, as they are',
    may: keepers,
    input: z.object({ month: monthText }),
    output: z.object({
      month: monthText,
      days: z.array(dayText),
      published: z.boolean(),
      daysPerPerson: count,
      daysPerWeek: count.nullable(),
      entry: z.object({ earlier: count, later: count }),
      directorates: z.array(z.object({ directorateId: idText, name: z.string(), days: count })),
      teams: z.array(
        z.object({
          teamId: idText,
          name: z.string(),
          directorateId: idText,
          officeId: idText,
          members: count,
          minPresent: z.array(count),
        }),
      ),
      offices: z.array(
        z.object({
          officeId: idText,
          name: z.string(),
          /** On each working day. */
          desks: z.array(count),
          closedDays: z.array(dayText),
          elsewhere: z.object({ officeId: idText, desks: count }).nullable(),
        }),
      ),
      /** Spaces of the network that the organisation may use, with the days on which somebody is planned there. */
      spaces: z.array(z.object({ siteId: idText, name: z.string(), days: z.array(dayText) })),
    }),
  }),
  comparisons: endpoint({
    method: 'GET',
    path: '/months/{month}/variant-comparisons',
    summary: 'Comparisons of variants of a month, the newest first',
    may: keepers,
    input: z.object({ month: monthText }),
    output: listOf(comparison),
  }),
  compare: endpoint({
    method: 'POST',
    path: '/months/{month}/variant-comparisons',
    summary: 'Plan variants of a month beside the month as it stands',
    may: keepers,
    input: z.object({
      month: monthText,
      variants: z
        .array(
          z.object({
            name: z.string().trim().min(1).max(80),
            changes: z.array(change).min(1).max(mostChanges),
          }),
        )
        .min(1)
        .max(mostVariants),
      /** At most so many for each plan. */
      seconds: z.number().min(1).max(600).default(30),
    }),
    output: comparison,
  }),
  comparison: endpoint({
    method: 'GET',
    path: '/variant-comparisons/{comparisonId}',
    summary: 'A comparison with what each variant amounts to',
    may: keepers,
    input: ofComparison,
    output: comparison,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/variant-comparisons/{comparisonId}/cancellation',
    summary: 'Stop a comparison; what is planned already stays',
    may: keepers,
    input: ofComparison,
    output: done,
  }),
  keep: endpoint({
    method: 'POST',
    path: '/variant-comparisons/{comparisonId}/keeping',
    summary: 'Keep a comparison beyond the days after which it is forgotten',
    may: keepers,
    input: ofComparison,
    output: comparison,
  }),
  unkeep: endpoint({
    method: 'DELETE',
    path: '/variant-comparisons/{comparisonId}/keeping',
    summary: 'Keep a comparison no longer than usual',
    may: keepers,
    input: ofComparison,
    output: comparison,
  }),
  discard: endpoint({
    method: 'POST',
    path: '/month-variants/{variantId}/discarding',
    summary: 'Put a variant aside',
    may: keepers,
    input: ofVariant,
    output: comparison,
  }),
  restore: endpoint({
    method: 'DELETE',
    path: '/month-variants/{variantId}/discarding',
    summary: 'Take a variant up again that was put aside',
    may: keepers,
    input: ofVariant,
    output: comparison,
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/month-variants/{variantId}/adoption',
    summary: 'Make a variant the month: its numbers, and its plan as the proposal',
    may: keepers,
    input: ofVariant,
    output: comparison,
  }),
}
