import type { Context, Visit } from '../../platform/context.ts'
import { enterOrganisation } from '../../platform/database/transaction.ts'
import { NotFound } from '../../vocabulary/refusal.ts'
import { listDirectory } from '../alliance/store.ts'
import { enterBySlug, openSession } from './actions.ts'
import { listAudit, listDemoCandidates } from './reading-store.ts'
import { chooseCast, demoCast } from './rules.ts'

export async function showAudit(
  { tx, actor }: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const before = cursor === undefined ? undefined : Number(cursor)
  if (before !== undefined && !Number.isSafeInteger(before)) throw new NotFound('page')
  const lines = await listAudit(tx, actor.organisationId, { before, limit: limit + 1 })
  const items = lines.slice(0, limit).map((line) => ({ ...line, at: line.at.toISOString() }))
  return { items, nextCursor: lines.length > limit ? String(items.at(-1)!.seq) : null }
}

const mostOfOneRole = Math.max(...demoCast.map(([, count]) => count)) + demoCast.length

export async function showDemoPeople({ tx }: Visit) {
  const items = []
  for (const { id, slug, demo } of await listDirectory(tx)) {
    if (!demo) continue
    await enterOrganisation(tx, id)
    for (const { person, what } of chooseCast(await listDemoCandidates(tx, id, mostOfOneRole))) {
      const { personId, name, roles } = person
      items.push({ personId, organisation: slug, name, what, roles })
    }
  }
  return { items }
}

/** Only as those who stand on the page, and only where everything is invented. */
export async function demoSignIn(
  visit: Visit,
  { organisation: slug, personId }: { organisation: string; personId: string },
) {
  const organisation = await enterBySlug(visit.tx, slug)
  if (!organisation?.demo) throw new NotFound('demo')
  const cast = chooseCast(await listDemoCandidates(visit.tx, organisation.id, mostOfOneRole))
  if (!cast.some(({ person }) => person.personId === personId)) throw new NotFound('person')
  return openSession(visit, { organisationId: organisation.id, personId }, 'demo')
}
