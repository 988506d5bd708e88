// Pages of agreements and the duties that come with them: training, equipment, safety.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { signedIn } from './route-roots.tsx'

const equipment = createRoute({
  getParentRoute: () => signedIn,
  path: '/equipment',
  component: lazyRouteComponent(() => import('./readiness/people-page.tsx'), 'ReadinessPage'),
})
const equipmentRequests = createRoute({
  getParentRoute: () => signedIn,
  path: '/equipment/requests',
  component: lazyRouteComponent(() => import('./readiness/requests-page.tsx'), 'AssistancePage'),
})
const equipmentImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/equipment/import',
  component: lazyRouteComponent(() => import('./readiness/import-page.tsx'), 'EquipmentImportPage'),
})
const trainingEditions = createRoute({
  getParentRoute: () => signedIn,
  path: '/training',
  component: lazyRouteComponent(() => import('./training/editions-page.tsx'), 'EditionsPage'),
})
const trainingCourses = createRoute({
  getParentRoute: () => signedIn,
  path: '/training/courses',
  component: lazyRouteComponent(() => import('./training/courses-page.tsx'), 'CoursesPage'),
})
const trainingEdition = createRoute({
  getParentRoute: () => signedIn,
  path: '/training/editions/$editionId',
  component: lazyRouteComponent(() => import('./training/edition-page.tsx'), 'EditionPage'),
})
const trainingCompletion = createRoute({
  getParentRoute: () => signedIn,
  path: '/training/completion',
  component: lazyRouteComponent(() => import('./training/completion-page.tsx'), 'CompletionPage'),
})
const trainingImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/training/import',
  component: lazyRouteComponent(() => import('./training/import-page.tsx'), 'TrainingImportPage'),
})
const agreementQueue = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreement-queue',
  component: lazyRouteComponent(() => import('./agreements/queue-page.tsx'), 'AgreementQueuePage'),
})
const agreementRegister = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements',
  component: lazyRouteComponent(() => import('./agreements/register-page.tsx'), 'AgreementRegisterPage'),
})
const agreementRenewals = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/renewals',
  component: lazyRouteComponent(() => import('./agreements/renewals-page.tsx'), 'AgreementRenewalsPage'),
})
const agreementSafety = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/safety',
  component: lazyRouteComponent(() => import('./agreements/safety-page.tsx'), 'SafetyPage'),
})
const agreementTemplates = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/templates',
  component: lazyRouteComponent(() => import('./agreements/templates-page.tsx'), 'AgreementTemplatesPage'),
})
const agreementImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/import',
  component: lazyRouteComponent(() => import('./agreements/import-page.tsx'), 'AgreementImportPage'),
})
const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/$agreementId',
  component: lazyRouteComponent(() => import('./agreements/my-agreement-page.tsx'), 'AgreementPage'),
})

export const dutyRoutes = [
  equipment,
  equipmentRequests,
  equipmentImport,
  trainingEditions,
  trainingCourses,
  trainingEdition,
  trainingCompletion,
  trainingImport,
  agreementQueue,
  agreementRegister,
  agreementRenewals,
  agreementSafety,
  agreementTemplates,
  agreementImport,
  agreement,
] as const
