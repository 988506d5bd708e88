/**
 * Part 7 of bench/booking.ts: attempts on few seat-days by two organisations of which one has quotas, with waiting lists,
 * offers, and seats given back all the while. What must never happen is looked for in the rows afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Random, randomOf } from '../engines/planner/random.ts'
import { addDays, type Day } from '../vocabulary/day.ts'
import { Line } from './booking-line.ts'
import type { Lent } from './booking-places.ts'

/** What the first organisation allows its people; the other allows all. */
export const limits = { personPerWeek: 3, personAhead: 7, organisationPerDay: 12 }
/** Who gives back, looks for an offer, or waits where all is full: one in so many turns. */
const [givesBack, looks, waits] = [15, 6, 3]
/** A wait is there for others when it has committed: one that was asked so shortly before an offer may not have been. */
const underWaySeconds = 5

export type QuotaOutcome = {
  attempts: number
  seconds: number
  statuses: Record<string, number>
  reasons: Record<string, number>
  wrong: Record<string, number>
  /** Days on which the organisation had all it may, people who had; waits, offers, offers taken. */
  reached: Record<string, number>
}

export async function adoptLimits(owner: pg.ClientBase, guestId: string, personId: string): Promise<void> {
  await owner.query(
    `with change as (
       insert into policy_change (organisation_id, title, explanation, proposed_at, proposed_by)
       values ($1, 'Bench', '', now(), $2) returning organisation_id, id),
     value as (
       insert into policy_value (organisation_id, change_id, item, scope, valid_from, value)
       select organisation_id, id, 'booking-limits', 'organisation', '2020-01-01', $3::jsonb from change)
     insert into policy_decision (organisation_id, change_id, outcome, reason, decided_at, decided_by)
     select organisation_id, id, 'adopted', '', now(), $2 from change`,
    [guestId, personId, JSON.stringify({ ...limits, kindPerWeek: {}, kindPerDay: {} })],
  )
}

/** @param lents two guests of one site; the first has the limits */
export async function contestWithQuotas(
  owner: pg.ClientBase,
  base: string,
  lents: readonly [Lent, Lent],
  place: { hostId: string; siteId: string; seatIds: readonly string[] },
  { days, attempts, seed }: { days: readonly Day[]; attempts: number; seed: number },
): Promise<QuotaOutcome> {
  const outcome: QuotaOutcome = { attempts: 0, seconds: 0, statuses: {}, reasons: {}, wrong: {}, reached: {} }
  const site = { hostId: place.hostId, siteId: place.siteId }
  const count = (of: Record<string, number>, what: string) => {
    of[what] = (of[what] ?? 0) + 1
  }
  const client = async (who: Record<string, string>, random: Random) => {
    const line = new Line(base)
    const ask = async (name: string, path: string, body: object) => {
      const answer = await line.send('POST', `/api/v1${path}`, who, JSON.stringify(body))
      count(outcome.statuses, `${name} ${answer.status}`)
      const code = answer.status === 409 ? /"code":"(bookings\/[a-z-]+)"/.exec(answer.body)?.[1] : undefined
      if (code) count(outcome.reasons, code)
      return { ...answer, code }
    }
    const pick = <One>(list: readonly One[]): One => list[Math.floor(random.next() * list.length)]!
    const own: string[] = []
    const turn = async () => {
      const day = pick(days)
      const seatId = random.next() < 0.5 ? { seatId: pick(place.seatIds) } : {}
      const answer = await ask('book', '/bookings', { ...site, days: [day], ...seatId })
      const id = answer.status === 201 ? /"bookingId":"([^"]+)"/.exec(answer.body)?.[1] : undefined
      if (id) own.push(id)
      const isFull = ['bookings/full', 'bookings/others-wait', 'bookings/seat-taken'].includes(
        answer.code ?? '',
      )
      if (isFull && random.next() * waits < 1) await ask('wait', '/waits', { ...site, day })
      if (own.length > 0 && random.next() * givesBack < 1) {
        const [given] = own.splice(Math.floor(random.next() * own.length), 1)
        await ask('give back', `/bookings/${given}/cancellation`, {})
      }
      if (random.next() * looks >= 1) return
      const mine = await line.send('GET', `/api/v1/my-bookings?from=${days[0]}&until=${days.at(-1)}`, who)
      const items = (JSON.parse(mine.body || '{}') as { items?: { id: string; state: string }[] }).items ?? []
      const offer = items.find(({ state }) => state === 'offered')
      if (!offer) return
      const taken = await ask('take', `/offers/${offer.id}/acceptance`, {})
      if (taken.status === 201) own.push(offer.id)
      else await ask('decline', `/bookings/${offer.id}/cancellation`, {})
    }
    while (outcome.attempts < attempts) {
      outcome.attempts++
      await turn()
    }
    line.close()
  }
  const began = performance.now()
  await Promise.all(
    lents.flatMap(({ clients }, guest) =>
      clients.map((who, index) => client(who, randomOf(seed + 1000 * guest + index))),
    ),
  )
  outcome.seconds = (performance.now() - began) / 1000
  await untilOffered(owner, site.hostId)
  const [guest] = lents
  const told = await owner.query<{ what: string; wrong: boolean; count: number }>(whatHappened, [
    ...[site.siteId, guest.guestId, limits.organisationPerDay, limits.personPerWeek, limits.personAhead],
    ...[days[0], addDays(days.at(-1)!, 1), underWaySeconds],
  ])
  for (const { what, wrong, count: found } of told.rows)
    (wrong ? outcome.wrong : outcome.reached)[what] = Number(found)
  return outcome
}

