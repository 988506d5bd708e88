import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMonths } from '../../vocabulary/day.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { enter } from './demo-people.ts'
import { type Product, startProduct } from './product.ts'
import { words } from './words.ts'

/**
 * The bank of days: somebody gives what they do not use, by the keyboard alone; a colleague asks on a phone; when wishes
 * are closed the HR office distributes, and both read what became of their days, and of nobody else's.
 */
let product: Product
let browser: Browser
let giver: Visit
let asker: Visit
let office: Visit
const names: string[] = []

beforeAll(async () => {
  product = await startProduct('demo', '--people', '150')
  browser = await openBrowser()
  giver = await visit(browser, product.url, 'desk')
  asker = await visit(browser, product.url, 'phone', 'dark')
  office = await visit(browser, product.url, 'desk', 'dark')
  names.push(await enter(giver, 'employee', 1), await enter(asker, 'employee', 2))
  await enter(office, 'hr-office')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const openMonth = () => addMonths(product.publishedMonth, 1)
const said = ({ page }: Visit, text: string | RegExp) => page.getByText(text).first().waitFor()
const movements = ({ page }: Visit) => page.locator('.bank-movement')

async function account(visitor: Visit): Promise<void> {
  await visitor.page.goto(`/my-bank?month=${openMonth()}`)
  await visitor.page.locator('.bank-balance').waitFor()
}

/** As somebody without a mouse goes: from where one is to what bears this name. */
async function tabTo({ page }: Visit, name: string): Promise<void> {
  const here = `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()`
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(here)) === name) return
  }
  throw new Error(`the keyboard does not reach "${name}"`)
}

test('days that one does not use are given by the keyboard, with what changes said before, and undone', async () => {
  await account(giver)
  const { page } = giver
  const unused = Number(await page.locator('.bank-balance strong').innerText())
  expect(unused).toBeGreaterThanOrEqual(4)
  await tabTo(giver, words('bank.give'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: words('bank.give-title') })
  await dialog.waitFor()
  await tabTo(giver, words('bank.more'))
  for (let days = 1; days < 4; days++) await page.keyboard.press('Enter')
  await dialog
    .getByText(words('bank.preview-unused', { from: unused, to: unused - 4 }), { exact: true })
    .waitFor()
  await giver.check('bank-01-give-desk')
  await tabTo(giver, words('bank.confirm-give_other', { count: 4 }))
  await page.keyboard.press('Enter')
  await said(giver, words('bank.given'))
  await expect.poll(() => page.locator('.bank-balance strong').innerText()).toBe(String(unused - 4))
  // The dialog is gone, and the focus where it was.
  expect(await dialog.count()).toBe(0)
  expect(await page.evaluate('document.activeElement.textContent')).toBe(words('bank.give'))
  await giver.check('bank-02-given-desk')
  // They are still in the bank: taken back, and given anew.
  await page.getByRole('button', { name: words('bank.take-back-of', { days: 4 }) }).click()
  await said(giver, words('bank.taken-back'))
  await expect.poll(() => page.locator('.bank-balance strong').innerText()).toBe(String(unused))
  await page.getByRole('button', { name: words('bank.give'), exact: true }).click()
  for (let days = 1; days < 4; days++) await dialog.getByRole('button', { name: words('bank.more') }).click()
  await dialog.getByRole('button', { name: words('bank.confirm-give_other', { count: 4 }) }).click()
  await expect.poll(() => page.locator('.bank-balance strong').innerText()).toBe(String(unused - 4))
})

test('a colleague asks on a phone, and reads nowhere who gave', async () => {
  await account(asker)
  const { page } = asker
  await page.getByRole('button', { name: words('bank.ask'), exact: true }).tap()
  const dialog = page.getByRole('dialog', { name: words('bank.ask-title') })
  await dialog.getByText(words('bank.preview-when')).waitFor()
  await asker.check('bank-03-ask-phone')
  await dialog.getByRole('button', { name: words('bank.confirm-ask_one', { count: 1 }) }).tap()
  await said(asker, words('bank.waiting_one', { count: 1 }))
  await asker.check('bank-04-waiting-phone')
  expect(await page.locator('main').innerText()).not.toContain(names[0]!)
})

test('when wishes are closed the HR office distributes, and both see what became of their days', async () => {
  const { page } = office
  await page.goto(`/bank?month=${openMonth()}`)
  const distribute = page.getByRole('button', { name: words('bank.office-distribute'), exact: true })
  await said(office, words('bank/wishes-open'))
  expect(await distribute.isDisabled()).toBe(true)
  await page.goto(`/months/${openMonth()}`)
  await page.getByRole('button', { name: words('room.close-wishes') }).click()
  await said(office, words('room.wishes-closed'))
  await page.goto(`/bank?month=${openMonth()}`)
  await distribute.click()
  await page.getByRole('heading', { name: words('bank.office-rounds') }).waitFor()
  await office.check('bank-05-distributed-desk')
  await office.turnTo('phone', 'light')
  await office.check('bank-05-distributed-phone')
  const shown = await page.locator('main').innerText()
  for (const name of names) expect(shown).not.toContain(name)

  await account(asker)
  await movements(asker)
    .filter({ hasText: words('bank.move-received') })
    .getByText('+1', { exact: true })
    .waitFor()
  await asker.page.getByRole('heading', { name: words('bank.answers') }).waitFor()
  await asker.check('bank-06-received-phone')
  await account(giver)
  const given = movements(giver).filter({ hasText: words('bank.move-given') })
  await given.getByText('−4', { exact: true }).first().waitFor()
  await giver.turnTo('phone', 'dark')
  await giver.check('bank-07-giver-phone')
  for (const one of [giver, asker, office]) expect(one.complaints).toEqual([])
})
