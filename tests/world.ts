import type { InjectOptions } from 'fastify'
import type { z } from 'zod'
import { givenUpOf, openHouse, worksOf } from '../app/house.ts'
import { foundOrganisation } from '../features/alliance/actions.ts'
import { assignRoles, enterPerson } from '../features/people/actions.ts'
import { people } from '../features/people/contract.ts'
import { inventedPerson } from '../features/people/example.ts'
import type { Clock } from '../platform/clock.ts'
import { stoppedClock } from '../platform/clock.ts'
import type { Scanner } from '../platform/documents/scanning.ts'
import { sealingWith } from '../platform/identity/sealing.ts'
import { cookieText, type SessionKey } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { csrfTokenOf } from '../platform/identity/tokens.ts'
import type { Log, LogEntry } from '../platform/log.ts'
import type { Mail, Mailer } from '../platform/mail.ts'
import { outbound } from '../platform/outbound.ts'
import { pusher } from '../platform/push.ts'
import type { Services } from '../platform/services.ts'
import { type Endpoint, pathNames } from '../vocabulary/endpoint.ts'
import type { Role } from '../vocabulary/role.ts'
import { openTestDatabase } from './setup/database.ts'
import { testDocuments } from './setup/documents.ts'

/** The day on which the world's clock stands until it is moved. */
export const worldToday = '2026-11-23'
const usualUrl = 'http://vicinato.test'

/** Whom one meets in Borgo Sereno: name, team (or none), and roles besides `employee`. */
const cast = [
  ['Ada Colombo', 'anagrafe', ['team-manager']],
  ['Bruno Ferri', 'anagrafe', []],
  ['Carla Greco', 'anagrafe', []],
  ['Dino Russo', 'anagrafe', []],
  ['Elena Fontana', 'tributi', ['team-manager', 'directorate-head']],
  ['Fabio Moretti', 'tributi', []],
  ['Giulia Conti', 'tributi', []],
  ['Irene Marino', 'personale', ['hr-office', 'team-manager']],
  ['Luca Barbieri', 'personale', ['hr-office']],
  ['Marta Rizzo', 'personale', ['administrator']],
  ['Nino Galli', undefined, ['auditor']],
  ['Olga Serra', undefined, ['union-representative']],
  ['Piero Villa', undefined, ['safety-representative']],
  ['Rita Leone', undefined, ['network-coordinator', 'space-host']],
] as const satisfies readonly (readonly [string, string | undefined, readonly Role[]])[]
const strangers = [
  ['Sara Testa', undefined, ['administrator', 'hr-office']],
  ['Ugo Monti', undefined, []],
] as const satisfies readonly (readonly [string, undefined, readonly Role[]])[]

export type Name = (typeof cast)[number][0]
export type StrangerName = (typeof strangers)[number][0]

export type Answered = { status: number; headers: Record<string, string>; body: unknown }
/** Somebody at a browser: a cookie, and the token that goes with writes. */
export type Client = {
  personId: string
  session: SessionKey
  /** Asks an endpoint and gives its output; fails with the problem where the answer is one. */
  ask<Input extends z.ZodObject, Output extends z.ZodType>(
    treaty: Endpoint<Input, Output>,
    input: z.input<Input>,
    headers?: Record<string, string>,
  ): Promise<z.output<Output>>
  /** The same, giving whatever the answer is. */
  send(treaty: Endpoint, input: Record<string, unknown>, headers?: Record<string, string>): Promise<Answered>
}

export type World = Awaited<ReturnType<typeof openWorld>>

/**
 * The Comune di Borgo Sereno: invented, two directorates, three teams, two offices, fourteen people of every
 * role. Built on a database of its own through the actions, most of it through HTTP by its administrator.
 * Besides it, apart, the Unione Valle Quieta with two people, who must never see anything of it.
 * @param jobs false leaves queued jobs untouched
 * @param mail sends what is otherwise kept in `mails`
 * @param publicUrl where people would find it
 * @param scanner searches what is brought in; otherwise nothing does
 * @param fileAsked what the store of files waits for before it gives one back
 */
