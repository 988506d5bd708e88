import { randomUUID } from 'node:crypto'
import { access } from '../../features/access/contract.ts'
import { openId } from '../../features/access/provider-contract.ts'
import { tokens } from '../../features/access/token-contract.ts'
import { activities } from '../../features/activities/contract.ts'
import { ownActivities } from '../../features/activities/person-contract.ts'
import { agreements } from '../../features/agreements/contract.ts'
import { usualTerms } from '../../features/agreements/example.ts'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { safety } from '../../features/agreements/safety-contract.ts'
import { usualSafetyNotice } from '../../features/agreements/safety-words-rules.ts'
import { bank } from '../../features/bank/contract.ts'
import { communications } from '../../features/communications/contract.ts'
import { exampleSettings } from '../../features/communications/example.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { conventions } from '../../features/conventions/contract.ts'
import { usualTerms as conventionTerms } from '../../features/conventions/example.ts'
import { days } from '../../features/days/contract.ts'
import { mobility } from '../../features/mobility/contract.ts'
import { months } from '../../features/months/contract.ts'
import { notices } from '../../features/notices/contract.ts'
import { people } from '../../features/people/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { planningRoom } from '../../features/planning/room-contract.ts'
import { planningTeam } from '../../features/planning/team-contract.ts'
import { policy } from '../../features/policy/contract.ts'
import { priorities } from '../../features/priorities/contract.ts'
import { readiness } from '../../features/readiness/contract.ts'
import { training } from '../../features/training/contract.ts'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { variants } from '../../features/variants/contract.ts'
import { replannings } from '../../features/variants/replan-contract.ts'
import { wishes } from '../../features/wishes/contract.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { publishedMonth } from '../published-month.ts'
import { openWorld } from '../world.ts'
import { fillAlliance, fillSpaces } from './filled-network.ts'

/**
 * Borgo Sereno with something of every kind, so that there is something to be kept from others: a month
 * published with a swap and a review asked, one wished and planned, a file of people on its way in, a provider, a session of somebody else.
 * @returns besides the world, an id that exists for each name of a property
 */
