import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { findWhetherMapped, findWhetherMayAsk } from '../activities/store.ts'
import { findMonth, findMonthTeam } from '../months/store.ts'
import { getPolicy } from '../policy/store.ts'
import type { wishes } from './contract.ts'
import { getDelegating } from './delegation-actions.ts'
import { askingOf, daysOf, directorateOutlookOf, type Outlook, teamOutlookOf } from './outlook-rules.ts'
import { listColleaguesAsking, listDirectorateAsking } from './outlook-store.ts'
import { getWisher } from './store.ts'

type MyOutlook = z.input<typeof wishes.outlook.output>

async function outlookFor(
  context: Pick<Context, 'tx' | 'actor' | 'now' | 'today'>,
  month: Month,
  personId: string,
): Promise<Outlook> {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await findMonth(tx, organisationId, month)
  if (!row) throw new NotFound('month')
  const { teamId, directorateId, teamPeople } = await getWisher(tx, organisationId, month, personId, today)
  const team = teamId && (await findMonthTeam(tx, organisationId, month, teamId))
  if (!team || !directorateId) return { team: null, directorate: null }
  const colleagues = await listColleaguesAsking(tx, organisationId, month, teamId, personId)
  const rounding = row.rules.partTimeRounding
  const { groups, budget } = await directorateAsking(context, month, directorateId)
  const { asked, ...directorate } = askingOf(groups, rounding)
  const asking = colleagues.map((one) => ({ ...one, quota: daysOf(one, rounding) }))
  return {
    team: teamOutlookOf(asking, { ...team, people: teamPeople }, row.days),
    directorate: directorateOutlookOf(asked, { ...directorate, budget }),
  }
}

type DirectorateAsking = Awaited<ReturnType<typeof listDirectorateAsking>>
const remembered = new Map<string, { until: number; asking: DirectorateAsking }>()
/** In so large a directorate a wish more or less changes nothing of the estimate, and counting it takes longest. */
const manyPeople = 200
const rememberedMilliseconds = 30_000

/**
 * What a directorate asks; of a large one as it was within the last half minute. In the last minutes before the
 * deadline everybody looks at once, and counting hundreds of wishes for each held all others up.
 */
async function directorateAsking(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  month: Month,
  directorateId: string,
): Promise<DirectorateAsking> {
  const key = `${actor.organisationId} ${month} ${directorateId}`
  const before = remembered.get(key)
  if (before && before.until > now) return before.asking
  const asking = await listDirectorateAsking(tx, actor.organisationId, month, directorateId)
  if (remembered.size > 1000) remembered.clear()
  const people = asking.groups.reduce((sum, group) => sum + group.people, 0)
  if (people >= manyPeople) remembered.set(key, { until: now + rememberedMilliseconds, asking })
  return asking
}

export async function showOutlook(context: Context, { month }: { month: Month }): Promise<MyOutlook> {
  const { actor } = context
  const outlook = await outlookFor(context, month, actor.personId)
  return { ...outlook, mapping: await mappingOf(context) }
}

/** What the mapping says of who asks, where policy looks at it and somebody has been mapped at all. */
async function mappingOf({ tx, actor, today }: Context): Promise<MyOutlook['mapping']> {
  const { organisationId, personId, directorateId } = actor
  const policy = await getPolicy(tx, organisationId)
  if (policy.valueOf('mapping-gate', { directorateId }, today) === 'off') return null
  if (!(await findWhetherMapped(tx, organisationId))) return null
  const { mayAsk, workableShare } = await findWhetherMayAsk(tx, organisationId, personId, today)
  return { mayAsk, workableShare }
}

export async function showDelegatedOutlook(
  context: Context,
  { month, personId }: { month: Month; personId: string },
): Promise<Outlook> {
  await getDelegating(context, personId)
  return outlookFor(context, month, personId)
}
