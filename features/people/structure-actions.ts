import type { Context } from '../../platform/context.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { reasonsAgainstPosition } from './rules.ts'
import {
  type Directorate,
  findPlaces,
  listDirectorates,
  listOffices,
  listTeams,
  type Office,
  saveDirectorate,
  saveOffice,
  saveTeam,
  type Team,
} from './structure-store.ts'

export const showOffices = async ({ tx, actor }: Context) => ({
  items: await listOffices(tx, actor.organisationId),
})
export const showDirectorates = async ({ tx, actor }: Context) => ({
  items: await listDirectorates(tx, actor.organisationId),
})
export const showTeams = async ({ tx, actor }: Context) => ({
  items: await listTeams(tx, actor.organisationId),
})

export async function writeOffice(
  { tx, actor, audit, enqueue }: Context,
  office: Omit<Office, 'id'>,
): Promise<Office> {
  refuseIf(reasonsAgainstPosition(office))
  const saved = await saveOffice(tx, actor.organisationId, { ...office, zone: office.zone || null })
  audit('people/office-written', saved.id, { code: saved.code })
  if (saved.latitude !== null) await enqueue('measure-ways', actor.organisationId)
  return saved
}

export async function writeDirectorate(
  { tx, actor, audit }: Context,
  directorate: { code: string; name: string },
): Promise<Directorate> {
  const id = await saveDirectorate(tx, actor.organisationId, directorate)
  audit('people/directorate-written', id, { code: directorate.code })
  return theOne(await listDirectorates(tx, actor.organisationId), id)
}

export async function writeTeam(
  { tx, actor, audit }: Context,
  team: Omit<Team, 'id' | 'people'>,
): Promise<Team> {
  const known = await findPlaces(tx, actor.organisationId, team)
  refuseIf([
    ...(known.directorate ? [] : [{ code: 'people/unknown-directorate' }]),
    ...(known.office ? [] : [{ code: 'people/unknown-office' }]),
  ])
  const id = await saveTeam(tx, actor.organisationId, team)
  audit('people/team-written', id, { code: team.code })
  return theOne(await listTeams(tx, actor.organisationId), id)
}

function theOne<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const found = items.find((item) => item.id === id)
  if (!found) throw new NotFound('what was just written')
  return found
}
