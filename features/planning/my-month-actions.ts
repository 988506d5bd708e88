import type { Context } from '../../platform/context.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { findWish } from '../wishes/store.ts'
import { getMonth } from './actions.ts'
import { listDayChanges } from './change-store.ts'
import { isOffice, isSpace, type Place, siteOf } from './rules.ts'
import { listSeatsOfPerson, listSites } from './space-store.ts'
import { findPublisher, listTeamMonth } from './store.ts'

/** The published month of who asks. Of colleagues it says who is in the office and how many are away, no more. */
export async function showMyMonth(context: Context, { month }: { month: Month }) {
  const { tx, actor } = context
  const { organisationId, personId } = actor
  const row = await getMonth(context, month)
  const nothingYet = {
    month,
    published: false,
    publishedAt: null,
    team: null,
    office: null,
    days: [],
    askTo: '',
  }
  if (!row.publishedAt) return nothingYet
  const publisher = await findPublisher(tx, organisationId, month)
  const team = await listTeamMonth(tx, organisationId, month, personId)
  const mine = team.find((person) => person.personId === personId)
  const published = {
    ...nothingYet,
    published: true,
    publishedAt: row.publishedAt.toISOString(),
    askTo: publisher!.name,
  }
  if (!mine) return published
  const wished = new Set((await findWish(tx, organisationId, month, personId))?.wished)
  const changes = (await listDayChanges(tx, organisationId, month, [personId])).filter(
    ({ runId }) => runId === publisher!.runId,
  )
  const seats = await listSeatsOfPerson(tx, organisationId, personId, row.days)
  const siteIds = [...mine.places.filter(isSpace).map(siteOf), ...seats.map(({ siteId }) => siteId)]
  const sites = new Map((await listSites(tx, siteIds)).map((site) => [site.siteId, site]))
  // Where a seat is held one works, also where the month had planned another place: one may have found it oneself.
  const spaceOn = (place: Place, day: Day) => {
    const held = seats.find((one) => one.day === day)
    const site = sites.get(held?.siteId ?? (isSpace(place) ? siteOf(place) : ''))
    if (!site) return null
    const { siteId, name, address } = site
    return { siteId, name, address, seat: held?.seat ?? null }
  }
  const colleagues = team.filter((person) => person.personId !== personId)
  return {
    ...published,
    team: mine.team,
    office: mine.office,
    days: row.days.map((day, index) => {
      const change = changes.findLast((one) => one.day === day)
      return {
        day,
        place: mine.places[index]!,
        office: (mine.closedDays.includes(day) ? mine.elsewhere : null) ?? mine.office,
        space: spaceOn(mine.places[index]!, day),
        wished: wished.has(day),
        proposed: mine.proposed[index]!,
        change: change
          ? { by: change.changedBy, at: change.changedAt.toISOString(), reason: change.reason }
          : null,
        colleaguesIn: colleagues.filter(({ places }) => isOffice(places[index]!)).map(({ name }) => name),
        // Away or absent: that a colleague is on leave is not told.
        colleaguesAway: colleagues.filter(({ places }) => !isOffice(places[index]!)).length,
      }
    }),
  }
}
