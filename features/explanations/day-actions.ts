import type { z } from 'zod'
import type { ActingErrand, Actor, Moment } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import type { MonthRow } from '../months/store.ts'
import { findMonthTeam } from '../months/store.ts'
import { getMonth } from '../planning/actions.ts'
import { findTeamIdOfPlanned } from '../planning/planned-store.ts'
import { listPublishedChanges } from '../planning/published-store.ts'
import { isSpace, siteOf } from '../planning/rules.ts'
import { findWhetherSolved } from '../planning/solved-store.ts'
import { listSites } from '../planning/space-store.ts'
import { findPublisher, listAssigned } from '../planning/store.ts'
import { getPolicy } from '../policy/store.ts'
import { weightPercent } from '../priorities/rules.ts'
import { listOwnPriorities } from '../priorities/store.ts'
import { wishMinutesOf } from '../wishes/rules.ts'
import { findWish } from '../wishes/store.ts'
import type { explanations } from './contract.ts'
import {
  type DayFacts,
  type DayFound,
  explainedOf,
  strengthsWeighed,
  strongerWishes,
  withoutWishes,
} from './rules.ts'
import { type DayOfRun, findDayExplanation, saveDayExplanation } from './store.ts'
import { askAbout } from './thread-actions.ts'

type DayShown = z.input<typeof explanations.myDay.output>
type Errand = Pick<ActingErrand, 'actor' | 'now' | 'transaction'>
type Asked = { month: Month; day: Day; personId: string }

/** Why an own day is as it is: to its person alone. */
export const explainMyDay = (errand: Errand, { month, day }: { month: Month; day: Day }): Promise<DayShown> =>
  explainDayOf(errand, { month, day, personId: errand.actor.personId })

/**
 * The same of a person, for whoever may know it: the caller has looked. Found once and kept; computed in a thread
 * between two transactions, so that nobody waits for it but who asked.
 */
export async function explainDayOf(errand: Errand, asked: Asked): Promise<DayShown> {
  const { actor, now } = errand
  const { organisationId } = actor
  const read = await errand.transaction(({ tx }) => readDay(tx, actor, asked))
  if (read.state !== 'known') return { ...read.shown, state: read.state }
  let { found } = read
  if (!found) {
    const computed = await askAbout(errand.transaction, organisationId, read.of, {
      ...{ what: 'day', person: asked.personId, day: asked.day },
      wishes: strongerWishes(read.facts.strengths, read.wishMinutes),
    })
    if (!computed) return { ...read.shown, state: 'not-planned' }
    // What the engine says of a change names kinds of which the sentences speak of some.
    found = computed as DayFound
    const kept = found
    // For others it is computed without what only the person may be told, and so not kept.
    if (asked.personId === actor.personId)
      await errand.transaction(({ tx }) => saveDayExplanation(tx, organisationId, read.of, kept, now))
  }
  const { planned } = found.explanation
  const [site] = isSpace(planned)
    ? await errand.transaction(({ tx }) => listSites(tx, [siteOf(planned)]))
    : []
  const space = site?.name ?? null
  return {
    ...read.shown,
    ...explainedOf(found, { ...read.facts, space }),
    state: 'known',
    proposed: found.explanation.planned,
  }
}

/** To the officer of a review the same, but for how much the day would have had to matter: that is the person's own. */
export async function explainDayToOfficer(errand: Errand, asked: Asked): Promise<DayShown> {
  const explained = await explainDayOf(errand, asked)
  return { ...explained, wouldHave: withoutWishes(explained.wouldHave) }
}

type DayRead =
  | { state: 'not-published' | 'not-planned' | 'not-kept'; shown: DayShown }
  | {
      state: 'known'
      shown: DayShown
      of: DayOfRun
      facts: DayFacts
      wishMinutes: number
      found: DayFound | undefined
    }

async function readDay(tx: Moment['tx'], actor: Actor, { month, day, personId }: Asked): Promise<DayRead> {
  const { organisationId } = actor
  const row = await getMonth({ tx, actor }, month)
  if (!row.days.includes(day)) throw new NotFound('day')
  const shown: DayShown = {
    ...{ month, day, state: 'not-planned', proposed: null, outcome: 'unknown', changed: null },
    ...{ why: [], wouldHave: [], entry: null },
  }
  if (!row.publishedAt) return { state: 'not-published', shown }
  const { runId } = (await findPublisher(tx, organisationId, month))!
  const of = { month, runId, personId, day }
  const [assigned] = await listAssigned(tx, organisationId, month, { personId })
  const planned = await findTeamIdOfPlanned(tx, organisationId, month, personId)
  if (!assigned || !planned) return { state: 'not-planned', shown }
  shown.changed = await lastChange(tx, organisationId, { month, day, runId, personId })
  const wish = await findWish(tx, organisationId, month, personId)
  const team = await findMonthTeam(tx, organisationId, month, planned.teamId)
  const percent = personId === actor.personId ? await ownWeight(tx, organisationId, row, of) : 100
  const strengths = strengthsWeighed(row.rules.strengths, percent)
  const facts = {
    wished: wish?.wished.includes(day) ?? false,
    anyDay: wish?.anyDay ?? false,
    homeChosen: wish?.home ?? true,
    nearChosen: wish?.near ?? false,
    teamDay: team?.teamDays.includes(day) ?? false,
    strengths,
  }
  const found = await findDayExplanation<DayFound>(tx, organisationId, of)
  if (!found && !(await findWhetherSolved(tx, organisationId, month, runId)))
    return { state: 'not-kept', shown }
  const wishMinutes = wish ? wishMinutesOf(wish, day, strengths) : 0
  return { state: 'known', shown, of, facts, wishMinutes, found }
}

/** What the own wishes of a day weigh, in percent of everybody's: a verified priority counts as it did in the plan. */
async function ownWeight(
  tx: Moment['tx'],
  organisationId: string,
  { days }: MonthRow,
  { personId, day }: { personId: string; day: Day },
): Promise<number> {
  const weight = (await getPolicy(tx, organisationId)).valueOf('priority-weight', {}, days[0]!)
  if (weight.percent === 100) return 100
  const own = await listOwnPriorities(tx, organisationId, personId)
  const counted = own.map((one) => ({ ...one, verified: one.verifiedAt !== null }))
  return weightPercent(counted, weight, day)
}

/** Kinds of change that somebody decided over the person: who, is theirs to know. A swap is with a colleague. */
const decidedOver = ['changed', 'recalled', 'recalled-day-back', 'reviewed']

async function lastChange(
  tx: Moment['tx'],
  organisationId: string,
  { month, day, runId, personId }: DayOfRun,
): Promise<DayShown['changed']> {
  const changes = await listPublishedChanges(tx, organisationId, month, runId, [personId])
  const change = changes.findLast((one) => one.day === day)
  if (!change) return null
  const { kind, from, to, reason, changedAt } = change
  const by = decidedOver.includes(kind) ? change.changedBy : null
  return { kind, by, from, to, reason, at: changedAt.toISOString() }
}
