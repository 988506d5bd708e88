/**
 * The manager's grid under the fingers: 60 people and 23 days in Chromium, on a phone and at a desk, with the
 * processor four times slower. `npm run bench:grid -- [--people 60] [--slower 4]`, on PostgreSQL (DATABASE_URL, or a
 * private cluster with its fsync off); it builds the pages first.
 *
 * Targets: no task over 50 ms while one moves by keys or scrolls; what a key or a tap does is drawn within 100 ms.
 * Each is set against a frame of a screen (16.7 ms): less than that nobody can see.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { makeDemo } from '../app/demo/making.ts'
import { openHouse } from '../app/house.ts'
import { workingDaysOf } from '../features/months/rules.ts'
import { systemClock } from '../platform/clock.ts'
import { cookieText } from '../platform/identity/session-key.ts'
import { startSession } from '../platform/identity/sessions.ts'
import { addMonths, type Month, monthOf } from '../vocabulary/day.ts'
import { openServerPlace } from './databases.ts'
import { addMonth, growTeam } from './history.ts'
import { benchServices, unlimited } from './house.ts'

const { values: options } = parseArgs({
  options: { people: { type: 'string', default: '60' }, slower: { type: 'string', default: '4' } },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const longestMonth = 23
const frameMilliseconds = 1000 / 60
const targets = { task: 50, interaction: 100 }

/** Written as text: it runs in the page, which knows nothing of ours. */
const watching = `
  window.seen = { tasks: [], interactions: [], frames: [] }
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.tasks.push(duration) })
    .observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries()) if (interactionId) seen.interactions.push(duration)
  }).observe({ type: 'event', durationThreshold: 16 })
  let before
  const frame = (at) => { if (before !== undefined) seen.frames.push(at - before); before = at; requestAnimationFrame(frame) }
  requestAnimationFrame(frame)`

const place = await openServerPlace()
if (!place) throw new Error('PostgreSQL: none to measure on')
const { database, asOwner } = place
try {
  process.exitCode = (await measure()) ? 0 : 1
} finally {
  await place.remove()
}

async function measure(): Promise<boolean> {
  const { city, organisationId } = await makeDemo(database, { people: 400, seed: 1, clock: systemClock })
  const published = monthOf(systemClock.today())
  const team = city.teams.find(({ id }) =>
    city.people.some(
      ({ member, teamId, roles }) => member && teamId === id && roles.includes('team-manager'),
    ),
  )!
  await growTeam(place!, organisationId, team.id, { month: published, size: Number(options.people) })
  const month = longMonthBefore(published)
  await asOwner((owner) => addMonth(owner, organisationId, published, month))
  const house = await openHouse(database, benchServices(), unlimited)
  const url = await house.http.listen({ host: '127.0.0.1', port: 0 })
  const manager = city.people.find(
    ({ roles, teamId }) => teamId === team.id && roles.includes('team-manager'),
  )!
  const session = await database.transaction(organisationId, (tx) =>
    startSession(tx, organisationId, manager.id, systemClock.now()),
  )
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  say(`processor ${options.slower} times slower, load of the machine ${loadavg()[0]!.toFixed(1)}`)
  let good = true
  for (const size of ['phone', 'desk'] as const) {
    const address = `${url}/teams/${team.id}?month=${month}`
    const found = await use(browser, size, address, cookieText(session))
    good = report(size, found) && good
  }
  await browser.close()
  await house.close()
  return good
}

function longMonthBefore(month: Month): Month {
  for (let back = 1; back < 24; back++) {
    const earlier = addMonths(month, -back)
    if (workingDaysOf(earlier, '12-07').days.length === longestMonth) return earlier
  }
  throw new Error(`no month of ${longestMonth} working days in two years`)
}

type Found = {
  cells: number
  untilShown: number
  tasks: number[]
  interactions: number[]
  frames: number[]
}

async function use(
  browser: Browser,
  size: 'phone' | 'desk',
  address: string,
  cookie: string,
): Promise<Found> {
  const phone = size === 'phone'
  const context = await browser.newContext({
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    locale: 'it-IT',
    ...(phone ? { hasTouch: true, isMobile: true } : {}),
  })
  await context.addCookies([{ name: 'vicinato', value: cookie, url: new URL(address).origin }])
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: Number(options.slower) })
  const from = performance.now()
  await page.goto(address)
  const grid = page.getByRole('grid')
  await grid.waitFor({ timeout: 60_000 })
  const untilShown = performance.now() - from
  // Rows below the screen follow the first.
  await grid
    .locator('tbody tr')
    .nth(Number(options.people) - 1)
    .waitFor({ state: 'attached' })
  const cells = await grid.locator('tbody td').count()
  if (cells !== Number(options.people) * longestMonth) throw new Error(`${cells} cells in the grid`)
  await page.waitForTimeout(2000)
  await page.evaluate(watching)
  await move(page)
  const box = (await page.locator('.team-frame').boundingBox())!
  const at = { x: box.x + box.width / 2, y: Math.max(box.y, 0) + 200 }
  for (const [xDistance, yDistance] of [
    [-600, 0],
    [600, 0],
    [0, -1500],
    [0, 1500],
  ] as const)
    await debug.send('Input.synthesizeScrollGesture', {
      ...at,
      xDistance,
      yDistance,
      speed: 1200,
      gestureSourceType: phone ? 'touch' : 'mouse',
    })
  await page.waitForTimeout(500)
  const seen = (await page.evaluate('seen')) as Pick<Found, 'tasks' | 'interactions' | 'frames'>
  await context.close()
  return { cells, untilShown, ...seen }
}

/** Through a row and a column by keys, into a day and back out. */
async function move(page: Page): Promise<void> {
  await page.getByRole('grid').locator('tbody td').first().focus()
  for (let step = 1; step < longestMonth; step++) await page.keyboard.press('ArrowRight', { delay: 20 })
  for (let step = 1; step < Number(options.people); step++)
    await page.keyboard.press('ArrowDown', { delay: 20 })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

function report(size: string, { cells, untilShown, tasks, interactions, frames }: Found): boolean {
  const longest = (of: readonly number[]) => Math.max(0, ...of)
  const line = (name: string, milliseconds: number) =>
    say(
      `  ${name.padEnd(44)}${milliseconds.toFixed(0).padStart(6)} ms  ${(milliseconds / frameMilliseconds).toFixed(1).padStart(5)} frames`,
    )
  say(`${size}: ${cells} days of people, shown after ${(untilShown / 1000).toFixed(1)} s`)
  line(`longest task over 50 ms (of ${tasks.length})`, longest(tasks))
  line(`longest key or tap until drawn (of ${interactions.length} over 16 ms)`, longest(interactions))
  line(`longest frame while scrolling (of ${frames.length})`, longest(frames))
  return longest(tasks) <= targets.task && longest(interactions) <= targets.interaction
}
