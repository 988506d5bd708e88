import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import { clockText, dayText, idText, instantText, listOf, monthText } from '../../vocabulary/schemas.ts'

const days = z.array(dayText).max(31)
/** What a delegate may state for another. */
const asked = {
  /** Days on which the person would like to be away. */
  wished: days,
  /** Of these, days that matter, and days on which the person cannot otherwise; no reason is asked. */
  matters: days.default([]),
  cannot: days.default([]),
  /** Days on which the person is absent (leave, training elsewhere); no reason is asked. */
  absent: days,
  /** Any day suits: days not wished may be granted too. */
  anyDay: z.boolean(),
  /** Would rather have a desk near home, where there is one. */
  near: z.boolean().default(false),
}
/** What only the person states. */
const own = {
  /** Home suits as a place. */
  home: z.boolean(),
  /** When to begin on office days of this month; null as in the profile. */
  entryPreferred: clockText.nullable().default(null),
}
/** The statement that this one is to replace, 0 for none; refused where another came in between. */
const after = z.number().int().min(0).optional()

const shown = {
  month: monthText,
  stage: z.enum(['wishes', 'planning', 'published']),
  wishesUntil: dayText,
  days: z.array(dayText),
  /** Away days this person may have in the month, and in an ISO week. */
  quota: z.number().int(),
  perWeek: z.number().int().nullable(),
  /** Days on which the office is closed and which are granted besides the quota. */
  besides: z.array(dayText),
  /** Days that may be said to matter, and on which the person may say that they cannot otherwise. */
  allowance: z.object({ matters: z.number().int(), cannot: z.number().int() }),
  team: z.string().nullable(),
  /** Policy keeps from asking whose activities are not judged workable away. */
  blocked: z.boolean(),
  /** Whether policy warns or blocks without an agreement, on which days one is in force, and what is missing. */
  agreement: z.object({
    gate: z.enum(['off', 'warn', 'block']),
    covered: z.array(dayText),
    reasons: z.array(z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))),
  }),
  statedAt: instantText.nullable(),
  statement: z.number().int(),
  /** The delegate who stated it last; null where the person did. */
  statedBy: z.string().nullable(),
  /** The last month stated before, and what of it is this month's: the days, and the weekdays usually wished. */
  last: z.object({ month: monthText, days: z.array(dayText), near: z.boolean() }).nullable(),
  pattern: z.array(z.number().int().min(1).max(7)),
  ...asked,
}
const myWish = z.object({
  ...shown,
  ...own,
  homeSuitable: z.boolean(),
  /** Spaces of the network near home, the nearest first, with the minutes of the quickest way without a car. */
  nearSpaces: z.array(z.object({ siteId: idText, name: z.string(), minutes: z.number().int() })),
  /** When this person may begin, and would rather, by the profile. */
  entry: z.object({ earliest: clockText, latest: clockText, preferred: clockText }),
  /**
   * Presence must prevail in these months together, or as long as the own agreement runs: so many days away at most, so
   * many had in the other months.
   */
  prevalence: z
    .object({
      months: z.array(monthText),
      workingDays: z.number().int(),
      most: z.number().int(),
      used: z.number().int(),
      agreement: z.object({ from: dayText, until: dayText }).nullable(),
    })
    .nullable(),
  delegate: z.string().nullable(),
})
const delegatedWish = z.object({ ...shown, personId: idText, name: z.string() })

/** Rounded so that no colleague's wish can be read off: see outlook-rules.ts. */
const outlook = z.object({
  team: z
    .object({
      people: z.number().int(),
      /** Places away left by the minimum presence, on each working day. */
      places: z.array(z.number().int()),
      teamDays: z.array(dayText),
      /** Colleagues who stated, and who on each day asked to be away or are absent; neither of a small team. */
      stated: z.number().int().nullable(),
      others: z.array(z.number().int()),
    })
    .nullable(),
  directorate: z
    .object({
      /** Whether the budget is enough for all that is asked; null where the directorate is too small to say. */
      fits: z.boolean().nullable(),
      /** Days for each if a budget that is not enough were shared as equally as it can be. */
      level: z.number().int().nullable(),
    })
    .nullable(),
})

const myOutlook = outlook.extend({
  /** What the mapping of activities says of asking, where policy warns or blocks. */
  mapping: z.object({ mayAsk: z.boolean(), workableShare: z.number().int() }).nullable(),
})

const ofMonth = z.object({ month: monthText })
const ofPerson = z.object({ month: monthText, personId: idText })

export const wishes = {
  myWish: endpoint({
    method: 'GET',
    path: '/months/{month}/my-wish',
    summary: 'What who asks wishes of a month, and within which numbers',
    may: 'signed-in',
    input: ofMonth,
    output: myWish,
  }),
  stateWish: endpoint({
    method: 'PUT',
    path: '/months/{month}/my-wish',
    summary: 'State the wishes of a month',
    may: 'signed-in',
    input: z.object({ month: monthText, ...asked, ...own, after }),
    output: myWish,
  }),
  outlook: endpoint({
    method: 'GET',
    path: '/months/{month}/my-outlook',
    summary: 'What the team and the directorate have asked so far, in rounded counts, to say what to expect',
    may: 'signed-in',
    input: ofMonth,
    output: myOutlook,
  }),
  delegatedWish: endpoint({
    method: 'GET',
    path: '/months/{month}/persons/{personId}/wish',
    summary: 'What a person wishes of a month, for the delegate whom that person named',
    may: 'signed-in',
    input: ofPerson,
    output: delegatedWish,
  }),
  stateDelegatedWish: endpoint({
    method: 'PUT',
    path: '/months/{month}/persons/{personId}/wish',
    summary: 'State the wishes of a person as the delegate whom that person named',
    may: 'signed-in',
    input: z.object({ month: monthText, personId: idText, ...asked, after }),
    output: delegatedWish,
  }),
  delegatedOutlook: endpoint({
    method: 'GET',
    path: '/months/{month}/persons/{personId}/outlook',
    summary: 'What to expect of the month of a person, for the delegate whom that person named',
    may: 'signed-in',
    input: ofPerson,
    output: outlook,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/months/{month}/wish-figures',
    summary: 'How many have stated wishes, by directorate',
    may: ['hr-office', 'administrator'],
    input: ofMonth,
    output: listOf(
      z.object({
        directorateId: idText,
        name: z.string(),
        people: z.number().int(),
        stated: z.number().int(),
        wishedDays: z.number().int(),
        budgetDays: z.number().int(),
      }),
    ),
  }),
}
