import type { JobMoment, RunningJob } from '../../platform/jobs.ts'
import type { Attempt } from '../../platform/mail.ts'
import { tryToMail } from '../../platform/mail.ts'
import type { Push, PushAttempt } from '../../platform/push.ts'
import type { Services } from '../../platform/services.ts'
import { getOrganisation } from '../alliance/store.ts'
import { bandWithin, type Calendar, nextDigest, nextOpening, usualBand } from './band-rules.ts'
import {
  type Addressee,
  type Claimed,
  claimDue,
  type Delivery,
  endDeliveries,
  listAddressees,
  listUnsorted,
  type Outcome,
  postponeDeliveries,
  saveDeliveries,
  waitForTurn,
} from './delivery-store.ts'
import { type Device, deleteDevice, findPushKey, listDevices } from './device-store.ts'
import { letterOf, type Sender, subjectOfAll, type Told } from './letter-actions.ts'
import { type Channel, isStale, pageOf, retryAt, usualWay } from './rules.ts'
import { findBand } from './store.ts'

/** Of one transaction: so that on the embedded engine nobody waits for long. */
const sortedAtOnce = 1000
/** Letters under way at once, and how long their claim holds: far longer than any server is waited for. */
const [peopleAtOnce, claimMilliseconds] = [20, 15 * 60_000]

/**
 * Brings people what they were told: decides when and how of each new notice, then sends what is due. Nothing is sent
 * inside a transaction; each letter is marked as soon as it is out.
 */
export const deliver =
  (services: Services) =>
  async ({ organisationId, transaction, signal }: RunningJob): Promise<void> => {
    const isFull = () => transaction((moment) => sort(services, moment, organisationId))
    while (!signal.aborted && (await isFull()));
    for (const channel of ['mail', 'push'] as const)
      for (let more = true; more && !signal.aborted; ) {
        const letters = await transaction((moment) => claim(services, moment, organisationId, channel))
        more = letters !== undefined
        await Promise.all(
          (letters ?? []).map(async ({ send, ...letter }) => {
            const attempt = await send()
            await transaction((moment) => conclude(moment, organisationId, letter, attempt))
          }),
        )
      }
  }

type Of = { organisationId: string; calendar: (person: Addressee) => Calendar; sender: Sender }

async function bearings(services: Services, { tx }: JobMoment, organisationId: string): Promise<Of> {
  const { name, demo, patronDay } = await getOrganisation(tx, organisationId)
  const organisationBand = (await findBand(tx, organisationId)) ?? usualBand
  return {
    organisationId,
    calendar: ({ band }) => ({ band: bandWithin(band, organisationBand), patronDay }),
    sender: { organisation: name, demo, publicUrl: services.publicUrl },
  }
}

/** Decides by which channels new notices go out, and when. True where there may be more. */
async function sort(services: Services, moment: JobMoment, organisationId: string): Promise<boolean> {
  const { tx, now, today } = moment
  await waitForTurn(tx, organisationId)
  const unsorted = await listUnsorted(tx, organisationId, sortedAtOnce)
  if (unsorted.length === 0) return false
  const { calendar } = await bearings(services, moment, organisationId)
  const personIds = unsorted.map(({ personId }) => personId)
  const addressees = await listAddressees(tx, organisationId, personIds, today)
  const deliveries = unsorted.flatMap((notice): Delivery[] => {
    const person = addressees.get(notice.personId)
    const way = notice.way ?? usualWay(notice.kind)
    if (!person?.here || way === 'none' || isStale(notice.madeAt.getTime(), now)) return []
    const days = calendar(person)
    const of = { noticeId: notice.id, personId: notice.personId }
    const byMail = (dueAt: number): Delivery => ({
      ...of,
      channel: 'mail',
      dueAt,
      outcome: noMail(services, person),
    })
    const found: Delivery[] = []
    if (way === 'digest') found.push(byMail(nextDigest(now, person.digest, days)))
    if (way === 'mail' || way === 'both') found.push(byMail(nextOpening(now, days)))
    if ((way === 'push' || way === 'both') && person.devices > 0)
      found.push({ ...of, channel: 'push', dueAt: nextOpening(now, days), outcome: null })
    return found
  })
  const ids = unsorted.map(({ id }) => id)
  await saveDeliveries(tx, organisationId, ids, deliveries, now)
  return unsorted.length === sortedAtOnce
}

/** Known at once, so that a mail server set a month later does not send the mails of a month. */
const noMail = ({ mail }: Services, { email }: Addressee): Outcome | null =>
  !mail ? 'no-server' : !email ? 'no-address' : null

type Letter = {
  personId: string
  channel: Channel
  noticeIds: string[]
  attempts: number
  calendar: Calendar
  send(): Promise<Sent>
}
type Sent = { attempt: Attempt; gone: readonly Device[] }

