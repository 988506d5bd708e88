import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listDirectorates, listTeams } from '../people/structure-store.ts'
import { listActivities, listAssessmentsOn, listResults, remoteAmong } from './catalogue-store.ts'
import type { contingent } from './contingent-contract.ts'
import { figuresOf, mayAsk, workableAmong } from './contingent-rules.ts'
import { coarse, fewestPeople, publishedFigures } from './figures-rules.ts'
import { bestSequence, mendableOf, rankObstacles } from './obstacles-rules.ts'
import {
  type Exclusion,
  exclusions,
  exclusionsOf,
  type Result,
  reasonsNotToAsk,
  workableShareOf,
} from './rules.ts'
import { findWhetherMapped, listMembers } from './store.ts'
import { listTools } from './tools-store.ts'

const isHr = ({ roles }: Context['actor']) =>
  roles.some((role) => role === 'hr-office' || role === 'administrator')
/** A head whose directorate is known sees it; other heads see none. */
const headOf = ({ roles, directorateId }: Context['actor']) =>
  roles.includes('directorate-head') ? directorateId : undefined

export async function showContingent(
  { tx, actor, today }: Context,
  { on = today }: { on?: Day | undefined },
): Promise<z.input<typeof contingent.contingent.output>> {
  const { organisationId } = actor
  const own = headOf(actor)
  const members = await listMembers(tx, organisationId, on, {
    directorateId: isHr(actor) ? undefined : own,
  })
  const results = await listResults(tx, organisationId, on)
  const workable = workableAmong(results)
  const names = new Map((await listDirectorates(tx, organisationId)).map(({ id, name }) => [id, name]))
  const figures = figuresOf(members, results).map((row) => ({
    ...row,
    name: row.directorateId && (names.get(row.directorateId) ?? null),
    directorates: 1,
    excluded: exclusions.flatMap((exclusion) =>
      row.excluded[exclusion] > 0 ? [{ exclusion, people: row.excluded[exclusion] }] : [],
    ),
    homeMissing: members.filter(
      (one) => one.directorateId === row.directorateId && !one.homeSuitable && mayAsk(one, workable),
    ).length,
  }))
  const rounded = !isHr(actor) && !own
  const items = rounded
    ? publishedFigures(figures).map((row) => ({
        ...row,
        directorateId: null,
        homeMissing: null,
        excluded: [],
      }))
    : figures.sort((a, b) => ((a.name ?? '\uffff') < (b.name ?? '\uffff') ? -1 : 1))
  return {
    on,
    rounded,
    fewestPeople,
    mapped: await findWhetherMapped(tx, organisationId),
    people: items.reduce((sum, { people }) => sum + people, 0),
    mayAsk: items.reduce((sum, item) => sum + item.mayAsk, 0),
    items,
  }
}

const noResult: Result = { workable: false, assessed: false, verdicts: null, failing: [] }
const pageLength = 25

export async function showContingentPeople(
  { tx, actor, today }: Context,
  {
    on = today,
    directorateId,
    which,
    exclusion,
    from,
  }: {
    on?: Day | undefined
    directorateId?: string | undefined
    which: 'all' | 'may' | 'may-not'
    exclusion?: Exclusion | undefined
    from: number
  },
) {
  const { organisationId } = actor
  const asked = isHr(actor) ? directorateId : headOf(actor)
  // A head without a directorate has nobody to see.
  if (!isHr(actor) && (!asked || (directorateId !== undefined && directorateId !== asked)))
    throw new NotFound('directorate')
  const all = await listMembers(tx, organisationId, on, { directorateId: asked })
  const members = asked ? all : all.filter((member) => member.directorateId === null)
  const results = await listResults(tx, organisationId, on)
  const names = new Map((await listActivities(tx, organisationId)).map(({ id, name }) => [id, name]))
  const workable = workableAmong(results)
  const found = members.filter((member) => {
    const may = mayAsk(member, workable)
    if (which !== 'all' && may !== (which === 'may')) return false
    return (
      !exclusion || (!may && exclusionsOf(member.shares, (id) => results.get(id) ?? noResult).has(exclusion))
    )
  })
  return {
    total: found.length,
    items: found.slice(from, from + pageLength).map((member) => {
      const { personId, givenName, familyName, shares, leastShare, homeSuitable } = member
      const done = shares.map(({ activityId, percent }) => ({
        name: names.get(activityId)!,
        percent,
        result: results.get(activityId)!,
      }))
      return {
        personId,
        name: `${familyName} ${givenName}`,
        mayAsk: mayAsk(member, workable),
        workableShare: workableShareOf(shares, workable),
        leastShare,
        homeSuitable,
        reasons: reasonsNotToAsk(done, leastShare),
      }
    }),
  }
}

/** Of a head their own directorate alone. An auditor sees figures in all, rounded, and none of fewer than ten. */
export async function showObstacles({ tx, actor, today }: Context, { on = today }: { on?: Day | undefined }) {
  const { organisationId } = actor
  const own = headOf(actor)
  const rounded = !isHr(actor) && own === undefined
  const shown = (count: number) => (rounded ? coarse(count) : count)
  const members = await listMembers(tx, organisationId, on, { directorateId: isHr(actor) ? undefined : own })
  const tools = new Map((await listTools(tx, organisationId, on)).map((tool) => [tool.id, tool]))
  const remote = remoteAmong([...tools.values()])
  const results = await listResults(tx, organisationId, on)
  const mendable = (await listAssessmentsOn(tx, organisationId, on)).flatMap(({ activityId, toolIds }) => {
    const found = mendableOf(activityId, results.get(activityId)!, toolIds)
    return found ? [found] : []
  })
  const workable = workableAmong(results)
  return {
    on,
    rounded,
    fewestPeople,
    people: shown(members.length),
    mayAsk: shown(members.filter((member) => mayAsk(member, workable)).length),
    items: rankObstacles(members, mendable, remote).map(
      ({ toolId, activities, opens, alsoNeeded, byDirectorate }) => {
        const { name, kind, needed } = tools.get(toolId)!
        const counts = { opens: shown(opens), alsoNeeded: shown(alsoNeeded) }
        const drill = rounded ? [] : byDirectorate
        return { toolId, activities, name, kind, needed, ...counts, byDirectorate: drill }
      },
    ),
    sequence: bestSequence(members, mendable, remote).map(({ toolId, opens, inAll }) => ({
      toolId,
      name: tools.get(toolId)!.name,
      opens: shown(opens),
      inAll: shown(inAll),
    })),
  }
}

/** A manager's own team, a head's own directorate, any for HR; never whether somebody may ask. */
export async function showTeamActivities({ tx, actor, today }: Context, { teamId }: { teamId: string }) {
  const { organisationId } = actor
  const team = (await listTeams(tx, organisationId)).find(({ id }) => id === teamId)
  const isTheirs =
    team &&
    (isHr(actor) ||
      (actor.roles.includes('team-manager') && actor.teamId === teamId) ||
      headOf(actor) === team.directorateId)
  if (!isTheirs) throw new NotFound('team')
  const results = await listResults(tx, organisationId, today)
  const names = new Map((await listActivities(tx, organisationId)).map(({ id, name }) => [id, name]))
  const members = await listMembers(tx, organisationId, today, { teamId })
  return {
    items: members.map(({ personId, givenName, familyName, shares }) => ({
      personId,
      name: `${familyName} ${givenName}`,
      shares: shares.map(({ activityId, percent }) => ({
        activityId,
        name: names.get(activityId)!,
        percent,
        workable: results.get(activityId)!.workable,
      })),
    })),
  }
}
