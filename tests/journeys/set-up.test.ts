import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { boss, fiscalCodeOf } from './borgo.ts'
import { openBrowser, type Visit, visit } from './browser.ts'
import { type Product, startNamedProduct } from './product.ts'
import { words } from './words.ts'

/**
 * From nothing along the guided path, and the ways in besides the password: a passkey of a real browser with an
 * authenticator in software, a provider that we sign to, a program with a token. Each test goes on where the one
 * before ended.
 */
let product: Product
let browser: Browser
let desk: Visit
let phone: Visit
const secret = 'una frase lunga per entrare'

beforeAll(async () => {
  product = await startNamedProduct()
  browser = await openBrowser()
  desk = await visit(browser, product.url, 'desk')
  phone = await visit(browser, product.url, 'phone', 'dark')
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
let broken = false
beforeEach(({ skip, onTestFailed }) => {
  skip(broken, 'the journey broke before')
  onTestFailed(async () => {
    broken = true
    await Promise.all([desk?.picture('broken-desk'), phone?.picture('broken-phone')])
  })
})
const heading = ({ page }: Visit, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('who founds the organisation is shown the way', async () => {
  const { page, check } = desk
  await page.goto(`/first-administrator#${product.firstAdministratorToken}`)
  await page.getByLabel(words('access.first-organisation')).fill('Comune di Borgo Sereno')
  await page.getByLabel(words('access.given-name'), { exact: true }).fill(boss.givenName)
  await page.getByLabel(words('access.family-name')).fill(boss.familyName)
  await page.getByLabel(words('access.fiscal-code')).fill(fiscalCodeOf(boss))
  await page.getByLabel(words('access.email')).fill(boss.email)
  await page.getByLabel(words('access.password-new')).fill(secret)
  await page.getByRole('button', { name: words('access.first-found') }).click()
  await page.getByText(words('setup.pointer-title')).waitFor()
  await check('setup-01-home')
  await page.getByRole('link', { name: words('setup.pointer-go') }).click()
  await heading(desk, words('setup.title'))
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: words('setup.continue') })
      .count(),
  ).toBe(1)
  await check('setup-02-path')
})

test('a step is set aside and, by the undo, is not', async () => {
  const { page } = desk
  const label = words('setup.set-aside-label', { step: words('setup.step-policy') })
  await page.getByRole('button', { name: label }).click()
  await page.getByText(words('setup.state-aside'), { exact: true }).waitFor()
  await page.getByRole('button', { name: words('shell.undo') }).click()
  await page.getByText(words('setup.state-aside'), { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: label }).waitFor()
})

test('the sample file is downloaded, imported as it is, and the step is done', async () => {
  const { page, go } = desk
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words('setup.sample-people') }).click(),
  ])
  await page.getByRole('link', { name: words('setup.to-people') }).click()
  await heading(desk, words('people.import-title'))
  await page.getByLabel(words('people.import-file')).setInputFiles(await download.path())
  await page.getByRole('button', { name: /^Applica/ }).click()
  await page.getByText(words('people.import-applied-lead')).waitFor()
  await go(words('shell.set-up'))
  const step = page.getByRole('listitem').filter({ hasText: words('setup.why-people') })
  await step.getByText(words('setup.state-done')).waitFor()
})

test('a trial plans invented people and says so', async () => {
  const { page, check } = desk
  await page.getByRole('button', { name: words('setup.trial-run') }).click()
  await page.getByText(words('setup.trial-invented')).waitFor()
  await check('setup-03-trial')
})

test('a passkey is added in the browser, and enters by itself', async () => {
  const { page, go, check } = desk
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await go(words('shell.profile'))
  await page.getByRole('button', { name: words('access.passkey-add') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('access.passkey-name')).fill('Portatile')
  await dialog.getByRole('button', { name: words('access.passkey-add') }).click()
  await page
    .getByRole('button', { name: words('access.passkey-remove-label', { name: 'Portatile' }) })
    .waitFor()
  await check('setup-04-passkey')
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials.map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential])).toEqual([
    ['localhost', true],
  ])
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: words('access.sign-in-passkey') }).click()
  await heading(desk, words('today.hello', { name: boss.givenName }))
  // The device says that it is somebody else: the passkey does not open.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: words('access.sign-in-passkey') }).waitFor()
  await check('setup-05-sign-in')
  await page.getByRole('button', { name: words('access.sign-in-passkey') }).click()
  await page.getByText(words('access/passkey-unconvincing')).waitFor()
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: words('access.sign-in-passkey') }).click()
  await heading(desk, words('today.hello', { name: boss.givenName }))
})

