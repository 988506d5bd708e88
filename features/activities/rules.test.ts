import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../vocabulary/day.ts'
import { effectOf, figuresOf, type Member, mayAsk, workableAmong } from './contingent-rules.ts'
import { fewestPeople, publishedFigures } from './figures-rules.ts'
import { bestSequence, type Mendable, rankObstacles, workableWith } from './obstacles-rules.ts'
import { readyActivities, readyFailing, readyJudgements, readyTools } from './ready-catalogue-rules.ts'
import {
  type Assessment,
  criteria,
  inForceOn,
  type JudgedCriterion,
  type Judgements,
  judgedCriteria,
  mayAskWith,
  reasonsNotToAsk,
  reasonsNotToAssign,
  reasonsNotToRequest,
  reasonsNotToReview,
  resultOf,
  type Verdict,
} from './rules.ts'

const remote = new Set(['pc'])
/** Everything met with the remote platform alone, but what is said. */
function assessed(
  verdicts: Partial<Record<JudgedCriterion, Verdict>> = {},
  toolIds: string[] = ['pc'],
): Assessment {
  const judgements = Object.fromEntries(
    judgedCriteria.map((one) => [one, { verdict: verdicts[one] ?? 'met', note: '', evidence: '' }]),
  )
  return { judgements: { ...judgements, tools: { note: '', evidence: '' } } as Judgements, toolIds }
}

// The rule ---------------------------------------------------------------------------------------------

test('Ada answers letters: all six criteria are met, so it can be done away', () => {
  expect(resultOf(assessed(), remote)).toMatchObject({ workable: true, failing: [] })
})

test.each([
  ['Bruno answers the switchboard in turns that nobody can plan', 'individual'],
  ['Carla guards the museum: somebody must be there', 'presence'],
  ['Dino stands at the registry’s counter: the citizen is in front of him', 'contact'],
  ['Elena mediates between families: by telephone it does not work as well', 'relations'],
  ['Fabio keeps order in the meeting rooms: nobody can say what is achieved by when', 'output'],
] as const)('%s: %s fails, and that alone is enough', (_, criterion) => {
  const result = resultOf(assessed({ [criterion]: 'not-met' }), remote)
  expect(result).toMatchObject({ workable: false, assessed: true, failing: [criterion] })
  // Met in part is not met.
  expect(resultOf(assessed({ [criterion]: 'in-part' }), remote)).toMatchObject({
    workable: false,
    failing: [criterion],
    verdicts: { [criterion]: 'in-part' },
  })
})

test('Giulia needs the paper archive: the verdict on the tools follows from them, nobody types it', () => {
  const verdictWith = (toolIds: string[], reachable: string[]) =>
    resultOf(assessed({}, toolIds), new Set(reachable)).verdicts!.tools
  expect(verdictWith(['archive'], ['pc'])).toBe('not-met')
  expect(verdictWith(['pc', 'archive'], ['pc'])).toBe('in-part')
  expect(verdictWith(['pc', 'archive'], ['pc', 'archive'])).toBe('met')
  // Who needs nothing lacks nothing.
  expect(verdictWith([], [])).toBe('met')
})

test('the criteria are named in their order, all that fail; what nobody judged is not workable', () => {
  const result = resultOf(assessed({ output: 'not-met', individual: 'in-part' }, ['archive']), remote)
  expect(result.failing).toEqual(['individual', 'tools', 'output'])
  expect(resultOf(undefined, remote)).toEqual({
    workable: false,
    assessed: false,
    verdicts: null,
    failing: [],
  })
})

test('of 2^5 judgements with and without the archive exactly one is workable', () => {
  let workable = 0
  for (let mask = 0; mask < 32; mask++)
    for (const toolIds of [['pc'], ['pc', 'archive']]) {
      const verdicts = Object.fromEntries(
        judgedCriteria.map((one, index) => [one, mask & (1 << index) ? 'met' : 'not-met']),
      ) as Record<JudgedCriterion, Verdict>
      if (resultOf(assessed(verdicts, toolIds), remote).workable) workable++
    }
  expect(workable).toBe(1)
})

test('versions by date: the review of 1 March holds from 1 March, a correction of the same day replaces it', () => {
  const version = (validFrom: string, madeAt: number) => ({ validFrom: validFrom as Day, madeAt })
  const [first, march, corrected] = [
    version('2026-01-01', 1),
    version('2026-03-01', 2),
    version('2026-03-01', 3),
  ]
  const all = [corrected, first, march]
  expect(inForceOn(all, '2025-12-31')).toBeUndefined()
  expect(inForceOn(all, '2026-02-28')).toBe(first)
  expect(inForceOn(all, '2026-03-01')).toBe(corrected)
  expect(inForceOn(all, '2027-01-01')).toBe(corrected)
  // Made later for an earlier day, it holds until the next one.
  const between = version('2026-02-01', 9)
  expect(inForceOn([...all, between], '2026-02-15')).toBe(between)
  expect(inForceOn([...all, between], '2026-03-15')).toBe(corrected)
})