/** Takes what is due to some people. What they read meanwhile, or may not be sent now, is set aside. */
async function claim(
  services: Services,
  moment: JobMoment,
  organisationId: string,
  channel: Channel,
): Promise<Letter[] | undefined> {
  const { tx, now, today } = moment
  await waitForTurn(tx, organisationId)
  const until = now + claimMilliseconds
  const claimed = await claimDue(tx, organisationId, channel, { now, until, people: peopleAtOnce })
  if (claimed.length === 0) return undefined
  const of = await bearings(services, moment, organisationId)
  const personIds = [...new Set(claimed.map(({ personId }) => personId))]
  const addressees = await listAddressees(tx, organisationId, personIds, today)
  const devices = channel === 'push' ? await listDevices(tx, organisationId, personIds) : []
  const key = channel === 'push' ? await openKey(services, moment, organisationId) : undefined
  const letters: Letter[] = []
  for (const personId of personIds) {
    const person = addressees.get(personId)!
    const theirs = claimed.filter((one) => one.personId === personId)
    const idsOf = (some: readonly Claimed[]) => some.map(({ noticeId }) => noticeId)
    const needless = theirs.filter(
      ({ read, madeAt }) => read || !person.here || isStale(madeAt.getTime(), now),
    )
    if (needless.length > 0) {
      const noticeIds = idsOf(needless)
      await endDeliveries(tx, organisationId, { noticeIds, channel }, { outcome: 'needless' }, now)
    }
    const told = theirs.filter((one) => !needless.includes(one))
    if (told.length === 0) continue
    const noticeIds = idsOf(told)
    const calendar = of.calendar(person)
    const opening = nextOpening(now, calendar)
    if (opening > now) {
      await postponeDeliveries(tx, organisationId, { noticeIds, channel }, { dueAt: opening, tried: false })
      continue
    }
    const unsent = channel === 'mail' ? noMail(services, person) : null
    if (unsent) {
      await endDeliveries(tx, organisationId, { noticeIds, channel }, { outcome: unsent }, now)
      continue
    }
    const send =
      channel === 'mail'
        ? () => mailTo(services, told, person, of.sender)
        : () => pushTo(services, told, { person, devices, key, now })
    const attempts = Math.max(...told.map((one) => one.attempts))
    letters.push({ personId, channel, noticeIds, attempts, calendar, send })
  }
  return letters
}

async function mailTo({ mail }: Services, told: readonly Told[], person: Addressee, sender: Sender) {
  const reader = { name: person.name, email: person.email!, language: person.language }
  return { attempt: await tryToMail(mail!, letterOf(told, reader, sender)), gone: [] }
}

type SenderKey = Push['key']

async function openKey({ sealing }: Services, { tx }: JobMoment, organisationId: string) {
  const kept = await findPushKey(tx, organisationId)
  return (
    kept && { publicKey: kept.publicKey, privateKey: sealing.unseal(kept.sealed, `push ${organisationId}`) }
  )
}

/** On a device only the subject is shown, and where it leads: who else sees the screen learns no name and no day. */
async function pushTo(
  { push, publicUrl }: Services,
  told: readonly Told[],
  to: { person: Addressee; devices: readonly Device[]; key: SenderKey | undefined; now: number },
): Promise<Sent> {
  const { person, key, now } = to
  const [first] = told
  const text = JSON.stringify({
    title: subjectOfAll(told, person.language),
    page: told.length === 1 ? pageOf(first!.kind, first!.details) : '/notices',
    lang: person.language,
  })
  const theirs = to.devices.filter(({ personId }) => personId === person.personId)
  if (!key || theirs.length === 0) return { attempt: { fault: 'no device', lasting: true }, gone: [] }
  const tried = await Promise.all(
    theirs.map(
      async (device): Promise<[Device, PushAttempt]> => [
        device,
        await push.send({ subscription: device, text, key, contact: contactOf(publicUrl), now }),
      ],
    ),
  )
  const gone = tried.flatMap(([device, attempt]) => (attempt === 'gone' ? [device] : []))
  const faults = tried.flatMap(([, attempt]) => (typeof attempt === 'object' ? [attempt] : []))
  if (tried.some(([, attempt]) => attempt === 'sent')) return { attempt: 'sent', gone }
  const fault = faults.find(({ lasting }) => !lasting) ?? faults[0]
  return { attempt: fault ?? { fault: 'the device took its leave', lasting: true }, gone }
}

const contactOf = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? publicUrl : 'mailto:vicinato@localhost'

async function conclude(
  { tx, now }: JobMoment,
  organisationId: string,
  { channel, noticeIds, attempts, calendar, personId }: Omit<Letter, 'send'>,
  { attempt, gone }: Sent,
): Promise<void> {
  const of = { noticeIds, channel }
  for (const { id } of gone) await deleteDevice(tx, organisationId, { id, personId })
  if (attempt === 'sent') return endDeliveries(tx, organisationId, of, { outcome: 'sent' }, now)
  const { fault, lasting } = attempt
  const again = lasting ? undefined : retryAt(attempts, now)
  if (again === undefined) return endDeliveries(tx, organisationId, of, { outcome: 'failed', fault }, now)
  const dueAt = nextOpening(again, calendar)
  return postponeDeliveries(tx, organisationId, of, { dueAt, tried: true, fault })
}
