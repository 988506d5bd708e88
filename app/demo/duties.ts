import { assignMany } from '../../features/readiness/actions.ts'
import { askHelp } from '../../features/readiness/assistance-actions.ts'
import { writeCourse, writeEdition } from '../../features/training/course-actions.ts'
import { certifyMany, enrolMany } from '../../features/training/enrolment-actions.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import type { Stage } from './months.ts'

/** Assumed: one in so many has not done the course, and one in so many has no computer yet. */
const [untrainedEvery, unequippedEvery] = [9, 60]

/**
 * A course that work away needs, done by most; another that is offered, with an edition to enrol in. Computers and a
 * private network for most, given before, as on paper; of those one signs in as, the first has one to confirm.
 */
export async function trainAndEquip({ act, city, actorOf, clock }: Stage): Promise<void> {
  const today = clock.today()
  const hr = actorOf(city.people.find(({ member, roles }) => member && roles.includes('hr-office'))!)
  const asker = city.people.find(({ member, roles }) => member && roles.length === 1)!
  const required = await act(hr, writeCourse, {
    ...{ code: 'AGILE-BASE', title: 'Lavorare in modo agile', audience: 'agile-workers', hours: 8 },
    ...{ description: 'Obiettivi, fasce, disconnessione, sicurezza dei dati.', subject: 'organisational' },
    ...{ validMonths: 24, requiredFrom: `${addMonths(monthOf(today), -3)}-01` as Day },
  })
  const offered = await act(hr, writeCourse, {
    ...{ code: 'DIGITALE-1', title: 'Strumenti digitali per lavorare insieme', audience: 'everybody' },
    ...{ description: '', subject: 'digital', hours: 4, validMonths: null, requiredFrom: null },
  })
  const [soon, later] = [addDays(today, 10), addDays(today, 24)]
  const edition = (courseId: string, code: string, startsOn: Day) => ({
    ...{ courseId, code, startsOn, endsOn: startsOn, enrolUntil: addDays(startsOn, -3), seats: 25 },
    ...{ how: 'in-person' as const, place: 'Sala formazione, via Larga', selfEnrol: true },
    costCents: 90_000,
  })
  const { id: editionId } = await act(hr, writeEdition, edition(required.id, 'AGILE-BASE-7', soon))
  await act(hr, writeEdition, edition(offered.id, 'DIGITALE-1-2', later))
  const people = city.people.map(({ id }) => id)
  const trained = people.filter((id, index) => id !== asker.id && index % untrainedEvery !== 4)
  const on = addDays(today, -200)
  await act(hr, certifyMany, { course: required, people: trained.map((personId) => ({ personId, on })) })
  const untrained = people.filter((id, index) => id !== asker.id && index % untrainedEvery === 4)
  await act(hr, enrolMany, { editionId, personIds: untrained.slice(0, 12) })
  const equipped = people.filter((_, index) => index % unequippedEvery !== 7)
  await act(hr, assignMany, {
    assigned: equipped.flatMap((personId, index) =>
      (['computer', 'vpn'] as const).map((kind) => ({
        ...{ personId, kind, providedBy: 'body' as const, assignedOn: on },
        label: kind === 'computer' ? `PC-${String(index + 1).padStart(6, '0')}` : '',
        receivedOnPaper: personId !== asker.id,
      })),
    ),
  })
  await act(actorOf(asker), askHelp, { about: 'vpn', words: 'Da ieri la VPN non si collega.' })
}
