// Pages about oneself, and those of who administers the installation.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type Circle, circles } from '../features/presence/rules.ts'
import { type Day, isDay } from '../vocabulary/day.ts'
import { monthAsked, signedIn, textOf } from './route-roots.tsx'
import { MenuPage } from './shell/pages.tsx'

const menu = createRoute({ getParentRoute: () => signedIn, path: '/menu', component: MenuPage })
const today = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./planning/today-page.tsx'), 'TodayPage'),
})
const myMonth = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-month',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./wishes/my-month-page.tsx'), 'MyMonthPage'),
})
const myBank = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-bank',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./bank/account-page.tsx'), 'AccountPage'),
})
const bankOffice = createRoute({
  getParentRoute: () => signedIn,
  path: '/bank',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./bank/office-page.tsx'), 'BankOfficePage'),
})
const myAgreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-agreement',
  component: lazyRouteComponent(() => import('./agreements/my-agreement-page.tsx'), 'MyAgreementPage'),
})
const myEquipment = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-equipment',
  component: lazyRouteComponent(() => import('./readiness/my-equipment-page.tsx'), 'MyEquipmentPage'),
})
const myTraining = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-training',
  component: lazyRouteComponent(() => import('./training/my-training-page.tsx'), 'MyTrainingPage'),
})
const myWays = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-ways',
  component: lazyRouteComponent(() => import('./mobility/my-ways-page.tsx'), 'MyWaysPage'),
})
const timetables = createRoute({
  getParentRoute: () => signedIn,
  path: '/timetables',
  component: lazyRouteComponent(() => import('./mobility/timetables-page.tsx'), 'TimetablesPage'),
})
const neighbourhoods = createRoute({
  getParentRoute: () => signedIn,
  path: '/quartieri',
  component: lazyRouteComponent(() => import('./mobility/neighbourhoods-page.tsx'), 'NeighbourhoodsPage'),
})
const mySafety = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-safety-notice',
  component: lazyRouteComponent(() => import('./agreements/my-safety-page.tsx'), 'MySafetyPage'),
})
const myPriorities = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-priorities',
  component: lazyRouteComponent(() => import('./priorities/my-priorities-page.tsx'), 'MyPrioritiesPage'),
})
const priorities = createRoute({
  getParentRoute: () => signedIn,
  path: '/priorities',
  component: lazyRouteComponent(() => import('./priorities/priorities-page.tsx'), 'PrioritiesPage'),
})
const personPriorities = createRoute({
  getParentRoute: () => signedIn,
  path: '/priorities/$personId',
  component: lazyRouteComponent(
    () => import('./priorities/person-priorities-page.tsx'),
    'PersonPrioritiesPage',
  ),
})
type FormSearch = {
  personId?: string
  kind?: 'first' | 'revision' | 'renewal'
  parentId?: string
  agreementId?: string
}
const agreementForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreement-form',
  validateSearch: (search: Record<string, unknown>): FormSearch => {
    const kind = textOf(search.kind)
    return {
      ...(textOf(search.personId) ? { personId: textOf(search.personId)! } : {}),
      ...(kind === 'revision' || kind === 'renewal' ? { kind } : {}),
      ...(textOf(search.parentId) ? { parentId: textOf(search.parentId)! } : {}),
      ...(textOf(search.agreementId) ? { agreementId: textOf(search.agreementId)! } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./agreements/form-page.tsx'), 'AgreementFormPage'),
})
const delegation = createRoute({
  getParentRoute: () => signedIn,
  path: '/delegation',
  component: lazyRouteComponent(() => import('./wishes/delegation-page.tsx'), 'DelegationPage'),
})
const delegatedMonth = createRoute({
  getParentRoute: () => signedIn,
  path: '/delegation/$personId',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./wishes/delegated-month-page.tsx'), 'DelegatedMonthPage'),
})
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  component: lazyRouteComponent(() => import('./people/profile-page.tsx'), 'ProfilePage'),
})
const identityProviders = createRoute({
  getParentRoute: () => signedIn,
  path: '/identity-providers',
  component: lazyRouteComponent(
    () => import('./access/identity-providers-page.tsx'),
    'IdentityProvidersPage',
  ),
})
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./access/tokens-page.tsx'), 'TokensPage'),
})
const setUp = createRoute({
  getParentRoute: () => signedIn,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
})
const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('./access/audit-page.tsx'), 'AuditPage'),
})

const noticesInbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
})
const noticePreferences = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices/preferences',
  component: lazyRouteComponent(() => import('./notices/preferences-page.tsx'), 'PreferencesPage'),
})
const noticeDelivery = createRoute({
  getParentRoute: () => signedIn,
  path: '/notice-delivery',
  component: lazyRouteComponent(() => import('./notices/delivery-page.tsx'), 'DeliveryPage'),
})
const presence = createRoute({
  getParentRoute: () => signedIn,
  path: '/presence',
  validateSearch: (search: Record<string, unknown>): { day?: Day; of?: Circle } => {
    const [day, of] = [textOf(search.day), textOf(search.of) as Circle | undefined]
    return { ...(day && isDay(day) ? { day } : {}), ...(of && circles.includes(of) ? { of } : {}) }
  },
  component: lazyRouteComponent(() => import('./presence/presence-page.tsx'), 'PresencePage'),
})
const myData = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-data',
  component: lazyRouteComponent(() => import('./privacy/my-data-page.tsx'), 'MyDataPage'),
})
const retention = createRoute({
  getParentRoute: () => signedIn,
  path: '/retention',
  component: lazyRouteComponent(() => import('./privacy/retention-page.tsx'), 'RetentionPage'),
})
const erasures = createRoute({
  getParentRoute: () => signedIn,
  path: '/erasures',
  component: lazyRouteComponent(() => import('./privacy/erasures-page.tsx'), 'ErasuresPage'),
})

export const ownRoutes = [
  menu,
  today,
  myBank,
  bankOffice,
  myAgreement,
  myTraining,
  myEquipment,
  myWays,
  timetables,
  neighbourhoods,
  agreementForm,
  mySafety,
  myPriorities,
  priorities,
  personPriorities,
  myMonth,
  delegation,
  delegatedMonth,
  profile,
  identityProviders,
  tokens,
  setUp,
  audit,
  noticesInbox,
  noticePreferences,
  noticeDelivery,
  presence,
  myData,
  retention,
  erasures,
] as const
