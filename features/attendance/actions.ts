import { instantText } from '../../platform/clock.ts'
import type { Afterwards, Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import { csvParts, type Rows, xlsxParts } from '../../platform/sheets/streaming.ts'
import type { Day, Month } from '../../vocabulary/day.ts'
import { NotFound, Refused } from '../../vocabulary/refusal.ts'
import { listAgreed } from '../agreements/agreed-store.ts'
import { findMonth, type MonthRow } from '../months/store.ts'
import { listDirectorates } from '../people/structure-store.ts'
import type { Policy } from '../policy/rules.ts'
import { getPolicy } from '../policy/store.ts'
import { messages } from './file-messages.ts'
import { cellsOf, columns, plannedDays } from './rules.ts'
import { listPersonMonths } from './store.ts'

type Asked = { month: Month; directorateId?: string | undefined }
type Language = 'it' | 'en'

async function getPublished({ tx, actor }: Pick<Context, 'tx' | 'actor'>, { month, directorateId }: Asked) {
  const row = await findMonth(tx, actor.organisationId, month)
  if (!row) throw new NotFound('month')
  if (!row.publishedAt) throw new Refused([{ code: 'attendance/not-published', month }])
  const known = await listDirectorates(tx, actor.organisationId)
  if (directorateId && !known.some(({ id }) => id === directorateId)) throw new NotFound('directorate')
  return row
}

/** Asked for each day of each person: looked up once by directorate and day. */
function vouchersBy(policy: Policy) {
  const known = new Map<string, { office: boolean; away: boolean }>()
  return (directorateId: string, day: Day, away: boolean): boolean => {
    const key = `${directorateId} ${day}`
    const found = known.get(key) ?? policy.valueOf('meal-voucher', { directorateId }, day)
    known.set(key, found)
    return away ? found.away : found.office
  }
}

export async function showAttendance(
  context: Context,
  {
    since,
    cursor,
    limit,
    ...asked
  }: Asked & {
    since?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) {
  const { tx, actor, now } = context
  const row = await getPublished(context, asked)
  const publishedAt = row.publishedAt!.toISOString()
  // All of a month published since is news; of one published before, only what changed.
  const changedSince = since !== undefined && since > publishedAt ? since : undefined
  const people = await listPeople(tx, actor.organisationId, row, {
    ...{ directorateId: asked.directorateId, after: cursor, limit },
    since: changedSince,
  })
  const hasVoucher = vouchersBy(await getPolicy(tx, actor.organisationId))
  return {
    items: people.flatMap((person) => plannedDays(person, row.days, publishedAt, hasVoucher, since)),
    nextCursor: people.length === limit ? people.at(-1)!.personId : null,
    readAt: instantText(now),
  }
}

/** Persons of a month with what their agreements say of it: two statements, whatever their number. */
async function listPeople(
  tx: Transaction,
  organisationId: string,
  { month, days }: MonthRow,
  asked: Parameters<typeof listPersonMonths>[3],
) {
  const people = await listPersonMonths(tx, organisationId, month, asked)
  const ids = people.map(({ personId }) => personId)
  const agreed = await listAgreed(tx, organisationId, ids, days[0]!, days.at(-1)!)
  return people.map((person) => ({ ...person, agreed: agreed.get(person.personId) ?? [] }))
}

/** Persons read at a time for a file: what is held, whatever the number of people. */
const personsAtOnce = 100

/** The whole month, part by part: read while it is sent, after this request has committed. */
export async function showAttendanceFile(
  context: Context & Afterwards,
  { format, language, ...asked }: Asked & { format: 'csv' | 'xlsx'; language: Language },
) {
  const row = await getPublished(context, asked)
  const policy = await getPolicy(context.tx, context.actor.organisationId)
  context.audit('attendance/export', asked.month, { format, directorateId: asked.directorateId ?? null })
  const words: Record<string, string> = messages[language]
  const say = (key: string) => words[`attendance.${key}`] ?? key
  const rows = rowsOf(context, asked, row, policy, say)
  const legend = [
    [say('column'), say('meaning')],
    ...columns.map((column) => [say(`column-${column}`), say(`meaning-${column}`)]),
  ]
  const name = `${say('file-name')}-${asked.month}`
  return format === 'csv'
    ? { fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', parts: csvParts(rows) }
    : {
        fileName: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        parts: xlsxParts([
          { name: say('sheet'), rows },
          { name: say('legend'), rows: once(legend) },
        ]),
      }
}

async function* once(rows: string[][]): Rows {
  yield rows
}

async function* rowsOf(
  { actor, readLater }: Context & Afterwards,
  { directorateId }: Asked,
  row: MonthRow,
  policy: Policy,
  say: (key: string) => string,
): Rows {
  const hasVoucher = vouchersBy(policy)
  const publishedAt = row.publishedAt!.toISOString()
  yield [columns.map((column) => say(`column-${column}`))]
  let after: string | undefined
  do {
    const people = await readLater((tx) =>
      listPeople(tx, actor.organisationId, row, { directorateId, after, limit: personsAtOnce }),
    )
    yield people.flatMap((person) =>
      plannedDays(person, row.days, publishedAt, hasVoucher).map((planned) => cellsOf(planned, say)),
    )
    after = people.length === personsAtOnce ? people.at(-1)!.personId : undefined
  } while (after)
}
