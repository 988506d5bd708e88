import { showMyDay } from '../../features/days/my-day-actions.ts'
import { askReview } from '../../features/days/review-actions.ts'
import { swapDays } from '../../features/days/swap-actions.ts'
import { showMyMonth } from '../../features/planning/my-month-actions.ts'
import { isAway, isOffice } from '../../features/planning/rules.ts'
import type { DemoPerson } from './city.ts'
import type { OpenedMonth, Stage } from './months.ts'

/**
 * What waits for an answer when one looks: Carla proposes a swap to Bruno, and Bruno asks for review of a day that
 * was not granted. On the last days of a month there may be nothing left to swap.
 */
export async function askAboutDays(
  { act, city, clock, actorOf }: Stage,
  { month }: OpenedMonth,
): Promise<void> {
  const [carla, bruno] = ['Carla Greco', 'Bruno Ferri'].map(
    (name) => city.people.find((one) => one.member && `${one.givenName} ${one.familyName}` === name)!,
  ) as [DemoPerson, DemoPerson]
  const hers = await act(actorOf(carla), showMyMonth, { month })
  const away = hers.days.filter(({ day, place }) => day > clock.today() && isAway(place))
  for (const { day } of away) {
    const { swaps } = await act(actorOf(carla), showMyDay, { day })
    const found = swaps.find(({ colleagues }) => colleagues.some(({ personId }) => personId === bruno.id))
    if (!found) continue
    const { givenDay, takenDay } = found
    await act(actorOf(carla), swapDays, { givenDay, takenDay, colleagueId: bruno.id })
    break
  }
  const his = await act(actorOf(bruno), showMyMonth, { month })
  const refused = his.days.find(({ wished, place }) => wished && isOffice(place))
  const words = 'Avevo chiesto questo giorno: vorrei sapere se c’era un altro modo.'
  if (refused) await act(actorOf(bruno), askReview, { day: refused.day, words })
}
