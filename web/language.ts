import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { messages as acts } from '../features/access/act-messages.ts'
import type { messages as confirmations } from '../features/access/confirmation-messages.ts'
import type { messages as access } from '../features/access/messages.ts'
import type { messages as passkeys } from '../features/access/passkey-messages.ts'
import type { messages as providers } from '../features/access/provider-messages.ts'
import type { messages as tokens } from '../features/access/token-messages.ts'
import type { messages as contingent } from '../features/activities/contingent-messages.ts'
import type { messages as activities } from '../features/activities/messages.ts'
import type { messages as activityOffice } from '../features/activities/office-messages.ts'
import type { messages as activityReasons } from '../features/activities/reasons-messages.ts'
import type { messages as agreementForm } from '../features/agreements/form-messages.ts'
import type { messages as agreements } from '../features/agreements/messages.ts'
import type { messages as agreementOffice } from '../features/agreements/office-messages.ts'
import type { messages as agreementReasons } from '../features/agreements/reasons-messages.ts'
import type { messages as safety } from '../features/agreements/safety-messages.ts'
import type { messages as alliance } from '../features/alliance/messages.ts'
import type { messages as network } from '../features/alliance/network-messages.ts'
import type { messages as networkOffice } from '../features/alliance/office-messages.ts'
import type { messages as attendance } from '../features/attendance/messages.ts'
import type { messages as bank } from '../features/bank/messages.ts'
import type { messages as bookings } from '../features/bookings/messages.ts'
import type { messages as bookingPages } from '../features/bookings/page-messages.ts'
import type { messages as communications } from '../features/communications/messages.ts'
import type { messages as communicationOffice } from '../features/communications/office-messages.ts'
import type { messages as communicationReasons } from '../features/communications/reasons-messages.ts'
import type { messages as communicationSettings } from '../features/communications/settings-messages.ts'
import type { messages as conventionForm } from '../features/conventions/form-messages.ts'
import type { messages as conventions } from '../features/conventions/messages.ts'
import type { messages as smallOffer } from '../features/conventions/offer-messages.ts'
import type { messages as conventionOffice } from '../features/conventions/office-messages.ts'
import type { messages as conventionPages } from '../features/conventions/page-messages.ts'
import type { messages as days } from '../features/days/messages.ts'
import type { messages as explanations } from '../features/explanations/messages.ts'
import type { messages as explanationsOffice } from '../features/explanations/office-messages.ts'
import type { messages as mobility } from '../features/mobility/messages.ts'
import type { messages as neighbourhoods } from '../features/mobility/neighbourhoods-messages.ts'
import type { messages as months } from '../features/months/messages.ts'
import type { messages as nearby } from '../features/nearby/messages.ts'
import type { messages as noticeKinds } from '../features/notices/kinds-messages.ts'
import type { messages as notices } from '../features/notices/messages.ts'
import type { messages as people } from '../features/people/messages.ts'
import type { messages as profile } from '../features/people/profile-messages.ts'
import type { messages as planning } from '../features/planning/messages.ts'
import type { messages as myMonth } from '../features/planning/my-month-messages.ts'
import type { messages as policyFields } from '../features/policy/fields-messages.ts'
import type { messages as policyItems } from '../features/policy/items-messages.ts'
import type { messages as policy } from '../features/policy/messages.ts'
import type { messages as presence } from '../features/presence/messages.ts'
import type { messages as priorities } from '../features/priorities/messages.ts'
import type { messages as privacy } from '../features/privacy/messages.ts'
import type { messages as readiness } from '../features/readiness/messages.ts'
import type { messages as setup } from '../features/setup/messages.ts'
import type { messages as floorEditor } from '../features/spaces/editor-messages.ts'
import type { messages as hosting } from '../features/spaces/host-messages.ts'
import type { messages as spaces } from '../features/spaces/messages.ts'
import type { messages as spaceReasons } from '../features/spaces/reasons-messages.ts'
import type { messages as sitePage } from '../features/spaces/site-messages.ts'
import type { messages as training } from '../features/training/messages.ts'
import type { messages as trainingOffice } from '../features/training/office-messages.ts'
import type { messages as variants } from '../features/variants/messages.ts'
import type { messages as visitBoards } from '../features/visits/board-messages.ts'
import type { messages as visitFigures } from '../features/visits/figures-messages.ts'
import type { messages as visits } from '../features/visits/messages.ts'
import type { messages as visitPages } from '../features/visits/page-messages.ts'
import type { messages as delegation } from '../features/wishes/delegation-messages.ts'
import type { messages as wishes } from '../features/wishes/messages.ts'
import type { messages as outlook } from '../features/wishes/outlook-messages.ts'
import { messages as shell } from './shell/messages.ts'

