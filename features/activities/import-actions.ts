import type { Context } from '../../platform/context.ts'
import { readSheetsAside } from '../../platform/sheets/in-thread.ts'
import { type Cell, csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { listDirectorates } from '../people/structure-store.ts'
import { shownEffect } from './catalogue-actions.ts'
import {
  listActivities,
  listAssessmentsOn,
  lockActivities,
  saveActivities,
  saveAssessments,
} from './catalogue-store.ts'
import { effectOf, type Member } from './contingent-rules.ts'
import { type SheetName, sheetNames, sheets } from './import-columns-rules.ts'
import { type FileRead, type OnRecord, readFile } from './import-rules.ts'
import { type Assessment, type Judgements, judgedCriteria, resultOf, type Share } from './rules.ts'
import { listPersonKeys, saveShares } from './shares-store.ts'
import { listMembers } from './store.ts'
import { listTools, saveTools, saveToolVersions } from './tools-store.ts'

type Asked = { format: 'xlsx' | 'csv'; sheet: SheetName }

async function fileOf(rows: Record<SheetName, Cell[][]>, { format, sheet }: Asked): Promise<FileAnswer> {
  const whole = (name: SheetName) => [sheets[name].columns.map(({ heading }) => heading.it), ...rows[name]]
  if (format === 'csv')
    return {
      fileName: `vicinato-${sheets[sheet].heading.en.toLowerCase()}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: csvOf(whole(sheet)),
    }
  return {
    fileName: 'vicinato-attivita.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await xlsxOf(sheetNames.map((name) => ({ name: sheets[name].heading.it, rows: whole(name) }))),
  }
}

export function showImportTemplate(_: Context, asked: Asked): Promise<FileAnswer> {
  const example = (name: SheetName) => [sheets[name].columns.map((column) => column.example)]
  return fileOf(
    { activities: example('activities'), tools: example('tools'), shares: example('shares') },
    asked,
  )
}

const verdictWords = { met: 'sì', 'in-part': 'in parte', 'not-met': 'no' } as const
const kindWords = { application: 'applicativo', equipment: 'attrezzatura', documents: 'documenti' } as const

export async function exportFile({ tx, actor, today, audit }: Context, asked: Asked): Promise<FileAnswer> {
  const record = await readRecord({ tx, actor, today })
  const codeOf = new Map(record.activities.map(({ id, code }) => [id, code]))
  const toolCode = new Map(record.tools.map(({ id, code }) => [id, code]))
  const directorateCode = new Map(record.directorates.map(({ id, code }) => [id, code]))
  const fiscalCode = new Map(record.persons.map((person) => [person.personId, person.fiscalCode]))
  audit('activities/exported', actor.organisationId, { persons: record.members.length })
  return fileOf(
    {
      activities: record.activities.map((activity) => {
        const assessment = record.assessments.get(activity.id)
        return [
          activity.code,
          activity.name,
          activity.description,
          (activity.directorateId && directorateCode.get(activity.directorateId)) ?? '',
          ...judgedCriteria.map((one) =>
            assessment ? verdictWords[assessment.judgements[one].verdict] : '',
          ),
          (assessment?.toolIds ?? []).map((id) => toolCode.get(id)).join(', '),
          assessment?.judgements.individual.note ?? '',
        ]
      }),
      tools: record.tools.map(({ code, name, kind, worksRemotely, needed }) => [
        code,
        name,
        kindWords[kind],
        worksRemotely ? 'sì' : 'no',
        needed,
      ]),
      shares: record.members.flatMap(({ personId, shares }) =>
        shares.map(({ activityId, percent }) => [
          fiscalCode.get(personId)!,
          codeOf.get(activityId)!,
          `${percent} %`,
          '',
        ]),
      ),
    },
    asked,
  )
}

type Uploaded = { fileName: string; contentBase64: string }
const faultsKept = 500

export async function previewImport(context: Context, uploaded: Uploaded) {
  const { file, faults, record } = await readUploaded(context, uploaded)
  if (faults.length > 0)
    return {
      faultsTotal: faults.length,
      faults: faults.slice(0, faultsKept),
      counts: { activities: 0, assessments: 0, tools: 0, persons: 0, unchanged: 0 },
      effect: null,
    }
  const plan = planOf(file, record)
  const { before, after, members, membersAfter } = simulate(plan, record)
  return {
    faultsTotal: 0,
    faults: [],
    counts: {
      activities: plan.activities.length,
      assessments: plan.assessments.length,
      tools: plan.tools.length,
      persons: plan.persons.length,
      unchanged: plan.unchanged,
    },
    effect: await shownEffect(context, context.today, effectOf(members, before, after, membersAfter).items),
  }
}

export async function applyImport(context: Context, uploaded: Uploaded): Promise<Record<string, never>> {
  const { tx, actor, today, now, audit } = context
  const { organisationId } = actor
  await lockActivities(tx, organisationId)
  const { file, faults, record } = await readUploaded(context, uploaded)
  refuseIf(faults.length > 0 ? [{ code: 'activities/import-faulty', faults: faults.length }] : [])
  const plan = planOf(file, record)
  const written = { by: actor.personId, now }
  const toolIds = new Map(record.tools.map(({ code, id }) => [code, id]))
  const activityIds = new Map(record.activities.map(({ code, id }) => [code, id]))
  const directorateIds = new Map(record.directorates.map(({ code, id }) => [code, id]))
  const personIds = new Map(record.persons.map(({ fiscalCode, personId }) => [fiscalCode, personId]))
  for (const { code, id } of await saveTools(
    tx,
    organisationId,
    plan.tools.map(({ code, name, kind }) => ({ code, name, kind, source: null })),
  ))
    toolIds.set(code, id)
  await saveToolVersions(
    tx,
    organisationId,
    plan.tools.map(({ code, worksRemotely, needed }) => ({
      toolId: toolIds.get(code)!,
      validFrom: today,
      worksRemotely,
      needed,
    })),
    written,
  )
  for (const { code, id } of await saveActivities(
    tx,
    organisationId,
    plan.activities.map(({ code, name, description, directorate }) => ({
      code,
      name,
      description,
      directorateId: directorate ? directorateIds.get(directorate)! : null,
      source: null,
    })),
  ))
    activityIds.set(code, id)
  await saveAssessments(
    tx,
    organisationId,
    plan.assessments.map(({ code, judgements, tools }) => ({
      activityId: activityIds.get(code)!,
      validFrom: today,
      judgements,
      toolIds: tools.map((tool) => toolIds.get(tool)!),
      reason: uploaded.fileName,
    })),
    written,
  )
  await saveShares(
    tx,
    organisationId,
    plan.persons.map(({ fiscalCode, from, shares }) => ({
      personId: personIds.get(fiscalCode)!,
      validFrom: from,
      shares: shares.map(({ activity, percent }) => ({ activityId: activityIds.get(activity)!, percent })),
    })),
    written,
  )
  const { activities, assessments, tools, persons } = plan
  audit('activities/imported', organisationId, {
    activities: activities.length,
    assessments: assessments.length,
    tools: tools.length,
    persons: persons.length,
  })
  return {}
}

// What is on record ------------------------------------------------------------------------------------

type Reading = Pick<Context, 'tx' | 'actor' | 'today'>
type Recorded = Awaited<ReturnType<typeof readRecord>>

async function readRecord({ tx, actor: { organisationId }, today }: Reading) {
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

async function readUploaded(context: Context, { contentBase64 }: Uploaded) {
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

function planOf(file: FileRead, record: Recorded): Plan {
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
function simulate(plan: Plan, record: Recorded) {
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
