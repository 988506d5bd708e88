import type { ActingErrand, Errand, ReadingErrand } from '../context.ts'
import { etagOf } from './entity-tags.ts'
import { type Answer, auditTrail, browserOf, type House, inOneTransaction, startedAnswer } from './house.ts'
import { type Asked, identify } from './identify.ts'
import { read } from './reading.ts'

/** Who asks, looked at in a transaction of its own: what follows may be slow. */
export const whoAsks = (house: House, asked: Asked) =>
  inOneTransaction(house, asked, async (tx) => (await identify(asked, tx, house.clock.now())).actor)

/** Who asks is looked at first, in a transaction of its own, as is every read and every write. */
async function onOwnErrand(house: House, asked: Asked): Promise<Answer> {
  const given = startedAnswer(asked)
  const now = house.clock.now()
  const actor = await whoAsks(house, asked)
  const errand: ReadingErrand & ActingErrand = {
    actor,
    sessionId: actor.sessionId,
    now,
    today: house.clock.today(),
    read: (work) => inOneTransaction(house, asked, work),
    transaction: (work) =>
      inOneTransaction(house, asked, async (tx) => {
        const trail = auditTrail(now)
        const done = await work({
          tx,
          audit: trail.as(actor.organisationId, actor.personId, actor.token?.name),
        })
        await trail.write(tx)
        return done
      }),
  }
  const output = await asked.route.handle(errand as never, read(asked) as never, undefined as never)
  const { method, answers, output: shape } = asked.route.treaty
  given.body = answers === 'file' ? output : await shape.parseAsync(output)
  if (method === 'GET' && (answers === undefined || answers === 'json')) given.etag = etagOf(given.body)
  return given
}

export async function onErrand(house: House, asked: Asked): Promise<Answer> {
  if (asked.route.treaty.may !== 'anyone') return onOwnErrand(house, asked)
  const given = startedAnswer(asked)
  const now = house.clock.now()
  const browser = browserOf(asked, given)
  const errand: Errand = {
    ...browser,
    now,
    transaction: (work) =>
      inOneTransaction(house, asked, async (tx, afterCommit) => {
        const trail = auditTrail(now)
        const done = await work({
          ...browser,
          tx,
          now,
          today: house.clock.today(),
          afterCommit,
          auditAs: trail.as,
        })
        await trail.write(tx)
        return done
      }),
  }
  const output = await asked.route.handle(errand as never, read(asked) as never, undefined as never)
  given.body = await asked.route.treaty.output.parseAsync(output)
  return given
}
