import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listDirectorates } from '../people/structure-store.ts'
import {
  type Activity,
  type AssessmentRow,
  findActivity,
  listActivities,
  listAssessmentsOf,
  listAssessmentsOn,
  listResults,
  lockActivities,
  remoteAmong,
  saveActivities,
  saveAssessments,
} from './catalogue-store.ts'
import { effectOf, workableAmong } from './contingent-rules.ts'
import type { activities } from './contract.ts'
import { listRequests } from './request-store.ts'
import { inForceOn, type Judgements, reasonsNotToReview, resultOf } from './rules.ts'
import { listMembers } from './store.ts'
import { listTools } from './tools-store.ts'

export async function showActivities(
  { tx, actor, today }: Context,
  { on = today }: { on?: Day | undefined },
) {
  const results = await listResults(tx, actor.organisationId, on)
  const counts = await countPeople({ tx, actor }, on)
  const catalogue = await listActivities(tx, actor.organisationId)
  return {
    items: catalogue.map((activity) => ({
      ...activity,
      result: results.get(activity.id)!,
      people: counts && (counts.get(activity.id) ?? 0),
    })),
  }
}

/** Who does each activity: HR of all, a head of their own directorate, others nobody. */
async function countPeople({ tx, actor }: Pick<Context, 'tx' | 'actor'>, on: Day) {
  const all = actor.roles.some((role) => role === 'hr-office' || role === 'administrator')
  if (!all && !(actor.roles.includes('directorate-head') && actor.directorateId)) return null
  const members = await listMembers(tx, actor.organisationId, on, {
    directorateId: all ? undefined : actor.directorateId,
  })
  const counts = new Map<string, number>()
  for (const { shares } of members)
    for (const { activityId } of shares) counts.set(activityId, (counts.get(activityId) ?? 0) + 1)
  return counts
}

async function getActivity({ tx, actor }: Pick<Context, 'tx' | 'actor'>, id: string): Promise<Activity> {
  const activity = await findActivity(tx, actor.organisationId, id)
  if (!activity) throw new NotFound('activity')
  return activity
}

const shownVersion = ({ madeAt, activityId: _, ...row }: AssessmentRow) => ({
  ...row,
  madeAt: madeAt.toISOString(),
})

export async function showActivity(
  context: Context,
  { activityId }: { activityId: string },
): Promise<z.input<typeof activities.activity.output>> {
  const { tx, actor, today } = context
  const activity = await getActivity(context, activityId)
  const history = await listAssessmentsOf(tx, actor.organisationId, activityId)
  const assessment = inForceOn(
    history.map((row) => ({ ...row, madeAt: row.madeAt.getTime(), row })),
    today,
  )?.row
  const tools = await listTools(tx, actor.organisationId, today)
  const isHr = actor.roles.some((role) => role === 'hr-office' || role === 'administrator')
  return {
    ...activity,
    result: resultOf(assessment, remoteAmong(tools)),
    assessment: assessment ? shownVersion(assessment) : null,
    history: history.map(shownVersion),
    tools,
    people: isHr ? await peopleByDirectorate(context, activityId) : [],
    openRequests: isHr
      ? (await listRequests(tx, actor.organisationId, { activityId })).filter(({ outcome }) => !outcome)
          .length
      : 0,
  }
}

async function peopleByDirectorate({ tx, actor, today }: Context, activityId: string) {
  const members = await listMembers(tx, actor.organisationId, today)
  const counts = new Map<string | null, number>()
  for (const { directorateId, shares } of members)
    if (shares.some((share) => share.activityId === activityId))
      counts.set(directorateId, (counts.get(directorateId) ?? 0) + 1)
  return [...counts].map(([directorateId, people]) => ({ directorateId, people }))
}

