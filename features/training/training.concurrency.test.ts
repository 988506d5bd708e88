import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { training } from './contract.ts'
import { trainingOffice } from './office-contract.ts'

// On PostgreSQL only: the embedded engine has one session, so nothing there happens at the same time.
let world: World
let courseId = ''
beforeAll(async () => {
  world = await openWorld({ jobs: false })
  const hr = await world.as('Irene Marino')
  const course = await hr.ask(trainingOffice.writeCourse, {
    ...{ code: 'C', title: 'Corso', description: '', audience: 'everybody', subject: 'digital' },
    ...{ hours: 4, validMonths: null, requiredFrom: null },
  })
  courseId = course.id
})
afterAll(() => world.close())

const all: Name[] = [
  'Ada Colombo',
  'Bruno Ferri',
  'Carla Greco',
  'Dino Russo',
  'Elena Fontana',
  'Fabio Moretti',
]
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()
const editionOf = async (code: string, seats: number) =>
  (
    await (
      await world.as('Irene Marino')
    ).ask(trainingOffice.writeEdition, {
      ...{ courseId, code, startsOn: '2026-12-01' as Day, endsOn: '2026-12-01' as Day, how: 'online' },
      ...{ place: '', seats, enrolUntil: '2026-12-01' as Day, selfEnrol: true, costCents: null },
    })
  ).id
const seatsOf = (editionId: string) =>
  world.database.asOwner(async (owner) =>
    (
      await owner.query<{ seat: number }>(
        'select seat from training_enrolment where edition_id = $1 and left_at is null order by 1',
        [editionId],
      )
    ).rows.map(({ seat }) => seat),
  )

test('six ask for three seats at once: three have one each, the others are told', async () => {
  const editionId = await editionOf('C-1', 3)
  const clients = await Promise.all(all.map((name) => world.as(name)))
  const answers = await Promise.all(clients.map((one) => one.send(training.enrol, { editionId })))
  expect(statuses(answers)).toEqual([201, 201, 201, 409, 409, 409])
  expect(await seatsOf(editionId)).toEqual([1, 2, 3])
})

test('the office enrols many while people enrol and a file comes in: never more than there are seats', async () => {
  const editionId = await editionOf('C-2', 4)
  world.clock.moveTo('2026-12-01')
  const hr = await world.as('Irene Marino')
  const { fiscalCode } = await hr.ask(people.person, { personId: world.personIdOf('Dino Russo') })
  const contentBase64 = Buffer.from(
    `Codice fiscale;Codice corso;Codice edizione;Concluso il\n${fiscalCode};C;C-2;01/12/2026`,
  ).toString('base64')
  const own = await Promise.all(all.slice(0, 3).map((name) => world.as(name)))
  const [office, office2] = [await world.as('Irene Marino'), await world.as('Luca Barbieri')]
  const answers = await Promise.all([
    ...own.map((one) => one.send(training.enrol, { editionId })),
    office.send(trainingOffice.enrolMany, {
      ...{ editionId, personIds: all.slice(3, 6).map((name) => world.personIdOf(name)) },
    }),
    office2.send(trainingOffice.applyImport, { fileName: 'f.csv', contentBase64 }),
  ])
  const seats = await seatsOf(editionId)
  expect(seats.length).toBeLessThanOrEqual(4)
  expect(new Set(seats).size).toBe(seats.length)
  expect(answers.every(({ status }) => [201, 409].includes(status))).toBe(true)
  expect(seats.length).toBeGreaterThanOrEqual(3)
})

test('the same person twice at once, and a result recorded twice at once: one seat, one certificate', async () => {
  const editionId = await editionOf('C-3', 2)
  const twice = await Promise.all([world.as('Bruno Ferri'), world.as('Bruno Ferri')])
  expect(statuses(await Promise.all(twice.map((one) => one.send(training.enrol, { editionId }))))).toEqual([
    201, 409,
  ])
  const offices = await Promise.all([world.as('Irene Marino'), world.as('Luca Barbieri')])
  const { people: seated } = await offices[0]!.ask(trainingOffice.edition, { editionId })
  const results = seated.map(({ enrolmentId }) => ({ enrolmentId, outcome: 'passed', hours: 4, score: null }))
  await Promise.all(offices.map((one) => one.send(trainingOffice.record, { editionId, results })))
  const { certificates } = await twice[0]!.ask(training.mine, {})
  expect(certificates.filter(({ elsewhere }) => !elsewhere)).toHaveLength(1)
})
