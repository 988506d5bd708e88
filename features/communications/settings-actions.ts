import type { z } from 'zod'
import type { ActingErrand, Context } from '../../platform/context.ts'
import type { Services } from '../../platform/services.ts'
import { addDays } from '../../vocabulary/day.ts'
import { type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { getOrganisation } from '../alliance/store.ts'
import { countAnew } from './deriving-actions.ts'
import { reasonsAgainstSettings } from './fault-rules.ts'
import { columnNames, fileColumns } from './file-rules.ts'
import type { communicationOffice } from './office-contract.ts'
import { field, type Operation, readFound } from './rest-rules.ts'
import { type Settings, usualSettings } from './rules.ts'
import { findOpenAccess, secretPlace } from './sending-actions.ts'
import { ministryService, type Stop } from './service-actions.ts'
import { findAccess, findSettings, lockCommunications, saveAccess, saveSettings } from './settings-store.ts'

export async function showSettings({
  tx,
  actor,
  today,
}: Context): Promise<z.input<typeof communicationOffice.settings.output>> {
  const { organisationId } = actor
  const [said, access] = [await findSettings(tx, organisationId), await findAccess(tx, organisationId)]
  const { name } = await getOrganisation(tx, organisationId)
  return {
    set: said !== undefined,
    settings: said?.settings ?? { ...usualSettings, employerName: name, since: today },
    said: said ? { at: said.madeAt.toISOString(), by: said.madeBy } : null,
    access: {
      ...{ tokenUrl: access?.tokenUrl ?? '', serviceUrl: access?.serviceUrl ?? '' },
      ...{ scope: access?.scope ?? '', clientId: access?.clientId ?? '' },
      ...{ operations: access?.operations ?? {}, hasSecret: access !== undefined },
    },
    headings: columnNames.map((key) => {
      const { heading, kinds } = fileColumns[key]
      return { key, heading, kinds: [...kinds] }
    }),
  }
}

export async function changeSettings({ tx, actor, now, audit, enqueue }: Context, settings: Settings) {
  const { organisationId, personId } = actor
  refuseIf(reasonsAgainstSettings(settings).map(({ code }) => ({ code })))
  await lockCommunications(tx, organisationId)
  const known = new Set<string>(columnNames)
  const headings = Object.fromEntries(
    Object.entries(settings.headings).filter(([key, heading]) => known.has(key) && heading),
  )
  await saveSettings(tx, organisationId, { ...settings, headings }, { by: personId, now })
  await countAnew({ tx, now }, organisationId, settings)
  await enqueue('heed-agreements', organisationId)
  const { employerKind, extensionFrom, earlyEnd, pastHolidays, since, channel, closeEarlier } = settings
  audit('communications/settings-changed', organisationId, {
    ...{ employerKind, extensionFrom, earlyEnd, pastHolidays, since, channel, closeEarlier },
  })
  return {}
}

type Access = {
  tokenUrl: string
  serviceUrl: string
  scope: string
  clientId: string
  operations: Partial<Record<Operation, string>>
  clientSecret?: string | undefined
}

export const changeAccess =
  ({ sealing, outbound }: Services) =>
  async ({ tx, actor, now, audit }: Context, { clientSecret, ...access }: Access) => {
    const { organisationId, personId } = actor
    await lockCommunications(tx, organisationId)
    const before = await findAccess(tx, organisationId)
    const reasons: Reason[] = []
    for (const key of ['tokenUrl', 'serviceUrl'] as const)
      if (!outbound.mayReach(access[key])) reasons.push({ code: `communications/no-address-${key}` })
    if (!access.clientId) reasons.push({ code: 'communications/client-missing' })
    const elsewhere = before && (before.tokenUrl !== access.tokenUrl || before.clientId !== access.clientId)
    // A secret is not carried to another address: whoever sets one could have it told to themself.
    if (!clientSecret && (!before || elsewhere)) reasons.push({ code: 'communications/secret-missing' })
    refuseIf(reasons)
    const sealedClientSecret = clientSecret
      ? sealing.seal(clientSecret, secretPlace(organisationId))
      : before!.sealedClientSecret
    await saveAccess(tx, organisationId, { ...access, sealedClientSecret }, { by: personId, now })
    audit('communications/access-changed', organisationId, {
      newSecret: Boolean(clientSecret),
      tokenUrl: access.tokenUrl,
      serviceUrl: access.serviceUrl,
    })
    return {}
  }

type Step = { step: 'token' | 'search'; fine: boolean; reason: string; words: string }

type Fault = Stop | { outcome: 'not-sent' | 'lost'; words: string }
const wrong = (step: Step['step'], fault: Fault): Step => ({
  ...{ step, fine: false, words: fault.words.slice(0, 300) },
  reason: fault.outcome === 'stop' ? fault.reason : 'communications/no-answer',
})

/** A token, then a search of one day: it reads, and changes nothing there. */
export const tryAccess =
  (services: Services) =>
  async ({ actor, today, transaction }: ActingErrand): Promise<{ steps: Step[] }> => {
    const { organisationId } = actor
    const [access, said] = await transaction(async ({ tx, audit }) => {
      audit('communications/access-tried', organisationId, {})
      return [
        await findOpenAccess(services, { tx }, organisationId),
        await findSettings(tx, organisationId),
      ] as const
    })
    refuseIf([
      ...(access ? [] : [{ code: 'communications/no-access' }]),
      ...(said ? [] : [{ code: 'communications/not-set' }]),
    ])
    const service = ministryService(services.outbound, access!)
    const fault = await service.authorise()
    if (fault) return { steps: [wrong('token', fault)] }
    const fine = { fine: true, reason: '', words: '' }
    const token: Step = { step: 'token', ...fine }
    const query = {
      ...{ CFAzienda: said!.settings.employerCode, dataInizio: addDays(today, -1), dataFine: today },
    }
    const answer = await service.ask('RicercaComunicazioni', { query })
    if (answer.outcome !== 'answered') return { steps: [token, wrong('search', answer)] }
    if (answer.status === 200 && readFound(answer.json))
      return { steps: [token, { step: 'search', ...fine }] }
    const words = String(field(field(answer.json, 'Esito'), 'messaggio') ?? `HTTP ${answer.status}`)
    const reason = 'communications/not-as-expected'
    return { steps: [token, wrong('search', { outcome: 'stop', reason, words })] }
  }
