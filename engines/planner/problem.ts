/**
 * The month problem and its plan, as JSON: `vicinato/month-problem@1` and `vicinato/month-plan@1`.
 *
 * Everything is counted in minutes of people's time and the plan minimises the total. All arrays marked
 * "per day" follow the order of `days`; all slots are indexes into `slots`. `commute`, `minutes` and
 * `home` tell where people live: personal data wherever a problem is stored or exported.
 */
export const problemFormat = 'vicinato/month-problem@1'
export const planFormat = 'vicinato/month-plan@1'

export interface MonthProblem {
  format: typeof problemFormat
  /** `YYYY-MM` */
  month: string
  /** The working days, ISO dates, ascending, all in `month`. */
  days: string[]
  /** The entry times offered, `HH:MM`, ascending. */
  slots: string[]
  weights: Weights
  directorates: Directorate[]
  teams: Team[]
  offices: Office[]
  spaces: Space[]
  zones: Zone[]
  people: Person[]
}

export interface Weights {
  /** Minutes charged per slot away from the preferred one, per office day. */
  slotDeviation: number
  /** Minutes charged per person-day over an office's desks. */
  deskOverflow: number
  /** Minutes of value of a person's 1st, 2nd, 3rd … away day; never increasing, never negative, 0 beyond. */
  grant: number[]
}

export interface Directorate {
  id: string
  /** Away person-days in the month. */
  budget: number
}

export interface Team {
  id: string
  directorate: string
  office: string
  /** Per day: people who must be in the office, of those not absent. */
  minPresent: number[]
}

export interface Office {
  id: string
  /** Where its people arrive; null or left out: arrivals there load no zone and cost nothing. */
  zone?: string | null
  /** Per day. */
  desks: number[]
}

export interface Space {
  id: string
  /** Per day: seats left for this problem. */
  seats: number[]
}

export interface Zone {
  id: string
  /** Per slot, the same on every day: what each further arrival costs. */
  load: LoadTier[][]
}

/** Arrival number m of a slot costs the `minutes` of the first tier with m <= `upTo`; the last is open. */
export interface LoadTier {
  upTo: number | null
  minutes: number
}

export interface Person {
  id: string
  team: string
  /** Away days in the month, those decided included. */
  quota: number
  /** Away days in an ISO week, or null for no such rule. */
  perWeek: number | null
  /** Away days lately had above the colleagues' least: where this person enters `weights.grant`. */
  granted: number
  /** Minutes one way to the office. */
  commute: number
  /** Whether home is suitable. */
  home: boolean
  /** Minutes by which this person likes a space better than home, per day there. */
  nearBonus: number
  /** Only places that the person accepts; `minutes` one way. */
  spaces: { space: string; minutes: number }[]
  /** Slot indexes, `earliest <= preferred <= latest`. */
  entry: { earliest: number; latest: number; preferred: number }
  /** Per day: `free`, or decided: `office`, `absent`, `home`, `space:ID`. */
  days: string[]
  /** Per day: minutes of value of being away; may be negative. */
  wish: number[]
}

export interface MonthPlan {
  format: typeof planFormat
  people: PersonPlan[]
  /** Minutes: what the plan costs. */
  objective: number
  /** Minutes: no plan can cost less. */
  bound: number
  /** The proof of `bound`; see `boundOf` in scoring.ts. */
  prices: Prices
}

export interface PersonPlan {
  id: string
  /** Per day: `office@HH:MM`, `home`, `space:ID` or `absent`. */
  days: string[]
}

/** Minutes, never negative: what one more unit of each limit would give back, as far as it is known. */
export interface Prices {
  /** Per team and day: one place more among those who may be away. */
  teams: Record<string, number[]>
  /** Per directorate: one day more of budget. */
  directorates: Record<string, number>
  /** Per office and day, at most `deskOverflow`: one desk more. */
  offices: Record<string, number[]>
  /** Per space and day: one seat more. */
  spaces: Record<string, number[]>
  /** Per zone, day and slot, at most the last tier's minutes: one arrival. */
  zones: Record<string, number[][]>
}

/** A limit that what is already decided breaks by itself, and so was raised to just that. */
export interface RaisedLimit {
  /** `present`: away places of a team (`from` = members not absent − minPresent, possibly negative). */
  rule: 'quota' | 'perWeek' | 'present' | 'budget' | 'seats'
  /** Of the person, team, directorate or space. */
  id: string
  /** For `present` and `seats`; for `perWeek` the Monday of the ISO week. */
  day?: string
  from: number
  to: number
}