// Who may ask ------------------------------------------------------------------------------------------

const counter = resultOf(assessed({ presence: 'not-met', contact: 'not-met' }), remote)
const letters = resultOf(assessed(), remote)
const none = resultOf(undefined, remote)

test('Bruno at the counter four days in five may ask, as one workable hour is enough unless policy asks more', () => {
  const bruno = [
    { name: 'Sportello', percent: 80, result: counter },
    { name: 'Corrispondenza', percent: 20, result: letters },
  ]
  expect(reasonsNotToAsk(bruno, 1)).toEqual([])
  expect(reasonsNotToAsk(bruno, 20)).toEqual([])
  expect(reasonsNotToAsk(bruno, 21)).toEqual([
    { code: 'activities/share-too-small', percent: 20, least: 21 },
    { code: 'activities/criterion-presence', activity: 'Sportello', percent: 80 },
    { code: 'activities/criterion-contact', activity: 'Sportello', percent: 80 },
  ])
})

test('without activities, or with none assessed, nobody may ask, and is told which', () => {
  expect(reasonsNotToAsk([], 1)).toEqual([{ code: 'activities/no-activity' }])
  expect(reasonsNotToAsk([{ name: 'Archivio', percent: 100, result: none }], 1)).toEqual([
    { code: 'activities/share-too-small', percent: 0, least: 1 },
    { code: 'activities/not-assessed', activity: 'Archivio', percent: 100 },
  ])
  // Even where policy asks for nothing: the City's figure is of those who do workable activities.
  expect(mayAskWith(0, 0)).toBe(false)
})

const results = new Map([
  ['counter', counter],
  ['letters', letters],
  ['archive', resultOf(assessed({}, ['archive']), remote)],
  ['new', none],
])
const member = (
  personId: string,
  directorateId: string | null,
  shares: Record<string, number>,
  leastShare = 1,
): Member => ({
  personId,
  directorateId,
  leastShare,
  shares: Object.entries(shares).map(([activityId, percent]) => ({ activityId, percent })),
})
const borgo = [
  member('ada', 'servizi', { letters: 100 }),
  member('bruno', 'servizi', { counter: 80, letters: 20 }),
  member('carla', 'servizi', { counter: 100 }),
  member('dino', 'servizi', { archive: 60, counter: 40 }),
  member('irene', 'risorse', { new: 100 }),
  member('luca', 'risorse', {}),
]

test('the contingent by directorate, and what keeps the others away, each counted once', () => {
  const figures = figuresOf(borgo, results)
  expect(figures).toMatchObject([
    {
      directorateId: 'servizi',
      people: 4,
      mayAsk: 2,
      excluded: { presence: 2, contact: 2, tools: 1, 'no-activity': 0, 'not-assessed': 0 },
    },
    {
      directorateId: 'risorse',
      people: 2,
      mayAsk: 0,
      excluded: { presence: 0, 'no-activity': 1, 'not-assessed': 1 },
    },
  ])
})

test('a review shows who would come and who would go: both, not their difference', () => {
  const before = workableAmong(results)
  const after = new Set(before)
  after.delete('letters')
  after.add('counter')
  const { items, touched } = effectOf(borgo, before, after)
  expect(items).toEqual([
    { directorateId: 'servizi', before: 2, after: 3, opened: 2, closed: 1 },
    { directorateId: 'risorse', before: 0, after: 0, opened: 0, closed: 0 },
  ])
  expect(touched).toEqual(['ada', 'carla', 'dino'])
})

// Writing ----------------------------------------------------------------------------------------------

test('nothing holds from a past day but the first assessment; a tool must be known and named once', () => {
  const on = { today: '2026-11-22' as Day, first: false, knownTools: new Set(['pc']) }
  const review = { validFrom: '2026-11-21' as Day, toolIds: ['pc', 'pc', 'fax'] }
  expect(reasonsNotToReview(review, on).map(({ code }) => code)).toEqual([
    'activities/in-the-past',
    'activities/unknown-tool',
    'activities/tool-twice',
  ])
  expect(reasonsNotToReview({ ...review, toolIds: [] }, { ...on, first: true })).toEqual([])
})

