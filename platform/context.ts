import type { Day } from '../vocabulary/day.ts'
import type { ActingRole } from '../vocabulary/role.ts'
import type { AuditDetails } from './audit.ts'
import type { Transaction } from './database/transaction.ts'
import type { SessionKey } from './identity/session-key.ts'
import type { JobName } from './job-names.ts'

export type Actor = {
  organisationId: string
  personId: string
  /** Given name and family name, as the audit and the screens say it. */
  name: string
  roles: readonly ActingRole[]
  /** Team of the person, which is also the scope of a manager; its directorate is the scope of its head. */
  teamId: string | undefined
  directorateId: string | undefined
  /** Teams in whose manager's place the person acts today. */
  substituteFor?: readonly string[]
  /** The token by which a program acts as this person; the audit says its name. */
  token?: { id: string; name: string }
}

/** What every piece of work has, of whoever asks: the moment, and one transaction. */
export type Moment = {
  tx: Transaction
  today: Day
  /** Milliseconds since 1970. */
  now: number
  /** Done once the transaction has committed; its failure is logged and harms nobody. */
  afterCommit(work: () => Promise<void>): void
}

/** All that an action may know: the moment, and who asks. */
export type Context = Moment & {
  actor: Actor
  /** Writes who did what to what, in this transaction. Details never hold personal data. */
  audit(act: string, subject: string, details?: AuditDetails): void
  /**
   * Queues a job that exists if this transaction does. What two organisations share and one changed, the other looks at
   * in a job of its own, in its own tenant: `ofOrganisation` names it.
   */
  enqueue(name: JobName, id: string, ofOrganisation?: string): Promise<void>
}

/** For what is sent in parts once the request has committed: each part is read in a transaction of its own. */
export type Afterwards = { readLater<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer> }

/** What an action that answers a browser may know besides: its cookie and where it came from. */
export type Browser = {
  session: SessionKey | undefined
  sessionId: string | undefined
  /** Gives the browser a session, or with undefined takes it away. */
  keepSession(key: SessionKey | undefined): void
  /** What `carry` gave this very browser before it was sent elsewhere, to know it when it comes back. */
  carried: string | undefined
  carry(note: string | undefined): void
  address: string
}
/** A request of somebody not signed in: no organisation is entered yet. */
export type Visit = Moment & Browser & { auditAs(organisationId: string, actor: string): Context['audit'] }

/**
 * A visit that waits for something slow outside (an identity provider, the hash of a password) between its
 * transactions: waiting inside one would hold a connection, on the embedded engine the only one.
 */
export type Errand = Browser & {
  now: number
  /** Each commits on its own, its audit last; what a refusal after it takes back is nothing. */
  transaction<Answer>(work: (visit: Visit) => Promise<Answer>): Promise<Answer>
}

/** The same of somebody signed in, who only reads: what is computed between the reads is kept nowhere. */
export type ReadingErrand = Pick<Moment, 'now' | 'today'> & {
  actor: Actor
  read<Answer>(work: (tx: Transaction) => Promise<Answer>): Promise<Answer>
}

/**
 * The same where something is written between: what waits for the hash of a password must not hold a connection
 * meanwhile. Each transaction commits on its own, its audit last; a repeated request is done again.
 */
export type ActingErrand = Pick<Moment, 'now' | 'today'> & {
  actor: Actor
  sessionId: string | undefined
  transaction<Answer>(work: (context: Pick<Context, 'tx' | 'audit'>) => Promise<Answer>): Promise<Answer>
}
