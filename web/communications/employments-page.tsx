import { communications } from '../../features/communications/contract.ts'
import { communicationOffice } from '../../features/communications/office-contract.ts'
import { useAct } from '../asking.ts'
import { addressOf } from '../call.ts'
import { Page, Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { CommunicationPages } from './pages.tsx'
import { SheetImport } from './sheet-import.tsx'

export function EmploymentsPage() {
  const t = useText()
  const preview = useAct(communicationOffice.previewEmployments)
  const apply = useAct(communicationOffice.applyEmployments, {
    refreshes: [communications.due, communicationOffice.employment],
    onDone: () => {
      announce(t('communications.employments-applied'))
      preview.reset()
    },
  })
  const found = preview.data
  return (
    <Page title={t('communications.employments-title')} lead={t('communications.employments-lead')}>
      <CommunicationPages />
      <Section title={t('communications.file')}>
        <SheetImport
          templates={{
            xlsx: addressOf(communicationOffice.employmentTemplate, { format: 'xlsx' }, true),
            csv: addressOf(communicationOffice.employmentTemplate, { format: 'csv' }, true),
          }}
          problem={preview.error ?? apply.error}
          busy={preview.isPending || apply.isPending}
          found={
            found && {
              ...found,
              words: t('communications.employments-counts', found.counts),
              some: found.counts.people > 0,
            }
          }
          onFile={(uploaded) => preview.mutate(uploaded)}
          onApply={() => preview.variables && apply.mutate(preview.variables)}
        />
      </Section>
    </Page>
  )
}
