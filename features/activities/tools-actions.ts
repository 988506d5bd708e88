import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { resultsWith, shownEffect } from './catalogue-actions.ts'
import { lockActivities, remoteAmong } from './catalogue-store.ts'
import { effectOf, workableAmong } from './contingent-rules.ts'
import type { ToolKind } from './rules.ts'
import { listMembers } from './store.ts'
import { listTools, listToolVersions, saveTools, saveToolVersions, type Tool } from './tools-store.ts'

type ToolWritten = {
  code: string
  name: string
  kind: ToolKind
  worksRemotely: boolean
  needed: string
  validFrom: Day
}

export const showTools = async ({ tx, actor, today }: Context, { on = today }: { on?: Day | undefined }) => ({
  items: await listTools(tx, actor.organisationId, on),
})

export async function showToolEffect(context: Context, { code, worksRemotely, validFrom }: ToolWritten) {
  const { tx, actor } = context
  const tools = await listTools(tx, actor.organisationId, validFrom)
  const members = await listMembers(tx, actor.organisationId, validFrom)
  const remote = remoteAmong(tools)
  const changed = remoteAmong(tools.map((tool) => (tool.code === code ? { ...tool, worksRemotely } : tool)))
  const [before, after] = [
    workableAmong(await resultsWith(context, validFrom, remote)),
    workableAmong(await resultsWith(context, validFrom, changed)),
  ]
  return shownEffect(context, validFrom, effectOf(members, before, after).items)
}

export async function writeTool(
  { tx, actor, today, now, audit }: Context,
  written: ToolWritten,
): Promise<Tool> {
  const { organisationId } = actor
  const { code, name, kind, worksRemotely, needed, validFrom } = written
  await lockActivities(tx, organisationId)
  const known = (await listTools(tx, organisationId, today)).find((tool) => tool.code === code)
  const first = !known || (await listToolVersions(tx, organisationId, known.id)).length === 0
  refuseIf(first || validFrom >= today ? [] : [{ code: 'activities/in-the-past', from: validFrom }])
  const [saved] = await saveTools(tx, organisationId, [{ code, name, kind, source: 'own' }])
  const id = saved!.id
  await saveToolVersions(tx, organisationId, [{ toolId: id, validFrom, worksRemotely, needed }], {
    by: actor.personId,
    now,
  })
  audit('activities/tool-written', id, { code, from: validFrom, remote: worksRemotely })
  return (await listTools(tx, organisationId, validFrom)).find((tool) => tool.id === id)!
}