export async function writeActivity(
  { tx, actor, audit }: Context,
  written: Omit<Activity, 'id' | 'source'>,
): Promise<Activity> {
  await lockActivities(tx, actor.organisationId)
  const directorates = await listDirectorates(tx, actor.organisationId)
  refuseIf(
    written.directorateId === null || directorates.some(({ id }) => id === written.directorateId)
      ? []
      : [{ code: 'activities/unknown-directorate' }],
  )
  const [saved] = await saveActivities(tx, actor.organisationId, [{ ...written, source: 'own' }])
  audit('activities/activity-written', saved!.id, { code: written.code })
  return getActivity({ tx, actor }, saved!.id)
}

type Review = { activityId: string; validFrom: Day; judgements: Judgements; toolIds: string[] }

/** What the rule makes of everything on the day of a review, without it and with it. */
async function weighReview({ tx, actor }: Context, { activityId, validFrom, ...judged }: Review) {
  const { organisationId } = actor
  const remote = remoteAmong(await listTools(tx, organisationId, validFrom))
  const before = workableAmong(await listResults(tx, organisationId, validFrom))
  const after = new Set(before)
  if (resultOf(judged, remote).workable) after.add(activityId)
  else after.delete(activityId)
  const members = await listMembers(tx, organisationId, validFrom)
  return { members, ...effectOf(members, before, after) }
}

export async function showReviewEffect(context: Context, review: Review) {
  await getActivity(context, review.activityId)
  return shownEffect(context, review.validFrom, (await weighReview(context, review)).items)
}

export async function reviewActivity(context: Context, { reason, ...review }: Review & { reason: string }) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  await lockActivities(tx, organisationId)
  const activity = await getActivity(context, review.activityId)
  const knownTools = new Set((await listTools(tx, organisationId, today)).map(({ id }) => id))
  const first = (await listAssessmentsOf(tx, organisationId, review.activityId)).length === 0
  refuseIf(reasonsNotToReview(review, { today, first, knownTools }))
  const weighed = await weighReview(context, review)
  await saveAssessments(tx, organisationId, [{ ...review, reason }], { by: actor.personId, now })
  audit('activities/reviewed', review.activityId, {
    from: review.validFrom,
    opened: sumOf(weighed.items, 'opened'),
    closed: sumOf(weighed.items, 'closed'),
  })
  const doing = weighed.members.filter(({ shares }) =>
    shares.some(({ activityId }) => activityId === review.activityId),
  )
  await tell(
    { tx, now },
    organisationId,
    doing.map(({ personId }) => ({
      personId,
      kind: 'activities/assessment-changed' as const,
      details: { activity: activity.name },
    })),
  )
  return shownEffect(context, review.validFrom, weighed.items)
}

type Effects = ReturnType<typeof effectOf>['items']
const sumOf = (items: Effects, what: 'before' | 'after' | 'opened' | 'closed'): number =>
  items.reduce((sum, item) => sum + item[what], 0)

/** In all and by directorate, those first where most changes. */
export async function shownEffect({ tx, actor }: Pick<Context, 'tx' | 'actor'>, on: Day, items: Effects) {
  const names = new Map((await listDirectorates(tx, actor.organisationId)).map(({ id, name }) => [id, name]))
  return {
    on,
    before: sumOf(items, 'before'),
    after: sumOf(items, 'after'),
    opened: sumOf(items, 'opened'),
    closed: sumOf(items, 'closed'),
    items: items
      .filter(({ opened, closed }) => opened + closed > 0)
      .map((item) => ({ ...item, name: item.directorateId && (names.get(item.directorateId) ?? null) }))
      .sort(
        (a, b) => b.opened + b.closed - (a.opened + a.closed) || ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
      ),
  }
}

/** What the rule makes of each activity as it is assessed on a day, whatever set of tools works remotely. */
export async function resultsWith(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  on: Day,
  remote: Set<string>,
) {
  const assessed = await listAssessmentsOn(tx, actor.organisationId, on)
  return new Map(assessed.map((row) => [row.activityId, resultOf(row, remote)]))
}
