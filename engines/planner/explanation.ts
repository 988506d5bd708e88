// What an explanation of a day says: data, from which sentences are made in any language.
import type { Change } from './changes.ts'
import type { OpenedPlan } from './opened-plan.ts'
import type { Prices } from './problem.ts'

export interface DayExplanation {
  person: string
  day: string
  /** As the problem gives it: `free`, `office`, `absent`, `home` or `space:ID`. */
  given: string
  /** As planned: `office@HH:MM`, `home`, `space:ID` or `absent`. */
  planned: string
  outcome: 'decided' | 'granted' | 'not-granted'
  /** Undefined where the day was decided, or where the person has no place to be away. */
  worth?: Worth
  /** What stood in the way, or for a granted day what it used up; none where nothing was scarce. */
  limits: BindingLimit[]
  /** For a day in the office. */
  entry?: Entry
  /** For a day not granted: what would have granted it, the least first; each verified by a re-plan. */
  wouldHave: Counterfactual[]
}

/** Minutes that being away this day gives back, and what its place costs others at the prices. */
export interface Worth {
  /** Both ways to the office and back, less the way to a space. */
  way: number
  wish: number
  /** Value of one day more for somebody with so many days: what makes sharing fair. */
  grant: number
  /** What an office day costs others at the prices: crowded desks, and the hour of arriving. */
  relief: number
  /** What the places that the day needs cost: of the team, of the budget, of a seat. */
  price: number
}

export type BindingLimit =
  | { kind: 'no-place' }
  | { kind: 'quota'; limit: number }
  | { kind: 'per-week'; week: string; limit: number }
  /** `places`: how many of the team may be away, `present` being the least who must be there. */
  | { kind: 'team'; team: string; present: number; places: number; price: number }
  | { kind: 'budget'; directorate: string; limit: number; price: number }
  | { kind: 'seats'; space: string; limit: number; price: number }
  /** Desks too few: this speaks for being away, since nobody should stand. */
  | { kind: 'desks'; office: string; limit: number; price: number }
  /** The places there were gave back more to others, or this person's own other days did. */
  | { kind: 'worth-less'; short: number }

export interface Entry {
  planned: string
  preferred: string
  earliest: string
  latest: string
  /** Minutes that an arrival costs others at the preferred time and at the planned one, at the prices. */
  loadAtPreferred: number
  loadAtPlanned: number
}

export interface Counterfactual {
  /** To be made together; only limits, and the person's own wish. */
  changes: Change[]
  /** How much each limit moves, in its unit (people, days, seats; minutes of a wish). */
  by: number
  /** What the day would then be: `home` or `space:ID`. */
  becomes: string
  /** Minutes that the whole month would gain (0 or more) by looser limits; of a wish it says nothing. */
  gain: number
}

export interface Month {
  opened: OpenedPlan
  prices: Prices
}
