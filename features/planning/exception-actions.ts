import type { Context } from '../../platform/context.ts'
import type { Month } from '../../vocabulary/day.ts'
import { NotFound, refuseIf } from '../../vocabulary/refusal.ts'
import { findMonthHeld } from '../months/store.ts'
import { getMonth } from './actions.ts'
import { type ExceptionWritten, reasonsNotToExcept } from './exception-rules.ts'
import {
  type ExceptionRow,
  findException,
  findPlannable,
  listExceptions,
  saveException,
  saveExceptionEnd,
} from './exception-store.ts'

const shown = ({ madeAt, ...one }: ExceptionRow) => ({ ...one, madeAt: madeAt.toISOString() })

export async function showExceptions(context: Context, { month }: { month: Month }) {
  await getMonth(context, month)
  return { items: (await listExceptions(context.tx, context.actor.organisationId, month)).map(shown) }
}

/** The person's own: nobody else than HR and the person reads of it. */
export async function showMyException({ tx, actor }: Context, { month }: { month: Month }) {
  const [mine] = await listExceptions(tx, actor.organisationId, month, actor.personId)
  return { exception: mine ? shown(mine) : null }
}

export async function grantException(context: Context, written: ExceptionWritten) {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  const { month, personId } = written
  const row = await findMonthHeld(tx, organisationId, month, 'update')
  if (!row) throw new NotFound('month')
  const planned = await findPlannable(tx, organisationId, personId, today)
  if (planned === undefined) throw new NotFound('person')
  const facts = {
    workingDays: row.days.length,
    planned,
    published: row.publishedAt !== null,
    already: (await listExceptions(tx, organisationId, month, personId)).length > 0,
  }
  refuseIf(reasonsNotToExcept(written, facts))
  const id = await saveException(tx, organisationId, { ...written, by: actor.personId, now })
  // The category stays out of the audit: it may tell of the person's health.
  audit('planning/grant-exception', id!, { month, personId })
  return showExceptions(context, { month })
}

export async function withdrawException(context: Context, { exceptionId }: { exceptionId: string }) {
  const { tx, actor, now, audit } = context
  const exception = await findException(tx, actor.organisationId, exceptionId)
  if (!exception) throw new NotFound('exception')
  const { month, personId } = exception
  const row = (await findMonthHeld(tx, actor.organisationId, month, 'update'))!
  refuseIf(row.publishedAt ? [{ code: 'planning/published', month }] : [])
  await saveExceptionEnd(tx, actor.organisationId, { id: exceptionId, by: actor.personId, now })
  audit('planning/withdraw-exception', exceptionId, { month, personId })
  return showExceptions(context, { month })
}
