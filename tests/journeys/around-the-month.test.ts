import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMonths, type Month } from '../../vocabulary/day.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { enter } from './demo-people.ts'
import { type Product, startProduct } from './product.ts'
import { words } from './words.ts'

/**
 * What makes a month work besides the plan, each part with all who take part in it: the delegate, a dispute and its
 * answer, an exception, a rule and the union's opinion on it, a review answered, a substitute, what leaves the
 * product, and the month opened again. On the demo, an employee on a phone, offices at a desk.
 */
let product: Product
let browser: Browser
let phone: Visit
let other: Visit
let hr: Visit
let union: Visit
let manager: Visit
let bruno: string
let colleague: string
const open = () => addMonths(product.publishedMonth as Month, 1)
/** Of words with details: what stands before the first of them. */
const beginning = (text: string): RegExp => new RegExp(text.slice(0, text.indexOf('{{')))
const heading = ({ page }: Visit, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

beforeAll(async () => {
  product = await startProduct('demo', '--people', '150')
  browser = await openBrowser()
  phone = await visit(browser, product.url, 'phone')
  other = await visit(browser, product.url, 'phone', 'dark')
  hr = await visit(browser, product.url, 'desk')
  union = await visit(browser, product.url, 'desk', 'dark')
  manager = await visit(browser, product.url, 'desk')
  bruno = await enter(phone, 'employee')
  colleague = await enter(other, 'employee', 1)
  await enter(hr, 'hr-office')
  await enter(union, 'union-representative')
  await enter(manager, 'team-manager')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a delegate named on a phone states the wishes on another, and is revoked', async () => {
  const { page, check } = phone
  await page.goto('/delegation')
  await page.getByLabel(words('wishes.delegate-search')).fill(colleague.split(' ').at(-1)!)
  await page.getByRole('button', { name: words('wishes.delegate-choose', { name: colleague }) }).tap()
  await page.getByRole('button', { name: words('wishes.delegate-revoke') }).waitFor()
  await check('around-01-delegate-named')
  await other.page.goto('/delegation')
  await other.page.getByRole('link', { name: new RegExp(bruno) }).tap()
  await other.page.locator('.vi-day').nth(3).waitFor()
  await other.check('around-02-delegated-month')
  await other.page.locator('.vi-day').nth(3).tap()
  await other.page.getByText(/^\s*Salvato alle \d\d:\d\d/).waitFor()
  await other.page.goto('/')
  await page.getByRole('button', { name: words('wishes.delegate-revoke') }).tap()
  await page.getByText(words('wishes.delegate-revoked')).first().waitFor()
})

test('the employee disputes an assessment, HR answers with reasons', async () => {
  const { page, check } = phone
  await page.goto('/my-activities')
  await page
    .getByRole('button', { name: new RegExp(`^${words('my-activities.disagree')}`) })
    .first()
    .tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('my-activities.kind')).selectOption('dispute')
  await dialog.getByLabel(words('my-activities.text')).fill('Le pratiche si lavorano da remoto da un anno')
  await check('around-03-dispute')
  await dialog.getByRole('button', { name: words('my-activities.send') }).tap()
  await dialog.waitFor({ state: 'detached' })
  await hr.page.goto('/activities/requests')
  await hr.page
    .getByRole('button', { name: new RegExp(`^${words('activities.request-answer')}.*${bruno}`) })
    .first()
    .click()
  await hr.page.getByLabel(words('activities.request-reasons')).fill('Lo verifichiamo con la direzione')
  await hr.check('around-04-dispute-answered')
  await hr.page.getByRole('button', { name: words('activities.request-answer'), exact: true }).click()
  await hr.page.getByText(words('activities.request-sent')).first().waitFor()
})

