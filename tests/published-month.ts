import { months } from '../features/months/contract.ts'
import { people } from '../features/people/contract.ts'
import { planning } from '../features/planning/contract.ts'
import { wishes } from '../features/wishes/contract.ts'
import type { Day, Month } from '../vocabulary/day.ts'
import type { Name, World } from './world.ts'

/**
 * A month of Borgo Sereno, wished, planned and published by Irene Marino: three days each, two in a week, three of
 * the Anagrafe's four in the office every day. Who wishes declares the home suitable.
 * @param asked by name, the days wished by their place among the working days
 * @returns the working days
 */
export async function publishedMonth(
  world: World,
  month: Month,
  asked: Partial<Record<Name, readonly number[]>>,
): Promise<Day[]> {
  const hr = await world.as('Irene Marino')
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, {
    ...numbers,
    daysPerPerson: 3,
    daysPerWeek: 2,
    budgets: numbers.budgets.map(({ directorateId }) => ({ directorateId, days: 20 })),
    minima: [{ teamId: world.teams.anagrafe, people: 3 }],
  })
  for (const [name, indexes] of Object.entries(asked) as [Name, readonly number[]][]) {
    if (indexes.length === 0) continue
    const client = await world.as(name)
    await client.ask(people.changeMyProfile, { entryPreferred: '08:30', homeSuitable: true, home: null })
    const wished = indexes.map((index) => numbers.days[index]!)
    await client.ask(wishes.stateWish, { month, wished, absent: [], anyDay: false, home: true })
  }
  await hr.ask(months.closeWishes, { month })
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => !['waiting', 'running'].includes(state),
  )
  await hr.ask(planning.publish, { month, teamsNotApproved: 3 })
  return numbers.days
}
