import type { Day } from '../../vocabulary/day.ts'

/** What the planner does not take in a problem: where in it, and what was expected. */
export type ProblemFault = {
  path: string
  message: string
  /** Of a row: whose it is. Persons by their id, since who leaves loses the name; all else by name. */
  personId?: string
  name?: string
  day?: string
}

const lists = ['people', 'teams', 'offices', 'directorates'] as const
/** Fields that the room has words for; the others are told by their path alone. */
export const faultFields = [
  'quota',
  'perWeek',
  'granted',
  'commute',
  'entry',
  'days',
  'wish',
  'minPresent',
  'desks',
  'budget',
  'weights',
  'other',
] as const

/** `people[12].wish[3]` in the list `people`, row 12, field `wish`, day 3. */
function partsOf(path: string) {
  const [, list, row, field, day] = /^(\w+)(?:\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?)?/.exec(path) ?? []
  return { list, row, field, day }
}

/** With whose it is and of which day, as the problem says. */
export function locatedFault(
  fault: { path: string; message: string },
  problem: { days: readonly string[] } & Record<(typeof lists)[number], readonly { id: string }[]>,
  nameOf: ReadonlyMap<string, string>,
): ProblemFault {
  const { list, row, field, day } = partsOf(fault.path)
  const known = lists.find((one) => one === list)
  if (known === undefined || row === undefined) return fault
  const { id } = problem[known][Number(row)]!
  const perDay = field === 'days' || field === 'wish' || field === 'minPresent' || field === 'desks'
  const date = perDay && day !== undefined ? problem.days[Number(day)] : undefined
  return {
    ...fault,
    ...(known === 'people' ? { personId: id } : { name: nameOf.get(id) ?? id }),
    ...(date === undefined ? {} : { day: date }),
  }
}

export function shownFault(fault: ProblemFault, nameOf: ReadonlyMap<string, string>) {
  const { path, message, personId, name, day } = fault
  const { list, field } = partsOf(path)
  const said = list === 'weights' ? list : field
  return {
    ...{ path, message },
    name: (personId === undefined ? name : nameOf.get(personId)) ?? null,
    field: faultFields.find((one) => one === said) ?? ('other' as const),
    day: (day ?? null) as Day | null,
  }
}
