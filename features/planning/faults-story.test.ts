import { expect, test } from 'vitest'
import { openWorld } from '../../tests/world.ts'
import type { Month } from '../../vocabulary/day.ts'
import { months } from '../months/contract.ts'
import { planning } from './contract.ts'

const month = '2027-01' as Month

test('a month over the limits of the format fails at once, says every fault, and proposes nothing', async () => {
  const world = await openWorld()
  try {
    const hr = await world.as('Irene Marino')
    const { holidays: _, ...numbers } = await hr.ask(months.draft, { month })
    await hr.ask(months.open, numbers)
    await hr.ask(months.closeWishes, { month })
    // No page writes such numbers: they come of a policy written past the product.
    await world.database.asOwner((owner) =>
      owner.query(
        `update work_month set rules = jsonb_set(jsonb_set(rules, '{weights,slotMinutes}', '-1'),
        '{weights,deskMinutes}', '-60') where month = $1`,
        [month],
      ),
    )
    const { id: runId } = await hr.ask(planning.startRun, { month, seconds: 5 })
    const ended = await world.untilDone(
      () => hr.ask(planning.run, { runId }),
      ({ state }) => !['waiting', 'running'].includes(state),
    )
    expect(ended.state).toBe('failed')
    expect(ended.faults.map(({ path }) => path)).toEqual(['weights.slotDeviation', 'weights.deskOverflow'])
    expect((await hr.ask(planning.proposal, { month })).runId).toBeNull()
  } finally {
    await world.close()
  }
}, 240_000)
