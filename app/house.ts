import type { FastifyInstance } from 'fastify'
import { accessRoutes } from '../features/access/routes.ts'
import { activitiesRoutes } from '../features/activities/routes.ts'
import { findAgreementsInForce } from '../features/agreements/force-store.ts'
import { giveUpRenewals, renewAgreements, turnAgreements } from '../features/agreements/jobs.ts'
import { agreementsRoutes } from '../features/agreements/routes.ts'
import { turnAlliance } from '../features/alliance/jobs.ts'
import { allianceRoutes } from '../features/alliance/routes.ts'
import { attendanceRoutes } from '../features/attendance/routes.ts'
import { turnBank } from '../features/bank/jobs.ts'
import { bankRoutes } from '../features/bank/routes.ts'
import { endBookingsOf } from '../features/bookings/ending-actions.ts'
import { checkWaiting, turnBookings } from '../features/bookings/jobs.ts'
import { bookingsRoutes } from '../features/bookings/routes.ts'
import { giveUpDispatch, sendCommunications, turnCommunications } from '../features/communications/jobs.ts'
import { communicationsRoutes } from '../features/communications/routes.ts'
import { giveUpMove, moveBookings, turnConventions } from '../features/conventions/jobs.ts'
import { conventionsRoutes } from '../features/conventions/routes.ts'
import { tellMornings } from '../features/days/jobs.ts'
import { daysRoutes } from '../features/days/routes.ts'
import { seatLeaving } from '../features/days/seat-leaving-actions.ts'
import { giveUpMargins, searchMargins } from '../features/explanations/jobs.ts'
import { explanationsRoutes } from '../features/explanations/routes.ts'
import { stopExplaining } from '../features/explanations/thread-actions.ts'
import { closeCities } from '../features/mobility/city-actions.ts'
import { giveUpReading, giveUpWays, measureWays, readTimetable } from '../features/mobility/jobs.ts'
import { mobilityRoutes } from '../features/mobility/routes.ts'
import { monthsRoutes } from '../features/months/routes.ts'
import { nearbyRoutes } from '../features/nearby/routes.ts'
import { tell } from '../features/notices/actions.ts'
import { deliverNotices } from '../features/notices/jobs.ts'
import { noticesRoutes } from '../features/notices/routes.ts'
import { applyPeopleImport, giveUpPeopleImport, readPeopleImport } from '../features/people/jobs.ts'
import { peopleRoutes } from '../features/people/routes.ts'
import { ruleOfMonth } from '../features/planning/booking-rule-actions.ts'
import { giveUpPlan, planMonth } from '../features/planning/jobs.ts'
import { freeSeatsLeft } from '../features/planning/near-moving-actions.ts'
import { planningRoutes } from '../features/planning/routes.ts'
import { policyRoutes } from '../features/policy/routes.ts'
import { presenceRoutes } from '../features/presence/routes.ts'
import { prioritiesRoutes } from '../features/priorities/routes.ts'
import { privacyRoutes } from '../features/privacy/routes.ts'
import { readinessRoutes } from '../features/readiness/routes.ts'
import { setupRoutes } from '../features/setup/routes.ts'
import type { EndBookings } from '../features/spaces/closing-actions.ts'
import { turnSpaces } from '../features/spaces/jobs.ts'
import { spacesRoutes } from '../features/spaces/routes.ts'
import type { AgileOn } from '../features/training/actions.ts'
import { turnTraining } from '../features/training/jobs.ts'
import { trainingRoutes } from '../features/training/routes.ts'
import { compareVariants, giveUpReplan, giveUpVariants, replanMonth } from '../features/variants/jobs.ts'
import { variantsRoutes } from '../features/variants/routes.ts'
import { turnVisits } from '../features/visits/jobs.ts'
import { visitsRoutes } from '../features/visits/routes.ts'
import { remindWishes } from '../features/wishes/jobs.ts'
import { wishesRoutes } from '../features/wishes/routes.ts'
import type { Database } from '../platform/database/transaction.ts'
import type { Route } from '../platform/http/route.ts'
import { httpServer } from '../platform/http/server.ts'
import type { JobName } from '../platform/job-names.ts'
import { type Jobs, jobsOn, type Work } from '../platform/jobs.ts'
import type { Services } from '../platform/services.ts'
import type { Feature } from './features.ts'
import { bookingsUnder } from './moving-bookings.ts'
import { tidyWith } from './schedule.ts'
import { version } from './version.ts'

