import './words.ts'
import '../people/words.ts'
import { readiness } from '../../features/readiness/contract.ts'
import { Page } from '../design/page.tsx'
import { TableImport } from '../design/table-import.tsx'
import { useText } from '../language.ts'
import { ReadinessPages } from './pages.tsx'

export function EquipmentImportPage() {
  const t = useText()
  return (
    <Page title={t('readiness.import-title')} lead={t('readiness.import-lead')}>
      <ReadinessPages />
      <TableImport
        words="readiness.import"
        template={readiness.importTemplate}
        preview={readiness.previewImport}
        apply={readiness.applyImport}
        refreshes={[readiness.people, readiness.person]}
        counts={({ counts }) => ({ words: t('readiness.import-counts', counts), any: counts.rows > 0 })}
        applied={(answer) => t('readiness.import-applied', answer)}
      />
    </Page>
  )
}
