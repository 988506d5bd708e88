// How many days away a person may have in a month: what holds for the team, or the person's own exception.
import { type MonthRules, type MonthTeam, mostAwayInMonth } from '../months/frozen-rules.ts'
import { quotaOf, withBankDays } from '../months/rules.ts'

export type Exception = {
  daysPerMonth: number | null
  daysPerWeek: number | null
  beyondPrevalence: boolean
}
export type Limits = {
  quota: number
  perWeek: number | null
  /** With presence still prevalent; null where nothing limits it. */
  mostAway: number | null
}

/**
 * `bankDays` received from the bank of days, or below nothing given to it.
 * @param usedBefore away days in the published months of the window in whose average presence must prevail
 * @param windowDays working days of that window where it is the person's own: as long as the agreement runs
 */
export function limitsOf(
  {
    partTimePercent,
    exception,
    bankDays = 0,
  }: { partTimePercent: number; exception: Exception | null; bankDays?: number | undefined },
  team: Pick<MonthTeam, 'daysPerPerson' | 'daysPerWeek'>,
  rules: MonthRules,
  usedBefore: number,
  windowDays = rules.windowDays,
): Limits {
  const most = mostAwayInMonth({ ...rules, windowDays }, partTimePercent, usedBefore)
  const mostAway = exception?.beyondPrevalence || !Number.isFinite(most) ? null : most
  const days = exception?.daysPerMonth ?? quotaOf(team.daysPerPerson, partTimePercent, rules.partTimeRounding)
  return {
    quota: withBankDays(days, mostAway, bankDays),
    perWeek: exception?.daysPerWeek ?? team.daysPerWeek,
    mostAway,
  }
}