/** Agreements know who works away; readiness and training come before them, so the house tells it. */
const agileOn: AgileOn = async (tx, organisationId, day) =>
  new Set((await findAgreementsInForce(tx, organisationId, day, day)).map(({ personId }) => personId))

/** A host closes a site or takes seats away: bookings come later, so the house tells it how they end. */
const endBookings: EndBookings = async (context, _hostId, { siteId, seatIds, ...when }, reason) => {
  const which = { siteId, ...when, ...(seatIds ? { seatIds } : {}) }
  return (await endBookingsOf(context, which, reason)).length
}

/** The features' routes, in their order. */
export function routesOf(services: Services): Route[] {
  const byFeature: Record<Feature, Route[]> = {
    alliance: allianceRoutes(services),
    people: peopleRoutes,
    notices: noticesRoutes(services),
    access: accessRoutes(services, () => routes),
    policy: policyRoutes,
    spaces: spacesRoutes(services, endBookings),
    conventions: conventionsRoutes(bookingsUnder),
    mobility: mobilityRoutes(services),
    bookings: bookingsRoutes(ruleOfMonth, seatLeaving),
    activities: activitiesRoutes,
    readiness: readinessRoutes(agileOn),
    training: trainingRoutes(agileOn),
    priorities: prioritiesRoutes,
    agreements: agreementsRoutes(services),
    communications: communicationsRoutes(services),
    months: monthsRoutes,
    wishes: wishesRoutes,
    planning: planningRoutes,
    explanations: explanationsRoutes,
    variants: variantsRoutes,
    days: daysRoutes,
    bank: bankRoutes,
    presence: presenceRoutes(services),
    nearby: nearbyRoutes,
    visits: visitsRoutes(services),
    attendance: attendanceRoutes,
    setup: setupRoutes(services),
    privacy: privacyRoutes,
  }
  const routes = Object.entries(byFeature).flatMap(([feature, own]) =>
    own.map((route): Route => ({ ...route, feature })),
  )
  return routes
}

/** What is done as jobs, by whom. */
export const worksOf = (services: Services): Record<JobName, Work> => ({
  'plan-month': planMonth,
  'search-margins': searchMargins,
  'compare-variants': compareVariants,
  'replan-month': replanMonth,
  'read-people-import': readPeopleImport,
  'apply-people-import': applyPeopleImport,
  'remind-wishes': remindWishes,
  'read-timetable': readTimetable,
  'measure-ways': measureWays,
  'turn-agreements': turnAgreements,
  'turn-training': turnTraining,
  'turn-spaces': turnSpaces,
  'renew-agreements': renewAgreements,
  'heed-agreements': turnCommunications,
  'send-communications': sendCommunications(services),
  'tell-mornings': tellMornings,
  'turn-alliance': turnAlliance(tell),
  'turn-conventions': turnConventions,
  'turn-bookings': turnBookings,
  'check-waiting': checkWaiting,
  'turn-visits': turnVisits(freeSeatsLeft),
  'turn-bank': turnBank,
  'move-bookings': moveBookings(bookingsUnder),
  tidy: tidyWith(services),
  'deliver-notices': deliverNotices(services),
})

/** Who is told when a job failed too often. */
export const givenUpOf = (): Partial<Record<JobName, Work>> => ({
  'plan-month': giveUpPlan,
  'move-bookings': giveUpMove,
  'renew-agreements': giveUpRenewals,
  'send-communications': giveUpDispatch,
  'search-margins': giveUpMargins,
  'compare-variants': giveUpVariants,
  'replan-month': giveUpReplan,
  'read-people-import': giveUpPeopleImport,
  'read-timetable': giveUpReading,
  'measure-ways': giveUpWays,
  'apply-people-import': giveUpPeopleImport,
})

export type OpenHouse = { http: FastifyInstance; jobs: Jobs; close(): Promise<void> }

/** Puts the product together on an open database: HTTP and jobs, neither of them listening yet. */
export async function openHouse(
  database: Database,
  services: Services,
  web: { requestsPerMinute: number; trustProxy: boolean },
): Promise<OpenHouse> {
  const { clock, log, publicUrl } = services
  const jobs = jobsOn(database, clock, (fault, job) =>
    log('fault', 'job', { job, message: String(fault), stack: (fault as Error)?.stack ?? '' }),
  )
  const http = await httpServer(
    { database, jobs, clock, log, publicUrl, routes: routesOf(services) },
    { ...web, version, mapTilesUrl: services.mapTiles?.url },
  )
  return {
    http,
    jobs,
    async close() {
      await http.close()
      await jobs.stop()
      await stopExplaining()
      await closeCities()
      await database.close()
    },
  }
}