/** The host's work goes on where the attempts end. */
async function untilOffered(owner: pg.ClientBase, hostId: string): Promise<void> {
  for (let second = 0; second < 60; second++) {
    const { rows } = await owner.query(
      'select from site_day where organisation_id = $1 and to_offer > 0 limit 1',
      [hostId],
    )
    if (rows.length === 0) return
    await sleep(1000)
  }
  throw new Error('what became free was not offered within a minute')
}

const whatHappened = `
  with held as (select * from booking where site_id = $1 and holds(state) and day between $6 and $7),
  taken as (select * from held where state in ('asked', 'confirmed')),
  by_day as (select day, count(*) as n from taken where guest_id = $2 group by day),
  by_week as (select person_id, date_trunc('week', day) as week, count(*) as n from taken where guest_id = $2 group by 1, 2),
  by_person as (select person_id, count(*) as n from taken where guest_id = $2 group by 1),
  lines as (select w.*, b.made_at from booking_wait w left join booking b on b.organisation_id = w.organisation_id
    and b.id = w.booking_id where w.site_id = $1)
  select what, wrong, n as count from (values
    ('seats in two hands', true, (select count(*) from (select 1 from held group by seat_id, day having count(*) > 1) t)),
    ('people in two places', true, (select count(*) from (select 1 from taken group by person_id, day having count(*) > 1) t)),
    ('sums that are not what is booked', true, (select count(*) from site_day d where d.site_id = $1 and d.day between $6 and $7
      and (least(d.morning, d.afternoon) <> (select count(*) from held h where h.day = d.day)
        or d.morning <> d.afternoon))),
    ('days beyond what the organisation may', true, (select count(*) from by_day where n > $3)),
    ('weeks beyond what a person may', true, (select count(*) from by_week where n > $4)),
    ('people with more to come than they may', true, (select count(*) from by_person where n > $5)),
    ('bookings that count and have no place', true, (select count(*) from taken t where t.guest_id = $2 and (select count(*)
      from quota_place p where p.organisation_id = t.organisation_id and p.booking_id = t.id) <> 3)),
    ('places of what ended', true, (select count(*) from quota_place p join booking b on b.organisation_id = p.organisation_id
      and b.id = p.booking_id where b.site_id = $1 and not holds(b.state))),
    ('overtaken in a waiting list', true, (select count(*) from lines one join lines other on other.day = one.day
      and other.seq < one.seq and other.asked_at < one.made_at - make_interval(secs => $8)
      and coalesce(other.made_at, other.ended_at, 'infinity') > one.made_at
      where one.made_at is not null)),
    ('days on which the organisation had all it may', false, (select count(*) from by_day where n = $3)),
    ('weeks of people who had all they may', false, (select count(*) from by_week where n = $4)),
    ('people who had all to come that they may', false, (select count(*) from by_person where n = $5)),
    ('who waited', false, (select count(*) from lines)),
    ('who was offered a seat', false, (select count(*) from lines where booking_id is not null)),
    ('who took it', false, (select count(*) from lines where state = 'taken')),
    ('seat-days in hands', false, (select count(*) from held))
  ) as v (what, wrong, n)`
