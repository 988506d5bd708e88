// Pages of what is told to the Ministry of Labour.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn } from './route-roots.tsx'

const communicationsDue = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications',
  component: lazyRouteComponent(() => import('./communications/due-page.tsx'), 'CommunicationsDuePage'),
})
const communicationRegister = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications/register',
  component: lazyRouteComponent(
    () => import('./communications/register-page.tsx'),
    'CommunicationRegisterPage',
  ),
})
const communicationDispatches = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications/dispatches',
  component: lazyRouteComponent(
    () => import('./communications/dispatches-page.tsx'),
    'CommunicationDispatchesPage',
  ),
})
const communicationEmployments = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications/employments',
  component: lazyRouteComponent(() => import('./communications/employments-page.tsx'), 'EmploymentsPage'),
})
const communicationSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications/settings',
  component: lazyRouteComponent(
    () => import('./communications/settings-page.tsx'),
    'CommunicationSettingsPage',
  ),
})
const communication = createRoute({
  getParentRoute: () => signedIn,
  path: '/communications/$communicationId',
  component: lazyRouteComponent(() => import('./communications/communication-page.tsx'), 'CommunicationPage'),
})
const employment = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/employment',
  component: lazyRouteComponent(() => import('./communications/employment-page.tsx'), 'EmploymentPage'),
})
export const ministryRoutes = [
  communicationsDue,
  communicationRegister,
  communicationDispatches,
  communicationEmployments,
  communicationSettings,
  communication,
  employment,
] as const