test('shares are of known activities, each once, and at most the whole of the time', () => {
  const known = new Set(['a', 'b'])
  const on = { validFrom: '2026-12-01' as Day, today: '2026-11-22' as Day, first: false, known }
  const share = (activityId: string, percent: number) => ({ activityId, percent })
  expect(reasonsNotToAssign([share('a', 60), share('b', 40)], on)).toEqual([])
  expect(reasonsNotToAssign([share('a', 60), share('a', 30), share('c', 20)], on)).toEqual([
    { code: 'activities/unknown-activity' },
    { code: 'activities/activity-twice' },
    { code: 'activities/more-than-whole', percent: 110 },
  ])
  // Nothing any more: that can be said too.
  expect(reasonsNotToAssign([], on)).toEqual([])
})

test('one speaks of the own activities only, and another judgement names what it would judge', () => {
  const own = new Set(['a'])
  const request = { kind: 'assessment', activityId: 'b', verdicts: {} } as const
  expect(reasonsNotToRequest(request, own).map(({ code }) => code)).toEqual([
    'activities/not-your-activity',
    'activities/nothing-proposed',
  ])
  expect(reasonsNotToRequest({ ...request, activityId: null }, own)[0]!.code).toBe(
    'activities/which-activity',
  )
  expect(reasonsNotToRequest({ kind: 'activity', activityId: null, verdicts: {} }, own)).toEqual([])
  expect(reasonsNotToRequest({ kind: 'dispute', activityId: 'a', verdicts: {} }, own)).toEqual([])
})

// Obstacles --------------------------------------------------------------------------------------------

const mendable = (activityId: string, ...toolIds: string[]): Mendable => ({
  activityId,
  otherwiseMet: true,
  toolIds,
})

test('the archive alone opens Giulia; Piero needs the plotter too, so neither alone opens him', () => {
  const activities = [mendable('condoni', 'archive'), mendable('rilievi', 'archive', 'plotter')]
  const people = [
    member('giulia', 'casa', { condoni: 100 }),
    member('piero', 'casa', { rilievi: 100 }),
    member('olga', 'verde', { condoni: 50 }),
  ]
  expect(rankObstacles(people, activities, new Set())).toEqual([
    {
      toolId: 'archive',
      opens: 2,
      alsoNeeded: 1,
      activities: 2,
      byDirectorate: [
        { directorateId: 'casa', people: 1 },
        { directorateId: 'verde', people: 1 },
      ],
    },
    { toolId: 'plotter', opens: 0, alsoNeeded: 1, activities: 1, byDirectorate: [] },
  ])
  expect(bestSequence(people, activities, new Set())).toEqual([
    { toolId: 'archive', opens: 2, inAll: 2 },
    { toolId: 'plotter', opens: 1, inAll: 3 },
  ])
})

test('two tools that only together open anybody are both found; what opens nobody ends the sequence', () => {
  const activities = [mendable('x', 'a', 'b'), { ...mendable('counter', 'c'), otherwiseMet: false }]
  const people = [member('dino', null, { x: 100 }), member('ada', null, { counter: 100 })]
  expect(bestSequence(people, activities, new Set()).map(({ opens }) => opens)).toEqual([0, 1])
  expect(rankObstacles(people, activities, new Set()).map(({ toolId }) => toolId)).toEqual(['a', 'b'])
})

