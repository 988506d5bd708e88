import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { type Reason, Refused, refuseIf } from '../../vocabulary/refusal.ts'
import { countKeptIn, findWhetherMapped } from '../activities/store.ts'
import { countWithoutAgreement, countWithoutSafety } from '../agreements/gate-store.ts'
import { stageOf } from '../months/rules.ts'
import { tell } from '../notices/actions.ts'
import { getMonth } from './actions.ts'
import { listComparedMonths } from './figures-store.ts'
import { listDirectorateNames } from './planned-store.ts'
import {
  findLastReminder,
  listGates,
  listSilentIds,
  listSilentPeople,
  listSilentTeams,
  saveReminder,
} from './room-store.ts'

/** Who has stated no wish: how many by directorate and team. Names are asked for team by team. */
export async function showSilent(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const teams = await listSilentTeams(tx, organisationId, month, today)
  const last = await findLastReminder(tx, organisationId, month)
  const open = stageOf({ ...row, published: row.publishedAt !== null }, today) === 'wishes'
  return {
    people: teams.reduce((sum, { silent }) => sum + silent, 0),
    teams,
    lastReminder: last
      ? { day: last.day, people: last.people, sentBy: last.sentBy, sentAt: last.sentAt.toISOString() }
      : null,
    mayRemind: open && last?.day !== today,
  }
}

export async function showSilentPeople(
  context: Context,
  { month, teamId }: { month: Month; teamId: string },
) {
  const { tx, actor, today } = context
  await getMonth(context, month)
  return { items: await listSilentPeople(tx, actor.organisationId, month, teamId, today) }
}

/** Reminds those who have stated no wish: once a day, however many press. */
export async function remindSilent(context: Context, { month }: { month: Month }) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const row = await getMonth(context, month)
  const reasons: Reason[] = []
  if (stageOf({ ...row, published: row.publishedAt !== null }, today) !== 'wishes')
    reasons.push({ code: 'planning/wishes-closed', month })
  const silent = await listSilentIds(tx, organisationId, month, today)
  if (silent.length === 0) reasons.push({ code: 'planning/nobody-silent' })
  refuseIf(reasons)
  const first = await saveReminder(tx, organisationId, {
    month,
    day: today,
    people: silent.length,
    by: actor.personId,
    now,
  })
  if (!first) throw new Refused([{ code: 'planning/reminded-today' }])
  await tell(
    { tx, now },
    organisationId,
    silent.map((personId) => ({
      personId,
      kind: 'wishes/reminder' as const,
      details: { month, until: row.wishesUntil },
    })),
  )
  audit('planning/remind', month, { people: silent.length })
  return { people: silent.length }
}

/**
 * What keeps people from days away, by gate and directorate: counts, and no names. Each gate is one line.
 */
export async function showGates(context: Context, { month }: { month: Month }) {
  const { tx, actor, today } = context
  const { organisationId } = actor
  const { days } = await getMonth(context, month)
  const rows = await listGates(tx, organisationId, today)
  const mapped = await findWhetherMapped(tx, organisationId)
  const keptIn = mapped ? await countKeptIn(tx, organisationId, today) : new Map<string, number>()
  const withoutAgreement = await countWithoutAgreement(tx, organisationId, {
    from: days[0]!,
    until: days.at(-1)!,
    today,
  })
  const period = { from: days[0]!, until: days.at(-1)!, today }
  const withoutSafety = await countWithoutSafety(tx, organisationId, period)
  const names = new Map((await listDirectorateNames(tx, organisationId)).map(({ id, name }) => [id, name]))
  const gates = [
    { gate: 'home' as const, known: true, countOf: (one: (typeof rows)[number]) => one.homeMissing },
    {
      gate: 'activities' as const,
      known: mapped,
      countOf: (one: (typeof rows)[number]) => keptIn.get(one.directorateId) ?? 0,
    },
    {
      gate: 'agreement' as const,
      known: true,
      countOf: (one: (typeof rows)[number]) => withoutAgreement.get(one.directorateId) ?? 0,
    },
    {
      gate: 'safety' as const,
      known: true,
      countOf: (one: (typeof rows)[number]) => withoutSafety.get(one.directorateId) ?? 0,
    },
  ]
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    gates: gates.map(({ gate, known, countOf }) => ({
      gate,
      known,
      people: rows.reduce((sum, one) => sum + countOf(one), 0),
      directorates: rows
        .map((one) => ({
          directorateId: one.directorateId,
          name: names.get(one.directorateId) ?? '',
          of: one.people,
          people: countOf(one),
        }))
        .filter(({ people }) => people > 0)
        .toSorted((a, b) => b.people - a.people || a.name.localeCompare(b.name)),
    })),
  }
}

/** Published months side by side, as they were published: by directorate, the oldest first. */
export async function compareMonths({ tx, actor }: Context, { months }: { months: number }) {
  const rows = await listComparedMonths(tx, actor.organisationId, months)
  const names = new Map(
    (await listDirectorateNames(tx, actor.organisationId)).map(({ id, name }) => [id, name]),
  )
  return {
    months: [...new Set(rows.map(({ month }) => month))] as Month[],
    directorates: [...names]
      .map(([directorateId, name]) => ({
        directorateId,
        name,
        months: rows
          .filter((one) => one.directorateId === directorateId)
          .map(({ month, people, wished, granted, refused, presentDays }) => ({
            ...{ month: month as Month, people, wished, granted, refused, presentDays },
          })),
      }))
      .filter(({ months }) => months.length > 0),
  }
}