test('HR grants an exception, and its person reads it with who authorised it', async () => {
  const { page, check } = hr
  await page.goto(`/months/${open()}`)
  await page.getByRole('button', { name: words('room.exception-add') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('room.exception-search')).fill(bruno.split(' ').at(-1)!)
  const [givenName, familyName] = bruno.split(' ')
  await dialog
    .getByLabel(words('room.exception-person'), { exact: true })
    .selectOption({ label: `${familyName} ${givenName}` })
  await dialog.getByLabel(words('room.exception-per-month')).fill('10')
  await dialog.getByLabel(words('room.exception-authorised')).fill('Medico competente, 3 novembre')
  await check('around-05-exception')
  await dialog.getByRole('button', { name: words('room.exception-save') }).click()
  await dialog.waitFor({ state: 'detached' })
  await phone.page.goto(`/my-month?month=${open()}`)
  await phone.page.getByText(/Medico competente/).waitFor()
  await phone.check('around-06-my-exception')
})

test('HR sends a change of rules to the representatives, whose opinion is in the log with its day', async () => {
  const { page, check } = hr
  await page.goto('/policy')
  await page.getByRole('link', { name: words('policy.change-these') }).click()
  await page.getByLabel(words('policy.field-days'), { exact: true }).fill('7')
  await page.getByRole('button', { name: words('policy.add') }).click()
  await page.getByText(/^Tocca \d+ persone/).waitFor()
  await page.getByLabel(words('policy.name')).fill('Sette giorni al mese')
  await page.getByRole('button', { name: words('policy.propose') }).click()
  await heading(hr, 'Sette giorni al mese')
  await page.getByRole('button', { name: words('policy.consult') }).press('Enter')
  await page.getByText(words('policy.consulted')).first().waitFor()
  await union.page.goto('/policy/changes')
  await union.page.getByRole('link', { name: 'Sette giorni al mese' }).click()
  await union.page.getByLabel(words('policy.opinion-stance')).selectOption('favourable')
  await union.page
    .getByLabel(words('policy.opinion-words'))
    .fill('Otto giorni, come nel contratto integrativo')
  await union.check('around-07-opinion')
  await union.page.getByRole('button', { name: words('policy.opinion-give') }).press('Enter')
  await union.page.getByText(words('policy.opinion-given')).first().waitFor()
  await page.reload()
  await page.getByText('Otto giorni, come nel contratto integrativo').waitFor()
  await check('around-08-log-of-opinions')
})

test('a review asked on the phone is answered by who took no part, and the day tells it', async () => {
  const { page, check } = phone
  await page.goto(`/my-month?month=${product.publishedMonth}`)
  await page.locator('.vi-day').nth(2).tap()
  await page.getByRole('button', { name: words('days.review'), exact: true }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('days.review-words')).fill('Vorrei capire se si può cambiare')
  await dialog.getByRole('button', { name: words('days.review-send') }).tap()
  await dialog.waitFor({ state: 'detached' })
  const administrator = await visit(browser, product.url, 'desk')
  await enter(administrator, 'administrator')
  await administrator.page.goto('/reviews')
  const mine = administrator.page
    .getByRole('listitem')
    .filter({ hasText: 'Vorrei capire se si può cambiare' })
  await mine.getByRole('button', { name: words('days.review-answer') }).click()
  await mine.getByLabel(words('days.review-outcome')).selectOption('rejected')
  const reasons = mine.getByLabel(words('days.review-reasons'))
  const { height } = (await reasons.boundingBox())!
  await reasons.fill('Quel giorno la squadra è già al minimo')
  // What stands below must not move away under the click that takes the focus.
  expect((await reasons.boundingBox())!.height).toBe(height)
  await administrator.check('around-09-review-answered')
  await mine.getByRole('button', { name: words('days.review-answer') }).click()
  await administrator.page.getByText(words('days.review-done')).first().waitFor()
  await page.reload()
  await page.locator('.vi-day').nth(2).tap()
  await page.getByText('Quel giorno la squadra è già al minimo').waitFor()
  await check('around-10-review-in-the-story')
})

test('a manager names who stands in from today, and may end it', async () => {
  const { page, check } = manager
  await page.goto(`/teams?month=${product.publishedMonth}`)
  await page
    .getByRole('button', { name: words('team.substitute-name') })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await check('around-11-substitute')
  await dialog.getByLabel(words('team.substitute-who'), { exact: true }).selectOption({ index: 1 })
  await dialog.getByRole('button', { name: words('team.substitute-save') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: words('team.substitute-end') })
    .first()
    .waitFor()
})

test('what leaves the product: attendance as a file, own data, a calendar; and how one is told is chosen', async () => {
  await hr.page.goto('/attendance')
  const [attendance] = await Promise.all([
    hr.page.waitForEvent('download'),
    hr.page.getByRole('link', { name: words('attendance.download-csv') }).click(),
  ])
  const lines = (await readFile(await attendance.path(), 'utf8')).trim().split('\n')
  expect(lines.length).toBeGreaterThan(150 * 15)
  const { page, check } = phone
  await page.goto('/my-data')
  const [mine] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words('privacy.my-data-take') }).tap(),
  ])
  expect(await readFile(await mine.path(), 'utf8')).toContain(bruno.split(' ').at(-1)!)
  await page.goto('/notices/preferences')
  await page.getByRole('button', { name: words('presence.calendar-make') }).tap()
  const address = await page.locator('.vi-address').textContent()
  const calendar = await page.request.get(address!)
  expect([calendar.status(), (await calendar.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR'])
  await page.getByLabel(words('notices.digest'), { exact: false }).selectOption('weekly')
  await page.getByRole('button', { name: words('notices.save') }).tap()
  await page.getByText(words('notices.saved')).first().waitFor()
  await check('around-12-preferences')
})

test('HR opens the published month again with the reason, and everybody is told', async () => {
  const { page, check } = hr
  await page.goto(`/months/${product.publishedMonth}`)
  await page.getByRole('button', { name: words('room.reopen') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('team.day-reason')).fill('Chiude la sede per il guasto dell’impianto')
  await check('around-13-reopening')
  await dialog.getByRole('button', { name: words('room.reopen') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Chiude la sede per il guasto dell’impianto').waitFor()
  await phone.page.goto('/notices')
  await phone.page
    .getByText(beginning(words('notice.planning/reopened.subject')))
    .first()
    .waitFor()
  await phone.check('around-14-told')
})

test('the browser complained of nothing on the way', () => {
  expect([phone, other, hr, union, manager].flatMap(({ complaints }) => complaints)).toEqual([])
})
