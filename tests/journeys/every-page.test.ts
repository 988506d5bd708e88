import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../vocabulary/role.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { enter } from './demo-people.ts'
import { type Product, startProduct } from './product.ts'
import { words } from './words.ts'

/** Every page of every role on a small demo city: on a phone in the dark, at a desk in the light. */
let product: Product
let browser: Browser
beforeAll(async () => {
  product = await startProduct('demo', '--people', '150')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const published = () => product.publishedMonth
const pages: [role: Role, name: string, address: () => string][] = [
  ['employee', 'today', () => '/'],
  ['employee', 'my-month-wishes', () => '/my-month'],
  ['employee', 'my-month-published', () => `/my-month?month=${published()}`],
  ['employee', 'delegation', () => '/delegation'],
  ['employee', 'requests', () => '/requests'],
  ['employee', 'reviews', () => '/reviews'],
  ['employee', 'profile', () => '/profile'],
  ['employee', 'notices', () => '/notices'],
  ['employee', 'notice-preferences', () => '/notices/preferences'],
  ['employee', 'presence', () => `/presence?day=${published()}-10&of=directorate`],
  ['administrator', 'notice-delivery', () => '/notice-delivery'],
  ['employee', 'my-activities', () => '/my-activities'],
  ['employee', 'my-agreement', () => '/my-agreement'],
  ['employee', 'my-safety-notice', () => '/my-safety-notice'],
  ['employee', 'my-priorities', () => '/my-priorities'],
  ['employee', 'my-bank', () => '/my-bank'],
  ['hr-office', 'bank', () => '/bank'],
  ['hr-office', 'agreement-safety', () => '/agreements/safety'],
  ['employee', 'agreement-form', () => '/agreement-form'],
  ['employee', 'my-equipment', () => '/my-equipment'],
  ['team-manager', 'equipment-of-team', () => '/equipment'],
  ['hr-office', 'equipment', () => '/equipment'],
  ['hr-office', 'assistance-requests', () => '/equipment/requests'],
  ['hr-office', 'equipment-import', () => '/equipment/import'],
  ['employee', 'my-training', () => '/my-training'],
  ['employee', 'my-ways', () => '/my-ways'],
  ['employee', 'near-me', () => '/vicino'],
  ['employee', 'my-bookings', () => '/prenotazioni'],
  ['hr-office', 'timetables', () => '/timetables'],
  ['hr-office', 'neighbourhoods', () => '/quartieri'],
  ['administrator', 'spaces', () => '/spazi'],
  ['hr-office', 'training-editions', () => '/training'],
  ['hr-office', 'training-courses', () => '/training/courses'],
  ['hr-office', 'training-completion', () => '/training/completion'],
  ['hr-office', 'training-import', () => '/training/import'],
  ['auditor', 'training-completion-rounded', () => '/training/completion'],
  ['team-manager', 'agreement-queue', () => '/agreement-queue'],
  ['hr-office', 'agreement-register', () => '/agreements'],
  ['hr-office', 'agreement-renewals', () => '/agreements/renewals'],
  ['hr-office', 'agreement-templates', () => '/agreements/templates'],
  ['hr-office', 'agreement-import', () => '/agreements/import'],
  ['hr-office', 'communications', () => '/communications'],
  ['hr-office', 'communication-register', () => '/communications/register'],
  ['hr-office', 'communication-dispatches', () => '/communications/dispatches'],
  ['hr-office', 'communication-employments', () => '/communications/employments'],
  ['hr-office', 'communication-settings', () => '/communications/settings'],
  ['team-manager', 'team', () => `/teams?month=${published()}`],
  ['directorate-head', 'teams', () => `/teams?month=${published()}`],
  ['hr-office', 'menu', () => '/menu'],
  ['hr-office', 'months', () => '/months'],
  ['hr-office', 'attendance', () => '/attendance'],
  ['hr-office', 'reviews-of-hr', () => '/reviews'],
  ['hr-office', 'control-room', () => `/months/${published()}`],
  ['hr-office', 'plan-insight', () => `/months/${published()}/plan`],
  ['hr-office', 'variants', () => `/months/${published()}/variants`],
  ['hr-office', 'replanning', () => `/months/${published()}/replanning`],
  ['hr-office', 'month-numbers', () => `/months/${published()}/numbers`],
  ['hr-office', 'months-comparison', () => '/months/comparison'],
  ['hr-office', 'people', () => '/people'],
  ['hr-office', 'new-person', () => '/people/new'],
  ['hr-office', 'structure', () => '/structure'],
  ['hr-office', 'import', () => '/import'],
  ['hr-office', 'organisation', () => '/organisation'],
  ['hr-office', 'conventions', () => '/convenzioni'],
  ['hr-office', 'new-convention', () => '/convenzioni/nuova'],
  ['hr-office', 'convention-template', () => '/convenzioni/modello'],
  ['hr-office', 'activities', () => '/activities'],
  ['hr-office', 'who-may-ask', () => '/activities/who-may-ask'],
  ['hr-office', 'obstacles', () => '/activities/obstacles'],
  ['hr-office', 'work-tools', () => '/activities/tools'],
  ['hr-office', 'activity-requests', () => '/activities/requests'],
  ['hr-office', 'activity-import', () => '/activities/import'],
  ['hr-office', 'set-up', () => '/set-up'],
  ['administrator', 'identity-providers', () => '/identity-providers'],
  ['administrator', 'tokens', () => '/tokens'],
  ['employee', 'my-data', () => '/my-data'],
  ['administrator', 'retention', () => '/retention'],
  ['administrator', 'erasures', () => '/erasures'],
  ['union-representative', 'retention-representative', () => '/retention'],
  ['auditor', 'audit', () => '/audit'],
  ['auditor', 'obstacles-rounded', () => '/activities/obstacles'],
  ['union-representative', 'who-may-ask-figures', () => '/activities/who-may-ask'],
  ['hr-office', 'our-network', () => '/rete/ente'],
  ['hr-office', 'code-ground', () => '/ospiti/codici'],
  ['network-coordinator', 'coordination', () => '/rete/coordinamento'],
  ['network-coordinator', 'members', () => '/rete'],
  ['network-coordinator', 'apply', () => '/rete/adesione'],
  ['space-host', 'offer', () => '/offri'],
  ['space-host', 'boards', () => '/ospiti'],
  ['space-host', 'seat-exchange', () => '/ospiti/scambio'],
  ['union-representative', 'criteria', () => `/criteria?month=${published()}`],
]
const roles = [...new Set(pages.map(([role]) => role))]

/** Each page as it is on a phone in the dark, and then, turned and enlarged in the hand, at a desk in the light. */
async function checkBoth(visitor: Visit, name: string) {
  await visitor.turnTo('phone', 'dark')
  await visitor.check(`page-${name}-phone`)
  await visitor.turnTo('desk', 'light')
  await visitor.check(`page-${name}-desk`)
}

test('who is not signed in finds the door, and what the footer promises', async () => {
  const visitor = await visit(browser, product.url, 'phone', 'dark')
  const { page, complaints } = visitor
  await page.goto('/')
  await page.getByText(words('access.demo-title')).waitFor()
  await page.getByText(words('shell.demo')).waitFor()
  await checkBoth(visitor, 'sign-in')
  await page.locator('[data-element="accessibility-link"]').click()
  await page.getByRole('heading', { level: 1, name: words('accessibility.title') }).waitFor()
  await checkBoth(visitor, 'accessibility')
  await page.locator('[data-element="privacy-policy-link"]').click()
  await page.getByRole('heading', { level: 1, name: words('privacy.title') }).waitFor()
  await checkBoth(visitor, 'privacy')
  expect(complaints).toEqual([])
  await page.context().close()
})

// HR alone has some fifty pages.
test.each(roles)('%s', { timeout: 900_000 }, async (role) => {
  const visitor = await visit(browser, product.url, 'phone', 'dark')
  await enter(visitor, role)
  for (const [, name, address] of pages.filter(([of]) => of === role)) {
    await visitor.turnTo('phone', 'dark')
    await visitor.page.goto(address())
    await visitor.page.getByRole('heading', { level: 1 }).waitFor()
    await checkBoth(visitor, name)
  }
  expect(visitor.complaints).toEqual([])
  await visitor.page.context().close()
})

test('who works alone offers two desks on a phone, and has signed, in a handful of touches', async () => {
  const visitor = await visit(browser, product.url, 'phone')
  const { page, complaints } = visitor
  await page.goto('/sign-in')
  await page.getByLabel(words('access.organisation')).selectOption({ label: 'Laura Galimberti, traduttrice' })
  await page.getByRole('button', { name: 'Laura Galimberti' }).click()
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /^Ciao / })
    .waitFor()
  await page.goto('/offri')
  await page.getByRole('heading', { level: 1, name: words('offer.title') }).waitFor()
  // Simulated, and no person's time: a second for each touch and field, 60 ms for each key; nothing is read or thought over.
  const [touchMs, keyMs] = [1000, 60]
  let [touches, typed, tookMs, from] = [0, 0, 0, performance.now()]
  const touch = async (act: () => Promise<unknown>) => {
    touches += 1
    await page.waitForTimeout(touchMs)
    await act()
  }
  const type = async (label: string, text: string) => {
    typed += text.length
    const field = page.getByLabel(label, { exact: true })
    await touch(() => field.tap())
    await field.clear()
    await field.pressSequentially(text, { delay: keyMs })
  }
  await type(words('offer.address'), 'via Padova 12, Milano')
  await touch(() => page.locator('.offer-map canvas').tap({ position: { x: 150, y: 120 } }))
  await expect
    .poll(() => page.getByLabel(words('offer.coordinates')).inputValue())
    .toMatch(/^45\.\d+, 9\.\d+$/)
  await touch(() => page.getByLabel('Venerdì', { exact: true }).tap())
  await type(
    words('offer.house-rules'),
    'Si suona al secondo piano. Il gatto resta in cucina. Dopo le 18 si chiude.',
  )
  tookMs += performance.now() - from
  await checkBoth(visitor, 'offer-written')
  await visitor.turnTo('phone', 'light')
  from = performance.now()
  await touch(() => page.getByRole('button', { name: words('offer.send') }).tap())
  await page.getByRole('heading', { name: words('offer.read-title') }).waitFor()
  await touch(() => page.getByText(words('offer.read-words')).tap())
  await touch(() => page.getByRole('button', { name: words('access.confirm-by-demo') }).tap())
  await page.getByText(/^Fatto: 2 scrivanie per /).waitFor()
  tookMs += performance.now() - from
  process.stdout.write(
    `two desks offered and signed with ${touches} touches and ${typed} characters; so simulated ${Math.round(tookMs / 1000)} s\n`,
  )
  expect([touches, typed]).toEqual([7, 95])
  // What was offered is there: published, with its seats, in the register.
  await page.goto('/convenzioni')
  await page
    .getByRole('link', { name: /^Scrivanie vicino a casa: Laura Galimberti/ })
    .first()
    .waitFor()
  await page.goto('/spazi')
  await page.getByText(words('hosting.published')).first().waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a wrong password is refused in words, and a page asked for is reached after the right door', async () => {
  const { page } = await visit(browser, product.url, 'desk')
  await page.goto('/profile')
  await page.getByLabel(words('access.email')).fill('nessuno@example.org')
  await page.getByLabel(words('access.password'), { exact: true }).fill('non è questa')
  await page.getByRole('button', { name: words('access.sign-in'), exact: true }).click()
  await page.getByText(words('access/wrong-credentials')).waitFor()
  await page.locator('.vi-door').first().click()
  await page.getByRole('heading', { level: 1, name: words('profile.title') }).waitFor()
  await page.getByRole('button', { name: words('shell.sign-out') }).click()
  await page.getByRole('heading', { level: 1, name: words('access.sign-in-title') }).waitFor()
  await page.context().close()
})

