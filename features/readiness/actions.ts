import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { listAssessmentsOn } from '../activities/catalogue-store.ts'
import { listMembers, type MemberRow } from '../activities/store.ts'
import { listTools } from '../activities/tools-store.ts'
import { tell } from '../notices/actions.ts'
import { listTeams } from '../people/structure-store.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { listRequestsOf, type RequestRow } from './assistance-store.ts'
import type { readiness } from './contract.ts'
import { missingOf, reasonsNotToAssign, unreachableTools } from './rules.ts'
import {
  type Assigned,
  type EquipmentRow,
  findEquipmentHeld,
  type InHand,
  listEquipmentOf,
  listInHand,
  saveEquipment,
  saveReceived,
  saveReturned,
} from './store.ts'

type Done = Record<string, never>
/** Who works away on a day: agreements know it, which come after; the house passes it in. */
export type AwayOn = (tx: Transaction, organisationId: string, day: Day) => Promise<ReadonlySet<string>>

const shownEquipment = ({ receivedAt, receivedHow, ...one }: EquipmentRow) => ({
  ...one,
  receivedAt: receivedAt?.toISOString() ?? null,
  receivedHow: receivedHow ?? ('not-yet' as const),
})
export const shownRequest = ({ personId: _, askedAt, answeredAt, ...one }: RequestRow) => ({
  ...one,
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
})

/** What is missing for people: of policy's needs, and of their activities' tools, in words. */
async function missingFor({ tx, actor, today }: Pick<Context, 'tx' | 'actor' | 'today'>) {
  const policy: Policy = await getPolicy(tx, actor.organisationId)
  const tools = await listTools(tx, actor.organisationId, today)
  const nameOf = new Map(tools.map(({ id, name }) => [id, name]))
  const remote = new Set(tools.filter(({ worksRemotely }) => worksRemotely).map(({ id }) => id))
  const assessments = await listAssessmentsOn(tx, actor.organisationId, today)
  const toolsOf = new Map(assessments.map(({ activityId, toolIds }) => [activityId, toolIds]))
  return ({ directorateId, shares }: MemberRow, inHand: InHand | undefined) => ({
    missing: missingOf(
      policy.valueOf('equipment-needs', { directorateId: directorateId ?? undefined }, today),
      inHand?.kinds ?? [],
    ),
    tools: unreachableTools(
      shares.map(({ activityId }) => activityId),
      toolsOf,
      remote,
    ).map((id) => nameOf.get(id) ?? ''),
  })
}

async function gather(context: Context, personId: string) {
  const { tx, actor, today } = context
  const [member] = await listMembers(tx, actor.organisationId, today, { personId })
  const equipment = await listEquipmentOf(tx, actor.organisationId, personId)
  const kinds = equipment.filter(({ returnedOn }) => returnedOn === null).map(({ kind }) => kind)
  const inHand = { personId, kinds, unreceived: 0 }
  return {
    member,
    lacks: member ? (await missingFor(context))(member, inHand) : { missing: [], tools: [] },
    equipment: equipment.map(shownEquipment),
  }
}

export async function showMine(context: Context): Promise<z.input<typeof readiness.mine.output>> {
  const { tx, actor } = context
  const { lacks, equipment } = await gather(context, actor.personId)
  const requests = await listRequestsOf(tx, actor.organisationId, actor.personId)
  return { ...lacks, equipment, requests: requests.map(shownRequest) }
}

export async function receive(
  { tx, actor, now, audit }: Context,
  { equipmentId }: { equipmentId: string },
): Promise<Done> {
  const found = await findEquipmentHeld(tx, actor.organisationId, equipmentId)
  if (!found || found.personId !== actor.personId) throw new NotFound('equipment')
  refuseIf([
    ...(found.receivedAt ? [{ code: 'readiness/received-already' }] : []),
    ...(found.returnedOn ? [{ code: 'readiness/returned-already' }] : []),
  ])
  await saveReceived(tx, actor.organisationId, { id: equipmentId, how: 'here' }, now)
  audit('readiness/received', equipmentId)
  return {}
}

const isKeeper = ({ roles }: Context['actor']) =>
  roles.some((role) => role === 'hr-office' || role === 'administrator')

/** HR sees everybody; a head their directorate; a manager, or who stands in for one, their teams. */
function mayLookAt({ actor }: Pick<Context, 'actor'>): (member: MemberRow) => boolean {
  if (isKeeper(actor)) return () => true
  const { roles, teamId, directorateId, substituteFor = [] } = actor
  const teams = new Set([...(roles.includes('team-manager') && teamId ? [teamId] : []), ...substituteFor])
  return (member) =>
    (member.teamId !== null && teams.has(member.teamId)) ||
    (roles.includes('directorate-head') &&
      directorateId !== undefined &&
      member.directorateId === directorateId)
}

