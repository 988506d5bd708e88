import { usualTerms } from '../../features/agreements/example.ts'
import { bringFromPaper } from '../../features/agreements/import-actions.ts'
import { handOver, writeNotice } from '../../features/agreements/safety-actions.ts'
import { usualSafetyNotice } from '../../features/agreements/safety-words-rules.ts'
import { writeAgreement } from '../../features/agreements/writing-actions.ts'
import { statePriority } from '../../features/priorities/actions.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { cast } from './cast.ts'
import type { Stage } from './months.ts'

/** Assumed: how many have no agreement, and how many have one that is about to end; one in so many. */
export const withoutEvery = 40
const endingEvery = 7
const atOnce = 2000

/**
 * Most of the city's people have an agreement, brought in as from paper and marked as demo; one in seven ends within
 * two months, to be renewed. Of those one signs in as, the first has proposed one, which waits for the manager.
 */
export async function agreeWithPeople(stage: Stage): Promise<void> {
  const { act, city, actorOf, clock } = stage
  const today = clock.today()
  const hr = actorOf(city.people.find(({ member, roles }) => member && roles.includes('hr-office'))!)
  const first = cast.find(({ roles }) => roles.length === 0)
  const asker = city.people.find(({ member }) => member === first)!
  const from = `${addMonths(monthOf(today), -6)}-01` as Day
  const [soon, later] = [addDays(today, 45), addDays(`${addMonths(monthOf(today), 7)}-01`, -1)]
  const people = city.people
    .filter(({ id, member }, index) => id !== asker.id && (member || index % withoutEvery !== 0))
    .map(({ id, member }, index) => ({
      personId: id,
      terms: usualTerms(from, index % endingEvery === 3 && !member ? soon : later),
    }))
  for (let first = 0; first < people.length; first += atOnce)
    await act(hr, bringFromPaper, { people: people.slice(first, first + atOnce), note: 'demo' })
  await act(hr, writeNotice, { ...usualSafetyNotice, validFrom: today, anew: false })
  const handed = { receivedOn: addDays(today, -60), way: 'paper' as const, proof: 'Consegna di prova (demo)' }
  const representatives = city.people.filter(({ roles }) => roles.includes('safety-representative'))
  const personIds = people.map(({ personId }) => personId)
  await act(hr, handOver, { ...handed, personIds, capacity: 'worker' as const })
  const ofRepresentatives = {
    personIds: representatives.map(({ id }) => id),
    capacity: 'representative' as const,
  }
  await act(hr, handOver, { ...handed, ...ofRepresentatives })
  // One waits for whoever verifies: it counts nothing until then.
  const stated = { category: 'caregiver' as const, from: today, until: null }
  await act(actorOf(asker), statePriority, stated)
  // The month that is open for wishes when the demo is looked at: the clock stands a month before the published one.
  const begin = `${addMonths(monthOf(addDays(today, 30)), 1)}-01` as Day
  const terms = usualTerms(begin, addDays(`${addMonths(monthOf(begin), 6)}-01`, -1))
  await act(actorOf(asker), writeAgreement, { kind: 'first', terms, propose: true })
}
