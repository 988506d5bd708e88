/** What HR does with a planned month beside publishing it: variants compared, and days moved when something happens. */
export interface Client {
  ask<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>
}
type Row = (name: string, milliseconds: number) => void

const often = 100

async function untilDone<Answer extends { state: string }>(
  ask: () => Promise<Answer>,
  working: string,
): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.state !== working && answer.state !== 'waiting') return answer
    await new Promise((later) => setTimeout(later, often))
  }
}

type Numbers = {
  days: string[]
  directorates: { directorateId: string; days: number }[]
  offices: { officeId: string; name: string; desks: number[] }[]
}
type Comparison = { id: string; state: string; variants: { figures: { gapPercent: number } | null }[] }

const largest = ({ offices }: Numbers) => offices.reduce((a, b) => (b.desks[0]! > a.desks[0]! ? b : a))

/** Three variants of the month as it stands, in one comparison. */
export async function compareVariants(hr: Client, month: string, row: Row): Promise<void> {
  const numbers = await hr.ask<Numbers>('GET', `/months/${month}/own-numbers`)
  const directorate = numbers.directorates[0]!
  const from = performance.now()
  const { id } = await hr.ask<Comparison>('POST', `/months/${month}/variant-comparisons`, {
    variants: [
      {
        name: 'more days',
        changes: [
          { what: 'budget', directorateId: directorate.directorateId, days: directorate.days * 2 + 20 },
        ],
      },
      {
        name: 'fewer present',
        changes: [{ what: 'presence', scope: 'organisation', scopeId: null, how: 'fewer', value: 1 }],
      },
      {
        name: 'an office closed',
        changes: [
          {
            what: 'closure',
            officeId: largest(numbers).officeId,
            days: [numbers.days.at(-1)],
            elsewhere: null,
          },
        ],
      },
    ],
  })
  const done = await untilDone(() => hr.ask<Comparison>('GET', `/variant-comparisons/${id}`), 'running')
  if (done.state !== 'done') throw new Error(`the comparison ended ${done.state}`)
  const gaps = done.variants.map(({ figures }) => figures!.gapPercent)
  row(`three variants, to ${Math.max(...gaps).toFixed(4)} % proven`, performance.now() - from)
}

type Replanning = {
  id: string
  state: string
  figures: { days: number; people: number; seconds: number } | null
}

/** Somebody absent, then an office closed for a day: previewed, applied, taken back. */
export async function replanPublished(hr: Client, month: string, personId: string, row: Row): Promise<void> {
  const numbers = await hr.ask<Numbers>('GET', `/months/${month}/own-numbers`)
  const { officeId } = largest(numbers)
  const happened = [
    ['one absent for two days', { what: 'absence', personId, days: numbers.days.slice(-3, -1) }],
    [
      'an office closed for a day',
      { what: 'closure', officeId, days: [numbers.days.at(-2)], elsewhere: null },
    ],
  ] as const
  for (const [name, one] of happened) {
    const from = performance.now()
    const { id } = await hr.ask<Replanning>('POST', `/months/${month}/replannings`, {
      reason: 'bench',
      happened: [one],
    })
    const ready = await untilDone(() => hr.ask<Replanning>('GET', `/replannings/${id}`), 'solving')
    if (ready.state !== 'ready') throw new Error(`the re-plan ended ${ready.state}`)
    row(`${name}, ${ready.figures!.days} days move`, performance.now() - from)
    row('  of which the engine', 1000 * ready.figures!.seconds)
    const applying = performance.now()
    await hr.ask('POST', `/replannings/${id}/application`, {})
    row('  applied', performance.now() - applying)
    const undoing = performance.now()
    await hr.ask('POST', `/replannings/${id}/undoing`, {})
    row('  taken back', performance.now() - undoing)
  }
}
