import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { type Circle, circles } from '../features/presence/rules.ts'
import { type Day, isDay, isMonth, type Month } from '../vocabulary/day.ts'
import { askSession } from './session.ts'
import { Frame } from './shell/frame.tsx'
import { BrokenPage, MenuPage, NotFoundPage, PendingPage } from './shell/pages.tsx'

/** A search parameter of the address, as text, or absent. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const monthAsked = (search: Record<string, unknown>): { month?: Month } => {
  const month = textOf(search.month)
  return month && isMonth(month) ? { month } : {}
}

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })

/** Pages for whoever comes: no session is asked for. */
const open = createRoute({ getParentRoute: () => root, id: 'open' })
/** Pages for who is signed in: a stranger is sent to sign in, and comes back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const { session, firstAdministratorMissing } = await askSession()
    if (session) return
    if (firstAdministratorMissing) throw redirect({ to: '/first-administrator' })
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
  },
})

const signIn = createRoute({
  getParentRoute: () => open,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string; problem?: string } => ({
    // Only a place of ours: never an address by which a link could lead elsewhere after the sign-in.
    ...(textOf(search.to)?.match(/^\/(?![/\\])/) ? { to: textOf(search.to)! } : {}),
    ...(textOf(search.problem) ? { problem: textOf(search.problem)! } : {}),
  }),
  beforeLoad: async () => {
    const { session, firstAdministratorMissing } = await askSession()
    if (session) throw redirect({ to: '/' })
    if (firstAdministratorMissing) throw redirect({ to: '/first-administrator' })
  },
  component: lazyRouteComponent(() => import('./access/sign-in-page.tsx'), 'SignInPage'),
})
const password = createRoute({
  getParentRoute: () => open,
  path: '/password',
  component: lazyRouteComponent(() => import('./access/password-page.tsx'), 'PasswordPage'),
})
const firstAdministrator = createRoute({
  getParentRoute: () => open,
  path: '/first-administrator',
  component: lazyRouteComponent(
    () => import('./access/first-administrator-page.tsx'),
    'FirstAdministratorPage',
  ),
})
const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./shell/notices.tsx'), 'AccessibilityPage'),
})
const privacy = createRoute({
  getParentRoute: () => open,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./shell/notices.tsx'), 'PrivacyPage'),
})

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

const persons = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: (search: Record<string, unknown>): { teamId?: string } => ({
    ...(textOf(search.teamId) ? { teamId: textOf(search.teamId)! } : {}),
  }),
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
})
const newPerson = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/new',
  component: lazyRouteComponent(() => import('./people/person-page.tsx'), 'NewPersonPage'),
})
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./people/person-page.tsx'), 'PersonPage'),
})
const structure = createRoute({
  getParentRoute: () => signedIn,
  path: '/structure',
  component: lazyRouteComponent(() => import('./people/structure-page.tsx'), 'StructurePage'),
})
const peopleImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { importId?: string } =>
    textOf(search.importId) ? { importId: textOf(search.importId)! } : {},
  component: lazyRouteComponent(() => import('./people/import-page.tsx'), 'ImportPage'),
})
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./alliance/organisation-page.tsx'), 'OrganisationPage'),
})
const months = createRoute({
  getParentRoute: () => signedIn,
  path: '/months',
  component: lazyRouteComponent(() => import('./months/months-page.tsx'), 'MonthsPage'),
})
const monthsComparison = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/comparison',
  component: lazyRouteComponent(
    () => import('./planning/months-comparison-page.tsx'),
    'MonthsComparisonPage',
  ),
})
const monthNumbers = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month/numbers',
  component: lazyRouteComponent(() => import('./months/month-numbers-page.tsx'), 'MonthNumbersPage'),
})
const controlRoom = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month',
  component: lazyRouteComponent(() => import('./planning/control-room-page.tsx'), 'ControlRoomPage'),
})
const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams',
  validateSearch: (search: Record<string, unknown>): { month?: Month; directorateId?: string } => ({
    ...monthAsked(search),
    ...(textOf(search.directorateId) ? { directorateId: textOf(search.directorateId)! } : {}),
  }),
  component: lazyRouteComponent(() => import('./planning/teams-page.tsx'), 'TeamsPage'),
})
const criteria = createRoute({
  getParentRoute: () => signedIn,
  path: '/criteria',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./planning/criteria-page.tsx'), 'CriteriaPage'),
})
const policy = createRoute({
  getParentRoute: () => signedIn,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy/policy-page.tsx'), 'PolicyPage'),
})
const policyChanges = createRoute({
  getParentRoute: () => signedIn,
  path: '/policy/changes',
  component: lazyRouteComponent(() => import('./policy/changes-page.tsx'), 'PolicyChangesPage'),
})
const newPolicyChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/policy/changes/new',
  component: lazyRouteComponent(() => import('./policy/new-change-page.tsx'), 'NewPolicyChangePage'),
})
const policyChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/policy/changes/$changeId',
  component: lazyRouteComponent(() => import('./policy/change-page.tsx'), 'PolicyChangePage'),
})
const attendance = createRoute({
  getParentRoute: () => signedIn,
  path: '/attendance',
  component: lazyRouteComponent(() => import('./attendance/attendance-page.tsx'), 'AttendancePage'),
})
const requests = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests',
  component: lazyRouteComponent(() => import('./days/requests-page.tsx'), 'RequestsPage'),
})
const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./days/reviews-page.tsx'), 'ReviewsPage'),
})
const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams/$teamId',
  validateSearch: monthAsked,
  component: lazyRouteComponent(() => import('./planning/team-page.tsx'), 'TeamPage'),
})

const activities = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities',
  component: lazyRouteComponent(() => import('./activities/activities-page.tsx'), 'ActivitiesPage'),
})
const whoMayAsk = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/who-may-ask',
  validateSearch: (search: Record<string, unknown>): { directorateId?: string } =>
    textOf(search.directorateId) ? { directorateId: textOf(search.directorateId)! } : {},
  component: lazyRouteComponent(() => import('./activities/who-may-ask-page.tsx'), 'WhoMayAskPage'),
})
const obstacles = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/obstacles',
  component: lazyRouteComponent(() => import('./activities/obstacles-page.tsx'), 'ObstaclesPage'),
})
const tools = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/tools',
  component: lazyRouteComponent(() => import('./activities/tools-page.tsx'), 'ToolsPage'),
})
const activityRequests = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/requests',
  component: lazyRouteComponent(() => import('./activities/requests-page.tsx'), 'RequestsPage'),
})
const activityImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/import',
  component: lazyRouteComponent(() => import('./activities/import-page.tsx'), 'ActivityImportPage'),
})
const activity = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId',
  component: lazyRouteComponent(() => import('./activities/activity-page.tsx'), 'ActivityPage'),
})
const myActivities = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-activities',
  component: lazyRouteComponent(() => import('./activities/my-activities-page.tsx'), 'MyActivitiesPage'),
})
const teamActivities = createRoute({
  getParentRoute: () => signedIn,
  path: '/teams/$teamId/activities',
  component: lazyRouteComponent(() => import('./activities/team-activities-page.tsx'), 'TeamActivitiesPage'),
})

const tree = root.addChildren([
  open.addChildren([signIn, password, firstAdministrator, accessibility, privacy]),
  signedIn.addChildren([
    menu,
    today,
    myMonth,
    delegation,
    delegatedMonth,
    profile,
    identityProviders,
    tokens,
    setUp,
    audit,
    myData,
    retention,
    erasures,
    noticesInbox,
    noticePreferences,
    noticeDelivery,
    presence,
    persons,
    newPerson,
    person,
    structure,
    peopleImport,
    activities,
    whoMayAsk,
    obstacles,
    tools,
    activityRequests,
    activityImport,
    activity,
    myActivities,
    teamActivities,
    organisation,
    months,
    monthNumbers,
    monthsComparison,
    controlRoom,
    teams,
    criteria,
    policy,
    policyChanges,
    newPolicyChange,
    policyChange,
    team,
    attendance,
    requests,
    reviews,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
