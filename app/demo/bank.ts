import { randomOf } from '../../engines/planner/random.ts'
import { askDays, giveDays, showMine } from '../../features/bank/actions.ts'
import { saveManyRequests } from '../../features/bank/many-store.ts'
import { distributeNow } from '../../features/bank/office-actions.ts'
import { type AccountKey, holdAccounts, saveTransfers, type Transfer } from '../../features/bank/store.ts'
import { quotaOf } from '../../features/months/rules.ts'
import { showMyMonth } from '../../features/planning/my-month-actions.ts'
import { isAway } from '../../features/planning/rules.ts'
import type { DemoPerson } from './city.ts'
import { idFrom, shuffled } from './drawing.ts'
import type { OpenedMonth, Stage } from './months.ts'

/** Assumed: of a hundred people so many give days of the open month, and so many ask for some. */
const [giving, asking] = [2, 1]

const memberNamed = ({ city }: Stage, name: string): DemoPerson | undefined =>
  city.people.find((one) => one.member && `${one.givenName} ${one.familyName}` === name)

/** Of the published month somebody gives a day that they never had a use for, and Bruno, who asked, has it. */
export async function lendADay(stage: Stage, { month }: OpenedMonth): Promise<void> {
  const { act, actorOf, city, seed } = stage
  const bruno = actorOf(memberNamed(stage, 'Bruno Ferri')!)
  const his = (await act(bruno, showMine, { month })).account
  // On the last days of a month its bank is closed.
  if (!his || his.mayAsk.length > 0) return
  for (const name of ['Carla Greco', 'Fabio Moretti', 'Ada Colombo', 'Luca Barbieri']) {
    const person = memberNamed(stage, name)
    const hers = person && (await act(actorOf(person), showMine, { month })).account
    if (!hers || hers.unused === 0 || hers.mayGive.length > 0) continue
    const { days } = await act(actorOf(person), showMyMonth, { month })
    // Who was proposed all their days and lost one keeps what they lost.
    if (days.filter(({ proposed }) => isAway(proposed)).length >= hers.own.quota) continue
    await act(actorOf(person), giveDays, { id: idFrom(seed, 'gift', 0), month, days: 1, planned: [] })
    await act(bruno, askDays, { id: idFrom(seed, 'bank request', 0), month, days: 1 })
    const hr = actorOf(city.people.find(({ member, roles }) => member && roles.includes('hr-office'))!)
    await act(hr, distributeNow, { month })
    return
  }
}

/** Of the open month some give and others wait until wishes close. Who signs in has given and asked nothing. */
export async function fillBank(stage: Stage, { month, daysPerPerson }: OpenedMonth): Promise<void> {
  const { database, organisationId, city, seed, clock } = stage
  const random = randomOf(seed + 42)
  const directorateOf = new Map(city.teams.map(({ id, directorateId }) => [id, directorateId]))
  const all = shuffled(
    random,
    city.people.filter(({ member, homeSuitable }) => !member && homeSuitable),
  )
  const givers = all.slice(0, Math.ceil((all.length * giving) / 100))
  const waiting = all.slice(givers.length, givers.length + Math.ceil((all.length * asking) / 100))
  const keyOf = {
    mine: ({ id }: DemoPerson): AccountKey => ({ month, kind: 'person', personId: id }),
    directorate: ({ teamId }: DemoPerson): AccountKey => ({
      ...{ month, kind: 'directorate' },
      directorateId: directorateOf.get(teamId)!,
    }),
    bank: { month, kind: 'bank' } as AccountKey,
  }
  const now = clock.now()
  await database.transaction(organisationId, async (tx) => {
    const keys = [keyOf.bank, ...givers.flatMap((one) => [keyOf.mine(one), keyOf.directorate(one)])]
    const held = await holdAccounts(tx, organisationId, keys)
    const legs = givers.flatMap((person, index): Transfer[] => {
      const actId = idFrom(seed, 'gift', index + 1)
      const quota = quotaOf(daysPerPerson, person.partTimePercent)
      const days = Math.min(quota, 1 + random.below(2))
      if (days === 0) return []
      const [mine, pool] = [held(keyOf.mine(person)).id, held(keyOf.directorate(person)).id]
      const act = { actId, days, by: person.id }
      return [
        { ...act, id: actId, reason: 'given', debitId: mine, creditId: pool, lowest: -quota },
        { ...act, id: null, reason: 'shared', debitId: pool, creditId: held(keyOf.bank).id },
      ]
    })
    await saveTransfers(tx, organisationId, legs, now)
    const requests = waiting.map(({ id }, index) => ({
      id: idFrom(seed, 'bank request', index + 1),
      personId: id,
      days: 1 + random.below(3),
    }))
    await saveManyRequests(tx, organisationId, month, requests, now)
  })
}
