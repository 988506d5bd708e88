// One's own training: what is needed, seats, certificates; and how far training is, in counts.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { pdfOf } from '../../platform/documents/pdf.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { coarse, fewestPeople } from '../activities/figures-rules.ts'
import { getOrganisation } from '../alliance/store.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { findCertificate, listCertificatesOf } from './certificate-store.ts'
import { indicatorsOf, rowsOf, type Sight, shownRows } from './completion-rules.ts'
import { countCost, listDone, listLearners } from './completion-store.ts'
import type { training } from './contract.ts'
import {
  findEnrolmentHeld,
  listEnrolmentsOf,
  listTaken,
  saveEnrolments,
  saveLeft,
} from './enrolment-store.ts'
import { freeSeats, isFor, reasonsNotToEnrol, standingOf } from './rules.ts'
import { findEditionHeld, listCourses, listEditions } from './store.ts'

type Done = Record<string, never>

/** From when on an end is near: as early as policy has people warned. */
const soonUntil = (policy: Policy, today: Day): Day =>
  addDays(today, Math.max(0, ...policy.valueOf('training-warnings', {}, today)))

export async function showMine({ tx, actor, today }: Context): Promise<z.input<typeof training.mine.output>> {
  const { organisationId, personId, roles, directorateId } = actor
  const policy = await getPolicy(tx, organisationId)
  const soon = soonUntil(policy, today)
  const courses = new Map((await listCourses(tx, organisationId)).map((course) => [course.id, course]))
  const certificates = await listCertificatesOf(tx, organisationId, personId)
  const enrolments = await listEnrolmentsOf(tx, organisationId, personId)
  const editions = await listEditions(tx, organisationId, { endsFrom: today })
  const required = [...courses.values()].filter(
    ({ requiredFrom, retired, audience }) => requiredFrom !== null && !retired && isFor(audience, roles),
  )
  const needed = new Set(required.map(({ id }) => id))
  const seated = new Set(enrolments.map(({ editionId }) => editionId))
  return {
    gate: policy.valueOf('training-gate', { directorateId }, today),
    required: required.map(({ id, title, requiredFrom }) => {
      const own = certificates.filter(({ courseId }) => courseId === id)
      const last = own.reduce<(typeof own)[number] | undefined>(
        (best, one) => (best && (best.validUntil ?? '9') >= (one.validUntil ?? '9') ? best : one),
        undefined,
      )
      return {
        ...{ courseId: id, title, requiredFrom: requiredFrom! },
        standing: last ? standingOf(last.validUntil, today, soon) : ('missing' as const),
        validUntil: last?.validUntil ?? null,
      }
    }),
    enrolments: enrolments.map(({ outcome, ...one }) => ({
      ...one,
      outcome: outcome ?? ('none' as const),
      mayLeave: outcome === null && !one.cancelled && today < one.startsOn,
    })),
    certificates: certificates.map(({ personId: _, ...one }) => ({
      ...one,
      standing: standingOf(one.validUntil, today, soon),
    })),
    open: editions
      .filter(
        ({ id, courseId, selfEnrol, enrolUntil, cancelled }) =>
          selfEnrol &&
          !cancelled &&
          today <= enrolUntil &&
          !seated.has(id) &&
          isFor(courses.get(courseId)!.audience, roles),
      )
      .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
      .map(({ id, courseId, course, startsOn, endsOn, how, place, enrolUntil, seats, enrolled }) => ({
        ...{ id, courseId, course, startsOn, endsOn, how, place, enrolUntil },
        description: courses.get(courseId)!.description,
        hours: courses.get(courseId)!.hours,
        free: seats === null ? null : Math.max(0, seats - enrolled),
        required: needed.has(courseId),
      })),
  }
}

/** Who enrols at the same moment waits for the edition's row: the last seat has one taker, and the database says so too. */
export async function enrol(
  { tx, actor, today, now, audit }: Context,
  { editionId }: { editionId: string },
): Promise<Done> {
  const { organisationId, personId, roles } = actor
  const edition = await findEditionHeld(tx, organisationId, editionId)
  const course = edition && (await listCourses(tx, organisationId)).find(({ id }) => id === edition.courseId)
  if (!edition || !course) throw new NotFound('edition')
  const taken = await listTaken(tx, organisationId, editionId)
  refuseIf([
    ...reasonsNotToEnrol(edition, {
      taken: taken.length,
      enrolled: taken.some((one) => one.personId === personId),
      today,
      byOffice: false,
    }),
    ...(isFor(course.audience, roles) ? [] : [{ code: 'training/not-for-you' }]),
  ])
  const [seat] = edition.seats === null ? [null] : freeSeats(edition.seats, seatsOf(taken), 1)
  const enrolled = [{ personId, seat: seat ?? null }]
  await saveEnrolments(tx, organisationId, editionId, enrolled, { by: personId, now })
  audit('training/enrolled', editionId, { people: 1 })
  return {}
}

