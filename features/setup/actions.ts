import type { Context } from '../../platform/context.ts'
import type { Services } from '../../platform/services.ts'
import { xlsxOf } from '../../platform/sheets/writing.ts'
import type { FileAnswer } from '../../vocabulary/endpoint.ts'
import { refuseIf } from '../../vocabulary/refusal.ts'
import { sheetNames, sheets } from '../people/import-columns-rules.ts'
import { mayBeSetAside, pathOf, type Step } from './rules.ts'
import { sampleRows } from './sample-rules.ts'
import { deleteStepAside, findFacts, listStepsAside, saveStepAside } from './store.ts'

export const showPath =
  ({ mail }: Services) =>
  async ({ tx, actor, today }: Context) => {
    const facts = await findFacts(tx, actor.organisationId, today)
    const aside = new Set(await listStepsAside(tx, actor.organisationId))
    const { steps, next } = pathOf({ ...facts, mailWorks: Boolean(mail) }, aside)
    return { steps: steps.map((one) => ({ ...one, mayBeSetAside: mayBeSetAside.has(one.step) })), next }
  }

export async function setStepAside({ tx, actor, now, audit }: Context, { step }: { step: Step }) {
  refuseIf(mayBeSetAside.has(step) ? [] : [{ code: 'setup/step-needed' }])
  await saveStepAside(tx, actor.organisationId, { step, by: actor.personId }, now)
  audit('setup/step-set-aside', step)
  return {}
}

export async function takeStepUp({ tx, actor, audit }: Context, { step }: { step: Step }) {
  await deleteStepAside(tx, actor.organisationId, step)
  audit('setup/step-taken-up', step)
  return {}
}

/** As somebody would fill in the template: in Italian, as the template is. */
export async function showSample(): Promise<FileAnswer> {
  return {
    fileName: 'vicinato-esempio.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await xlsxOf(
      sheetNames.map((name) => ({
        name: sheets[name].heading.it,
        rows: [
          sheets[name].columns.map(({ heading }) => heading.it),
          ...sampleRows[name].map((row) => sheets[name].columns.map(({ key }) => row[key] ?? '')),
        ],
      })),
    ),
  }
}
