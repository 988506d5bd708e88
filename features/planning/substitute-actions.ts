import type { Context } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { scopeOf } from './actions.ts'
import { listReachedTeams } from './store.ts'
import { reasonsNotToName } from './substitute-rules.ts'
import {
  findSubstitute,
  listCouldStandIn,
  listManagerNames,
  listSubstitutes,
  type SubstituteRow,
  saveSubstitute,
  saveSubstituteEnd,
} from './substitute-store.ts'

type Asking = Pick<Context, 'tx' | 'actor'>

/** A team that who asks may answer for; who only stands in for its manager may look, and name nobody further. */
async function findReached({ tx, actor }: Asking, teamId: string, substitutes: boolean) {
  const scope = scopeOf({ actor: substitutes ? actor : { ...actor, substituteFor: [] } })
  return (await listReachedTeams(tx, actor.organisationId, scope)).find(({ id }) => id === teamId)
}
async function reachTeam(asking: Asking, teamId: string, substitutes: boolean) {
  const team = await findReached(asking, teamId, substitutes)
  if (!team) throw new NotFound('team')
  return team
}

const shown = ({ id, teamId, team, personId, name, from, until, namedBy, namedAt }: SubstituteRow) => ({
  ...{ id, teamId, team, personId, name, from, until, namedBy },
  namedAt: namedAt.toISOString(),
})

/** Who stands in for a team's manager now and later, and, for who may name one, who could. */
export async function showSubstitutes(context: Context, { teamId }: { teamId: string }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  await reachTeam(context, teamId, true)
  const names = (await findReached(context, teamId, false)) !== undefined
  const managers = await listManagerNames(tx, organisationId, teamId)
  return {
    managers,
    items: (await listSubstitutes(tx, organisationId, [teamId], today)).map(shown),
    mayName: names,
    couldStandIn: names
      ? (await listCouldStandIn(tx, organisationId, teamId, today))
          .filter(({ personId }) => !managers.some((manager) => manager.personId === personId))
          .map(({ personId, name, teamId: own }) => ({ personId, name, ofTeam: own === teamId }))
      : [],
  }
}

export async function nameSubstitute(
  context: Context,
  named: { teamId: string; personId: string; from: Day; until: Day },
) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const { teamId, personId, from, until } = named
  const team = await reachTeam(context, teamId, false)
  const able = await listCouldStandIn(tx, organisationId, teamId, from)
  const managers = await listManagerNames(tx, organisationId, teamId)
  refuseIf(
    reasonsNotToName(named, {
      today,
      managerIds: managers.map((manager) => manager.personId),
      couldStandIn: new Set(able.map((one) => one.personId)),
    }),
  )
  const id = await saveSubstitute(tx, organisationId, { ...named, by: actor.personId, now })
  if (!id) throw new Refused([{ code: 'planning/substitute-already' }])
  await tell({ tx, now }, organisationId, [
    { personId, kind: 'planning/substitute-named', details: { team: team.name, from, until } },
  ])
  audit('planning/name-substitute', id, { teamId, personId, from, until })
  return showSubstitutes(context, { teamId })
}

export async function endSubstitute(context: Context, { substituteId }: { substituteId: string }) {
  const { tx, actor, now, audit } = context
  const substitute = await findSubstitute(tx, actor.organisationId, substituteId)
  if (!substitute) throw new NotFound('substitute')
  const { teamId, team, personId } = substitute
  await reachTeam(context, teamId, false)
  await saveSubstituteEnd(tx, actor.organisationId, { id: substituteId, by: actor.personId, now })
  await tell({ tx, now }, actor.organisationId, [
    { personId, kind: 'planning/substitute-ended', details: { team } },
  ])
  audit('planning/end-substitute', substituteId, { teamId })
  return showSubstitutes(context, { teamId })
}
