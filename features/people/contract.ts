import { z } from 'zod'
import { endpoint } from '../../vocabulary/endpoint.ts'
import {
  clockText,
  dayText,
  done,
  idText,
  instantText,
  listOf,
  nothing,
  pageAsked,
  pageOf,
  roleName,
} from '../../vocabulary/schemas.ts'

const code = z.string().trim().min(1).max(40)
const name = z.string().trim().min(1).max(200)
const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
const office = z.object({
  id: idText,
  code,
  name,
  /** Neighbourhood or area whose arrivals count together. */
  zone: z.string().trim().max(100).nullable(),
  desks: z.number().int().min(0).max(100_000),
  latitude: latitude.nullable(),
  longitude: longitude.nullable(),
})
const directorate = z.object({ id: idText, code, name, people: z.number().int() })
const team = z.object({
  id: idText,
  code,
  name,
  directorateId: idText,
  officeId: idText,
  /** Persons who must be in the office on every working day. */
  minPresent: z.number().int().min(0).max(10_000),
  people: z.number().int(),
})
const person = z.object({
  id: idText,
  fiscalCode: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  teamId: idText.nullable(),
  roles: z.array(roleName),
  /** Share of a full-time contract, 1 to 100. */
  partTimePercent: z.number().int(),
  contract: z.enum(['permanent', 'fixed-term', 'apprentice']),
  entryEarliest: clockText,
  entryLatest: clockText,
  entryPreferred: clockText,
  commuteMinutes: z.number().int().nullable(),
  homeSuitable: z.boolean(),
  /** The first day on which the person no longer works here: no session, no part in plans from then on. */
  leftOn: dayText.nullable(),
})
const personWritten = z.object({
  // Spaces and small letters are put right: as it is pasted.
  fiscalCode: z.string().max(32),
  givenName: name,
  familyName: name,
  email: z.email().max(200).nullable(),
  teamId: idText.nullable(),
  partTimePercent: z.number().int().min(1).max(100),
  contract: z.enum(['permanent', 'fixed-term', 'apprentice']),
  entryEarliest: clockText,
  entryLatest: clockText,
  entryPreferred: clockText,
})
const count = z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int() })
const peopleImport = z.object({
  id: idText,
  fileName: z.string(),
  startedAt: instantText,
  /** reading → ready or faulty; ready → applying → applied; a failure of the machine → failed. */
  state: z.enum(['reading', 'ready', 'faulty', 'applying', 'applied', 'failed']),
  progress: z.object({ rowsDone: z.number().int(), rowsTotal: z.number().int() }),
  counts: z.object({ offices: count, directorates: count, teams: count, persons: count }),
  faultsTotal: z.number().int(),
  /** The first 500 faults. `expected` says what would have been right. */
  faults: z.array(
    z.object({
      sheet: z.string(),
      row: z.number().int(),
      column: z.string(),
      code: z.string(),
      found: z.string(),
      expected: z.string(),
    }),
  ),
  /** The first 200 rows that change something, home positions never among them. */
  changes: z.array(
    z.object({
      sheet: z.string(),
      row: z.number().int(),
      key: z.string(),
      added: z.boolean(),
      fields: z.array(z.object({ column: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
})
const profile = z.object({
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  team: z.string().nullable(),
  office: z.string().nullable(),
  entryEarliest: clockText,
  entryLatest: clockText,
  entryPreferred: clockText,
  /** Minutes one way to the office, and whether they are an estimate from the air distance. */
  commuteMinutes: z.number().int().nullable(),
  commuteEstimated: z.boolean(),
  /** Follows from the three declarations. */
  homeSuitable: z.boolean(),
  /** Since when each is declared; null where it is not. */
  homeFit: z.object({ space: dayText.nullable(), tools: dayText.nullable(), safety: dayText.nullable() }),
  home: z.object({ latitude, longitude }).nullable(),
})
const keepers = ['hr-office', 'administrator'] as const

export const people = {
  offices: endpoint({
    method: 'GET',
    path: '/offices',
    summary: 'Offices',
    may: 'signed-in',
    input: nothing,
    output: listOf(office),
  }),
  writeOffice: endpoint({
    method: 'PUT',
    path: '/offices/{code}',
    summary: 'Add or change an office',
    may: keepers,
    input: office.omit({ id: true }),
    output: office,
  }),
  directorates: endpoint({
    method: 'GET',
    path: '/directorates',
    summary: 'Directorates',
    may: 'signed-in',
    input: nothing,
    output: listOf(directorate),
  }),
  writeDirectorate: endpoint({
    method: 'PUT',
    path: '/directorates/{code}',
    summary: 'Add or change a directorate',
    may: keepers,
    input: directorate.pick({ code: true, name: true }),
    output: directorate,
  }),
  teams: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'Teams',
    may: 'signed-in',
    input: nothing,
    output: listOf(team),
  }),
  writeTeam: endpoint({
    method: 'PUT',
    path: '/teams/{code}',
    summary: 'Add or change a team',
    may: keepers,
    input: team.omit({ id: true, people: true }),
    output: team,
  }),
  persons: endpoint({
    method: 'POST',
    path: '/person-searches',
    reads: true,
    summary: 'Persons, by family name',
    may: keepers,
    input: z.object({ ...pageAsked, q: z.string().max(100).optional(), teamId: idText.optional() }),
    output: pageOf(person).extend({ total: z.number().int() }),
  }),
  person: endpoint({
    method: 'GET',
    path: '/persons/{personId}',
    summary: 'A person',
    may: keepers,
    input: z.object({ personId: idText }),
    output: person,
  }),
  addPerson: endpoint({
    method: 'POST',
    path: '/persons',
    summary: 'Add a person',
    may: keepers,
    input: personWritten,
    output: person,
  }),
  changePerson: endpoint({
    method: 'PUT',
    path: '/persons/{personId}',
    summary: 'Change a person',
    may: keepers,
    input: personWritten.extend({ personId: idText }),
    output: person,
  }),
  recordDeparture: endpoint({
    method: 'PUT',
    path: '/persons/{personId}/departure',
    summary: 'Say from which day a person no longer works here, or with null that they stay',
    may: keepers,
    input: z.object({ personId: idText, leftOn: dayText.nullable() }),
    output: person,
  }),
  myProfile: endpoint({
    method: 'GET',
    path: '/my-profile',
    summary: 'What is kept about who asks',
    may: 'signed-in',
    input: nothing,
    output: profile,
  }),
  changeMyProfile: endpoint({
    method: 'PUT',
    path: '/my-profile',
    summary: 'State the own home, its suitability and the preferred entry',
    may: 'signed-in',
    input: z.object({
      entryPreferred: clockText,
      /** All three declarations at once, where `homeFit` does not say them one by one. */
      homeSuitable: z.boolean(),
      /** Space, tools and safety of the home, each declared or not. */
      homeFit: z.object({ space: z.boolean(), tools: z.boolean(), safety: z.boolean() }).optional(),
      home: z.object({ latitude, longitude }).nullable(),
    }),
    output: profile,
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/people-imports/template',
    summary: 'The file to fill in',
    may: keepers,
    input: z.object({
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      sheet: z.enum(['offices', 'teams', 'persons']).default('persons'),
    }),
    output: z.unknown(),
    answers: 'file',
  }),
  startImport: endpoint({
    method: 'POST',
    path: '/people-imports',
    summary: 'Read a file of people: a preview, nothing is changed yet',
    may: keepers,
    input: z.object({ fileName: z.string().max(200), contentBase64: z.string().max(28_000_000) }),
    output: z.object({ id: idText }),
    bodyLimitBytes: 29_000_000,
  }),
  peopleImport: endpoint({
    method: 'GET',
    path: '/people-imports/{importId}',
    summary: 'What a file of people would change, or all its faults',
    may: keepers,
    input: z.object({ importId: idText }),
    output: peopleImport,
  }),
  importEvents: endpoint({
    method: 'GET',
    path: '/people-imports/{importId}/events',
    summary: 'The progress of an import, as it happens',
    may: keepers,
    input: z.object({ importId: idText }),
    output: peopleImport.pick({ state: true, progress: true }),
    answers: 'events',
  }),
  applyImport: endpoint({
    method: 'POST',
    path: '/people-imports/{importId}/application',
    summary: 'Apply a file of people: all or nothing',
    may: keepers,
    input: z.object({ importId: idText }),
    output: done,
  }),
  discardImport: endpoint({
    method: 'DELETE',
    path: '/people-imports/{importId}',
    summary: 'Forget a file of people',
    may: keepers,
    input: z.object({ importId: idText }),
    output: done,
  }),
}