export const seatsOf = (taken: readonly { seat: number | null }[]): number[] =>
  taken.flatMap(({ seat }) => seat ?? [])

export async function leave(
  { tx, actor, today, now, audit }: Context,
  { enrolmentId }: { enrolmentId: string },
): Promise<Done> {
  const { organisationId, personId, roles } = actor
  const enrolment = await findEnrolmentHeld(tx, organisationId, enrolmentId)
  const byHr = roles.includes('hr-office')
  if (!enrolment || (enrolment.personId !== personId && !byHr)) throw new NotFound('enrolment')
  const own = await listEnrolmentsOf(tx, organisationId, enrolment.personId)
  const { startsOn, outcome } = own.find(({ id }) => id === enrolmentId)!
  refuseIf([
    ...(outcome !== null ? [{ code: 'training/recorded-already' }] : []),
    ...(!byHr && today >= startsOn ? [{ code: 'training/begun', from: startsOn }] : []),
  ])
  await saveLeft(tx, organisationId, { id: enrolmentId, by: personId }, now)
  audit('training/left', enrolment.editionId, { enrolmentId })
  return {}
}

const dayWords = (day: Day): string => day.split('-').reverse().join('/')

export async function downloadCertificate(
  { tx, actor, now }: Context,
  { certificateId }: { certificateId: string },
): Promise<FileAnswer> {
  const found = await findCertificate(tx, actor.organisationId, certificateId)
  const keeps = actor.roles.some((role) => role === 'hr-office' || role === 'administrator')
  if (!found || (found.personId !== actor.personId && !keeps)) throw new NotFound('certificate')
  const { name: organisation } = await getOrganisation(tx, actor.organisationId)
  const { name, title, hours, issuedOn, validUntil, score, elsewhere } = found
  const rows = [
    ['Persona', name],
    ['Corso', title],
    ['Durata', `${hours} ${hours === 1 ? 'ora' : 'ore'}`],
    ['Concluso il', dayWords(issuedOn)],
    ...(score === null ? [] : [['Punteggio', `${score} su 100`]]),
    ['Valido', validUntil === null ? 'senza scadenza' : `fino al ${dayWords(validUntil)}`],
  ]
  const bytes = await pdfOf({
    title: 'Attestato di formazione',
    blocks: [
      {
        kind: 'paragraph',
        text: elsewhere
          ? `${organisation} ha registrato che ${name} ha concluso con esito positivo, presso altri, la formazione che segue.`
          : `${organisation} attesta che ${name} ha concluso con esito positivo la formazione che segue.`,
      },
      { kind: 'table', head: ['Voce', 'Dato'], rows },
    ],
    foot: `Attestato ${certificateId}`,
    author: organisation,
    at: now,
  })
  return { fileName: `attestato-${issuedOn}.pdf`, contentType: 'application/pdf', bytes }
}

/** Who works away on a day: agreements know it, which come after; the house passes it in. */
export type AgileOn = (tx: Transaction, organisationId: string, day: Day) => Promise<ReadonlySet<string>>

/** HR sees counts as they are; a head those of their directorate, few not told; others merged and rounded. */
export const completionWith =
  (agileOn: AgileOn) =>
  async ({ tx, actor, today }: Context): Promise<z.input<typeof training.completion.output>> => {
    const { organisationId, roles, directorateId } = actor
    const isHr = roles.some((role) => role === 'hr-office' || role === 'administrator')
    const sight: Sight = isHr
      ? 'exact'
      : roles.includes('directorate-head') && directorateId
        ? 'own'
        : 'merged'
    const agile = await agileOn(tx, organisationId, today)
    const scope = { day: today, directorateId: sight === 'own' ? directorateId : undefined }
    const members = (await listLearners(tx, organisationId, scope)).map((one) => ({
      ...one,
      isAgile: agile.has(one.personId),
    }))
    const done = await listDone(tx, organisationId, today)
    const courses = (await listCourses(tx, organisationId)).filter(({ retired }) => !retired)
    const counted = (people: number) => (isHr ? people : coarse(people))
    return {
      on: today,
      rounded: !isHr,
      fewestPeople,
      courses: courses.map(({ id, title, subject, audience, requiredFrom }) => {
        const holders = done.filter(({ courseId, holds }) => courseId === id && holds)
        const rows = rowsOf(audience, members, new Set(holders.map(({ personId }) => personId)))
        return { courseId: id, title, subject, audience, requiredFrom, items: shownRows(rows, sight) }
      }),
      indicators: indicatorsOf(members, done).map((one) => ({
        name: one.name,
        people: counted(one.people),
        done: isHr || one.people >= fewestPeople ? counted(one.done) : null,
      })),
      costCents: await countCost(tx, organisationId, today),
    }
  }
