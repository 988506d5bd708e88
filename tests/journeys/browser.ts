import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { words } from './words.ts'

const require = createRequire(import.meta.url)
const axeSource = `${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')};0`
const violations = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`
const pictures = join(import.meta.dirname, 'screenshots')
/** How a page says a reason of which it has no words. */
const unknownReason = words('shell.reason-unknown', { code: '[a-z]+/[a-z-]+' })
const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } }

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    // Chromium's own sandbox does not run as root; nothing but our own pages is visited.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  })

export type Visit = {
  page: Page
  /** The page is as everybody needs it: axe finds nothing, nothing overflows; a picture is kept where asked for. */
  check(name: string): Promise<void>
  /** Kept where pictures are asked for (`PICTURES=yes`): they are for people to look at, and prove nothing. */
  picture(name: string): Promise<unknown>
  /** The same page on another screen, as when a window is widened. */
  turnTo(size: keyof typeof sizes, colorScheme: 'light' | 'dark'): Promise<void>
  /** Follows a link of the navigation, wherever it stands on this screen. */
  go(label: string): Promise<void>
  /** What the browser complained of: errors of pages, the content security policy, answers that failed. */
  complaints: string[]
}

/** Somebody's own browser window, in Italian, on a phone or at a desk. */
export async function visit(
  browser: Browser,
  url: string,
  size: keyof typeof sizes,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[size],
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    colorScheme,
    ...(size === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const picture = async (name: string) => {
    if (process.env.PICTURES) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }
  return {
    page,
    picture,
    complaints,
    async turnTo(size, colorScheme) {
      await page.setViewportSize(sizes[size])
      await page.emulateMedia({ colorScheme })
      // Two frames: what listens to the size has answered, and that is painted. Colours of buttons then turn by and by.
      await page.evaluate(
        `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))
          .then(() => Promise.allSettled(document.getAnimations()
            .filter((one) => one instanceof CSSTransition).map(({ finished }) => finished))).then(() => 0)`,
      )
    },
    async go(label) {
      const navigation = page.getByRole('navigation', { name: words('shell.navigation') })
      await navigation.getByRole('link', { name: label, exact: true }).click()
    },
    async check(name) {
      await page.locator('.vi-bones').first().waitFor({ state: 'detached' })
      await picture(name)
      await page.evaluate('document.fonts.ready.then(() => 0)')
      // A button that was busy a moment ago is still turning back to its colours.
      await page.evaluate(
        `Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition)
          .map(({ finished }) => finished)).then(() => 0)`,
      )
      // Handed over by the debugger, not by a script element: the page's policy admits no script but its own.
      await page.evaluate(axeSource)
      const found = await page.evaluate(violations)
      expect(found, `axe on ${name}`).toEqual([])
      const unsaid = (await page.locator('body').innerText()).match(new RegExp(unknownReason, 'g')) ?? []
      expect(unsaid, `${name} gives a reason by its code`).toEqual([])
      // Not the window's own width: a phone's window grows with what is too wide for it.
      const overflow =
        Number(await page.evaluate('document.documentElement.scrollWidth')) - page.viewportSize()!.width
      expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
    },
  }
}
