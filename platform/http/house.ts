import type { AuditDetails, AuditEntry } from '../audit.ts'
import { writeAudit } from '../audit.ts'
import type { Clock } from '../clock.ts'
import type { Browser, Moment } from '../context.ts'
import { type Database, enterOrganisation, type Transaction } from '../database/transaction.ts'
import type { SessionKey } from '../identity/session-key.ts'
import type { Jobs } from '../jobs.ts'
import type { Log } from '../log.ts'
import type { Asked } from './identify.ts'
import type { Problem } from './problems.ts'
import type { Route } from './route.ts'

export type House = {
  database: Database
  jobs: Jobs
  clock: Clock
  log: Log
  routes: readonly Route[]
  /** Where people find this installation, without a slash at the end. */
  publicUrl: string
}
export type Answer = {
  status: number
  body: unknown
  etag?: string
  /** Set when the action gave or took the session, or the note that the browser carries. */
  session?: { key: SessionKey | undefined }
  note?: { text: string | undefined }
}

export const answered = (found: Problem): Answer => ({ status: found.status, body: found })

/** The organisation whose session or token is shown; none where anyone may ask, and the action enters one. */
function organisationAsked({ route, bearer, session }: Asked): string | undefined {
  if (route.treaty.may === 'anyone' || bearer === 'unreadable') return undefined
  return (bearer ?? session)?.organisationId
}

export type AfterCommit = Moment['afterCommit']

export async function inOneTransaction<Done>(
  house: House,
  asked: Asked,
  work: (tx: Transaction, afterCommit: AfterCommit) => Promise<Done>,
): Promise<Done> {
  let afterwards: (() => Promise<void>)[] = []
  const done = await house.database.transaction(organisationAsked(asked), async (tx) => {
    afterwards = []
    return work(tx, (later) => afterwards.push(later))
  })
  for (const later of afterwards)
    later().catch((fault: unknown) => house.log('fault', 'after-commit', { message: String(fault) }))
  return done
}

/** Collects what is to be written in the audit until the transaction has nothing else to do. */
export function auditTrail(now: number) {
  const entries: { organisationId: string; entry: AuditEntry }[] = []
  return {
    as:
      (organisationId: string, actor: string, token?: string) =>
      (act: string, subject: string, told: AuditDetails = {}) => {
        const details = token === undefined ? told : { ...told, token }
        entries.push({ organisationId, entry: { at: now, actor, act, subject, details } })
      },
    /** The one entry, where there is no other and it is of this organisation. */
    only: (organisationId: string): AuditEntry | undefined =>
      entries.length === 1 && entries[0]!.organisationId === organisationId ? entries[0]!.entry : undefined,
    async write(tx: Transaction) {
      for (const { organisationId, entry } of entries) {
        await enterOrganisation(tx, organisationId)
        await writeAudit(tx, organisationId, [entry])
      }
    },
  }
}

export const browserOf = (asked: Asked, given: Answer): Browser => ({
  session: asked.bearer === undefined ? asked.session : undefined,
  sessionId: undefined,
  keepSession: (key) => {
    given.session = { key }
  },
  carried: asked.carried,
  carry: (text) => {
    given.note = { text }
  },
  address: asked.address,
})

export const startedAnswer = ({ route }: Asked): Answer => ({
  status: route.treaty.method === 'POST' && !route.treaty.reads ? 201 : 200,
  body: undefined,
})