export async function openFilledWorld() {
  const world = await openWorld()
  const [hr, administrator, employee] = [
    await world.as('Irene Marino'),
    await world.as('Marta Rizzo'),
    await world.as('Bruno Ferri'),
  ]
  const published = await publishedMonth(world, '2026-12' as Month, {
    'Bruno Ferri': [5],
    'Carla Greco': [6],
  })
  const { requestId } = await employee.ask(days.swap, {
    givenDay: published[5]!,
    takenDay: published[6]!,
    colleagueId: world.personIdOf('Carla Greco'),
  })
  const [giftId, bankRequestId] = [randomUUID(), randomUUID()]
  await employee.ask(bank.give, { id: giftId, month: '2026-12' as Month, days: 1 })
  const colleague = await world.as('Carla Greco')
  await colleague.ask(bank.ask, { id: bankRequestId, month: '2026-12' as Month, days: 1 })
  const { id: reviewId } = await employee.ask(days.askReview, { day: published[0]!, words: 'Perché?' })
  const { id: deviceId } = await employee.ask(notices.addMyDevice, {
    ...{ name: 'Firefox', endpoint: 'https://push.example/bruno' },
    ...{ p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
  })
  const month = '2027-01' as Month
  const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
  await hr.ask(months.open, { ...numbers, wishesUntil: '2026-12-20' })
  await employee.ask(wishes.stateWish, {
    month,
    wished: [numbers.days[3]!],
    absent: [],
    anyDay: false,
    home: true,
  })
  await hr.ask(months.closeWishes, { month })
  const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 2 })
  await world.untilDone(
    () => hr.ask(planning.run, { runId }),
    ({ state }) => state === 'done',
  )
  const { id: importId } = await hr.ask(people.startImport, {
    fileName: 'persone.csv',
    contentBase64: Buffer.from('codice fiscale;cognome;nome\n').toString('base64'),
  })
  await world.untilDone(
    () => hr.ask(people.peopleImport, { importId }),
    ({ state }) => state !== 'reading',
  )
  const { id: activityId } = await hr.ask(activities.writeActivity, {
    ...{ code: 'sportello', name: 'Sportello anagrafe', description: '', directorateId: null },
  })
  const { id: activityRequestId } = await employee.ask(ownActivities.request, {
    ...{
      kind: 'activity',
      activityId: null,
      title: 'Corrispondenza',
      text: 'Rispondo alle lettere.',
      verdicts: {},
    },
  })
  const provider = await administrator.ask(openId.addIdentityProvider, {
    ...{
      name: 'Accesso unico',
      issuer: 'https://id.example.org',
      clientId: 'c',
      clientSecret: 'a client’s secret',
    },
    ...{ claim: 'email', matchOn: 'email' },
  })
  const program = await administrator.ask(tokens.makeToken, {
    ...{ name: 'Rilevazione presenze', scopes: ['people:read'], expiresOn: '2027-01-31' },
  })
  // Made by an authenticator, which needs an address that browsers trust: here it is only kept.
  const passkeyId = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into passkey (organisation_id, person_id, credential_id, public_key, counter, transports, synced, name, added_at)
       values ($1, $2, 'c', 'k', 0, '{}', false, 'Telefono', now()) returning id`,
      [world.organisationId, employee.personId],
    )
    return rows[0]!.id
  })
  const exceptions = await hr.ask(planningRoom.grantException, {
    ...{ month, personId: world.personIdOf('Dino Russo'), daysPerMonth: 3, daysPerWeek: null },
    ...{ beyondPrevalence: false, category: 'family', authorisedBy: 'Direzione, atto 12/2026' },
    ...{ from: '2027-01-01', until: '2027-01-31' },
  })
  const substitutes = await hr.ask(planningTeam.nameSubstitute, {
    ...{ teamId: world.teams.anagrafe, personId: world.personIdOf('Carla Greco') },
    ...{ from: '2027-01-11', until: '2027-01-15' },
  })
  const { id: changeId } = await hr.ask(policy.propose, {
    title: 'Sei giorni',
    explanation: '',
    values: [
      {
        ...{ item: 'days-per-month', scope: 'organisation', scopeId: null },
        ...{ from: '2027-06-01', value: 6 },
      },
    ],
  })
  await hr.ask(policy.consult, { changeId })
  // Signed elsewhere, with its file; and a renewal of many, which finds it.
  const agreementTerms = usualTerms('2026-11-23' as Day, '2027-01-31' as Day)
  const { id: agreementId } = await employee.ask(agreements.write, { terms: agreementTerms, propose: true })
  const manager = await world.as('Ada Colombo')
  await manager.ask(agreements.decide, { agreementId, version: 1, decision: 'approve' })
  await hr.ask(agreementOffice.upload, {
    ...{ agreementId, fileName: 'accordo.pdf', signedOn: '2026-11-23' as Day },
    contentBase64: Buffer.from('%PDF-1.7').toString('base64'),
  })
  const { files } = await hr.ask(agreements.agreement, { agreementId })
  const { id: batchId } = await hr.ask(agreementOffice.renewMany, {
    ...{ endsUntil: '2027-02-28' as Day, until: '2027-12-31' as Day, ready: 1 },
  })
  await world.untilDone(
    () => hr.ask(agreementOffice.batch, { batchId }),
    ({ state }) => state === 'done',
  )
  // The agreement is to be told to the Ministry; and goes into a file.
  const settings = exampleSettings('2026-11-01' as Day, { pat: '123456789' })
  await hr.ask(communicationOffice.changeSettings, settings)
  await hr.ask(communicationOffice.writeEmployment, {
    ...{ personId: world.personIdOf('Bruno Ferri'), startedOn: '2010-03-01' as Day, birthDay: null },
    ...{ relation: '', pat: '', tariff: '', birthPlace: '' },
  })
  const { items: toTell } = await world.untilDone(
    () => hr.ask(communications.due, {}),
    ({ items }) => items.length > 0,
  )
  const { id: dispatchId } = await hr.ask(communicationOffice.makeFile, { kind: 'I', ready: 1 })
  const { id: timetableId } = await hr.ask(mobility.addTimetable, {
    ...{ fileName: 'orario.zip', contentBase64: Buffer.from('orario').toString('base64') },
  })
  const assistance = await employee.ask(readiness.askHelp, { about: 'vpn', words: 'Non si collega' })
  await hr.ask(readiness.assign, {
    ...{ personId: employee.personId, kind: 'computer', providedBy: 'body', label: 'PC-1' },
    ...{ assignedOn: '2026-11-23' as Day, receivedOnPaper: false },
  })
  const { equipment } = await employee.ask(readiness.mine, {})
  const { id: courseId } = await hr.ask(trainingOffice.writeCourse, {
    ...{ code: 'AGILE', title: 'Lavoro agile', description: '', audience: 'everybody', subject: 'digital' },
    ...{ hours: 4, validMonths: null, requiredFrom: null },
  })
  const { id: editionId } = await hr.ask(trainingOffice.writeEdition, {
    ...{ courseId, code: 'AGILE-1', how: 'online', place: '', seats: 5, selfEnrol: true, costCents: null },
    ...{ startsOn: '2026-11-23' as Day, endsOn: '2026-11-23' as Day, enrolUntil: '2026-11-23' as Day },
  })
  await employee.ask(training.enrol, { editionId })
  const { people: seated } = await hr.ask(trainingOffice.edition, { editionId })
  const enrolmentId = seated[0]!.enrolmentId
  await hr.ask(trainingOffice.record, {
    ...{ editionId, results: [{ enrolmentId, outcome: 'passed', hours: 4, score: null }] },
  })
  const { certificates } = await employee.ask(training.mine, {})
  const { id: comparisonId, variants: compared } = await hr.ask(variants.compare, {
    ...{ month, seconds: 2 },
    variants: [{ name: 'Un giorno', changes: [{ what: 'quota', daysPerPerson: 1, daysPerWeek: 1 }] }],
  })
  const { id: replanningId } = await hr.ask(replannings.preview, {
    ...{ month: '2026-12' as Month, reason: 'Prova' },
    happened: [{ what: 'presence', scope: 'organisation', scopeId: null, how: 'more', value: 1 }],
  })
  await world.untilDone(
    () => hr.ask(variants.comparison, { comparisonId }),
    ({ state }) => state === 'done',
  )
  const caregiver = { category: 'caregiver', from: '2026-11-01' as Day, until: null } as const
  const { id: priorityId } = await employee.ask(priorities.state, caregiver)
  const derogationId = await world.database.asOwner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `with made as (
         insert into prevalence_derogation (organisation_id, person_id, valid_from, valid_until, made_at)
         values ($1, $2, '2026-12-01', '2027-02-28', now()) returning organisation_id, id, person_id)
       insert into prevalence_ground (organisation_id, derogation_id, person_id, category, authorised_by, made_by)
       select organisation_id, id, person_id, 'family', 'Direzione, atto 3', $3::uuid from made
       returning derogation_id as id`,
      [world.organisationId, employee.personId, world.personIdOf('Piero Villa')],
    )
    return rows[0]!.id
  })
  await hr.ask(safety.write, { ...usualSafetyNotice, validFrom: '2026-11-23' as Day, anew: false })
  const handed = { receivedOn: '2026-11-23' as Day, way: 'paper', proof: 'Foglio firme' } as const
  await hr.ask(safety.note, { ...handed, personId: employee.personId, capacity: 'worker' })
  const { id: conventionId } = await hr.ask(conventions.write, {
    terms: conventionTerms('2027-01-01' as Day, '2027-12-31' as Day),
    ...{ siteIds: [], partners: [], renewsId: null },
  })
  const { items: sessions } = await employee.ask(access.mySessions, {})
  const { items: offices } = await hr.ask(people.offices, {})
  const { items: directorates } = await hr.ask(people.directorates, {})
  return {
    ...world,
    ids: {
      personId: world.personIdOf('Bruno Ferri'),
      teamId: world.teams.anagrafe,
      officeId: offices[0]!.id,
      directorateId: directorates[0]!.id,
      providerId: provider.id,
      conventionId,
      ...(await fillSpaces(world)),
      ...(await fillAlliance(world)),
      programId: program.id,
      exceptionId: exceptions.items[0]!.id,
      substituteId: substitutes.items[0]!.id,
      changeId,
      passkeyId,
      sessionId: sessions[0]!.id,
      runId,
      comparisonId,
      variantId: compared[0]!.id,
      replanningId,
      importId,
      deviceId,
      requestId,
      ...{ giftId, bankRequestId },
      reviewId,
      activityId,
      activityRequestId,
      agreementId,
      fileId: files[0]!.id,
      batchId,
      priorityId,
      derogationId,
      communicationId: toTell[0]!.id,
      dispatchId,
      timetableId,
      courseId,
      assistanceId: assistance.id,
      equipmentId: equipment[0]!.id,
      editionId,
      enrolmentId,
      certificateId: certificates[0]!.id,
      teamIds: [world.teams.anagrafe],
    } as Record<string, unknown>,
  }
}
export type FilledWorld = Awaited<ReturnType<typeof openFilledWorld>>