const pageLength = 50
type Asked = { who: 'away' | 'all'; only: 'missing' | 'unreceived' | 'all'; from: number } & {
  directorateId?: string | undefined
}

export const showPeopleWith =
  (awayOn: AwayOn) =>
  async (
    context: Context,
    { who, only, directorateId, from }: Asked,
  ): Promise<z.input<typeof readiness.people.output>> => {
    const { tx, actor, today } = context
    const { organisationId } = actor
    const away = who === 'away' ? await awayOn(tx, organisationId, today) : undefined
    const may = mayLookAt(context)
    const teams = await listTeams(tx, organisationId)
    const teamOf = new Map(teams.map(({ id, name }) => [id, name]))
    const members = (await listMembers(tx, organisationId, today, { directorateId })).filter(
      (member) => may(member) && (!away || away.has(member.personId)),
    )
    const inHand = await listInHand(tx, organisationId)
    const lacksOf = await missingFor(context)
    const all = members.map((member) => ({
      personId: member.personId,
      name: `${member.familyName} ${member.givenName}`,
      team: (member.teamId && teamOf.get(member.teamId)) ?? null,
      ...lacksOf(member, inHand.get(member.personId)),
      unreceived: inHand.get(member.personId)?.unreceived ?? 0,
    }))
    const lacking = new Map<(typeof all)[number]['missing'][number], number>()
    for (const { missing } of all) for (const need of missing) lacking.set(need, (lacking.get(need) ?? 0) + 1)
    const found = all.filter(({ missing, tools, unreceived }) =>
      only === 'all' ? true : only === 'unreceived' ? unreceived > 0 : missing.length + tools.length > 0,
    )
    return {
      people: all.length,
      total: found.length,
      lacking: [...lacking].map(([need, people]) => ({ need, people })).sort((a, b) => b.people - a.people),
      items: found.slice(from, from + pageLength),
    }
  }

export async function showPerson(
  context: Context,
  { personId }: { personId: string },
): Promise<z.input<typeof readiness.person.output>> {
  const { member, lacks, equipment } = await gather(context, personId)
  if (!member || !mayLookAt(context)(member)) throw new NotFound('person')
  return { personId, name: `${member.givenName} ${member.familyName}`, ...lacks, equipment }
}

export async function assign({ tx, actor, today, now, audit }: Context, written: Assigned): Promise<Done> {
  const { organisationId } = actor
  const [member] = await listMembers(tx, organisationId, today, { personId: written.personId })
  if (!member) throw new NotFound('person')
  refuseIf(reasonsNotToAssign(written, today))
  const [saved] = await saveEquipment(tx, organisationId, [written], { by: actor.personId, now })
  // Somebody has it in hand, perhaps since a moment ago.
  if (!saved) throw new Refused([{ code: 'readiness/in-other-hands', label: written.label }])
  if (written.providedBy === 'body' && !written.receivedOnPaper && written.personId !== actor.personId)
    await tell({ tx, now }, organisationId, [
      { personId: written.personId, kind: 'readiness/assigned', details: {} },
    ])
  audit('readiness/assigned', saved.id, { kind: written.kind })
  return {}
}

export async function takeBack(
  { tx, actor, today, audit }: Context,
  { equipmentId, returnedOn }: { equipmentId: string; returnedOn: Day },
): Promise<Done> {
  const found = await findEquipmentHeld(tx, actor.organisationId, equipmentId)
  if (!found) throw new NotFound('equipment')
  refuseIf([
    ...(found.returnedOn ? [{ code: 'readiness/returned-already' }] : []),
    ...(returnedOn > today ? [{ code: 'readiness/in-the-future', day: returnedOn }] : []),
    ...(returnedOn < found.assignedOn ? [{ code: 'readiness/returned-before', day: found.assignedOn }] : []),
  ])
  await saveReturned(tx, actor.organisationId, { id: equipmentId, returnedOn, by: actor.personId })
  audit('readiness/returned', equipmentId, { on: returnedOn })
  return {}
}

/** Given before the product came, to many at once: for the demo, whose people have no file to import. */
export async function assignMany(
  { tx, actor, now, audit }: Context,
  { assigned }: { assigned: readonly Assigned[] },
): Promise<void> {
  await saveEquipment(tx, actor.organisationId, assigned, { by: actor.personId, now })
  audit('readiness/imported', actor.organisationId, { things: assigned.length })
}
