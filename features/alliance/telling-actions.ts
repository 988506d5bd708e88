// What an applicant or a coordinator did is told in the other's own tenant, by its own job: nobody writes there but it.
import type { JobMoment } from '../../platform/jobs.ts'
import { listAlliances } from './network-store.ts'
import { listHolders, listUntold, saveTold } from './telling-store.ts'

export type AllianceNotice = {
  personId: string
  kind: `alliance/${'applied' | 'left' | 'withdrawn' | 'admitted' | 'refused' | 'suspended'}`
  details: { name: string }
}
/** Notices come after the alliance in the order of features: the house says how people are told. */
export type TellPeople = (
  moment: JobMoment,
  organisationId: string,
  notices: readonly AllianceNotice[],
) => Promise<void>

/** Twice does no harm: what it told, it knows. */
export async function tellSteps(moment: JobMoment, organisationId: string, tell: TellPeople): Promise<void> {
  const { tx, today, now } = moment
  const untold = await listUntold(tx, organisationId, now)
  if (untold.length === 0) return
  const told = new Set(await saveTold(tx, organisationId, untold))
  const nameOf = new Map((await listAlliances(tx)).map(({ id, name }) => [id, name]))
  const coordinators = await listHolders(tx, organisationId, ['network-coordinator'], today)
  const office = await listHolders(tx, organisationId, ['hr-office', 'administrator'], today)
  const notices = untold
    .filter(({ membershipId }) => told.has(membershipId))
    .flatMap(({ state, coordinates, name, allianceId }) =>
      (coordinates ? coordinators : office).map((personId) => ({
        personId,
        kind: `alliance/${state}` as AllianceNotice['kind'],
        details: { name: coordinates ? name : (nameOf.get(allianceId) ?? '') },
      })),
    )
  await tell(moment, organisationId, notices)
}
