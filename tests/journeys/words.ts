import { messages as access } from '../../features/access/messages.ts'
import { messages as passkeys } from '../../features/access/passkey-messages.ts'
import { messages as accessProviders } from '../../features/access/provider-messages.ts'
import { messages as tokens } from '../../features/access/token-messages.ts'
import { messages as days } from '../../features/days/messages.ts'
import { messages as months } from '../../features/months/messages.ts'
import { messages as notices } from '../../features/notices/messages.ts'
import { messages as people } from '../../features/people/messages.ts'
import { messages as profile } from '../../features/people/profile-messages.ts'
import { messages as planning } from '../../features/planning/messages.ts'
import { messages as myMonth } from '../../features/planning/my-month-messages.ts'
import { messages as policyFields } from '../../features/policy/fields-messages.ts'
import { messages as policy } from '../../features/policy/messages.ts'
import { messages as setup } from '../../features/setup/messages.ts'
import { messages as wishes } from '../../features/wishes/messages.ts'
import { messages as shell } from '../../web/shell/messages.ts'

const all = {
  ...shell.it,
  ...access.it,
  ...passkeys.it,
  ...accessProviders.it,
  ...tokens.it,
  ...setup.it,
  ...people.it,
  ...profile.it,
  ...months.it,
  ...wishes.it,
  ...planning.it,
  ...myMonth.it,
  ...days.it,
  ...notices.it,
  ...policy.it,
  ...policyFields.it,
}

/** What stands on the page, as people read it: the journeys follow the words, not the markup. */
export const words = (key: keyof typeof all, values: Record<string, string | number> = {}): string =>
  Object.entries(values).reduce<string>(
    (sentence, [name, value]) => sentence.replaceAll(`{{${name}}}`, String(value)),
    all[key],
  )
