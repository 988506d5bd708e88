// Pages of who plans, leads and represents: people, activities, rules, months, teams.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Month } from '../vocabulary/day.ts'
import { monthAsked, signedIn, textOf } from './route-roots.tsx'

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
const planInsight = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month/plan',
  component: lazyRouteComponent(() => import('./explanations/plan-insight-page.tsx'), 'PlanInsightPage'),
})
const controlRoom = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month',
  component: lazyRouteComponent(() => import('./planning/control-room-page.tsx'), 'ControlRoomPage'),
})
const variants = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month/variants',
  component: lazyRouteComponent(() => import('./variants/variants-page.tsx'), 'VariantsPage'),
})
const replanning = createRoute({
  getParentRoute: () => signedIn,
  path: '/months/$month/replanning',
  component: lazyRouteComponent(() => import('./variants/replan-page.tsx'), 'ReplanPage'),
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

export const officeRoutes = [
  persons,
  newPerson,
  person,
  structure,
  peopleImport,
  organisation,
  months,
  monthsComparison,
  monthNumbers,
  controlRoom,
  variants,
  replanning,
  planInsight,
  teams,
  criteria,
  policy,
  policyChanges,
  newPolicyChange,
  policyChange,
  attendance,
  requests,
  reviews,
  team,
  activities,
  whoMayAsk,
  obstacles,
  tools,
  activityRequests,
  activityImport,
  activity,
  myActivities,
  teamActivities,
] as const
