import type { Context } from '../../platform/context.ts'
import { listActivities, lockActivities, saveActivities, saveAssessments } from './catalogue-store.ts'
import { readyActivities, readyFailing, readyJudgements, readyTools } from './ready-catalogue-rules.ts'
import { listTools, saveTools, saveToolVersions } from './tools-store.ts'

export async function showReadyCatalogue({ tx, actor, today }: Context) {
  const known = new Set((await listActivities(tx, actor.organisationId)).map(({ code }) => code))
  const knownTools = new Set((await listTools(tx, actor.organisationId, today)).map(({ code }) => code))
  return {
    activities: readyActivities.map((activity) => ({
      code: activity.code,
      name: activity.name,
      source: activity.source,
      origin: activity.origin,
      failing: readyFailing(activity),
      known: known.has(activity.code),
    })),
    tools: readyTools.filter(({ code }) => !knownTools.has(code)).length,
  }
}

/** Adds what is not there yet, and changes nothing that is: whoever edited an entry keeps it as it is. */
export async function takeReadyCatalogue(
  { tx, actor, today, now, audit }: Context,
  { examples }: { examples: boolean },
): Promise<{ activities: number; tools: number }> {
  const { organisationId } = actor
  await lockActivities(tx, organisationId)
  const known = new Set((await listActivities(tx, organisationId)).map(({ code }) => code))
  const toolIds = new Map((await listTools(tx, organisationId, today)).map(({ code, id }) => [code, id]))
  const taken = readyActivities.filter(
    ({ code, source }) => !known.has(code) && (examples || source === 'founding-document'),
  )
  const needed = new Set(taken.flatMap(({ tools }) => tools))
  const tools = readyTools.filter(({ code }) => needed.has(code) && !toolIds.has(code))
  const written = { by: actor.personId, now }
  for (const { id, code } of await saveTools(tx, organisationId, tools)) toolIds.set(code, id)
  await saveToolVersions(
    tx,
    organisationId,
    tools.map(({ code, worksRemotely, needed }) => ({
      toolId: toolIds.get(code)!,
      validFrom: today,
      worksRemotely,
      needed,
    })),
    written,
  )
  const saved = await saveActivities(
    tx,
    organisationId,
    taken.map(({ code, name, source, origin }) => ({
      code,
      name,
      description: origin,
      directorateId: null,
      source,
    })),
  )
  const ids = new Map(saved.map(({ code, id }) => [code, id]))
  await saveAssessments(
    tx,
    organisationId,
    taken.map((activity) => ({
      activityId: ids.get(activity.code)!,
      validFrom: today,
      judgements: readyJudgements(activity),
      toolIds: activity.tools.map((code) => toolIds.get(code)!),
      reason: '',
    })),
    written,
  )
  audit('activities/catalogue-taken', organisationId, { activities: taken.length, tools: tools.length })
  return { activities: taken.length, tools: tools.length }
}
