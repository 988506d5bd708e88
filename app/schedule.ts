import { forgetStaleAccess } from '../features/access/actions.ts'
import { forgetOldApplications } from '../features/alliance/application-actions.ts'
import { listDirectory } from '../features/alliance/store.ts'
import { forgetOldNotices } from '../features/notices/actions.ts'
import { countWaiting } from '../features/notices/delivery-store.ts'
import { forgetOldImports } from '../features/people/import-actions.ts'
import { forgetOldAddresses } from '../features/presence/calendar-actions.ts'
import { forgetWhatIsOver } from '../features/privacy/retention-actions.ts'
import { forgetOldVariants } from '../features/variants/actions.ts'
import { forgetOldVisits } from '../features/visits/actions.ts'
import { forgetOldSiteAddresses } from '../features/visits/address-actions.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, enterOrganisation } from '../platform/database/transaction.ts'
import { forgetOldKeys } from '../platform/http/idempotency.ts'
import { forgetOldTokens } from '../platform/identity/api-tokens.ts'
import { forgetOldSessions } from '../platform/identity/sessions.ts'
import type { JobName } from '../platform/job-names.ts'
import type { Jobs, Work } from '../platform/jobs.ts'
import type { Services } from '../platform/services.ts'

/** Forgets what has served its time, of one organisation. Each feature says what and when of its own. */
export const tidyWith =
  ({ documents }: Pick<Services, 'documents'>): Work =>
  ({ organisationId, transaction }) =>
    transaction(async (moment) => {
      const { tx, now } = moment
      // First, since it counts what goes; what the others find besides is theirs alone.
      await forgetWhatIsOver(moment, organisationId)
      await forgetOldKeys(tx, organisationId, now)
      await forgetOldSessions(tx, organisationId, now)
      await forgetOldTokens(tx, organisationId, now)
      await forgetStaleAccess(tx, organisationId, now)
      await forgetOldApplications(tx, organisationId, now)
      await forgetOldImports(moment, organisationId)
      await forgetOldNotices(moment, organisationId)
      await forgetOldVariants(moment, organisationId)
      await forgetOldAddresses(moment, organisationId)
      await forgetOldVisits(moment, organisationId)
      await forgetOldSiteAddresses(moment, organisationId)
      // Last: what referred to them has gone.
      await documents.sweep(tx, organisationId, now)
    })

const deliveryMilliseconds = 15_000
/** What is queued of every organisation without anybody asking, and how often. */
const regularly: readonly [name: JobName, everyMilliseconds: number][] = [
  ['tidy', 6 * 3600_000],
  ['remind-wishes', 1800_000],
  ['turn-agreements', 1800_000],
  ['heed-agreements', 1800_000],
  ['turn-training', 1800_000],
  ['tell-mornings', 1800_000],
  ['turn-spaces', 1800_000],
  ['turn-alliance', 1800_000],
  ['turn-conventions', 1800_000],
  ['turn-bookings', 300_000],
  ['check-waiting', 600_000],
  ['turn-visits', 600_000],
  ['turn-bank', 1800_000],
  ['measure-ways', 600_000],
]

/**
 * Queues the regular work of every organisation, at the start and every so often, until the returned function is
 * called. Twice does no harm, so several processes need not agree who does it.
 */
export function scheduleTidying(
  database: Database,
  jobs: Jobs,
  onFault: (fault: unknown) => void,
): () => void {
  const queue = (name: JobName) =>
    database
      .transaction(undefined, async (tx) => {
        for (const { id } of await listDirectory(tx)) await jobs.enqueue(tx, name, { organisationId: id, id })
      })
      .catch(onFault)
  const timers = regularly.map(([name, everyMilliseconds]) => {
    void queue(name)
    const timer = setInterval(() => void queue(name), everyMilliseconds)
    timer.unref()
    return timer
  })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** Looks every few seconds whether people are to be told something, and queues that; says how it stops. */
export function scheduleDelivery(
  database: Database,
  jobs: Jobs,
  clock: Clock,
  onFault: (fault: unknown) => void,
): () => void {
  const queue = () =>
    database
      .transaction(undefined, async (tx) => {
        for (const { id } of await listDirectory(tx)) {
          await enterOrganisation(tx, id)
          if ((await countWaiting(tx, id, clock.now())) > 0)
            await jobs.enqueue(tx, 'deliver-notices', { organisationId: id, id })
        }
      })
      .catch(onFault)
  void queue()
  const timer = setInterval(() => void queue(), deliveryMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
