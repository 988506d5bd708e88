import { on, type Route } from '../../platform/http/route.ts'
import type { Services } from '../../platform/services.ts'
import { setStepAside, showPath, showSample, takeStepUp } from './actions.ts'
import { setup } from './contract.ts'
import { trialRuns } from './trial-actions.ts'

export const setupRoutes = (services: Services): Route[] => [
  on(setup.path).do(showPath(services)),
  on(setup.setAside).do(setStepAside),
  on(setup.takeUp).do(takeStepUp),
  on(setup.sample).do(showSample),
  on(setup.trial).computing(trialRuns()),
]
