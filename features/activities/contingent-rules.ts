// The people who may ask, counted: by directorate, before and after a change, and by what keeps the others away.
import {
  type Exclusion,
  exclusions,
  exclusionsOf,
  mayAskWith,
  type Result,
  type Share,
  workableShareOf,
} from './rules.ts'

/** What of a person the counting needs. `leastShare` is what policy asks where they work. */
export type Member = {
  personId: string
  directorateId: string | null
  shares: readonly Share[]
  leastShare: number
}
export type Figures = {
  directorateId: string | null
  people: number
  mayAsk: number
  /** People who may not ask, by what stands in the way; one person may be in several. */
  excluded: Record<Exclusion, number>
}

export const mayAsk = ({ shares, leastShare }: Member, workable: ReadonlySet<string>): boolean =>
  mayAskWith(workableShareOf(shares, workable), leastShare)

const noResult: Result = { workable: false, assessed: false, verdicts: null, failing: [] }

/** One row per directorate that has people, in no order; those without a team are in `null`. */
export function figuresOf(members: readonly Member[], results: ReadonlyMap<string, Result>): Figures[] {
  const workable = workableAmong(results)
  const rows = new Map<string | null, Figures>()
  for (const member of members) {
    const row = rows.get(member.directorateId) ?? emptyFigures(member.directorateId)
    rows.set(member.directorateId, row)
    row.people++
    if (mayAsk(member, workable)) row.mayAsk++
    else
      for (const exclusion of exclusionsOf(member.shares, (id) => results.get(id) ?? noResult))
        row.excluded[exclusion]++
  }
  return [...rows.values()]
}

const emptyFigures = (directorateId: string | null): Figures => ({
  directorateId,
  people: 0,
  mayAsk: 0,
  excluded: Object.fromEntries(exclusions.map((one) => [one, 0])) as Record<Exclusion, number>,
})

export const workableAmong = (results: ReadonlyMap<string, Result>): Set<string> =>
  new Set([...results].filter(([, { workable }]) => workable).map(([id]) => id))

/** How many of a directorate may ask before and after a change, and who of them would be new or no longer. */
export type Effect = {
  directorateId: string | null
  before: number
  after: number
  opened: number
  closed: number
}

/** @param membersAfter the same people in the same order, where what they do changes too */
export function effectOf(
  members: readonly Member[],
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  membersAfter: readonly Member[] = members,
): { items: Effect[]; touched: string[] } {
  const rows = new Map<string | null, Effect>()
  const touched: string[] = []
  for (const [index, member] of members.entries()) {
    const { directorateId } = member
    const row = rows.get(directorateId) ?? { directorateId, before: 0, after: 0, opened: 0, closed: 0 }
    rows.set(directorateId, row)
    const [was, is] = [mayAsk(member, before), mayAsk(membersAfter[index]!, after)]
    if (was) row.before++
    if (is) row.after++
    if (is && !was) row.opened++
    if (was && !is) row.closed++
    if (was !== is) touched.push(member.personId)
  }
  return { items: [...rows.values()], touched }
}
