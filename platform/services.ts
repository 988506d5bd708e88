import type { Clock } from './clock.ts'
import type { Documents } from './documents/keeping.ts'
import type { Sealing } from './identity/sealing.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mail.ts'
import type { Outbound } from './outbound.ts'
import type { Pusher } from './push.ts'

/** A server of map pictures: its address with `{z}`, `{x}` and `{y}`, and whom to thank. */
export type MapTiles = { url: string; attribution: string }

/** What features are given of the outside world besides the transaction. */
export type Services = {
  /** Behind the maps, where one is set; without it they lie on an empty ground and nobody outside is asked. */
  mapTiles?: MapTiles | undefined
  clock: Clock
  log: Log
  mail: Mailer
  push: Pusher
  /** Asks services of others at addresses that organisations set. */
  outbound: Outbound
  /** Files that people bring in: kept outside the database, searched, proven when they are read. */
  documents: Documents
  /** Where people find this installation, without a slash at the end. */
  publicUrl: string
  /** Seals what the database keeps and must not tell: secrets towards others. */
  sealing: Sealing
  /** Whoever knows it may name the first administrator; undefined once there is an organisation. */
  firstAdministratorToken: string | undefined
}
