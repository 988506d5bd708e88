import { usualTerms } from '../../features/agreements/example.ts'
import { bringFromPaper } from '../../features/agreements/import-actions.ts'
import { getOrganisation } from '../../features/alliance/store.ts'
import { saveEmployments } from '../../features/communications/employment-store.ts'
import { noEmployment } from '../../features/communications/fault-rules.ts'
import { usualSettings } from '../../features/communications/rules.ts'
import { saveSettings } from '../../features/communications/settings-store.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, addMonths, type Day, monthOf } from '../../vocabulary/day.ts'
import { withoutEvery } from './agreements.ts'
import type { Stage } from './months.ts'

/** Assumed: how many began lately, and of how many nobody wrote down since when they are employed. */
const [began, unknown] = [14, 3]

/**
 * Some people began lately, so that there is something to tell the Ministry, by a file; of some the first day of the
 * employment is missing. What began before was told in another way.
 */
export async function communicateToMinistry({ act, city, actorOf, clock }: Stage): Promise<void> {
  const today = clock.today()
  const hr = actorOf(city.people.find(({ member, roles }) => member && roles.includes('hr-office'))!)
  const from = `${monthOf(today)}-01` as Day
  const until = addDays(`${addMonths(monthOf(today), 12)}-01`, -1)
  const people = city.people
    .filter(({ member }, index) => !member && index % withoutEvery === 0)
    .slice(0, began)
    .map(({ id }) => ({ personId: id, terms: usualTerms(from, until) }))
  const employments = people
    .slice(unknown)
    .map(({ personId }) => ({ ...noEmployment, personId, startedOn: '2015-03-01' as Day }))
  await act(hr, bringFromPaper, { people, note: 'demo', signedOn: addDays(from, -7) })
  const settings = {
    ...{ ...usualSettings, employerCode: '01199250158', since: from },
    ...{ pat: '123456789', tariff: '0722' },
  }
  // What is due is looked at by the schedule, once the demo is served: making it does not wait for that.
  const write = async ({ tx, actor, now }: Context) => {
    const { organisationId, personId: by } = actor
    const { name } = await getOrganisation(tx, organisationId)
    await saveEmployments(tx, organisationId, employments, { by, now })
    await saveSettings(tx, organisationId, { ...settings, employerName: name }, { by, now })
  }
  await act(hr, write, {})
}