test('a provider that we sign to shows where our keys are', async () => {
  const { page, go, check } = desk
  await go(words('shell.identity-providers'))
  await page.getByRole('button', { name: words('access.provider-add') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('access.provider-name')).fill('Accesso unico')
  await dialog.getByLabel(words('access.provider-issuer')).fill('https://accesso.borgo.example')
  await dialog.getByLabel(words('access.provider-client-id')).fill('vicinato')
  await dialog
    .getByLabel(words('access.provider-authentication'))
    .selectOption({ label: words('access.provider-authentication-private_key_jwt') })
  await check('setup-06-provider')
  await dialog.getByRole('button', { name: words('access.provider-add') }).click()
  const keys = page.getByRole('link', { name: /\/keys$/ })
  await keys.waitFor()
  await check('setup-07-providers')
  const answer = await page.request.get((await keys.getAttribute('href'))!)
  expect(((await answer.json()) as { keys: unknown[] }).keys).toHaveLength(2)
})

test('a token is made, shown once, opens what it was made for, and is revoked', async () => {
  const { page, go, check } = desk
  await go(words('shell.tokens'))
  await page.getByText(words('access.tokens-empty')).waitFor()
  await check('setup-08-no-tokens')
  await page.getByRole('button', { name: words('access.token-make') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words('access.token-name')).fill('Rilevazione presenze')
  await dialog
    .getByRole('group', { name: words('access.scope-people') })
    .getByLabel(words('access.token-read'))
    .check()
  await check('setup-09-token')
  await dialog.getByRole('button', { name: words('access.token-make') }).click()
  const token = await dialog.getByLabel(words('access.token-value')).inputValue()
  await check('setup-10-token-once')
  const asProgram = async (path: string) =>
    (await fetch(`${product.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status
  expect([await asProgram('/directorates'), await asProgram('/months')]).toEqual([200, 403])
  await dialog.getByRole('button', { name: words('access.token-done') }).click()
  await check('setup-11-tokens')
  await page
    .getByRole('button', { name: words('access.token-revoke-label', { name: 'Rilevazione presenze' }) })
    .click()
  await page.getByText(words('access.token-revoked'), { exact: true }).waitFor()
  expect(await asProgram('/directorates')).toBe(401)
})

test('all of it on a phone, in the dark', async () => {
  const { page, check, complaints } = phone
  await page.goto('/sign-in')
  await page.getByLabel(words('access.email')).fill(boss.email)
  await page.getByLabel(words('access.password'), { exact: true }).fill(secret)
  await page.getByRole('button', { name: words('access.sign-in'), exact: true }).click()
  await heading(phone, words('today.hello', { name: boss.givenName }))
  await page.goto('/set-up')
  await heading(phone, words('setup.title'))
  await page.getByRole('button', { name: words('setup.trial-run') }).click()
  await page.getByText(words('setup.trial-invented')).waitFor()
  await check('setup-12-phone-path')
  await page.goto('/tokens')
  await page.getByText('Rilevazione presenze', { exact: true }).waitFor()
  await check('setup-13-phone-tokens')
  await page.getByRole('button', { name: words('access.token-make') }).click()
  await page.getByRole('dialog').getByLabel(words('access.token-name')).waitFor()
  await check('setup-14-phone-token')
  await page.goto('/identity-providers')
  await page.getByText('Accesso unico', { exact: true }).waitFor()
  await check('setup-15-phone-providers')
  await page.goto('/profile')
  await page.getByText('Portatile').waitFor()
  await check('setup-16-phone-profile')
  expect([...complaints, ...desk.complaints.filter((text) => !/ 401 /.test(text))]).toEqual([])
})
