import { usualTerms } from '../../features/agreements/example.ts'
import { bringFromPaper } from '../../features/agreements/import-actions.ts'
import { writeAgreement } from '../../features/agreements/writing-actions.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
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
  const asker = city.people.find(({ member, roles }) => member && roles.length === 1)!
  const from = `${addMonths(monthOf(today), -6)}-01` as Day
  const [soon, later] = [addDays(today, 45), addDays(`${addMonths(monthOf(today), 7)}-01`, -1)]
  const people = city.people
    .filter(({ id, member }, index) => id !== asker.id && (member || index % withoutEvery !== 0))
    .map(({ id }, index) => ({
      personId: id,
      terms: usualTerms(from, index % endingEvery === 3 ? soon : later),
    }))
  for (let first = 0; first < people.length; first += atOnce)
    await act(hr, bringFromPaper, { people: people.slice(first, first + atOnce), note: 'demo' })
  const begin = `${addMonths(monthOf(today), 1)}-01` as Day
  const terms = usualTerms(begin, addDays(`${addMonths(monthOf(begin), 6)}-01`, -1))
  await act(actorOf(asker), writeAgreement, { kind: 'first', terms, propose: true })
}
