import type { Context } from '../../platform/context.ts'
import { type Cell, csvOf, xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { shownEffect } from './catalogue-actions.ts'
import { lockActivities, saveActivities, saveAssessments } from './catalogue-store.ts'
import { effectOf } from './contingent-rules.ts'
import { type SheetName, sheetNames, sheets } from './import-columns-rules.ts'
import { planOf, readRecord, readUploaded, simulate } from './import-plan-actions.ts'
import { judgedCriteria } from './rules.ts'
import { saveShares } from './shares-store.ts'
import { saveTools, saveToolVersions } from './tools-store.ts'

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
    plan.tools.map(({ code, name, kind }) => ({ code, name, kind, source: 'own' as const })),
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
      source: 'own' as const,
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
