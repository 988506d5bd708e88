import { expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { openWorld } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { people } from '../people/contract.ts'
import { policy } from '../policy/contract.ts'
import type { Values } from '../policy/rules.ts'
import { planning } from './contract.ts'

const month = '2027-01' as Month

test('what decided days raise is told with the limit, from and to, of whom by name; the run keeps no name', async () => {
  const world = await openWorld()
  try {
    const hr = await world.as('Irene Marino')
    const { items: offices } = await hr.ask(people.offices, {})
    const idOf = (code: string) => offices.find((office) => office.code === code)!.id
    const closed: Values['closure-days'] = {
      weekdays: [3, 4, 5],
      days: [],
      elsewhere: { officeId: idOf('delegazione'), desks: 2 },
      beyondQuota: true,
    }
    const scopeId = idOf('municipio')
    const from = '2027-01-01' as Day
    const { id: changeId } = await hr.ask(policy.propose, {
      title: 'Palazzo municipale chiuso da mercoledì a venerdì',
      explanation: 'Lavori al tetto',
      values: [{ item: 'closure-days', scope: 'office', scopeId, from, value: closed }],
    })
    await hr.ask(policy.decide, { changeId, outcome: 'adopted', reason: 'Tetto', peopleTouched: 7 })
    // Three closed days of one week, granted besides the quota, where a week allows two.
    const days = await publishedMonth(world, month, { 'Bruno Ferri': [6, 7, 8] })
    expect(days[6]).toBe('2027-01-13')
    const [run] = (await hr.ask(planning.runs, { month })).items
    expect(run!.raised.filter(({ rule }) => rule === 'perWeek')).toEqual([
      { rule: 'perWeek', name: 'Bruno Ferri', day: '2027-01-11', from: 2, to: 3 },
    ])
    const kept = await world.database.asOwner((owner) => owner.query('select raised::text from plan_run_end'))
    expect(JSON.stringify(kept.rows)).not.toMatch(/Ferri/)
  } finally {
    await world.close()
  }
}, 240_000)
