// Which missing tool or document, if fixed, would open agile work to how many people. Counted by doing it: fixing
// one thing opens nothing to whom two things hold back, so figures of single fixes cannot be added up.
import { type Member, mayAsk } from './contingent-rules.ts'
import { type Criterion, type Result, type Verdict, verdictOfTools } from './rules.ts'

/** An activity as far as fixing matters: does anything but tools stand in its way, and which tools does it need. */
export type Mendable = { activityId: string; otherwiseMet: boolean; toolIds: readonly string[] }
export type Obstacle = {
  toolId: string
  /** People who may not ask today and might if this alone were fixed, by directorate and in all. */
  opens: number
  byDirectorate: { directorateId: string | null; people: number }[]
  /** Activities of people for which this is needed and which nothing but tools holds back. */
  activities: number
  /** People held back by this among other missing tools: it alone opens nothing to them. */
  alsoNeeded: number
}
export type Step = { toolId: string; opens: number; inAll: number }

/** What of an activity would remain in the way with every tool at hand. */
export const mendableOf = (
  activityId: string,
  result: Result,
  toolIds: readonly string[],
): Mendable | undefined =>
  result.assessed
    ? {
        activityId,
        otherwiseMet: (Object.entries(result.verdicts!) as [Criterion, Verdict][]).every(
          ([criterion, verdict]) => criterion === 'tools' || verdict === 'met',
        ),
        toolIds,
      }
    : undefined

/** Activities that are workable when exactly these tools work remotely. */
export const workableWith = (activities: readonly Mendable[], remote: ReadonlySet<string>): Set<string> =>
  new Set(
    activities
      .filter(({ otherwiseMet, toolIds }) => otherwiseMet && verdictOfTools(toolIds, remote) === 'met')
      .map(({ activityId }) => activityId),
  )

/** People who do the same with the same threshold in the same directorate count together: thousands become few. */
type Group = Member & { people: number }
function grouped(members: readonly Member[]): Group[] {
  const groups = new Map<string, Group>()
  for (const member of members) {
    const shares = member.shares.map(({ activityId, percent }) => `${activityId}:${percent}`).sort()
    const key = `${member.directorateId} ${member.leastShare} ${shares.join()}`
    const group = groups.get(key)
    if (group) group.people++
    else groups.set(key, { ...member, people: 1 })
  }
  return [...groups.values()]
}

const withTool = (remote: ReadonlySet<string>, toolId: string): Set<string> => new Set([...remote, toolId])

/** Every tool that does not work remotely and that an activity needs, by how many people its fixing alone opens. */
export function rankObstacles(
  members: readonly Member[],
  activities: readonly Mendable[],
  remote: ReadonlySet<string>,
): Obstacle[] {
  const closed = closedAmong(members, activities, remote)
  const done = new Set(closed.flatMap(({ shares }) => shares.map(({ activityId }) => activityId)))
  const held = activities.filter(({ activityId, otherwiseMet }) => otherwiseMet && done.has(activityId))
  return missingTools(activities, remote)
    .map((toolId): Obstacle => {
      const workable = workableWith(activities, withTool(remote, toolId))
      const opened = new Map<string | null, number>()
      const needing = held.filter(({ toolIds }) => toolIds.includes(toolId))
      const needingIds = new Set(needing.map(({ activityId }) => activityId))
      let alsoNeeded = 0
      for (const group of closed)
        if (mayAsk(group, workable))
          opened.set(group.directorateId, (opened.get(group.directorateId) ?? 0) + group.people)
        else if (group.shares.some(({ activityId }) => needingIds.has(activityId))) alsoNeeded += group.people
      const byDirectorate = [...opened]
        .map(([directorateId, people]) => ({ directorateId, people }))
        .sort((a, b) => b.people - a.people)
      const opens = byDirectorate.reduce((sum, { people }) => sum + people, 0)
      return { toolId, opens, byDirectorate, activities: needing.length, alsoNeeded }
    })
    .filter(({ opens, activities, alsoNeeded }) => opens + activities + alsoNeeded > 0)
    .sort((a, b) => b.opens - a.opens || b.alsoNeeded - a.alsoNeeded || (a.toolId < b.toolId ? -1 : 1))
}

/**
 * One after the other, each time what then opens most, as long as anything opens. Where nothing alone does, the
 * next is the one that most of those still held back need, so that two things needed together are both found.
 */
export function bestSequence(
  members: readonly Member[],
  activities: readonly Mendable[],
  remote: ReadonlySet<string>,
  longest = 12,
): Step[] {
  const steps: Step[] = []
  let fixed = remote
  let inAll = 0
  while (steps.length < longest) {
    const [best] = rankObstacles(members, activities, fixed)
    if (!best || best.opens + best.alsoNeeded === 0) break
    inAll += best.opens
    steps.push({ toolId: best.toolId, opens: best.opens, inAll })
    fixed = withTool(fixed, best.toolId)
  }
  // Steps at the end that opened nothing led nowhere.
  return steps.slice(0, steps.findLastIndex(({ opens }) => opens > 0) + 1)
}

const closedAmong = (
  members: readonly Member[],
  activities: readonly Mendable[],
  remote: ReadonlySet<string>,
): Group[] => {
  const workable = workableWith(activities, remote)
  return grouped(members).filter((group) => !mayAsk(group, workable))
}

const missingTools = (activities: readonly Mendable[], remote: ReadonlySet<string>): string[] => [
  ...new Set(activities.flatMap(({ toolIds }) => toolIds).filter((id) => !remote.has(id))),
]
