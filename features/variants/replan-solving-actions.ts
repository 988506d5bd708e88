// Finds whose days move: in a thread, outside any transaction, from the published plan as it stands.

import type { MonthProblem } from '../../engines/planner/problem.ts'
import type { ReplanReport } from '../../engines/planner/replanning-in-thread.ts'
import { replanInThread } from '../../engines/planner/replanning-in-thread.ts'
import { overDesks } from '../../engines/planner/variants.ts'
import type { RunningJob } from '../../platform/jobs.ts'
import type { Day } from '../../vocabulary/day.ts'
import { findMonth, listMinima } from '../months/store.ts'
import { gatherProblemFacts } from '../planning/facts-actions.ts'
import { monthProblem, type ProblemFacts } from '../planning/problem-actions.ts'
import { directoratesOf } from './applying-actions.ts'
import { factsWith, readMonthNow } from './numbers-actions.ts'
import { changesBetween, markOf, publishedProblem } from './published-actions.ts'
import { absencesOf, amendedBy, closedSpacesOf } from './replan-actions.ts'
import { countMoves, type ReplanFigures } from './replan-rules.ts'
import {
  findReplanning,
  listLastChanges,
  listPublishedPlaces,
  type MoveRow,
  type PublishedRow,
  saveFailedReplanning,
  saveSolvedReplanning,
} from './replan-store.ts'
import { amendmentBetween, type MonthNow, type SpaceClosed } from './rules.ts'

/** Started again after a crash it begins anew; ended it does nothing. */
export async function solveReplanning(job: RunningJob): Promise<void> {
  const { organisationId } = job
  const begun = await job.transaction(async ({ tx, today }) => {
    const one = await findReplanning(tx, organisationId, job.id)
    if (!one || one.outcome || one.discardedAt) return undefined
    const row = (await findMonth(tx, organisationId, one.month))!
    return {
      ...{ one, row, today },
      now: await readMonthNow(tx, organisationId, row),
      rows: await listPublishedPlaces(tx, organisationId, one.month),
      changes: await listLastChanges(tx, organisationId, one.month, one.runId),
      minima: await listMinima(tx, organisationId, one.month),
    }
  })
  if (!begun) return
  const { one, now, rows, changes, minima } = begun
  const facts = await gatherProblemFacts(
    (read) => job.transaction(({ tx }) => read(tx)),
    organisationId,
    one.month,
    begun.today,
  )
  const after = amendedBy(now, one.happened, one.from).now
  const [before, problemAfter] = [monthProblem(factsWith(facts, now)), monthProblem(factsWith(facts, after))]
  const absences = absencesOf(one.happened)
  problemAfter.spaces = withoutClosed(problemAfter, closedSpacesOf(one.happened))
  const published = publishedProblem(before, rows, changes, absences)
  const report = await replanInThread({
    ...published,
    changes: changesBetween(published.problem, before, problemAfter, absences, one.from),
    options: { stability: one.stability, from: one.from },
  })
  if (job.signal.aborted) throw new Error('The process is stopping; the re-plan will be taken up again')
  if ('faults' in report)
    throw new Error(report.faults.map(({ path, message }) => `${path}: ${message}`).join('; '))
  const moves = trueMoves(report, rows, facts.days)
  const amendment = amendmentBetween(now, after)
  // Desks count where something happened to them.
  const offices = problemAfter.offices.map((office, index) => ({
    ...office,
    desks: office.desks.map((desks, day) =>
      desks === before.offices[index]!.desks[day] ? Number.POSITIVE_INFINITY : desks,
    ),
  }))
  const desks = { ...published.problem, offices }
  const figures: ReplanFigures = {
    minutes: report.minutes,
    charged: report.charged,
    seconds: report.seconds,
    ...countedMoves(moves, rows, facts, now),
    overDesksBefore: overDesks(desks, published),
    overDesksAfter: overDesks(desks, report),
    raised: raisedShown(report, now),
  }
  const concerned = [
    ...new Set([
      ...figures.directorates.map(({ directorateId }) => directorateId),
      ...directoratesOf({ amendment }, now.teams),
    ]),
  ].sort()
  const minimumOf = new Map(minima.map(({ teamId, people }) => [teamId, people]))
  await job.transaction(({ tx }) =>
    saveSolvedReplanning(tx, organisationId, one.id, {
      ...{ figures, moves, amendment },
      amendmentBefore: {
        ...amendmentBetween(after, now),
        minima: amendment.minima.map(({ teamId }) => ({ teamId, people: minimumOf.get(teamId) ?? null })),
      },
      mark: markOf(rows, now, concerned),
    }),
  )
}

const withoutClosed = ({ spaces, days }: MonthProblem, closed: readonly SpaceClosed[]) =>
  spaces.map((space) => {
    const shut = new Set(closed.flatMap((one) => (one.siteId === space.id ? one.days : [])))
    return { ...space, seats: space.seats.map((seats, at) => (shut.has(days[at] as Day) ? 0 : seats)) }
  })

export async function giveUpReplanning(job: RunningJob): Promise<void> {
  await job.transaction(({ tx }) => saveFailedReplanning(tx, job.organisationId, job.id))
}

/** Days that are otherwise than they are now: an absence reported already is one no more. */
function trueMoves(report: ReplanReport, rows: readonly PublishedRow[], days: readonly Day[]): MoveRow[] {
  const placesOf = new Map(rows.map(({ personId, places }) => [personId, places]))
  return report.moves.flatMap(({ person, day, to }) => {
    const from = placesOf.get(person)?.[days.indexOf(day as Day)]
    return from === undefined || from === to ? [] : [{ personId: person, day: day as Day, from, to }]
  })
}

function countedMoves(
  moves: readonly MoveRow[],
  rows: readonly PublishedRow[],
  facts: ProblemFacts,
  now: MonthNow,
) {
  const directorateOf = new Map(rows.map(({ personId, directorateId }) => [personId, directorateId]))
  const wishedOf = new Map(facts.people.map(({ personId, wish }) => [personId, wish?.wished ?? []]))
  return countMoves(
    moves.map((move) => ({
      ...move,
      directorateId: directorateOf.get(move.personId)!,
      wished: wishedOf.get(move.personId)?.includes(move.day) ?? false,
    })),
    facts.days,
    new Map(now.directorates.map(({ directorateId, name }) => [directorateId, name])),
  )
}

function raisedShown({ raised }: ReplanReport, now: MonthNow): ReplanFigures['raised'] {
  const names = new Map<string, string>([
    ...now.teams.map(({ teamId, name }) => [teamId, name] as const),
    ...now.directorates.map(({ directorateId, name }) => [directorateId, name] as const),
  ])
  // A person's own limit, raised by what is decided of them, names nobody here.
  return raised.map(({ rule, id, day, from, to }) => ({
    ...{ rule, name: names.get(id) ?? '–', day: day ?? null, from, to },
  }))
}
