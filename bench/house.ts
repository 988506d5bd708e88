import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../platform/clock.ts'
import { documentsIn } from '../platform/documents/keeping.ts'
import { folderStore } from '../platform/documents/stores.ts'
import { sealingWith } from '../platform/identity/sealing.ts'
import { outbound } from '../platform/outbound.ts'
import { pusher } from '../platform/push.ts'
import type { Services } from '../platform/services.ts'

/** What a house needs around it while it is measured: nothing leaves the machine, and faults are said. */
export const benchServices = (other: Partial<Services> = {}): Services => ({
  clock: systemClock,
  log: (level, event, entry) => {
    if (level === 'fault') process.stdout.write(`fault ${event} ${JSON.stringify(entry)}\n`)
  },
  mail: async () => {},
  push: pusher({ loopback: false }),
  outbound: outbound({ loopback: false }),
  documents: documentsIn(folderStore(join(tmpdir(), 'vicinato-bench-documents')), undefined, () => {}),
  publicUrl: 'http://127.0.0.1',
  sealing: sealingWith('a secret of the benchmark, long enough'),
  firstAdministratorToken: undefined,
  ...other,
})

/** Nobody is told to come back later. */
export const unlimited = { requestsPerMinute: 10_000_000, trustProxy: false }
