import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day, monthOf } from '../../vocabulary/day.ts'
import { NotFound, type Reason, refuseIf } from '../../vocabulary/refusal.ts'
import { tell } from '../notices/actions.ts'
import { listDirectorates, listOffices, listTeams } from '../people/structure-store.ts'
import type { policy } from './contract.ts'
import { type PolicyValue, policyFrom, reasonsNotToAdopt, reasonsNotToDecide, type Scope } from './rules.ts'
import {
  type ChangeRow,
  findChange,
  findChangeHeld,
  listAdoptedValues,
  listChanges,
  listChangeValues,
  listKnownPersonIds,
  listMonthsBegun,
  listOpinions,
  listRepresentativeIds,
  listTouchableTeams,
  type Stance,
  saveChange,
  saveConsultation,
  saveDecision,
  saveOpinion,
} from './store.ts'
import { touchedBy } from './touched-rules.ts'

type Asked = Pick<Context, 'tx' | 'actor'>
type ChangeShown = z.input<typeof policy.change.output>
type Touched = z.input<typeof policy.preview.output>

const placesOf = async ({ tx, actor }: Asked) => {
  const [directorate, office, team] = [
    await listDirectorates(tx, actor.organisationId),
    await listOffices(tx, actor.organisationId),
    await listTeams(tx, actor.organisationId),
  ]
  return { directorate, office, team }
}

const lastPublishedOf = async ({ tx, actor }: Asked) =>
  (await listMonthsBegun(tx, actor.organisationId)).findLast(({ published }) => published)?.month ?? null

/** What holds on a day, and what is decided for later: values overtaken before the day are history, not shown. */
export async function showPolicy(context: Context, { day = context.today }: { day?: Day | undefined }) {
  const { tx, actor } = context
  const places = await placesOf(context)
  const values = (await listAdoptedValues(tx, actor.organisationId)) as PolicyValue[]
  const all = policyFrom(values)
  const nameOf = new Map(Object.values(places).flatMap((list) => list.map(({ id, name }) => [id, name])))
  const holds = ({ item, scope, scopeId, from }: PolicyValue) => {
    if (from > day) return false
    const place = scope === 'organisation' ? {} : { [`${scope}Id`]: scopeId as string }
    const decided = all.decidedOf(item, place, day)
    return decided.scope === scope && decided.from === from
  }
  return {
    day,
    lastPublished: await lastPublishedOf(context),
    values: values
      .map((value) => ({
        value,
        scopeName: value.scopeId === null ? null : (nameOf.get(value.scopeId) ?? null),
        inForce: holds(value),
      }))
      .filter(({ value, inForce }) => inForce || value.from > day),
    places: Object.entries(places).flatMap(([scope, list]) =>
      list.map(({ id, name }) => ({ scope: scope as Scope, id, name })),
    ),
  } as z.input<typeof policy.policy.output>
}

async function refuseUndecidable(context: Asked, values: readonly PolicyValue[]) {
  const { tx, actor } = context
  const places = await placesOf(context)
  const known = {
    directorate: new Set(places.directorate.map(({ id }) => id)),
    office: new Set(places.office.map(({ id }) => id)),
    team: new Set(places.team.map(({ id }) => id)),
  }
  const reasons = reasonsNotToDecide(values, known, await lastPublishedOf(context))
  refuseIf([...reasons, ...(await unknownNames({ tx, actor }, values, known.office))])
}

/** A closed office sends people to an office that exists, and a review has an officer who is here. */
async function unknownNames(
  { tx, actor }: Asked,
  values: readonly PolicyValue[],
  offices: ReadonlySet<string>,
): Promise<Reason[]> {
  const named = values.flatMap(({ item, value }) => {
    const officer =
      item === 'review' && value ? (value as { officerPersonId: string | null }).officerPersonId : null
    return officer === null ? [] : [officer]
  })
  const people = await listKnownPersonIds(tx, actor.organisationId, named)
  return values.flatMap(({ item, value, scopeId }) => {
    if (item === 'closure-days' && value) {
      const elsewhere = (value as { elsewhere: { officeId: string } | null }).elsewhere
      if (elsewhere && !offices.has(elsewhere.officeId)) return [{ code: 'policy/unknown-office-elsewhere' }]
      if (elsewhere && elsewhere.officeId === scopeId) return [{ code: 'policy/closed-to-itself' }]
    }
    return item === 'review' && named.some((id) => !people.has(id))
      ? [{ code: 'policy/unknown-officer' }]
      : []
  })
}

async function touchedOf({ tx, actor }: Asked, values: readonly PolicyValue[]): Promise<Touched> {
  const first = values.map(({ from }) => from).sort()[0]
  return {
    ...touchedBy(
      await listAdoptedValues(tx, actor.organisationId),
      values,
      await listTouchableTeams(tx, actor.organisationId),
    ),
    openMonths: (await listMonthsBegun(tx, actor.organisationId)).flatMap(({ month, published }) =>
      !published && first !== undefined && month >= monthOf(first) ? [month] : [],
    ),
  }
}

export async function previewChange(context: Context, { values }: { values: readonly PolicyValue[] }) {
  await refuseUndecidable(context, values)
  return touchedOf(context, values)
}

const stateOf = ({ outcome, sentAt }: ChangeRow) =>
  outcome ?? (sentAt ? ('consulted' as const) : ('proposed' as const))
const line = (row: ChangeRow) => ({
  id: row.id,
  title: row.title,
  proposedAt: row.proposedAt.toISOString(),
  proposedBy: row.proposedBy,
  state: stateOf(row),
  from: row.from,
  items: row.items,
  until: row.until,
  opinions: row.opinions,
})

