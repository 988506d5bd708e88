// The guided path from nothing to a first planned month: seven steps, each known to be done from what exists.

export const steps = ['organisation', 'people', 'roles', 'entrance', 'activities', 'policy', 'month'] as const
export type Step = (typeof steps)[number]

/** What exists, in figures. */
export type Facts = {
  hasPatronDay: boolean
  directorates: number
  offices: number
  teams: number
  people: number
  /** Who works in a team. */
  members: number
  teamsWithoutManager: number
  hrPeople: number
  providers: number
  /** Whether letters can be sent. */
  mailWorks: boolean
  /** People who have a password, or a link to choose one. */
  accounts: number
  activities: number
  /** People whose work is described by activities. */
  assigned: number
  policyChanges: number
  policyAdopted: number
  months: number
  plannedMonths: number
  publishedMonths: number
}
export type Missing = { code: string; count: number }
export type StepState = 'done' | 'begun' | 'open' | 'aside'
export type StepShown = { step: Step; state: StepState; missing: Missing[]; hints: Missing[] }

/** Steps that an administration may do without, or later: its first month can be planned all the same. */
export const mayBeSetAside: ReadonlySet<Step> = new Set([
  'organisation',
  'roles',
  'entrance',
  'activities',
  'policy',
])

type Finding = { begun: boolean; missing: Missing[]; hints?: Missing[] }
const missing = (...found: (Missing | false)[]): Missing[] => found.filter((one) => one !== false)
const lacks = (condition: boolean, code: string, count = 0): Missing | false => condition && { code, count }

const findings: { readonly [S in Step]: (facts: Facts) => Finding } = {
  organisation: ({ hasPatronDay }) => ({
    begun: true,
    missing: missing(lacks(!hasPatronDay, 'patron-day')),
  }),
  people: ({ directorates, offices, teams, people, members }) => ({
    begun: directorates + offices + teams > 0 || people > 1,
    missing: missing(
      lacks(offices === 0, 'offices'),
      lacks(directorates === 0, 'directorates'),
      lacks(teams === 0, 'teams'),
      lacks(members === 0, 'members'),
    ),
    hints: missing(lacks(members > 0 && people > members, 'people-without-team', people - members)),
  }),
  roles: ({ teams, teamsWithoutManager, hrPeople }) => ({
    begun: teamsWithoutManager < teams,
    missing: missing(
      lacks(hrPeople === 0, 'hr-office'),
      lacks(teams === 0, 'teams'),
      lacks(teamsWithoutManager > 0, 'teams-without-manager', teamsWithoutManager),
    ),
  }),
  entrance: ({ providers, mailWorks, accounts, people }) => ({
    begun: accounts > 1,
    missing: missing(
      lacks(providers === 0 && people <= 1, 'people'),
      lacks(providers === 0 && people > 1 && accounts < people, 'ways-in', people - accounts),
    ),
    hints: missing(lacks(!mailWorks, 'mail')),
  }),
  activities: ({ activities, assigned, members }) => ({
    begun: activities > 0,
    missing: missing(lacks(activities === 0, 'activities'), lacks(assigned === 0, 'assigned')),
    hints: missing(
      lacks(assigned > 0 && assigned < members, 'people-without-activities', members - assigned),
    ),
  }),
  policy: ({ policyChanges, policyAdopted }) => ({
    begun: policyChanges > 0,
    missing: missing(
      lacks(policyChanges === 0, 'policy'),
      lacks(policyChanges > 0 && policyAdopted === 0, 'policy-adopted'),
    ),
  }),
  month: ({ months, plannedMonths, publishedMonths }) => ({
    begun: months > 0,
    missing: missing(lacks(months === 0, 'month'), lacks(months > 0 && plannedMonths === 0, 'plan')),
    hints: missing(lacks(plannedMonths > 0 && publishedMonths === 0, 'publication')),
  }),
}

/** A step done is done, whoever set it aside before; one set aside is taken up again by doing it. */
export function pathOf(facts: Facts, aside: ReadonlySet<string>): { steps: StepShown[]; next: Step | null } {
  const shown = steps.map((step): StepShown => {
    const { begun, missing, hints = [] } = findings[step](facts)
    const state = missing.length === 0 ? 'done' : aside.has(step) ? 'aside' : begun ? 'begun' : 'open'
    return { step, state, missing, hints }
  })
  const next = shown.find(({ state }) => state === 'begun' || state === 'open')
  return { steps: shown, next: next?.step ?? null }
}
