import { assignMany, requestActivity } from '../../features/activities/person-actions.ts'
import { takeReadyCatalogue } from '../../features/activities/ready-catalogue-actions.ts'
import type { Share } from '../../features/activities/rules.ts'
import type { City, DemoPerson } from './city.ts'
import type { Stage } from './months.ts'

/** What a team does mostly, by its facet; the second is its part at the counter or on the telephone. */
const byFacet: Record<string, [code: string, percent: number][]> = {
  istruttoria: [['ES-01', 100]],
  sportello: [
    ['ES-01', 60],
    ['ES-07', 40],
  ],
  programmazione: [['ES-06', 100]],
  contabilità: [['ES-02', 100]],
  'affari generali': [
    ['ES-01', 80],
    ['ES-03', 20],
  ],
  contratti: [['ES-04', 100]],
  controlli: [
    ['ES-01', 70],
    ['ES-15', 30],
  ],
  progetti: [['ES-06', 100]],
  'banche dati': [['ES-05', 100]],
  supporto: [
    ['ES-03', 50],
    ['ES-02', 50],
  ],
}
const usual: [string, number][] = [['ES-01', 100]]

/** HR takes the ready catalogue and assigns everybody; one person proposes what the catalogue lacks. */
export async function mapActivities(stage: Stage): Promise<void> {
  const { act, city, actorOf } = stage
  const hr = actorOf(city.people.find(({ member, roles }) => member && roles.includes('hr-office'))!)
  await act(hr, takeReadyCatalogue, { examples: true })
  await act(hr, assignMany, { validFrom: stage.clock.today(), persons: sharesOf(city) })
  const asker = city.people.find(({ member, roles }) => member && roles.length === 1)!
  await act(actorOf(asker), requestActivity, {
    kind: 'activity',
    activityId: null,
    title: 'Aggiornamento delle pagine web del servizio',
    text: 'Lo faccio ogni settimana, circa mezza giornata, e si può fare da remoto.',
    verdicts: {},
  })
}

type Coded = { personId: string; shares: { code: string; percent: Share['percent'] }[] }

function sharesOf({ people, teams, onSite }: City): Coded[] {
  const facetOf = new Map(
    teams.map(({ id, name }) => [id, Object.keys(byFacet).find((facet) => name.endsWith(facet))]),
  )
  const onSiteActivity = new Map(onSite.teams.map(({ id, activity }) => [id, activity]))
  const coded = (person: DemoPerson, shares: readonly [string, number][]): Coded => ({
    personId: person.id,
    shares: shares.map(([code, percent]) => ({ code, percent })),
  })
  return [
    ...people.map((person) => coded(person, byFacet[facetOf.get(person.teamId) ?? ''] ?? usual)),
    ...onSite.people.map((person) => coded(person, [[onSiteActivity.get(person.teamId)!, 100]])),
  ]
}
