/**
 * Prices that fit a plan (complementary slackness): a desk or seat to spare costs nothing, a desk too few its
 * full charge, an arrival what it truly costs. Were the plan the best there is, such prices would prove it;
 * where offices and budgets are far too small they do so at once, while the ascent still swings.
 */
import type { Schedule } from './schedule.ts'
import type { Tolls } from './tolls.ts'
import { noTolls } from './tolls.ts'

export function settledPrices(schedule: Schedule, near: Tolls): Tolls {
  const i = schedule.instance
  const prices = noTolls(i)
  prices.all.set(near.all)
  schedule.arrivals.settlePrices(prices.zone)
  for (let cell = 0; cell < prices.office.length; cell++) {
    if (schedule.atOffice[cell]! < i.desks[cell]!) prices.office[cell] = 0
    if (schedule.atOffice[cell]! > i.desks[cell]!) prices.office[cell] = i.deskOverflow
  }
  for (let cell = 0; cell < prices.space.length; cell++) {
    if (schedule.seatsLeft[cell]! > 0) prices.space[cell] = 0
  }
  return prices
}
