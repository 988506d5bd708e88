import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { safety } from '../../features/agreements/safety-contract.ts'
import { policy } from '../../features/policy/contract.ts'
import { addDays, addMonths, type Month } from '../../vocabulary/day.ts'
import type { Endpoint } from '../../vocabulary/endpoint.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { enter } from './demo-people.ts'
import { type Product, startProduct } from './product.ts'
import { words } from './words.ts'

/**
 * What makes a day away lawful, with all who take part: an agreement from the proposal to the signatures, the safety
 * notice that a month is refused without and kept with, a withdrawal with its day, and the renewal of many.
 */
let product: Product
let browser: Browser
let phone: Visit
let other: Visit
let hr: Visit
let manager: Visit
let head: Visit
let bruno: string
const open = () => addMonths(product.publishedMonth as Month, 1)

beforeAll(async () => {
  product = await startProduct('demo', '--people', '150')
  browser = await openBrowser()
  phone = await visit(browser, product.url, 'phone')
  other = await visit(browser, product.url, 'phone', 'dark')
  hr = await visit(browser, product.url, 'desk')
  manager = await visit(browser, product.url, 'desk')
  head = await visit(browser, product.url, 'desk', 'dark')
  bruno = await enter(phone, 'employee')
  await enter(other, 'employee', 1)
  await enter(hr, 'hr-office')
  await enter(manager, 'team-manager')
  await enter(head, 'directorate-head')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** What the office does on pages that other journeys visit: by the same addresses as they do. */
async function ask(
  { page }: Visit,
  { method, path }: Endpoint,
  data?: object,
): Promise<Record<string, never>> {
  const { session } = (await (await page.request.get('/api/v1/session')).json()) as never as {
    session: { csrfToken: string }
  }
  const headers = { 'x-csrf-token': session.csrfToken, 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data ? { data } : {}) })
  expect([path, answer.status() < 300]).toEqual([path, true])
  return (await answer.json()) as Record<string, never>
}
const openAgreement = async ({ page }: Visit) => {
  await page.goto('/agreement-queue')
  await page
    .getByRole('link', { name: new RegExp(bruno.split(' ').at(-1)!) })
    .first()
    .click()
}
const sign = async ({ page }: Visit) => {
  await page.getByRole('button', { name: words('agreements.sign'), exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('access.confirm-by-demo') })
    .click()
  await page.getByText(words('agreements.done-signed')).first().waitFor()
}

test('proposed, changes asked, proposed anew, approved, signed by both: it stands with every step', async () => {
  await openAgreement(manager)
  await manager.check('agreements-01-to-decide')
  await manager.page.getByRole('button', { name: words('agreements.ask-changes') }).click()
  const dialog = manager.page.getByRole('dialog')
  await dialog.getByLabel(words('agreements.reason')).fill('Sei giorni al mese, non otto')
  await dialog.getByRole('button', { name: words('agreements.ask-changes') }).click()
  await dialog.waitFor({ state: 'detached' })

  const { page, check } = phone
  await page.goto('/my-agreement')
  await page.getByText('Sei giorni al mese, non otto').waitFor()
  await check('agreements-02-changes-asked')
  await page.getByRole('link', { name: words('agreements.change') }).tap()
  await page.getByLabel(words('agreements.field-per-month')).fill('6')
  await check('agreements-03-form')
  await page.getByRole('button', { name: words('agreements.send') }).tap()
  await page.getByText(words('agreements.state-to-approve')).first().waitFor()

  await openAgreement(manager)
  await manager.page.getByRole('button', { name: words('agreements.approve') }).click()
  await manager.page.getByText(words('agreements.state-to-sign')).first().waitFor()
  await page.reload()
  await sign(phone)
  await openAgreement(head)
  await sign(head)
  await page.reload()
  await page.getByText(words('agreements.state-signed')).first().waitFor()
  await check('agreements-04-signed')
})

test('a month is refused without the yearly safety notice, and kept once it is received', async () => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date())
  const session = await (await phone.page.request.get('/api/v1/session')).json()
  const personId = session.session.person.id as string
  // A year and a month ago, on paper.
  const old = {
    personId,
    capacity: 'worker',
    receivedOn: addDays(day, -400),
    way: 'paper',
    proof: 'Foglio 12',
  }
  await ask(hr, safety.note, old)
  for (const item of ['safety-gate', 'agreement-gate']) {
    const values = [{ item, scope: 'organisation', scopeId: null, from: `${open()}-01`, value: 'block' }]
    const { id: changeId } = await ask(hr, policy.propose, { title: item, explanation: '', values })
    const found = await (await hr.page.request.get(`/api/v1/policy-changes/${changeId}`)).json()
    const decided = { outcome: 'adopted', reason: 'Prova', peopleTouched: found.touched?.people ?? 0 }
    await ask(
      hr,
      { ...policy.decide, path: policy.decide.path.replace('{changeId}', String(changeId)) },
      decided,
    )
  }
  const { page, check } = phone
  await page.goto(`/my-month?month=${open()}`)
  await page.locator('.vi-day').nth(3).waitFor()
  await check('agreements-05-month-without-notice')
  await page.locator('.vi-day').nth(3).tap()
  await page
    .getByText(/informativa sulla sicurezza/i)
    .first()
    .waitFor()
  await page
    .getByRole('link', { name: words('shell.my-safety-notice') })
    .first()
    .tap()
  await page.getByLabel(words('safety.read')).check()
  await page.getByRole('button', { name: words('safety.confirm') }).tap()
  await page.getByRole('link', { name: /PDF/ }).first().waitFor()
  await check('agreements-06-notice-received')
  await page.goto(`/my-month?month=${open()}`)
  await page.locator('.vi-day').nth(3).waitFor()
  await page.locator('.vi-day').nth(3).tap()
  await page.getByText(/^\s*Salvato alle \d\d:\d\d/).waitFor()
})

test('a withdrawal says its last day before it is asked', async () => {
  const { page, check } = other
  await page.goto('/my-agreement')
  await page.getByRole('button', { name: words('agreements.withdraw'), exact: true }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/30 giorni di calendario/).waitFor()
  await check('agreements-07-withdrawal')
  await dialog.getByRole('button', { name: /^Recedi: ultimo giorno/ }).tap()
  await page.getByText(words('agreements.state-withdrawal-planned')).first().waitFor()
})

test('HR renews many at once, and sees how far it is', async () => {
  const { page, check } = hr
  await page.goto('/agreements/renewals')
  await page.getByRole('button', { name: words('agreements.renewals-look') }).click()
  await page.getByRole('button', { name: /^Proponi \d+ rinnov/ }).click()
  await page.getByText(words('agreements.renewals-done')).first().waitFor()
  await check('agreements-08-renewed')
  await page.goto('/agreements/safety')
  await page.getByText(words('safety.figures-missing')).first().waitFor()
  await check('agreements-09-safety-office')
})
