import { routesOf } from '../../app/house.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Route } from '../../platform/http/route.ts'
import { sealingWith } from '../../platform/identity/sealing.ts'
import { noLog } from '../../platform/log.ts'
import { outbound } from '../../platform/outbound.ts'
import { pusher } from '../../platform/push.ts'
import { testDocuments } from '../setup/documents.ts'

/** Every route of the product, to be asked about its contract. */
export const allRoutes: readonly Route[] = routesOf({
  clock: systemClock,
  log: noLog,
  mail: undefined,
  push: pusher({ loopback: false }),
  outbound: outbound({ loopback: false }),
  documents: testDocuments(),
  publicUrl: 'http://vicinato.test',
  sealing: sealingWith('a secret of the tests, long enough'),
  firstAdministratorToken: undefined,
})
