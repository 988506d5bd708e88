import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  Kysely,
  type Transaction as KyselyTransaction,
  PostgresDialect,
  PostgresDriver,
  type RawBuilder,
  sql,
} from 'kysely'
import pg from 'pg'
import type { DB } from '../tables.ts'
import type { Engine } from './embedded.ts'
import { type Live, liveOn } from './live.ts'
import { besideTheNext, Coming, withTheNext } from './preparing.ts'
import { applicationRole } from './server.ts'

// A DATE is a day of the calendar: as a Date it would move with the time zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
const dateArray = 1182 as unknown as typeof pg.types.builtins.DATE
pg.types.setTypeParser(dateArray, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')))
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

export type Transaction = KyselyTransaction<DB>
export type Database = {
  kind: Engine['kind']
  /**
   * Runs `work` in one transaction, as the application's role, seeing one organisation or, with undefined,
   * none. Repeated when the database reports a deadlock or a serialisation failure, so `work` has no effect
   * outside the transaction.
   */
  transaction<Answer>(
    organisationId: string | undefined,
    work: (tx: Transaction) => Promise<Answer>,
  ): Promise<Answer>
  engine: Engine
  /** Who looks on, and is told what changed. */
  live: Live
  close(): Promise<void>
}

/** From here on the transaction sees this organisation. */
export async function enterOrganisation(tx: Transaction, organisationId: string): Promise<void> {
  await sql`select set_config('app.organisation', ${organisationId}, true)`.execute(tx)
}
/** Opens the homes of one person, or of everybody to the `engine` that computes and to an import. */
export async function openHomes(tx: Transaction, to: { person: string } | 'engine'): Promise<void> {
  const [person, purpose] = to === 'engine' ? ['', 'engine'] : [to.person, '']
  await sql`${sql.raw(withTheNext)}select set_config('app.home_of', ${person}, true),
    set_config('app.purpose', ${purpose}, true)`.execute(tx)
}

/**
 * Opens who came and who did not: to a person their own, or to the purpose that counts and frees, which shows nobody.
 * Closed again by `undefined`, so that what is read afterwards is what it was before.
 */
export async function openVisits(
  tx: Transaction,
  to: { person: string } | 'visits' | undefined,
): Promise<void> {
  const [person, purpose] = to === undefined ? ['', ''] : to === 'visits' ? ['', to] : [to.person, '']
  await sql`${sql.raw(withTheNext)}select set_config('app.visitor', ${person}, true),
    set_config('app.purpose', ${purpose}, true)`.execute(tx)
}

/**
 * Asks together with the next statement, for who can go on without the answer until that one's has come.
 * @returns what gives the rows
 */
export async function askBeside<Row>(
  tx: Transaction,
  question: RawBuilder<Row>,
): Promise<() => Promise<Row[]>> {
  const { rows } = await sql<Row | Coming>`${sql.raw(besideTheNext)}${question}`.execute(tx)
  const [first] = rows
  return async () => (first instanceof Coming ? await first.rows : rows) as Row[]
}

/** What waits for a transaction's commit; of one that is given up nothing remains. */
const waiting = new WeakMap<Transaction, (() => void)[]>()

/** Done as soon as the transaction has committed, and never where it has not. It must not fail. */
export function onceCommitted(tx: Transaction, work: () => void): void {
  waiting.get(tx)?.push(work)
}

const lives = new WeakMap<Transaction, Live>()
/** Where those who look on hear of what this transaction changed. */
export const liveOf = (tx: Transaction): Live | undefined => lives.get(tx)

const repeatable = new Set(['40001', '40P01'])
const attempts = 8

/** Leaves the beginning to `opening`, which goes to the database together with what every transaction sets. */
class OpeningDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}
class OpeningDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }
  override createDriver() {
    return new OpeningDriver({ pool: this.#pool })
  }
}

/**
 * The beginning of a transaction in one message, and on a server in the message of its first statement: to send each
 * part by itself and wait for it was a fifth of the time of a short request.
 * @param role put on where the session belongs to a superuser, whom no policy binds
 */
const opening = (organisationId: string | undefined, role: string | undefined) =>
  sql.raw(
    [
      `${withTheNext}begin`,
      ...(role ? [`set local role ${pg.escapeIdentifier(role)}`] : []),
      // Statements of an office are short: to compile one, its cost guessed high, took seconds where it ran for 90 ms.
      'set local jit = off',
      `set local app.organisation = ${pg.escapeLiteral(organisationId ?? '')}`,
    ].join('; '),
  )

export function databaseOn(engine: Engine): Database {
  const kysely = new Kysely<DB>({ dialect: new OpeningDialect(engine.pool) })
  const live = liveOn(engine)
  // The embedded session belongs to a superuser.
  const role = engine.kind === 'embedded' ? applicationRole : undefined
  async function once<Answer>(
    organisationId: string | undefined,
    work: (tx: Transaction) => Promise<Answer>,
  ) {
    const afterwards: (() => void)[] = []
    const answer = await kysely.transaction().execute(async (tx) => {
      waiting.set(tx, afterwards)
      lives.set(tx, live)
      await opening(organisationId, role).execute(tx)
      return work(tx)
    })
    await engine.settle()
    for (const later of afterwards) later()
    return answer
  }
  return {
    kind: engine.kind,
    engine,
    live,
    async transaction(organisationId, work) {
      for (let attempt = 1; ; attempt++)
        try {
          return await once(organisationId, work)
        } catch (fault) {
          if (attempt === attempts || !repeatable.has((fault as { code?: string }).code ?? '')) throw fault
          await wait(randomInt(5, 20 * attempt))
        }
    },
    async close() {
      await live.close()
      await engine.close()
    },
  }
}
