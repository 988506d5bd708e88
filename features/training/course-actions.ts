// What the office writes: courses and their editions.
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { NotFound, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listEnrolled, listPeopleOfEditions } from './enrolment-store.ts'
import type { trainingOffice } from './office-contract.ts'
import { type Course, type Edition, reasonsNotToHold } from './rules.ts'
import {
  type CourseWritten,
  type EditionSaved,
  findCourse,
  findEdition,
  findEditionHeld,
  listCourses,
  listEditions,
  saveCancellation,
  saveCourse,
  saveCourseChange,
  saveEdition,
  saveEditionChange,
} from './store.ts'

type Done = Record<string, never>

export const showCourses = async ({ tx, actor }: Context) => ({
  items: await listCourses(tx, actor.organisationId),
})

export async function writeCourse(
  { tx, actor, now, audit }: Context,
  written: CourseWritten,
): Promise<Course> {
  const id = await saveCourse(tx, actor.organisationId, written, { by: actor.personId, now })
  if (!id) throw new Refused([{ code: 'training/code-taken', found: written.code }])
  audit('training/course-written', id, { required: written.requiredFrom ?? '' })
  return (await findCourse(tx, actor.organisationId, id))!
}

export async function changeCourse(
  { tx, actor, now, audit }: Context,
  { courseId, ...written }: Omit<CourseWritten, 'code'> & { courseId: string; retired: boolean },
): Promise<Course> {
  if (!(await findCourse(tx, actor.organisationId, courseId))) throw new NotFound('course')
  await saveCourseChange(tx, actor.organisationId, courseId, written, now)
  audit('training/course-written', courseId, {
    required: written.requiredFrom ?? '',
    retired: written.retired,
  })
  return (await findCourse(tx, actor.organisationId, courseId))!
}

export const showEditions = async (
  { tx, actor, today }: Context,
  { courseId, when }: { courseId?: string | undefined; when: 'coming' | 'over' },
) => ({
  items: await listEditions(tx, actor.organisationId, {
    courseId,
    ...(when === 'coming' ? { endsFrom: today } : { endsBefore: today }),
  }),
})

export async function writeEdition(
  { tx, actor, now, audit }: Context,
  written: EditionSaved,
): Promise<{ id: string }> {
  const course = await findCourse(tx, actor.organisationId, written.courseId)
  if (!course) throw new NotFound('course')
  refuseIf([...(course.retired ? [{ code: 'training/course-retired' }] : []), ...reasonsNotToHold(written)])
  const id = await saveEdition(tx, actor.organisationId, written, { by: actor.personId, now })
  if (!id) throw new Refused([{ code: 'training/code-taken', found: written.code }])
  audit('training/edition-written', id, { from: written.startsOn })
  return { id }
}

export async function changeEdition(
  { tx, actor, audit }: Context,
  { editionId, ...written }: Omit<EditionSaved, 'courseId' | 'code'> & { editionId: string },
): Promise<Done> {
  const edition = await findEditionHeld(tx, actor.organisationId, editionId)
  if (!edition) throw new NotFound('edition')
  const enrolled = await listEnrolled(tx, actor.organisationId, editionId)
  // A seat has a number: whoever sits in the twentieth keeps it, so the highest counts, and not how many.
  const taken = Math.max(enrolled.length, ...enrolled.map(({ seat }) => seat ?? 0))
  refuseIf([
    ...(edition.cancelled ? [{ code: 'training/edition-cancelled' }] : []),
    ...reasonsNotToHold(written, taken),
  ])
  await saveEditionChange(tx, actor.organisationId, editionId, written)
  audit('training/edition-written', editionId, { from: written.startsOn })
  return {}
}

export async function cancelEdition(
  { tx, actor, now, audit }: Context,
  { editionId, reason }: { editionId: string; reason: string },
): Promise<Done> {
  const { organisationId, personId } = actor
  const edition = await findEditionHeld(tx, organisationId, editionId)
  if (!edition) throw new NotFound('edition')
  const enrolled = await listEnrolled(tx, organisationId, editionId)
  refuseIf([
    ...(edition.cancelled ? [{ code: 'training/edition-cancelled' }] : []),
    ...(enrolled.some(({ outcome }) => outcome !== null) ? [{ code: 'training/recorded-already' }] : []),
  ])
  await saveCancellation(tx, organisationId, { id: editionId, reason, by: personId }, now)
  const course = (await findCourse(tx, organisationId, edition.courseId))!
  await tell(
    { tx, now },
    organisationId,
    (await listPeopleOfEditions(tx, organisationId, [editionId])).map((one) => ({
      ...{ personId: one.personId, kind: 'training/cancelled' as const },
      details: { course: course.title, from: edition.startsOn },
    })),
  )
  audit('training/edition-cancelled', editionId, { people: enrolled.length })
  return {}
}

/** The edition, with its course: of this organisation, or it is as if there were none. */
export async function getEdition(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  editionId: string,
  held = false,
): Promise<{ edition: Edition & { cancelReason: string | null }; course: Course }> {
  const edition = await (held ? findEditionHeld : findEdition)(tx, actor.organisationId, editionId)
  if (!edition) throw new NotFound('edition')
  return { edition, course: (await findCourse(tx, actor.organisationId, edition.courseId))! }
}

export async function showEdition(
  context: Context,
  { editionId }: { editionId: string },
): Promise<z.input<typeof trainingOffice.edition.output>> {
  const { tx, actor } = context
  const { edition, course } = await getEdition(context, editionId)
  const enrolled = await listEnrolled(tx, actor.organisationId, editionId)
  return {
    ...edition,
    course: course.title,
    hours: course.hours,
    enrolled: enrolled.length,
    recorded: enrolled.filter(({ outcome }) => outcome !== null).length,
    people: enrolled.map(({ id, seat: _, enrolledAt, outcome, ...one }) => ({
      ...one,
      enrolmentId: id,
      enrolledAt: enrolledAt.toISOString(),
      outcome: outcome ?? 'none',
    })),
  }
}
