import './words.ts'
import '../people/words.ts'
import { agreementOffice } from '../../features/agreements/office-contract.ts'
import { Page } from '../design/page.tsx'
import { TableImport } from '../design/table-import.tsx'
import { useText } from '../language.ts'
import { AgreementPages } from './pages.tsx'

export function AgreementImportPage() {
  const t = useText()
  return (
    <Page title={t('agreements.import-title')} lead={t('agreements.import-lead')}>
      <AgreementPages />
      <TableImport
        words="agreements.import"
        template={agreementOffice.importTemplate}
        preview={agreementOffice.previewImport}
        apply={agreementOffice.applyImport}
        refreshes={[agreementOffice.register]}
        counts={({ counts }) => ({
          words: t('agreements.import-counts', counts),
          any: counts.agreements > 0,
        })}
        applied={() => t('agreements.import-applied')}
      />
    </Page>
  )
}