test('the language is chosen once and remembered; the focus follows to the new page', async () => {
  const { page } = await visit(browser, product.url, 'desk')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /^EN/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await page.getByRole('link', { name: 'Accessibility' }).click()
  const heading = page.getByRole('heading', { level: 1, name: 'Accessibility' })
  await heading.waitFor()
  await expect
    .poll(() => heading.evaluate((element) => element === element.ownerDocument.activeElement))
    .toBe(true)
  await page.context().close()
})

test('what is told while the page is closed shows its subject alone, and leads into the product', async () => {
  const { page } = await visit(browser, product.url, 'desk')
  await page.context().grantPermissions(['notifications'], { origin: product.url })
  await page.goto('/sign-in')
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  const debug = await page.context().newCDPSession(page)
  const registered = new Promise<string>((found) =>
    debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) found(registrations[0].registrationId)
    }),
  )
  await debug.send('ServiceWorker.enable')
  await debug.send('ServiceWorker.deliverPushMessage', {
    origin: product.url,
    registrationId: await registered,
    data: JSON.stringify({ title: 'Sei richiamato in ufficio', page: '/my-month?month=2026-12', lang: 'it' }),
  })
  const shown = () =>
    page.evaluate(`navigator.serviceWorker.ready.then((worker) => worker.getNotifications()).then((all) =>
      all.map(({ title, lang, body, data }) => [title, lang, body, data.page]))`)
  await expect.poll(shown).toEqual([['Sei richiamato in ufficio', 'it', '', '/my-month?month=2026-12']])
  await page.context().close()
})

test('without a network the shell still opens, and no answer of the server was kept', async () => {
  const { page } = await visit(browser, product.url, 'phone')
  await page.goto('/sign-in')
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  await page.reload()
  await page.getByText(words('access.demo-title')).waitFor()
  const kept = (await page.evaluate(
    `caches.keys().then(async (names) =>
      (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat())`,
  )) as string[]
  expect(kept.length).toBeGreaterThan(1)
  expect(kept.filter((address) => address.includes('/api/'))).toEqual([])
  await page.context().setOffline(true)
  await page.goto('/privacy')
  await page
    .getByText(words('shell.problem-unreachable'))
    .or(page.getByText(words('privacy.title')))
    .first()
    .waitFor()
  await page.context().close()
})