/** Representatives know a change from the day on which it is sent to them. */
const mayKnow = ({ actor }: Asked, row: ChangeRow): boolean =>
  row.sentAt !== null ||
  row.outcome === 'adopted' ||
  actor.roles.some((role) => role === 'hr-office' || role === 'administrator')

export async function showChanges(context: Context) {
  const rows = await listChanges(context.tx, context.actor.organisationId)
  return { items: rows.filter((row) => mayKnow(context, row)).map(line) }
}

export async function showChange(context: Context, { changeId }: { changeId: string }): Promise<ChangeShown> {
  const { tx, actor } = context
  const row = await findChange(tx, actor.organisationId, changeId)
  if (!row || !mayKnow(context, row)) throw new NotFound('change')
  const values = await listChangeValues(tx, actor.organisationId, changeId)
  const opinions = await listOpinions(tx, actor.organisationId, changeId)
  return {
    ...line(row),
    explanation: row.explanation,
    values: values as ChangeShown['values'],
    sentAt: row.sentAt?.toISOString() ?? null,
    touched: row.outcome ? null : await touchedOf(context, values),
    log: opinions.map(
      ({ at, personId: _, ...opinion }) => ({ ...opinion, at: at.toISOString() }) as ChangeShown['log'][0],
    ),
    decision:
      row.decidedAt && row.decidedBy
        ? { at: row.decidedAt.toISOString(), by: row.decidedBy, reason: row.reason ?? '' }
        : null,
  }
}

export async function proposeChange(
  context: Context,
  asked: { title: string; explanation: string; values: readonly PolicyValue[] },
) {
  const { tx, actor, now, audit } = context
  await refuseUndecidable(context, asked.values)
  const id = await saveChange(tx, actor.organisationId, { ...asked, by: actor.personId, now })
  audit('policy/propose', id, { values: asked.values.length })
  return showChange(context, { changeId: id })
}

async function getUndecidedHeld({ tx, actor }: Asked, changeId: string): Promise<ChangeRow> {
  const row = await findChangeHeld(tx, actor.organisationId, changeId)
  if (!row) throw new NotFound('change')
  refuseIf(row.outcome ? [{ code: 'policy/already-decided' }] : [])
  return row
}

/** Sends a change to the representatives: the confronto of CCNL Funzioni Locali art. 5, with its days by policy. */
export async function consult(context: Context, { changeId }: { changeId: string }) {
  const { tx, actor, now, today, audit } = context
  const row = await getUndecidedHeld(context, changeId)
  refuseIf(row.sentAt ? [{ code: 'policy/already-sent' }] : [])
  const all = policyFrom(await listAdoptedValues(tx, actor.organisationId))
  const until = addDays(today, all.valueOf('consultation', {}, today).days)
  const representatives = await listRepresentativeIds(tx, actor.organisationId)
  refuseIf(representatives.length === 0 ? [{ code: 'policy/no-representatives' }] : [])
  await saveConsultation(tx, actor.organisationId, changeId, { by: actor.personId, now, until })
  await tell(
    context,
    actor.organisationId,
    representatives.map((personId) => ({
      personId,
      kind: 'policy/opinion-asked' as const,
      details: { from: row.from, until },
    })),
  )
  audit('policy/consult', changeId, { until, representatives: representatives.length })
  return showChange(context, { changeId })
}

export async function giveOpinion(
  context: Context,
  { changeId, stance, words }: { changeId: string; stance: Stance; words: string },
) {
  const { tx, actor, now, audit } = context
  const row = await findChangeHeld(tx, actor.organisationId, changeId)
  if (!row?.sentAt) throw new NotFound('change')
  const reasons: Reason[] = []
  if (row.outcome) reasons.push({ code: 'policy/already-decided' })
  if (stance !== 'favourable' && words === '') reasons.push({ code: 'policy/words-needed' })
  refuseIf(reasons)
  const role = actor.roles.includes('union-representative') ? 'union-representative' : 'safety-representative'
  await saveOpinion(tx, actor.organisationId, changeId, { by: actor.personId, role, stance, words, now })
  audit('policy/opinion', changeId, { stance, role })
  return showChange(context, { changeId })
}

export async function decideChange(
  context: Context,
  asked: { changeId: string; outcome: 'adopted' | 'withdrawn'; reason: string; peopleTouched: number },
) {
  const { tx, actor, now, today, audit } = context
  const { changeId, outcome, reason } = asked
  const row = await getUndecidedHeld(context, changeId)
  const values = await listChangeValues(tx, actor.organisationId, changeId)
  if (outcome === 'adopted') {
    // Months may have been published since it was proposed, and offices closed.
    await refuseUndecidable(context, values)
    const all = policyFrom(await listAdoptedValues(tx, actor.organisationId))
    const { people } = await touchedOf(context, values)
    const given = new Set((await listOpinions(tx, actor.organisationId, changeId)).map((one) => one.personId))
    const representatives = await listRepresentativeIds(tx, actor.organisationId)
    refuseIf(
      reasonsNotToAdopt(row, {
        consultation: all.valueOf('consultation', {}, today),
        allHeard: row.sentAt !== null && representatives.every((id) => given.has(id)),
        today,
        reason,
        seen: asked.peopleTouched,
        found: people,
      }),
    )
  }
  await saveDecision(tx, actor.organisationId, changeId, { outcome, reason, by: actor.personId, now })
  audit(outcome === 'adopted' ? 'policy/adopted' : 'policy/withdrawn', changeId, {
    values: values.length,
    consulted: row.sentAt !== null,
  })
  if (outcome === 'adopted')
    await tell(
      context,
      actor.organisationId,
      (await listRepresentativeIds(tx, actor.organisationId)).map((personId) => ({
        personId,
        kind: 'policy/adopted' as const,
        details: { from: row.from },
      })),
    )
  return showChange(context, { changeId })
}