test('against brute force: each person tried one by one, with each tool fixed, in worlds by chance', () => {
  const tools = ['t1', 't2', 't3', 't4']
  const world = fc.record({
    activities: fc.array(
      fc.record({
        otherwiseMet: fc.boolean(),
        toolIds: fc.uniqueArray(fc.constantFrom(...tools), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    people: fc.array(
      fc.record({
        shares: fc.uniqueArray(fc.record({ activity: fc.nat(5), percent: fc.integer({ min: 1, max: 33 }) }), {
          selector: ({ activity }) => activity,
          maxLength: 3,
        }),
        directorate: fc.constantFrom('d1', 'd2', null),
        leastShare: fc.constantFrom(1, 20, 50),
      }),
      { maxLength: 15 },
    ),
    remote: fc.uniqueArray(fc.constantFrom(...tools), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(world, ({ activities, people, remote }) => {
      const all = activities.map((one, index) => ({ ...one, activityId: `a${index}` }))
      const members = people.map(({ shares, directorate, leastShare }, index) =>
        member(
          `p${index}`,
          directorate,
          Object.fromEntries(shares.map(({ activity, percent }) => [`a${activity}`, percent])),
          leastShare,
        ),
      )
      /** Said anew from the rule's words: no group, no set of activities kept. */
      const may = ({ shares, leastShare }: Member, works: readonly string[]) => {
        const percent = shares
          .filter(({ activityId }) => {
            const activity = all.find((one) => one.activityId === activityId)
            return activity?.otherwiseMet && activity.toolIds.every((tool) => works.includes(tool))
          })
          .reduce((sum, share) => sum + share.percent, 0)
        return percent > 0 && percent >= leastShare
      }
      const countWith = (works: readonly string[]) => members.filter((one) => may(one, works)).length
      expect(members.filter((one) => mayAsk(one, workableWith(all, new Set(remote)))).length).toBe(
        countWith(remote),
      )
      const ranked = rankObstacles(members, all, new Set(remote))
      for (const tool of tools.filter((one) => !remote.includes(one))) {
        const found = ranked.find(({ toolId }) => toolId === tool)
        const opens = countWith([...remote, tool]) - countWith(remote)
        expect(found?.opens ?? 0).toBe(opens)
        expect((found?.byDirectorate ?? []).reduce((sum, one) => sum + one.people, 0)).toBe(opens)
      }
      expect(ranked.map(({ opens }) => opens)).toEqual(
        ranked.map(({ opens }) => opens).toSorted((a, b) => b - a),
      )
      let fixed: string[] = remote
      for (const { toolId, opens, inAll } of bestSequence(members, all, new Set(remote))) {
        const gains = tools
          .filter((one) => !fixed.includes(one))
          .map((one) => countWith([...fixed, one]) - countWith(fixed))
        // Greedy: nothing else opens more at this step.
        expect(opens).toBe(Math.max(...gains))
        fixed = [...fixed, toolId]
        expect(inAll).toBe(countWith(fixed) - countWith(remote))
      }
    }),
    { numRuns: 300 },
  )
})

// Figures and catalogue --------------------------------------------------------------------------------

test('representatives find nobody: small directorates together, those of none with them, all rounded to five', () => {
  const of = (name: string | null, people: number, may: number) => ({ name, people, mayAsk: may })
  expect(publishedFigures([of('a', 43, 31), of('b', 4, 1), of('c', 12, 8), of(null, 3, 0)])).toEqual([
    { name: 'a', directorates: 1, people: 45, mayAsk: 30 },
    { name: null, directorates: 3, people: 20, mayAsk: 10 },
  ])
  expect(publishedFigures([of('a', 6, 1), of('b', 3, 2)])).toEqual([])
})

test('whatever the sizes: everybody in one row, no row of few, every count a multiple of five', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 12 }), fc.boolean(), (sizes, nameless) => {
      const rows = publishedFigures(
        sizes.map((people, index) => ({
          name: nameless && index === 0 ? null : `d${index}`,
          people,
          mayAsk: Math.floor(people / 2),
        })),
      )
      if (rows.length === 0) return
      expect(rows.reduce((sum, row) => sum + row.directorates, 0)).toBe(
        sizes.filter((size) => size > 0).length,
      )
      for (const { people, mayAsk } of rows) {
        expect(people).toBeGreaterThanOrEqual(fewestPeople)
        expect([people % 5, mayAsk % 5]).toEqual([0, 0])
      }
    }),
  )
})

test('the ready catalogue says of each entry where it is listed, and the rule agrees with the lists', () => {
  expect(new Set(readyActivities.map(({ code }) => code)).size).toBe(readyActivities.length)
  const codes = new Set(readyTools.map(({ code }) => code))
  const reachable = new Set(readyTools.filter(({ worksRemotely }) => worksRemotely).map(({ code }) => code))
  for (const activity of readyActivities) {
    expect(activity.tools.filter((code) => !codes.has(code))).toEqual([])
    const result = resultOf({ judgements: readyJudgements(activity), toolIds: activity.tools }, reachable)
    expect(result.failing).toEqual(readyFailing(activity))
    if (activity.source === 'founding-document')
      expect([activity.code, result.workable]).toEqual([
        activity.code,
        activity.origin.endsWith(': attività coinvolte nel lavoro agile'),
      ])
  }
  // The documents name 21: five and eight in the one list, five and three in the other.
  expect(readyActivities.filter(({ source }) => source === 'founding-document')).toHaveLength(21)
  expect(criteria).toHaveLength(6)
})

// The City's figure --------------------------------------------------------------------------------------

test('6,581 may ask: that many generated people do workable activities, 423 more do not', () => {
  const generated = Array.from({ length: 6581 + 423 }, (_, index) =>
    index < 6581
      ? member(`p${index}`, `d${index % 25}`, index % 3 ? { letters: 100 } : { letters: 40, counter: 60 })
      : member(`p${index}`, `d${index % 25}`, index % 2 ? { counter: 100 } : { archive: 100 }),
  )
  const figures = figuresOf(generated, results)
  expect(figures).toHaveLength(25)
  expect(figures.reduce((sum, { mayAsk }) => sum + mayAsk, 0)).toBe(6581)
  expect(figures.reduce((sum, { people }) => sum + people, 0)).toBe(7004)
  const [archive] = rankObstacles(
    generated,
    [mendable('archive', 'archive'), mendable('letters'), { ...mendable('counter'), otherwiseMet: false }],
    remote,
  )
  expect(archive).toMatchObject({ toolId: 'archive', opens: 211 })
})
