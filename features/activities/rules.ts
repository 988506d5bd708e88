// Which work can be done away, and so who may ask. The six criteria are those of the Comune di Milano's mapping
// (POLA; in the founding documents); CCNL Funzioni Locali 2019-2021 art. 64 asks every body for such a mapping.
import type { Day } from '../../vocabulary/day.ts'
import type { Reason } from '../../vocabulary/refusal.ts'

/** The criteria in their order: all six must be met. */
export const criteria = ['individual', 'tools', 'presence', 'contact', 'relations', 'output'] as const
export type Criterion = (typeof criteria)[number]
/** Those that a person judges. Of the tools the verdict follows from the tools and documents needed. */
export const judgedCriteria = ['individual', 'presence', 'contact', 'relations', 'output'] as const
export type JudgedCriterion = (typeof judgedCriteria)[number]

/** `in-part` says that some of the work meets the criterion: it is not enough. */
export const verdicts = ['met', 'in-part', 'not-met'] as const
export type Verdict = (typeof verdicts)[number]
export type Judgement = { verdict: Verdict; note: string; evidence: string }
export type Judgements = Record<JudgedCriterion, Judgement> & { tools: { note: string; evidence: string } }

export const toolKinds = ['application', 'equipment', 'documents'] as const
export type ToolKind = (typeof toolKinds)[number]

export type Assessment = { judgements: Judgements; toolIds: readonly string[] }
export type Version = { validFrom: Day; madeAt: number }

/** What the rule makes of an activity on a day. */
export type Result = {
  workable: boolean
  assessed: boolean
  verdicts: Record<Criterion, Verdict> | null
  /** The criteria that are not met, in their order. */
  failing: Criterion[]
}

/** The version that holds on a day: the latest from which it holds; of two from the same day the later made. */
export function inForceOn<V extends Version>(versions: readonly V[], day: string): V | undefined {
  let best: V | undefined
  for (const version of versions)
    if (
      version.validFrom <= day &&
      (!best ||
        version.validFrom > best.validFrom ||
        (version.validFrom === best.validFrom && version.madeAt >= best.madeAt))
    )
      best = version
  return best
}

/** Met where everything needed works remotely, which is so too where nothing is needed. */
export function verdictOfTools(toolIds: readonly string[], remote: ReadonlySet<string>): Verdict {
  const reachable = toolIds.filter((id) => remote.has(id)).length
  if (reachable === toolIds.length) return 'met'
  return reachable === 0 ? 'not-met' : 'in-part'
}

/** The rule: workable away if all six criteria are met. What nobody has assessed is not. */
export function resultOf(assessment: Assessment | undefined, remote: ReadonlySet<string>): Result {
  if (!assessment) return { workable: false, assessed: false, verdicts: null, failing: [] }
  const verdictBy = (criterion: Criterion): Verdict =>
    criterion === 'tools'
      ? verdictOfTools(assessment.toolIds, remote)
      : assessment.judgements[criterion].verdict
  const all = Object.fromEntries(criteria.map((one) => [one, verdictBy(one)])) as Record<Criterion, Verdict>
  const failing = criteria.filter((criterion) => all[criterion] !== 'met')
  return { workable: failing.length === 0, assessed: true, verdicts: all, failing }
}

// Who may ask ------------------------------------------------------------------------------------------

export type Share = { activityId: string; percent: number }

/** Percent of a person's time that can be worked away. */
export const workableShareOf = (shares: readonly Share[], workable: ReadonlySet<string>): number =>
  shares.reduce((sum, { activityId, percent }) => sum + (workable.has(activityId) ? percent : 0), 0)

/** @param leastShare policy item `workable-share`; somebody without any workable activity never may */
export const mayAskWith = (workableShare: number, leastShare: number): boolean =>
  workableShare > 0 && workableShare >= leastShare