export async function openWorld({
  jobs: jobsRun = true,
  requestsPerMinute = 100_000,
  mail,
  publicUrl = usualUrl,
  scanner,
  fileAsked,
}: {
  jobs?: boolean
  requestsPerMinute?: number
  mail?: Mailer
  publicUrl?: string
  scanner?: Scanner
  fileAsked?: () => Promise<void>
} = {}) {
  const database = await openTestDatabase()
  const clock = stoppedClock(worldToday)
  const logged: (LogEntry & { level: string; event: string })[] = []
  const mails: Mail[] = []
  const kept: Mailer = async (mail) => {
    mails.push(mail)
  }
  const log: Log = (level, event, entry) => logged.push({ level, event, ...entry })
  const services = {
    ...servicesOf(clock, log, mail ?? kept, publicUrl),
    documents: testDocuments(scanner, fileAsked),
  }
  const house = await openHouse(database, services, { requestsPerMinute, trustProxy: false })
  await house.jobs.start(jobsRun ? worksOf(services) : {}, givenUpOf())

  const clientOf = async (organisationId: string, personId: string): Promise<Client> => {
    const session = await database.transaction(organisationId, (tx) =>
      startSession(tx, organisationId, personId, clock.now()),
    )
    const send: Client['send'] = async (treaty, input, headers = {}) => {
      const answer = await house.http.inject({
        ...requestFor(treaty, input),
        headers: {
          cookie: `vicinato=${cookieText(session)}`,
          'x-csrf-token': csrfTokenOf(session.token),
          ...headers,
        },
      })
      const isJson = /json/.test(String(answer.headers['content-type']))
      return {
        status: answer.statusCode,
        headers: answer.headers as Record<string, string>,
        body: isJson ? answer.json() : answer.rawPayload,
      }
    }
    return {
      personId,
      session,
      send,
      async ask(treaty, input, headers) {
        const { status, body } = await send(treaty as unknown as Endpoint, input, headers)
        if (status >= 400)
          throw new Error(`${treaty.method} ${treaty.path}: ${status} ${JSON.stringify(body)}`)
        return body as never
      },
    }
  }

  const personIds = new Map<string, string>()
  const found = async (
    name: string,
    slug: string,
    people: readonly (readonly [string, string | undefined, readonly Role[]])[],
  ) =>
    database.transaction(undefined, async (tx) => {
      const organisationId = await foundOrganisation(tx, { name, slug, patronDay: '12-07', demo: true })
      for (const [name, , roles] of people) {
        const [givenName, familyName] = name.split(' ') as [string, string]
        const id = await enterPerson(
          tx,
          organisationId,
          {
            ...inventedPerson({ givenName, familyName, email: emailOf(name, slug), sex: sexOf(givenName) }),
            roles: ['employee'],
          },
          { today: clock.today(), now: clock.now() },
        )
        await assignRoles(tx, organisationId, { personId: id, roles: ['employee', ...roles] }, clock.now())
        personIds.set(name, id)
      }
      return organisationId
    })
  const organisationId = await found('Comune di Borgo Sereno', 'borgo-sereno', cast)
  const otherOrganisationId = await found('Unione Valle Quieta', 'valle-quieta', strangers)

  const as = (name: Name) => clientOf(organisationId, personIds.get(name)!)
  const asStranger = (name: StrangerName = 'Sara Testa') =>
    clientOf(otherOrganisationId, personIds.get(name)!)
  const teams = await buildStructure(await as('Marta Rizzo'), (name) => personIds.get(name)!)

  return {
    house,
    services,
    database,
    clock,
    /** Everything logged and mailed since the world began. */
    logged,
    mails,
    organisationId,
    otherOrganisationId,
    personIdOf: (name: Name | StrangerName): string => personIds.get(name)!,
    /** Ids by code: `anagrafe`, `tributi`, `personale`. */
    teams,
    /** Signed in as a person of Borgo Sereno: a session of their own each time. */
    as,
    asStranger,
    /** Signed in as anybody of any organisation. */
    clientOf,
    /** Asks again until the answer is as hoped; with jobs running this waits for them. */
    async untilDone<Answer>(
      ask: () => Promise<Answer>,
      isDone: (answer: Answer) => boolean,
    ): Promise<Answer> {
      for (let turn = 0; turn < 1200; turn++) {
        const answer = await ask()
        if (isDone(answer)) return answer
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`not done after a minute: ${JSON.stringify(await ask()).slice(0, 2000)}`)
    },
    close: () => house.close(),
  }
}

