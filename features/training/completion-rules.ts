// How far training is: of whom a course is for, who has done it, by directorate; and the indicators of the plan.
import { coarse, fewestPeople, publishedFigures } from '../activities/figures-rules.ts'
import { type Audience, isFor, type Subject } from './rules.ts'

export type Member = {
  personId: string
  directorate: string | null
  roles: readonly string[]
  isAgile: boolean
}
export type Certified = {
  courseId: string
  subject: Subject
  personId: string
  holds: boolean
  thisYear: boolean
}
export type Row = { name: string | null; directorates: number; people: number | null; done: number | null }

const isOf = (audience: Audience, { roles, isAgile }: Member): boolean =>
  audience === 'agile-workers' ? isAgile : isFor(audience, roles)

/** Who of an audience has done something, by directorate; by name, without one last. */
export function rowsOf(
  audience: Audience,
  members: readonly Member[],
  done: ReadonlySet<string>,
): { name: string | null; directorates: number; people: number; done: number }[] {
  const rows = new Map<string | null, { people: number; done: number }>()
  for (const member of members) {
    if (!isOf(audience, member)) continue
    const row = rows.get(member.directorate) ?? { people: 0, done: 0 }
    row.people++
    if (done.has(member.personId)) row.done++
    rows.set(member.directorate, row)
  }
  return [...rows]
    .map(([name, row]) => ({ name, directorates: 1, ...row }))
    .sort((a, b) => ((a.name ?? '\uffff') < (b.name ?? '\uffff') ? -1 : 1))
}

/** Who sees what: HR each directorate as it is; a head their own; others merged rows from which nobody can be found. */
export type Sight = 'exact' | 'own' | 'merged'
export function shownRows(rows: ReturnType<typeof rowsOf>, sight: Sight): Row[] {
  if (sight === 'exact') return rows
  if (sight === 'own')
    return rows.map((row) => {
      // Of few people no number says who; of many the number is rounded, so that two readings tell nobody apart.
      const many = row.people >= fewestPeople
      return { ...row, people: coarse(row.people), done: many ? coarse(row.done) : null }
    })
  return publishedFigures(rows.map(({ name, people, done }) => ({ name, people, mayAsk: done }))).map(
    ({ mayAsk, ...row }) => ({ ...row, done: mayAsk }),
  )
}

export const indicatorNames = ['management', 'organisational', 'digital'] as const
export type IndicatorName = (typeof indicatorNames)[number]

/**
 * Indicators of the plan (POLA guidelines, annex): managers and middle managers who did a course on management in the
 * last year; agile workers with courses on organisation, and on digital skills, that hold.
 */
export function indicatorsOf(
  members: readonly Member[],
  certified: readonly Certified[],
): { name: IndicatorName; people: number; done: number }[] {
  return indicatorNames.map((name) => {
    const managers = name === 'management'
    const among = members.filter((one) =>
      managers ? isFor('managers', one.roles) || isFor('middle-managers', one.roles) : one.isAgile,
    )
    const doers = new Set(
      certified
        .filter(({ subject, holds, thisYear }) => subject === name && (managers ? thisYear : holds))
        .map(({ personId }) => personId),
    )
    return { name, people: among.length, done: among.filter(({ personId }) => doers.has(personId)).length }
  })
}