export const languages = ['it', 'en'] as const
export type Language = (typeof languages)[number]

type Words = (typeof shell)['it'] &
  (typeof access)['it'] &
  (typeof acts)['it'] &
  (typeof confirmations)['it'] &
  (typeof passkeys)['it'] &
  (typeof providers)['it'] &
  (typeof tokens)['it'] &
  (typeof setup)['it'] &
  (typeof floorEditor)['it'] &
  (typeof hosting)['it'] &
  (typeof sitePage)['it'] &
  (typeof spaces)['it'] &
  (typeof spaceReasons)['it'] &
  (typeof conventions)['it'] &
  (typeof smallOffer)['it'] &
  (typeof conventionForm)['it'] &
  (typeof conventionOffice)['it'] &
  (typeof conventionPages)['it'] &
  (typeof activities)['it'] &
  (typeof contingent)['it'] &
  (typeof activityOffice)['it'] &
  (typeof activityReasons)['it'] &
  (typeof agreements)['it'] &
  (typeof agreementForm)['it'] &
  (typeof agreementOffice)['it'] &
  (typeof agreementReasons)['it'] &
  (typeof safety)['it'] &
  (typeof priorities)['it'] &
  (typeof alliance)['it'] &
  (typeof network)['it'] &
  (typeof networkOffice)['it'] &
  (typeof attendance)['it'] &
  (typeof days)['it'] &
  (typeof explanations)['it'] &
  (typeof explanationsOffice)['it'] &
  (typeof mobility)['it'] &
  (typeof neighbourhoods)['it'] &
  (typeof months)['it'] &
  (typeof nearby)['it'] &
  (typeof visits)['it'] &
  (typeof visitBoards)['it'] &
  (typeof visitFigures)['it'] &
  (typeof visitPages)['it'] &
  (typeof bank)['it'] &
  (typeof bookingPages)['it'] &
  (typeof bookings)['it'] &
  (typeof noticeKinds)['it'] &
  (typeof notices)['it'] &
  (typeof presence)['it'] &
  (typeof people)['it'] &
  (typeof profile)['it'] &
  (typeof planning)['it'] &
  (typeof myMonth)['it'] &
  (typeof policy)['it'] &
  (typeof privacy)['it'] &
  (typeof policyItems)['it'] &
  (typeof policyFields)['it'] &
  (typeof communications)['it'] &
  (typeof communicationOffice)['it'] &
  (typeof communicationReasons)['it'] &
  (typeof communicationSettings)['it'] &
  (typeof readiness)['it'] &
  (typeof training)['it'] &
  (typeof trainingOffice)['it'] &
  (typeof variants)['it'] &
  (typeof wishes)['it'] &
  (typeof outlook)['it'] &
  (typeof delegation)['it']
type WithoutPlural<Key> = Key extends `${infer Base}_one`
  ? Base
  : Key extends `${infer Base}_other`
    ? Base
    : Key
export type MessageKey = WithoutPlural<keyof Words & string>
export type Text = (key: MessageKey, values?: Record<string, string | number>) => string

const place = 'vicinato-language'
const remembered = (): Language => {
  const asked = localStorage.getItem(place) ?? navigator.language.slice(0, 2)
  return asked === 'en' ? 'en' : 'it'
}

/** Adds a feature's messages; every lazily loaded page does it for the features it speaks of. */
export function speak(messages: { it: Record<string, string>; en: Record<string, string> }): void {
  for (const language of languages)
    i18next.addResourceBundle(language, 'translation', messages[language], true, true)
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'it',
    keySeparator: false,
    nsSeparator: false,
    // React escapes already.
    interpolation: { escapeValue: false },
    resources: { it: { translation: shell.it }, en: { translation: shell.en } },
  })
  document.documentElement.lang = i18next.language
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(place, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'it')

/** The words of the page; a component that calls it is drawn again when the language changes. */
export function useText(): Text {
  return useTranslation().t as unknown as Text
}

/** For words said outside a component, such as the result of an act. */
export const text: Text = (key, values) => i18next.t(key, values)

export const known = (key: string): key is MessageKey => i18next.exists(key)
