import type { JobMoment } from '../../platform/jobs.ts'
import { addDays, type Day, monthOf } from '../../vocabulary/day.ts'
import { isWorkingDay } from '../../vocabulary/holidays.ts'
import { listHrOfficers, listRequests } from '../activities/request-store.ts'
import { getOrganisation } from '../alliance/store.ts'
import { listMonths, listMonthTeams, type MonthRow } from '../months/store.ts'
import { tellAnew } from '../notices/actions.ts'
import { bandWithin, instantAt, nextDigest, romeAt, usualBand } from '../notices/band-rules.ts'
import { listAddressees } from '../notices/delivery-store.ts'
import { findBand, listToldOf } from '../notices/store.ts'
import { listTeams } from '../people/structure-store.ts'
import { findApprovalsWaiting, remindOfApprovals } from '../planning/answering-actions.ts'
import { listAnswering } from '../planning/answering-store.ts'
import { readFigures } from '../planning/figures-actions.ts'
import { conflictsOf } from '../planning/rules.ts'
import { type Answering, whoAnswers } from '../planning/substitute-rules.ts'
import { detailsOf, isQuiet, type Morning, quietMorning } from './morning-rules.ts'
import { listAdministrators, listNames } from './people-store.ts'
import { listRequestsForManagers } from './request-store.ts'
import { officerOf, whomToAsk } from './review-rules.ts'
import { listReviewsWaiting } from './review-store.ts'

/** Before the band opens, so that the letter leaves as it does; and a little after, where nothing ran before. */
const [minutesBefore, minutesAfter] = [90, 60]
/** How far ahead a team's days are looked at. */
const daysAhead = 7

/** Whoever answers for others is told each morning how things stand; and late approvals are asked for once more. */
export async function tellManagersInTheMorning(moment: JobMoment, organisationId: string): Promise<void> {
  const { tx, now, today } = moment
  const { patronDay } = await getOrganisation(tx, organisationId)
  const organisationBand = (await findBand(tx, organisationId)) ?? usualBand
  const opening = instantAt(today, organisationBand.from)
  const isMorning = now >= opening - minutesBefore * 60_000 && now < opening + minutesAfter * 60_000
  if (!isWorkingDay(today, patronDay) || romeAt(now).day !== today || !isMorning) return
  await remindOfApprovals(moment, organisationId)
  const told = new Set(
    (await listToldOf(tx, organisationId, 'days/morning', { day: today })).map(({ personId }) => personId),
  )
  const mornings = await gatherMornings(moment, organisationId)
  const waiting = [...mornings].filter(([personId, morning]) => !told.has(personId) && !isQuiet(morning))
  const personIds = waiting.map(([personId]) => personId)
  const addressees = await listAddressees(tx, organisationId, personIds, today)
  const midnight = instantAt(today, '00:00')
  const isTheirDay = (personId: string) => {
    const person = addressees.get(personId)
    if (!person?.here) return false
    const band = bandWithin(person.band, organisationBand)
    return romeAt(nextDigest(midnight, person.digest, { band, patronDay })).day === today
  }
  await tellAnew(
    moment,
    organisationId,
    waiting
      .filter(([personId]) => isTheirDay(personId))
      .map(([personId, morning]) => ({
        personId,
        kind: 'days/morning' as const,
        details: detailsOf(today, morning),
      })),
  )
}

/** What waits for whom, of everybody who answers for somebody. */
async function gatherMornings(moment: JobMoment, organisationId: string): Promise<Map<string, Morning>> {
  const { tx, today } = moment
  const teams = await listTeams(tx, organisationId)
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  const answering = await listAnswering(tx, organisationId, [...names.keys()], today)
  const mornings = new Map<string, Morning>()
  const of = (personId: string): Morning => {
    if (!mornings.has(personId)) mornings.set(personId, quietMorning())
    return mornings.get(personId)!
  }
  for (const row of await listMonths(tx, organisationId)) {
    if (!row.publishedAt)
      for (const [personId, waiting] of await findApprovalsWaiting(moment, organisationId, row))
        of(personId).approve.push(...waiting)
    else
      for (const { teamId, day } of await listDaysBelow(moment, organisationId, row))
        for (const personId of whoAnswers(answering, teamId).filter((id) => isOfTeam(answering, teamId, id)))
          of(personId).below.push({ day, team: names.get(teamId)! })
  }
  for (const { teamId, personId, colleagueId } of await listRequestsForManagers(
    tx,
    organisationId,
    monthOf(today),
  ))
    for (const id of whoAnswers(answering, teamId, [personId, colleagueId])) of(id).requests++
  const officers = await listHrOfficers(tx, organisationId, today)
  const administrators = await listAdministrators(tx, organisationId, today)
  for (const { personId, officerId, deciders, answerUntil } of await listReviewsWaiting(tx, organisationId)) {
    const part = { askedBy: personId, deciders: new Set(deciders) }
    const officer = officerOf(officerId, personId, part.deciders)
    for (const id of whomToAsk(officer, part, { hr: officers, administrators }))
      of(id).reviews.push(answerUntil)
  }
  const asked = (await listRequests(tx, organisationId, 'all')).filter(({ outcome }) => outcome === null)
  for (const id of officers) of(id).activities += asked.filter(({ personId }) => personId !== id).length
  await sayWhoStandsIn(moment, organisationId, answering, names, of)
  return mornings
}

/** HR is no stopgap for a team without anybody where nothing is asked of anybody. */
const isOfTeam = (answering: readonly Answering[], teamId: string, personId: string) =>
  answering.some((one) => one.teamId === teamId && one.personId === personId && one.as !== 'hr')

async function listDaysBelow({ tx, today }: JobMoment, organisationId: string, row: MonthRow) {
  const until = addDays(today, daysAhead)
  const near = (day: Day) => day >= today && day <= until
  if (!row.days.some(near)) return []
  const numbers = await listMonthTeams(tx, organisationId, row.month)
  const ids = numbers.map(({ teamId }) => teamId)
  const figures = await readFigures(tx, organisationId, row, ids)
  return numbers.flatMap(({ teamId, minPresent }) => {
    const own = figures.get(teamId)
    const below = own ? conflictsOf(own, minPresent, row.days) : []
    return below.filter(({ day }) => near(day)).map(({ day }) => ({ teamId, day }))
  })
}

async function sayWhoStandsIn(
  { tx }: JobMoment,
  organisationId: string,
  answering: readonly Answering[],
  names: ReadonlyMap<string, string>,
  of: (personId: string) => Morning,
): Promise<void> {
  const substitutes = answering.filter((one) => one.as === 'substitute')
  const known = await listNames(
    tx,
    organisationId,
    substitutes.map(({ personId }) => personId),
  )
  for (const { teamId, personId } of substitutes) {
    of(personId).standsFor.push(names.get(teamId)!)
    for (const manager of answering.filter((one) => one.teamId === teamId && one.as === 'manager'))
      of(manager.personId).standsIn.push(known.get(personId)!)
  }
}
