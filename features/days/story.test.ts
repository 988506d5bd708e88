import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedMonth } from '../../tests/published-month.ts'
import { type Client, type Name, openWorld, type World } from '../../tests/world.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { access } from '../access/contract.ts'
import { planningMine } from '../planning/my-month-contract.ts'
import { days } from './contract.ts'
import { reviews } from './review-contract.ts'

const month = '2027-01' as Month
/** By their place among the working days of January 2027: 4, 5, 7, 8 | 11 … 15 | 18 … 22 | 25 … 29. */
const wishes = {
  'Bruno Ferri': [1, 6],
  'Carla Greco': [4, 11],
  'Dino Russo': [],
  'Ada Colombo': [9],
} as const satisfies Partial<Record<Name, readonly number[]>>

describe('January 2027 of the Anagrafe, once it is published', () => {
  let world: World
  let working: Day[]
  let [ada, bruno, carla, dino, luca, irene]: Client[] = []
  const on = (index: number): Day => working[index]!
  const refusal = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    return [status, ...((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code)]
  }
  const placeOf = async (client: Client, day: Day) => (await client.ask(days.myDay, { day })).place
  const kinds = async (client: Client, day: Day) =>
    (await client.ask(days.myDay, { day })).events.map(({ kind }) => kind)
  const told = async (name: Name) =>
    world.database.transaction(world.organisationId, async (tx) => {
      const rows = await tx
        .selectFrom('notice')
        .select('kind')
        .where('person_id', '=', world.personIdOf(name))
        .where('kind', 'like', 'days/%')
        .orderBy('made_at')
        .execute()
      return rows.map(({ kind }) => kind)
    })

  beforeAll(async () => {
    world = await openWorld()
    working = await publishedMonth(world, month, wishes)
    let second = 0
    // Every act a second after the one before: what is told of a day is told in its order.
    const inTime = async (name: Name): Promise<Client> => {
      const client = await world.as(name)
      const tick = () => world.clock.moveTo(new Date(Date.UTC(2026, 10, 23, 12, 0, ++second)).toISOString())
      return {
        ...client,
        ask: (treaty, input, headers) => {
          tick()
          return client.ask(treaty, input, headers)
        },
      }
    }
    ;[ada, bruno, carla, dino, luca, irene] = await Promise.all(
      (
        ['Ada Colombo', 'Bruno Ferri', 'Carla Greco', 'Dino Russo', 'Luca Barbieri', 'Irene Marino'] as const
      ).map(inTime),
    )
  }, 180_000)
  afterAll(() => world.close())

  test('a day tells its story, and what may still be done with it', async () => {
    const day = await bruno!.ask(days.myDay, { day: on(1) })
    expect([day.place, day.used, day.quota]).toEqual(['home', 2, 3])
    expect(day.events.map(({ kind }) => kind)).toEqual(['wished', 'proposed', 'published'])
    expect(day.giveBack.outcome).toBe('at-once')
    const other = day.swaps.find(({ takenDay }) => takenDay === on(4))!
    // Monday 11 is Carla's: alone the team would fall below its minimum of three; with her it is hers to say.
    expect([other.givenDay, other.alone.outcome, other.alone.reasons.map(({ code }) => code)]).toEqual([
      on(1),
      'no',
      ['days/too-few-present'],
    ])
    expect(other.colleagues.map(({ name }) => name)).toEqual(['Carla Greco'])
    expect((await bruno!.send(days.myDay, { day: '2027-02-01' })).status).toBe(404)
    expect(await refusal(bruno!.send(days.myDay, { day: '2027-01-09' }))).toEqual([
      409,
      'days/not-a-working-day',
    ])
  })

  test('Bruno swaps with himself, and back', async () => {
    expect(await bruno!.ask(days.swap, { givenDay: on(1), takenDay: on(2) })).toEqual({
      done: true,
      requestId: null,
    })
    expect([await placeOf(bruno!, on(1)), await placeOf(bruno!, on(2))]).toEqual(['office@08:30', 'home'])
    expect(await kinds(bruno!, on(1))).toEqual(['wished', 'proposed', 'published', 'swapped'])
    await bruno!.ask(days.swap, { givenDay: on(2), takenDay: on(1) })
    const story = await bruno!.ask(days.myDay, { day: on(1) })
    expect(story.events.slice(-2).map(({ kind, by, otherDay }) => [kind, by, otherDay])).toEqual([
      ['swapped', 'Bruno Ferri', on(2)],
      ['swapped', 'Bruno Ferri', on(2)],
    ])
    expect(await refusal(bruno!.send(days.swap, { givenDay: on(3), takenDay: on(2) }))).toEqual([
      409,
      'days/not-away',
    ])
  })

  test('Bruno and Carla swap: she is asked, says yes, both are told', async () => {
    const { requestId } = await bruno!.ask(days.swap, {
      givenDay: on(1),
      takenDay: on(4),
      colleagueId: world.personIdOf('Carla Greco'),
    })
    expect(
      await refusal(
        bruno!.send(days.swap, {
          givenDay: on(1),
          takenDay: on(4),
          colleagueId: world.personIdOf('Carla Greco'),
        }),
      ),
    ).toEqual([409, 'days/asked-already'])
    const [waiting] = (await carla!.ask(days.requests, {})).items
    expect([waiting!.person, waiting!.waitsFor, waiting!.forMe]).toEqual(['Bruno Ferri', 'colleague', true])
    expect((await dino!.send(days.answerRequest, { requestId: requestId!, accept: true })).status).toBe(404)
    expect(await refusal(bruno!.send(days.answerRequest, { requestId: requestId!, accept: true }))).toEqual([
      409,
      'days/waits-for-colleague',
    ])
    expect(await carla!.ask(days.answerRequest, { requestId: requestId!, accept: true })).toEqual({
      done: true,
    })
    expect([await placeOf(bruno!, on(1)), await placeOf(bruno!, on(4))]).toEqual(['office@08:30', 'home'])
    expect([await placeOf(carla!, on(1)), await placeOf(carla!, on(4))]).toEqual(['home', 'office@08:30'])
    const hers = (await carla!.ask(days.myDay, { day: on(1) })).events.at(-1)!
    expect([hers.kind, hers.otherDay, hers.with]).toEqual(['swapped', on(4), 'Bruno Ferri'])
    expect(await told('Carla Greco')).toEqual(['days/swap-asked'])
    expect(await told('Bruno Ferri')).toEqual(['days/swap-answered'])
    expect(await refusal(carla!.send(days.answerRequest, { requestId: requestId!, accept: true }))).toEqual([
      409,
      'days/request-ended',
    ])
  })

  test('a colleague may say no without saying why; what is asked may be withdrawn', async () => {
    const ask = (taken: Day) =>
      bruno!.ask(days.swap, {
        givenDay: on(6),
        takenDay: taken,
        colleagueId: world.personIdOf('Carla Greco'),
      })
    const first = await ask(on(11))
    await carla!.ask(days.answerRequest, { requestId: first.requestId!, accept: false })
    const second = await ask(on(11))
    await bruno!.ask(days.withdrawRequest, { requestId: second.requestId! })
    expect(
      await refusal(carla!.send(days.answerRequest, { requestId: second.requestId!, accept: true })),
    ).toEqual([409, 'days/request-ended'])
    expect((await kinds(bruno!, on(6))).slice(3)).toEqual([
      'request-asked',
      'request-refused',
      'request-asked',
      'request-withdrawn',
    ])
    expect((await kinds(bruno!, on(6))).length).toBe(7)
    // What colleagues said to each other is not the manager's.
    const seen = await ada!.ask(days.dayOf, { personId: world.personIdOf('Bruno Ferri'), day: on(6) })
    expect(seen.events.map(({ kind }) => kind)).toEqual(['wished', 'proposed', 'published'])
  })

  test('a further day is granted at once, and given back', async () => {
    expect((await bruno!.ask(days.askLate, { day: on(12) })).done).toBe(true)
    expect((await bruno!.ask(days.myDay, { day: on(12) })).used).toBe(3)
    expect(await refusal(bruno!.send(days.askLate, { day: on(13) }))).toEqual([409, 'days/over-quota'])
    expect(await refusal(dino!.send(days.askLate, { day: on(13) }))).toEqual([409, 'days/home-not-suitable'])
    expect(await bruno!.ask(days.giveBack, { day: on(12) })).toEqual({ place: 'office@08:30' })
    expect((await kinds(bruno!, on(12))).slice(-2)).toEqual(['late-wish', 'given-back'])
  })

  test('Ada recalls Bruno: with her reason, in time, and no day back; only she may give that day again', async () => {
    const asked = { personId: world.personIdOf('Bruno Ferri'), day: on(6) }
    expect((await carla!.send(days.recall, { ...asked, reason: 'Sportello' })).status).toBe(403)
    const elena = await world.as('Elena Fontana')
    // Of another team, but head of the directorate of both.
    expect((await elena.ask(days.dayOf, asked)).recall.outcome).toBe('at-once')
    expect((await ada!.ask(days.dayOf, asked)).noticeDays).toBe(1)
    const done = await ada!.ask(days.recall, { ...asked, reason: 'Sportello straordinario' })
    expect(done).toEqual({ place: 'office@08:30', dayBack: false })
    expect(await told('Bruno Ferri')).toContain('days/recalled')
    const day = await bruno!.ask(days.myDay, { day: on(6) })
    const last = day.events.at(-1)!
    expect([last.kind, last.by, last.reason, day.used]).toEqual([
      'recalled',
      'Ada Colombo',
      'Sportello straordinario',
      2,
    ])
    // He asks for that very day again: she decides.
    const again = await bruno!.ask(days.askLate, { day: on(6) })
    expect(again.done).toBe(false)
    const waits = (await ada!.ask(days.requests, {})).items.find(({ forMe }) => forMe)!
    expect([waits.id, waits.kind, waits.person]).toEqual([again.requestId, 'late-wish', 'Bruno Ferri'])
    expect(await refusal(ada!.send(days.answerRequest, { requestId: waits.id, accept: false }))).toEqual([
      409,
      'days/reason-needed',
    ])
    await ada!.ask(days.answerRequest, { requestId: waits.id, accept: true })
    expect(await placeOf(bruno!, on(6))).toBe('home')
    expect(await told('Bruno Ferri')).toContain('days/late-wish-answered')
    expect(
      await refusal(ada!.send(days.recall, { ...asked, personId: ada!.personId, reason: 'Io stessa' })),
    ).toContain('days/recall-oneself')
  })

  test('an absence frees the day; colleagues see only that somebody is away', async () => {
    expect(await carla!.ask(days.reportAbsence, { day: on(11) })).toEqual({ place: 'absent' })
    expect(await told('Ada Colombo')).toContain('days/absence-reported')
    const mine = await bruno!.ask(planningMine.myMonth, { month })
    const seen = mine.days.find(({ day }) => day === on(11))!
    expect([seen.colleaguesIn.includes('Carla Greco'), seen.colleaguesAway]).toEqual([false, 1])
    expect(JSON.stringify(mine)).not.toContain('absen')
    expect(await carla!.ask(days.withdrawAbsence, { day: on(11) })).toEqual({ place: 'home' })
    expect((await kinds(carla!, on(11))).slice(-2)).toEqual(['absence-reported', 'absence-withdrawn'])
    // HR may do it for somebody; a manager may not.
    const dinos = { personId: world.personIdOf('Dino Russo'), day: on(3) }
    expect((await ada!.send(days.reportAbsenceOf, dinos)).status).toBe(403)
    await luca!.ask(days.reportAbsenceOf, dinos)
    expect(await placeOf(dino!, on(3))).toBe('absent')
    await luca!.ask(days.withdrawAbsenceOf, dinos)
  })

  test('a review goes to somebody who did not decide, and is answered by a date', async () => {
    // Irene published: Luca looks again.
    const asked = await dino!.ask(days.askReview, {
      day: on(3),
      words: 'Vorrei capire perché sono in ufficio',
    })
    expect([asked.officer, asked.answerUntil, asked.mine, asked.answer]).toEqual([
      null,
      '2026-12-03',
      true,
      null,
    ])
    expect(await refusal(dino!.send(days.askReview, { day: on(3), words: 'Ancora' }))).toEqual([
      409,
      'days/review-under-way',
    ])
    const answer = {
      reviewId: asked.id,
      outcome: 'rejected' as const,
      words: 'Il giorno non era stato chiesto.',
    }
    expect(await refusal(irene!.send(days.answerReview, answer))).toEqual([409, 'days/review-own-decision'])
    // Why the day is so: to its person and to who may answer, and not to who decided.
    const why = { reviewId: asked.id }
    expect((await dino!.ask(reviews.explanation, why)).why.length).toBeGreaterThan(0)
    expect((await luca!.ask(reviews.explanation, why)).why.length).toBeGreaterThan(0)
    expect((await irene!.send(reviews.explanation, why)).status).toBe(404)
    expect(await refusal(dino!.send(days.answerReview, answer))).toEqual([409, 'days/review-own-day'])
    expect((await carla!.send(days.answerReview, answer)).status).toBe(404)
    expect(
      (await irene!.ask(days.reviews, {})).items.map(({ forMe, reasons }) => [forMe, reasons[0]?.code]),
    ).toEqual([[false, 'days/review-own-decision']])
    const answered = await luca!.ask(days.answerReview, answer)
    expect([answered.answer!.outcome, answered.answer!.by]).toEqual(['rejected', 'Luca Barbieri'])
    expect((await kinds(dino!, on(3))).slice(-2)).toEqual(['review-asked', 'review-rejected'])
    expect(await told('Dino Russo')).toContain('days/review-answered')
  })

  test('where it is upheld the day changes: through the rules, or with an exception that is named', async () => {
    const asked = await carla!.ask(days.askReview, { day: on(9), words: 'Avrei bisogno di lunedì' })
    const answer = {
      reviewId: asked.id,
      outcome: 'upheld' as const,
      words: 'È giusto così.',
      place: 'home' as const,
    }
    expect(await refusal(luca!.send(days.answerReview, answer))).toEqual([409, 'days/too-few-present'])
    const done = await luca!.ask(days.answerReview, { ...answer, byException: true })
    expect([done.answer!.placeAfter, done.answer!.setAside]).toEqual(['home', ['days/too-few-present']])
    expect(await placeOf(carla!, on(9))).toBe('home')
    const last = (await carla!.ask(days.myDay, { day: on(9) })).events.slice(-3)
    expect(last.map(({ kind }) => kind).sort()).toEqual(['review-asked', 'review-upheld', 'reviewed'])
    // The manager sees that it was reviewed, not what Carla wrote.
    const seen = await ada!.ask(days.dayOf, { personId: world.personIdOf('Carla Greco'), day: on(9) })
    expect(JSON.stringify(seen)).not.toContain('Avrei bisogno')
  })

  test('what was done is in the audit, without anybody’s name or words', async () => {
    const { items } = await (await world.as('Nino Galli')).ask(access.auditEntries, { limit: 100 })
    const acts = new Set(items.map(({ act }) => act))
    for (const act of ['ask', 'move', 'answer', 'recall', 'report-absence', 'ask-review', 'answer-review'])
      expect(acts).toContain(`days/${act}`)
    expect(JSON.stringify(items.map(({ subject, details }) => [subject, details]))).not.toMatch(
      /Ferri|Sportello|Avrei/,
    )
  })

  test('once a day is over it is over', async () => {
    world.clock.moveTo('2027-01-13')
    const him = await world.as('Bruno Ferri')
    const day = await him.ask(days.myDay, { day: on(1) })
    expect([day.absence.outcome, day.lateWish.outcome, day.giveBack.outcome]).toEqual(['no', 'no', 'no'])
    expect(await refusal(him.send(days.reportAbsence, { day: on(1) }))).toEqual([409, 'days/past'])
    // It may be looked at again all the same.
    expect(day.review.reasons).toEqual([])
    expect(await refusal(him.send(days.swap, { givenDay: on(6), takenDay: on(7) }))).toContain(
      'days/too-late',
    )
  })
})
