import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailer } from '../../platform/mail.ts'
import { deliveringIn } from '../../tests/delivering.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { notices } from './contract.ts'

/** What the mail server does with the next letters: takes them, or answers with these codes first. */
const refusals: number[] = []
const caught: Email[] = []
const postOffice = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_, __, done) => {
    const code = refusals.shift()
    done(code ? Object.assign(new Error('not now'), { responseCode: code }) : undefined)
  },
  onData: (stream, _, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      caught.push(await PostalMime.parse(Buffer.concat(parts)))
      done()
    })
  },
})
let world: World
let told: ReturnType<typeof deliveringIn>['told']
let delivered: () => Promise<void>
beforeAll(async () => {
  await new Promise<void>((ready) => postOffice.listen(0, '127.0.0.1', ready))
  const { port } = postOffice.server.address() as AddressInfo
  world = await openWorld({ mail: mailer(`smtp://127.0.0.1:${port}`, 'vicinato@borgo-sereno.example') })
  ;({ told, delivered } = deliveringIn(world))
})
afterAll(async () => {
  await world.close()
  await new Promise<void>((done) => postOffice.close(done))
})

test('the mail as its reader gets it, in Italian and in English', async () => {
  const carla = await world.as('Carla Greco')
  await carla.ask(notices.changeMyPreferences, { language: 'en', band: null, digest: 'daily', ways: [] })
  for (const name of ['Bruno Ferri', 'Carla Greco'] as const)
    await told(name, 'days/recalled', { day: '2026-12-09', person: 'Ada <Colombo> & C.' })
  await delivered()
  const [english, italian] = ['carla', 'bruno'].map((name) =>
    caught.find(({ to }) => to?.[0]?.address?.startsWith(name)),
  )
  expect([italian?.subject, english?.subject]).toEqual([
    'Sei richiamato in ufficio',
    'You are called back to the office',
  ])
  expect(italian?.from?.address).toBe('vicinato@borgo-sereno.example')
  expect(italian?.text).toContain('Ada <Colombo> & C. ti richiama in ufficio mercoledì 9 dicembre.')
  expect(italian?.text).toContain('http://vicinato.test/my-month?month=2026-12')
  expect(italian?.html).toContain('Ada &lt;Colombo&gt; &amp; C. ti richiama')
  expect(italian?.html).toMatch(
    /<html lang="it">.*<a href="http:\/\/vicinato\.test\/my-month\?month=2026-12">/s,
  )
  expect(english?.html).toContain('<html lang="en">')
  expect(english?.text).toContain('calls you back to the office on Wednesday 9 December')
  expect(english?.text).toContain('http://vicinato.test/notices/preferences')
  // Nothing is fetched when the mail is opened: nobody learns when, or where.
  expect(italian?.html).not.toMatch(/<img|url\(|<link|<script/)
  expect(italian?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
})

test('a server that is busy is tried again later, with the same message id; one that refuses for good is not', async () => {
  caught.length = 0
  refusals.push(451)
  await told('Dino Russo', 'planning/published', { month: '2026-12' })
  await delivered()
  expect(caught).toEqual([])
  world.clock.moveTo('2026-11-23T12:01:00Z')
  await delivered()
  expect(caught.map(({ subject }) => subject)).toEqual(['Il mese di dicembre 2026 è pubblicato'])
  expect(caught[0]?.messageId).toMatch(/^<[0-9a-f-]{36}\.1@vicinato\.test>$/)
  refusals.push(550)
  await told('Giulia Conti', 'planning/published', { month: '2026-12' })
  await delivered()
  const marta = await world.as('Marta Rizzo')
  const { items } = await marta.ask(notices.failures, {})
  expect(items.map(({ name, outcome }) => [name, outcome])).toEqual([['Giulia Conti', 'failed']])
  expect(items[0]?.fault).toContain('550')
})
