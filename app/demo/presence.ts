import { changeMyChoice } from '../../features/presence/actions.ts'
import type { Stage } from './months.ts'

/** In the teams of those one signs in as, some show where in the office they are: managers to all, others to the team. */
export async function choosePresence({ act, city, actorOf }: Stage): Promise<void> {
  const teams = new Set(city.people.flatMap(({ member, teamId }) => (member ? [teamId] : [])))
  const met = city.people.filter(({ teamId }) => teams.has(teamId))
  for (const [index, person] of met.entries())
    if (person.roles.includes('team-manager'))
      await act(actorOf(person), changeMyChoice, { shownTo: 'organisation' })
    else if (index % 3 === 0) await act(actorOf(person), changeMyChoice, { shownTo: 'team' })
}