/** The request by which a browser would ask an endpoint: path, query or body. */
export function requestFor(treaty: Endpoint, input: Record<string, unknown>): InjectOptions {
  const inPath = pathNames(treaty.path)
  const path = treaty.path.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  )
  const rest = Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined)
  const inQuery = treaty.method === 'GET' || treaty.method === 'DELETE'
  const query = new URLSearchParams(
    inQuery ? Object.fromEntries(rest.map(([name, value]) => [name, String(value)])) : {},
  )
  return {
    method: treaty.method,
    url: `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`,
    ...(inQuery ? {} : { payload: Object.fromEntries(rest) }),
  }
}

const sexOf = (givenName: string) =>
  (givenName.endsWith('a') && givenName !== 'Luca') || givenName === 'Irene' ? 'F' : 'M'
const emailOf = (name: string, slug: string) => `${name.toLowerCase().replace(' ', '.')}@${slug}.example`

const servicesOf = (
  clock: Clock,
  log: Log,
  mail: Mailer,
  publicUrl: string,
): Omit<Services, 'documents'> => ({
  clock,
  log,
  mail,
  push: pusher({ loopback: true }),
  outbound: outbound({ loopback: true, milliseconds: 500 }),
  publicUrl,
  sealing: sealingWith('a secret of the tests, long enough'),
  firstAdministratorToken: undefined,
})

async function buildStructure(administrator: Client, idOf: (name: Name) => string) {
  const places = [
    {
      code: 'municipio',
      name: 'Palazzo municipale',
      zone: 'Centro',
      desks: 6,
      latitude: 45.4642,
      longitude: 9.19,
    },
    {
      code: 'delegazione',
      name: 'Delegazione Ponte',
      zone: 'Ponte',
      desks: 4,
      latitude: 45.4841,
      longitude: 9.2043,
    },
  ]
  const offices = await Promise.all(places.map((place) => administrator.ask(people.writeOffice, place)))
  const [servizi, risorse] = await Promise.all([
    administrator.ask(people.writeDirectorate, { code: 'servizi', name: 'Servizi ai cittadini' }),
    administrator.ask(people.writeDirectorate, { code: 'risorse', name: 'Risorse' }),
  ])
  const teams: Record<string, string> = {}
  for (const [code, name, directorate, office, minPresent] of [
    ['anagrafe', 'Anagrafe', servizi, offices[0], 1],
    ['tributi', 'Tributi', servizi, offices[1], 1],
    ['personale', 'Personale', risorse, offices[0], 0],
  ] as const)
    teams[code] = (
      await administrator.ask(people.writeTeam, {
        code,
        name,
        directorateId: directorate.id,
        officeId: office!.id,
        minPresent,
      })
    ).id
  for (const [name, team] of cast) {
    if (!team) continue
    const {
      id: personId,
      roles,
      commuteMinutes,
      homeSuitable,
      ...person
    } = await administrator.ask(people.person, {
      personId: idOf(name),
    })
    await administrator.ask(people.changePerson, { ...person, personId, teamId: teams[team]! })
  }
  return teams as Record<'anagrafe' | 'tributi' | 'personale', string>
}
