// What a file of activities says against what is on record, and what it would change.
import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { listDirectorates } from '../people/structure-store.ts'
import { listActivities, listAssessmentsOn } from './catalogue-store.ts'
import type { Member } from './contingent-rules.ts'
import { type FileRead, type OnRecord, readFile } from './import-rules.ts'
import { type Assessment, type Judgements, judgedCriteria, resultOf, type Share } from './rules.ts'
import { listPersonKeys } from './shares-store.ts'
import { listMembers } from './store.ts'
import { listTools } from './tools-store.ts'

// What is on record ------------------------------------------------------------------------------------

type Reading = Pick<Context, 'tx' | 'actor' | 'today'>
type Recorded = Awaited<ReturnType<typeof readRecord>>

export async function readRecord({ tx, actor: { organisationId }, today }: Reading) {
  const assessments = await listAssessmentsOn(tx, organisationId, today)
  return {
    activities: await listActivities(tx, organisationId),
    assessments: new Map(assessments.map((row) => [row.activityId, row])),
    tools: await listTools(tx, organisationId, today),
    directorates: await listDirectorates(tx, organisationId),
    persons: await listPersonKeys(tx, organisationId, today),
    members: await listMembers(tx, organisationId, today),
  }
}

export async function readUploaded(context: Context, { contentBase64 }: { contentBase64: string }) {
  const record = await readRecord(context)
  const read = await readSheetsAside(Buffer.from(contentBase64, 'base64'))
  const none: FileRead = { activities: [], tools: [], persons: [] }
  if ('fault' in read) {
    const fault = { sheet: '', row: read.row ?? 1, column: '', found: '', expected: 'XLSX, CSV' }
    return { file: none, record, faults: [{ ...fault, code: `people/import-file-${read.fault}` }] }
  }
  const fiscalCode = new Map(record.persons.map((person) => [person.personId, person.fiscalCode]))
  const assigned = record.members.filter(({ shares }) => shares.length > 0)
  const on: OnRecord = {
    activities: new Set(record.activities.map(({ code }) => code)),
    tools: new Set(record.tools.map(({ code }) => code)),
    directorates: new Set(record.directorates.map(({ code }) => code)),
    persons: new Set(fiscalCode.values()),
    assigned: new Set(assigned.map(({ personId }) => fiscalCode.get(personId)!)),
  }
  return { ...readFile(read, on, context.today), record }
}

// What a file changes ----------------------------------------------------------------------------------

type Judged = { code: string; judgements: Judgements; tools: string[] }
type Plan = Omit<FileRead, 'persons'> & {
  assessments: Judged[]
  persons: FileRead['persons']
  /** Rows, persons and tools that are on record as the file has them. */
  unchanged: number
}

export function planOf(file: FileRead, record: Recorded): Plan {
  const known = new Map(record.activities.map((activity) => [activity.code, activity]))
  const knownTools = new Map(record.tools.map((tool) => [tool.code, tool]))
  const directorateCode = new Map(record.directorates.map(({ id, code }) => [id, code]))
  const toolCode = new Map(record.tools.map(({ id, code }) => [id, code]))
  const codeOf = new Map(record.activities.map(({ id, code }) => [id, code]))
  const fiscalCode = new Map(record.persons.map((person) => [person.personId, person.fiscalCode]))
  const done = new Map(
    record.members.map(({ personId, shares }) => [
      fiscalCode.get(personId)!,
      sharesKey(shares.map(({ activityId, percent }) => ({ activity: codeOf.get(activityId)!, percent }))),
    ]),
  )
  const activities = file.activities.filter(({ code, name, description, directorate }) => {
    const before = known.get(code)
    const place = before?.directorateId ? directorateCode.get(before.directorateId) : null
    return !before || before.name !== name || before.description !== description || place !== directorate
  })
  const assessments = file.activities.flatMap(({ code, verdicts, tools, note }): Judged[] => {
    if (!verdicts) return []
    const before = record.assessments.get(known.get(code)?.id ?? '')
    const sameTools =
      before?.toolIds
        .map((id) => toolCode.get(id))
        .sort()
        .join() === [...tools].sort().join()
    const same = before && judgedCriteria.every((one) => before.judgements[one].verdict === verdicts[one])
    if (same && sameTools) return []
    const words = { note, evidence: '' }
    const judged = judgedCriteria.map((one) => [one, { ...words, verdict: verdicts[one] }])
    return [{ code, tools, judgements: { ...Object.fromEntries(judged), tools: words } as Judgements }]
  })
  const tools = file.tools.filter(({ code, ...tool }) => {
    const before = knownTools.get(code)
    return !before || (Object.keys(tool) as (keyof typeof tool)[]).some((key) => before[key] !== tool[key])
  })
  const persons = file.persons.filter((person) => done.get(person.fiscalCode) !== sharesKey(person.shares))
  const all = file.activities.length + file.tools.length + file.persons.length
  const touched = new Set([...activities, ...assessments].map(({ code }) => code)).size
  return {
    activities,
    assessments,
    tools,
    persons,
    unchanged: all - touched - tools.length - persons.length,
  }
}

const sharesKey = (shares: readonly { activity: string; percent: number }[]): string =>
  shares
    .map(({ activity, percent }) => `${activity}:${percent}`)
    .sort()
    .join()

/** Who may ask today as it is, and as it would be with what the file says from today on, all by code. */
export function simulate(plan: Plan, record: Recorded) {
  const codeOf = new Map(record.activities.map(({ id, code }) => [id, code]))
  const toolCode = new Map(record.tools.map(({ id, code }) => [id, code]))
  const fiscalCode = new Map(record.persons.map((person) => [person.personId, person.fiscalCode]))
  const remote = new Map(record.tools.map(({ code, worksRemotely }) => [code, worksRemotely]))
  const assessed = new Map<string, Assessment>(
    [...record.assessments].map(([id, { judgements, toolIds }]) => [
      codeOf.get(id)!,
      { judgements, toolIds: toolIds.map((toolId) => toolCode.get(toolId)!) },
    ]),
  )
  const workableBy = () => {
    const reachable = new Set([...remote].filter(([, works]) => works).map(([code]) => code))
    return new Set([...assessed].filter(([, one]) => resultOf(one, reachable).workable).map(([code]) => code))
  }
  const before = workableBy()
  for (const { code, worksRemotely } of plan.tools) remote.set(code, worksRemotely)
  for (const { code, judgements, tools } of plan.assessments)
    assessed.set(code, { judgements, toolIds: tools })
  const after = workableBy()
  const byCode = (shares: readonly Share[]): Share[] =>
    shares.map(({ activityId, percent }) => ({ activityId: codeOf.get(activityId)!, percent }))
  const members: Member[] = record.members.map((one) => ({ ...one, shares: byCode(one.shares) }))
  const changed = new Map(plan.persons.map((person) => [person.fiscalCode, person.shares]))
  const membersAfter = members.map((member) => {
    const shares = changed.get(fiscalCode.get(member.personId)!)
    return shares
      ? { ...member, shares: shares.map(({ activity, percent }) => ({ activityId: activity, percent })) }
      : member
  })
  return { before, after, members, membersAfter }
}
