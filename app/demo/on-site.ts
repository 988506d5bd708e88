import type { Random } from '../../engines/planner/random.ts'
import { idFrom, sharedOut } from './drawing.ts'
import { neighbourhoods } from './neighbourhoods.ts'
import { type DemoDirectorate, type DemoOffice, type DemoTeam, pointIn } from './structure.ts'

/**
 * Assumed: for every hundred who may ask, six whose work today is on site. The City publishes only how many may
 * ask (6,581); these are added to them, so that who may ask is a figure and not everybody.
 */
export const onSiteShare = 0.06

/** What they do, by the codes of the ready catalogue's examples, and in which directorate. */
const places: readonly { directorate: string; name: string; activity: string; weight: number }[] = [
  { directorate: 'educazione', name: 'Nidi e scuole dell’infanzia', activity: 'ES-08', weight: 34 },
  { directorate: 'servizi-civici', name: 'Sportelli anagrafici', activity: 'ES-07', weight: 14 },
  { directorate: 'cultura', name: 'Custodia dei musei', activity: 'ES-09', weight: 12 },
  { directorate: 'ambiente', name: 'Controlli sul territorio', activity: 'ES-15', weight: 8 },
  { directorate: 'urbanistica', name: 'Condoni', activity: 'ES-10', weight: 10 },
  { directorate: 'risorse-umane', name: 'Carriere e pensioni', activity: 'ES-11', weight: 7 },
  { directorate: 'servizi-civici', name: 'Concessioni cimiteriali', activity: 'ES-12', weight: 6 },
  { directorate: 'lavori-pubblici', name: 'Cartografia', activity: 'ES-13', weight: 4 },
  { directorate: 'segreteria', name: 'Protocollo in arrivo', activity: 'ES-14', weight: 3 },
  { directorate: 'urbanistica', name: 'Ricerche storiche', activity: 'ES-16', weight: 2 },
]

export type OnSiteTeam = DemoTeam & { activity: string }

/** Teams of people on site, each in a place of its own with a desk or post for everybody. */
export function drawOnSiteTeams(
  people: number,
  directorates: readonly DemoDirectorate[],
  seed: number,
  random: Random,
): { teams: OnSiteTeam[]; offices: DemoOffice[] } {
  const idOf = new Map(directorates.map(({ code, id }) => [code, id]))
  const here = places.filter(({ directorate }) => idOf.has(directorate))
  const sizes = sharedOut(
    Math.max(here.length * 2, Math.round(people * onSiteShare)),
    here.map(({ weight }) => weight),
    2,
  )
  const offices = here.map(({ name }, index): DemoOffice => {
    const place = neighbourhoods[index % neighbourhoods.length]!
    return {
      id: idFrom(seed, 'on-site office', index),
      code: `P${String(index + 1).padStart(2, '0')}`,
      name: `${name}: sede`,
      zone: `Municipio ${place.municipio}`,
      desks: sizes[index]!,
      ...pointIn(place, random, 0.5),
    }
  })
  const teams = here.map(
    ({ directorate, name, activity }, index): OnSiteTeam => ({
      id: idFrom(seed, 'on-site team', index),
      code: `P-${directorate}-${activity}`,
      name,
      directorateId: idOf.get(directorate)!,
      officeId: offices[index]!.id,
      minPresent: 0,
      size: sizes[index]!,
      // No place among the teams that a visitor's cast is put into.
      place: { directorate, team: -1 },
      activity,
    }),
  )
  return { teams, offices }
}
