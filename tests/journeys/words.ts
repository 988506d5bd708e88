import { messages as confirmations } from '../../features/access/confirmation-messages.ts'
import { messages as access } from '../../features/access/messages.ts'
import { messages as passkeys } from '../../features/access/passkey-messages.ts'
import { messages as accessProviders } from '../../features/access/provider-messages.ts'
import { messages as tokens } from '../../features/access/token-messages.ts'
import { messages as contingent } from '../../features/activities/contingent-messages.ts'
import { messages as ownActivities } from '../../features/activities/messages.ts'
import { messages as officeActivities } from '../../features/activities/office-messages.ts'
import { messages as agreementForm } from '../../features/agreements/form-messages.ts'
import { messages as agreements } from '../../features/agreements/messages.ts'
import { messages as agreementOffice } from '../../features/agreements/office-messages.ts'
import { messages as safety } from '../../features/agreements/safety-messages.ts'
import { messages as network } from '../../features/alliance/network-messages.ts'
import { messages as networkOffice } from '../../features/alliance/office-messages.ts'
import { messages as attendance } from '../../features/attendance/messages.ts'
import { messages as bank } from '../../features/bank/messages.ts'
import { messages as bookingPages } from '../../features/bookings/page-messages.ts'
import { messages as conventionForm } from '../../features/conventions/form-messages.ts'
import { messages as conventions } from '../../features/conventions/messages.ts'
import { messages as offer } from '../../features/conventions/offer-messages.ts'
import { messages as conventionOffice } from '../../features/conventions/office-messages.ts'
import { messages as conventionPages } from '../../features/conventions/page-messages.ts'
import { messages as days } from '../../features/days/messages.ts'
import { messages as dayPages } from '../../features/days/page-messages.ts'
import { messages as dayRequests } from '../../features/days/request-messages.ts'
import { messages as months } from '../../features/months/messages.ts'
import { messages as nearby } from '../../features/nearby/messages.ts'
import { messages as kinds } from '../../features/notices/kinds-messages.ts'
import { messages as notices } from '../../features/notices/messages.ts'
import { messages as people } from '../../features/people/messages.ts'
import { messages as profile } from '../../features/people/profile-messages.ts'
import { messages as controlRoom } from '../../features/planning/control-room-messages.ts'
import { messages as planning } from '../../features/planning/messages.ts'
import { messages as myMonth } from '../../features/planning/my-month-messages.ts'
import { messages as policyFields } from '../../features/policy/fields-messages.ts'
import { messages as policy } from '../../features/policy/messages.ts'
import { messages as presence } from '../../features/presence/messages.ts'
import { messages as privacy } from '../../features/privacy/messages.ts'
import { messages as setup } from '../../features/setup/messages.ts'
import { messages as floorEditor } from '../../features/spaces/editor-messages.ts'
import { messages as hosting } from '../../features/spaces/host-messages.ts'
import { messages as spaces } from '../../features/spaces/messages.ts'
import { messages as siteForm } from '../../features/spaces/site-messages.ts'
import { messages as board } from '../../features/visits/board-messages.ts'
import { messages as ownVisits } from '../../features/visits/page-messages.ts'
import { messages as delegation } from '../../features/wishes/delegation-messages.ts'
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
  ...controlRoom.it,
  ...myMonth.it,
  ...days.it,
  ...notices.it,
  ...policy.it,
  ...policyFields.it,
  ...ownActivities.it,
  ...ownActivities.it,
  ...officeActivities.it,
  ...contingent.it,
  ...confirmations.it,
  ...agreements.it,
  ...agreementForm.it,
  ...agreementOffice.it,
  ...safety.it,
  ...attendance.it,
  ...dayRequests.it,
  ...dayPages.it,
  ...kinds.it,
  ...presence.it,
  ...privacy.it,
  ...delegation.it,
  ...network.it,
  ...networkOffice.it,
  ...spaces.it,
  ...siteForm.it,
  ...hosting.it,
  ...floorEditor.it,
  ...conventions.it,
  ...conventionForm.it,
  ...conventionPages.it,
  ...conventionOffice.it,
  ...offer.it,
  ...nearby.it,
  ...bookingPages.it,
  ...board.it,
  ...ownVisits.it,
  ...bank.it,
}

/** What stands on the page, as people read it: the journeys follow the words, not the markup. */
export const words = (key: keyof typeof all, values: Record<string, string | number> = {}): string =>
  Object.entries(values).reduce<string>(
    (sentence, [name, value]) => sentence.replaceAll(`{{${name}}}`, String(value)),
    all[key],
  )
