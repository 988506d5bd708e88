// What the office does for others: seats for many, and who was there with what outcome.
import type { Context, Moment } from '../../platform/context.ts'
import type { Day } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { listPersonKeys } from '../activities/shares-store.ts'
import { tell } from '../notices/actions.ts'
import { seatsOf } from './actions.ts'
import { findCertificate, saveCertificates, saveRevoked } from './certificate-store.ts'
import { getEdition } from './course-actions.ts'
import { listCandidates, listEnrolled, listTaken, saveEnrolments, saveResults } from './enrolment-store.ts'
import {
  type Audience,
  type Course,
  type Edition,
  freeSeats,
  type ResultWritten,
  reasonsNotToEnrol,
  reasonsNotToRecord,
  validUntil,
} from './rules.ts'

const roleOf = (audience: Audience): string | null =>
  audience === 'managers' ? 'directorate-head' : audience === 'middle-managers' ? 'team-manager' : null

export async function showCandidates(
  context: Context,
  { editionId, directorateId }: { editionId: string; directorateId?: string | undefined },
) {
  const { tx, actor, today } = context
  const { edition, course } = await getEdition(context, editionId)
  const items = await listCandidates(tx, actor.organisationId, {
    ...{ courseId: course.id, role: roleOf(course.audience), directorateId, day: edition.startsOn, today },
  })
  const taken = await listTaken(tx, actor.organisationId, editionId)
  return {
    total: items.length,
    free: edition.seats === null ? null : Math.max(0, edition.seats - taken.length),
    items,
  }
}

export async function enrolMany(
  context: Context,
  { editionId, personIds }: { editionId: string; personIds: readonly string[] },
): Promise<{ enrolled: number; enrolledAlready: number }> {
  const { tx, actor, today, now, audit } = context
  const { organisationId, personId } = actor
  const { edition, course } = await getEdition(context, editionId, true)
  const here = new Set((await listPersonKeys(tx, organisationId, today)).map((one) => one.personId))
  const asked = [...new Set(personIds)]
  if (asked.some((id) => !here.has(id))) throw new NotFound('person')
  const taken = await listTaken(tx, organisationId, editionId)
  const seated = new Set(taken.map((one) => one.personId))
  const newcomers = asked.filter((id) => !seated.has(id))
  const facts = { taken: 0, enrolled: false, today, byOffice: true }
  const tooMany = edition.seats !== null && taken.length + newcomers.length > edition.seats
  refuseIf([
    ...reasonsNotToEnrol(edition, facts),
    ...(tooMany
      ? [
          {
            code: 'training/too-few-seats',
            ...{ free: Math.max(0, edition.seats! - taken.length), asked: newcomers.length },
          },
        ]
      : []),
  ])
  await seat(context, edition, newcomers, taken)
  await tell(
    { tx, now },
    organisationId,
    newcomers
      .filter((id) => id !== personId)
      .map((id) => ({
        ...{ personId: id, kind: 'training/enrolled' as const },
        details: { course: course.title, from: edition.startsOn },
      })),
  )
  audit('training/enrolled', editionId, { people: newcomers.length })
  return { enrolled: newcomers.length, enrolledAlready: asked.length - newcomers.length }
}

/** Gives seats of an edition that the caller holds, and that has enough of them. */
export async function seat(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  edition: Pick<Edition, 'id' | 'seats'>,
  personIds: readonly string[],
  taken: readonly { seat: number | null }[],
): Promise<void> {
  if (personIds.length === 0) return
  const free = edition.seats === null ? [] : freeSeats(edition.seats, seatsOf(taken), personIds.length)
  const rows = personIds.map((id, place) => ({ personId: id, seat: free[place] ?? null }))
  await saveEnrolments(tx, actor.organisationId, edition.id, rows, { by: actor.personId, now })
}

/** When it counts as done: with the edition's end; at one's own pace, when it is said. */
const doneOn = ({ how, endsOn }: Pick<Edition, 'how' | 'endsOn'>, today: Day): Day =>
  how === 'own-pace' || endsOn > today ? today : endsOn

export async function recordResults(
  context: Context,
  { editionId, results }: { editionId: string; results: readonly ResultWritten[] },
): Promise<{ certified: number }> {
  const { tx, actor, today, audit } = context
  const { edition, course } = await getEdition(context, editionId, true)
  const enrolled = await listEnrolled(tx, actor.organisationId, editionId)
  const personOf = new Map(enrolled.map(({ id, personId }) => [id, personId]))
  const known = new Set(personOf.keys())
  refuseIf([
    ...reasonsNotToRecord(results, { edition, hours: course.hours, known, today }),
    // Nobody says of themselves that they passed.
    ...(results.some(({ enrolmentId }) => personOf.get(enrolmentId) === actor.personId)
      ? [{ code: 'training/own-result' }]
      : []),
  ])
  const on = doneOn(edition, today)
  const said = results.map((one) => ({ ...one, personId: personOf.get(one.enrolmentId)!, on }))
  const certified = await record(context, course, said)
  audit('training/recorded', editionId, { people: results.length, certified })
  return { certified }
}

/** Keeps what was said; who passed is certified and told, who no longer passed is certified no more. */
export async function record(
  { tx, actor, now }: Pick<Context, 'actor'> & Pick<Moment, 'tx' | 'now'>,
  course: Course,
  said: readonly (ResultWritten & { personId: string; on: Day })[],
): Promise<number> {
  const { organisationId, personId: by } = actor
  await saveResults(tx, organisationId, said, { by, now })
  const passed = said.filter(({ outcome }) => outcome === 'passed')
  const others = said.filter(({ outcome }) => outcome !== 'passed').map(({ enrolmentId }) => enrolmentId)
  if (others.length > 0) await saveRevoked(tx, organisationId, { enrolmentIds: others, by }, now)
  const written = passed.map(({ personId, enrolmentId, on }) => ({
    ...{ personId, enrolmentId, courseId: course.id, title: course.title, hours: course.hours },
    ...{ issuedOn: on, validUntil: validUntil(on, course.validMonths) },
  }))
  const certified = await saveCertificates(tx, organisationId, written, { by, now })
  const told = certified.map((personId) => ({
    ...{ personId, kind: 'training/passed' as const, details: { course: course.title } },
  }))
  await tell({ tx, now }, organisationId, told)
  return certified.length
}

export async function revokeCertificate(
  { tx, actor, now, audit }: Context,
  { certificateId }: { certificateId: string },
): Promise<Record<string, never>> {
  const found = await findCertificate(tx, actor.organisationId, certificateId)
  if (!found) throw new NotFound('certificate')
  // Of an edition of ours the result is corrected, and the certificate goes with it.
  refuseIf(found.elsewhere ? [] : [{ code: 'training/correct-the-result' }])
  await saveRevoked(tx, actor.organisationId, { id: certificateId, by: actor.personId }, now)
  audit('training/certificate-revoked', certificateId)
  return {}
}

/** Done before the product came, by many at once: for the demo, whose people have no file to import. */
export async function certifyMany(
  { tx, actor, now, audit }: Context,
  { course, people }: { course: Course; people: readonly { personId: string; on: Day }[] },
): Promise<void> {
  const { id: courseId, title, hours, validMonths } = course
  const written = people.map(({ personId, on }) => ({
    ...{ personId, courseId, enrolmentId: null, title, hours, issuedOn: on },
    validUntil: validUntil(on, validMonths),
  }))
  await saveCertificates(tx, actor.organisationId, written, { by: actor.personId, now })
  audit('training/imported', actor.organisationId, { people: people.length, certified: people.length })
}
