import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { dayText, idText, instantText, monthText } from '../../vocabulary/schemas.ts'
import { traits } from '../planning/fairness-rules.ts'

const month = z.object({ month: monthText })
const keepers = ['hr-office', 'administrator'] as const
const managers = [
  'team-manager',
  'team-substitute',
  'directorate-head',
  'hr-office',
  'administrator',
] as const
/** A code of messages with its values: what people read is made of it in their language. */
const sentence = z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))
const place = z.string()
/** Why there is nothing: the month has no plan yet, or what it was computed from is no longer kept. */
const state = z.enum(['not-planned', 'not-kept', 'known'])

export const dayExplained = z.object({
  month: monthText,
  day: dayText,
  /** Nothing is told before the month is published, and nothing of somebody whom the plan does not hold. */
  state: z.enum(['not-published', 'not-planned', 'not-kept', 'known']),
  /** What the computation proposed; the place since may be another. */
  proposed: place.nullable(),
  /** `unknown` where nothing is told. */
  outcome: z.enum(['decided', 'granted', 'not-granted', 'unknown']),
  /** The last change since, which no computation decided; `by` only where it was decided over the person. */
  changed: z
    .object({
      kind: z.string(),
      by: z.string().nullable(),
      at: instantText,
      from: place,
      to: place,
      reason: z.string(),
    })
    .nullable(),
  /** What stood in the way, or kept the day where it is. */
  why: z.array(sentence),
  /** Each by itself would have granted the day, as a plan made anew confirmed; the conditions of one together. */
  wouldHave: z.array(z.array(sentence)),
  entry: sentence.nullable(),
})
const evennessRow = z.object({
  /** Null for all, or for small groups together. */
  name: z.string().nullable(),
  /** With a day asked for; rounded to five. */
  people: z.number().int(),
  sharePercent: z.number().int(),
  /** Jain's index of the shares granted: 1 where all are alike. */
  jain: z.number(),
  /** Mean share of the tenth with the lowest; null where they are too few. */
  worstTenthPercent: z.number().int().nullable(),
})
const margins = z.object({
  month: monthText,
  state: z.enum(['not-planned', 'not-kept', 'none', 'waiting', 'running', 'done', 'failed']),
  tried: z.number().int(),
  toTry: z.number().int(),
  /** What one more would give back, as a plan made anew found; the most first. */
  items: z.array(
    z.object({
      kind: z.enum(['desk', 'seat', 'budget', 'presence']),
      /** Of the office, space, directorate or team. */
      name: z.string(),
      day: dayText.nullable(),
      minutes: z.number(),
    }),
  ),
})

export const explanations = {
  myDay: endpoint({
    method: 'GET',
    path: '/months/{month}/my-month/{day}/explanation',
    summary: 'Why an own day of a published month is as the computation proposed it',
    may: 'signed-in',
    input: month.extend({ day: dayText }),
    output: dayExplained,
  }),
  presenceCost: endpoint({
    method: 'GET',
    path: '/months/{month}/teams/{teamId}/presence-cost',
    summary: 'What one person less in the office on every day would give, by the plan as proposed',
    may: managers,
    input: month.extend({ teamId: idText }),
    output: z.object({
      month: monthText,
      teamId: idText,
      state,
      /** More of the days asked for that would be granted in the month; null where nothing is known. */
      days: z.number().int().nullable(),
      /** Minutes of people's time; null where they would tell of one or two people. */
      minutes: z.number().int().nullable(),
    }),
  }),
  hardest: endpoint({
    method: 'GET',
    path: '/months/{month}/hardest-months',
    summary: 'To whom the month was hardest, how many they are, and how the next month makes up for it',
    may: keepers,
    input: month,
    output: z.object({
      month: monthText,
      state,
      /** People by share granted of what they asked: none, under a quarter, half, three quarters, all, all. */
      distribution: z.array(z.number().int()),
      people: z.array(
        z.object({
          personId: idText,
          name: z.string(),
          team: z.string(),
          wishedDays: z.number().int(),
          grantedDays: z.number().int(),
          /** Away days above the team's least, with which the next month begins; and what that weighs. */
          grantedNext: z.number().int(),
          makesUpMinutes: z.number(),
        }),
      ),
    }),
  }),
  evenness: endpoint({
    method: 'GET',
    path: '/months/{month}/evenness',
    summary: "How evenly the plan grants: Jain's index and the worst tenth, by groups of enough people",
    may: keepers,
    input: month,
    output: z.object({
      month: monthText,
      state,
      fewestPeople: z.number().int(),
      all: evennessRow.nullable(),
      items: z.array(z.object({ trait: z.enum(traits), groups: z.array(evennessRow) })),
    }),
  }),
  margins: endpoint({
    method: 'GET',
    path: '/months/{month}/margins',
    summary: 'What one more desk, seat or day of budget, or one person less present, would give back',
    may: keepers,
    input: month,
    output: margins,
  }),
  searchMargins: endpoint({
    method: 'POST',
    path: '/months/{month}/margins',
    summary: 'Have it found out what one more of each limit would give back',
    may: keepers,
    input: month,
    output: margins,
  }),
}