/** Why a person may not ask: which criterion fails in which activity, all of them; empty where they may. */
export function reasonsNotToAsk(
  activities: readonly { name: string; percent: number; result: Result }[],
  leastShare: number,
): Reason[] {
  const workable = activities.reduce((sum, { percent, result }) => sum + (result.workable ? percent : 0), 0)
  if (mayAskWith(workable, leastShare)) return []
  if (activities.length === 0) return [{ code: 'activities/no-activity' }]
  return [
    { code: 'activities/share-too-small', percent: workable, least: Math.max(1, leastShare) },
    ...activities.flatMap(({ name, percent, result }): Reason[] =>
      result.assessed
        ? result.failing.map((criterion) => ({
            code: `activities/criterion-${criterion}`,
            activity: name,
            percent,
          }))
        : [{ code: 'activities/not-assessed', activity: name, percent }],
    ),
  ]
}

/** What keeps the people of an organisation from asking, counted once for each of them. */
export const exclusions = ['no-activity', 'not-assessed', ...criteria] as const
export type Exclusion = (typeof exclusions)[number]

/** The kinds of reason that keep one person from asking. */
export function exclusionsOf(
  shares: readonly Share[],
  resultBy: (activityId: string) => Result,
): Set<Exclusion> {
  if (shares.length === 0) return new Set(['no-activity'])
  const found = new Set<Exclusion>()
  for (const { activityId } of shares) {
    const { assessed, failing } = resultBy(activityId)
    if (!assessed) found.add('not-assessed')
    for (const criterion of failing) found.add(criterion)
  }
  return found
}

// Writing ----------------------------------------------------------------------------------------------

/** Months keep what they had: a further version holds from today on. Only the first may say how it was before. */
export const reasonsNotToReview = (
  { validFrom, toolIds }: { validFrom: Day; toolIds: readonly string[] },
  { today, first, knownTools }: { today: Day; first: boolean; knownTools: ReadonlySet<string> },
): Reason[] => [
  ...(first || validFrom >= today ? [] : [{ code: 'activities/in-the-past', from: validFrom }]),
  ...(toolIds.every((id) => knownTools.has(id)) ? [] : [{ code: 'activities/unknown-tool' }]),
  ...(new Set(toolIds).size === toolIds.length ? [] : [{ code: 'activities/tool-twice' }]),
]

export function reasonsNotToAssign(
  shares: readonly Share[],
  {
    validFrom,
    today,
    first,
    known,
  }: { validFrom: Day; today: Day; first: boolean; known: ReadonlySet<string> },
): Reason[] {
  const ids = shares.map(({ activityId }) => activityId)
  const sum = shares.reduce((all, { percent }) => all + percent, 0)
  return [
    ...(first || validFrom >= today ? [] : [{ code: 'activities/in-the-past', from: validFrom }]),
    ...(ids.every((id) => known.has(id)) ? [] : [{ code: 'activities/unknown-activity' }]),
    ...(new Set(ids).size === ids.length ? [] : [{ code: 'activities/activity-twice' }]),
    ...(sum <= 100 ? [] : [{ code: 'activities/more-than-whole', percent: sum }]),
  ]
}

// Asking about one's own work --------------------------------------------------------------------------

export const requestKinds = ['activity', 'assessment', 'dispute'] as const
export type RequestKind = (typeof requestKinds)[number]
export const outcomes = ['accepted', 'accepted-in-part', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** The general term of an administrative procedure where none is set (L. 241/1990 art. 2 c. 2). */
export const answerWithinDays = 30

export const reasonsNotToRequest = (
  request: { kind: RequestKind; activityId: string | null; verdicts: Partial<Record<Criterion, Verdict>> },
  ownActivities: ReadonlySet<string>,
): Reason[] => [
  ...(request.kind !== 'activity' && request.activityId === null
    ? [{ code: 'activities/which-activity' }]
    : []),
  ...(request.kind !== 'activity' && request.activityId !== null && !ownActivities.has(request.activityId)
    ? [{ code: 'activities/not-your-activity' }]
    : []),
  ...(request.kind === 'assessment' && Object.keys(request.verdicts).length === 0
    ? [{ code: 'activities/nothing-proposed' }]
    : []),
]

export type RequestState = 'open' | 'withdrawn' | Outcome
