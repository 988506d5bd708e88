import './words.ts'
import '../people/words.ts'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { Page } from '../design/page.tsx'
import { TableImport } from '../design/table-import.tsx'
import { useText } from '../language.ts'
import { TrainingPages } from './pages.tsx'

export function TrainingImportPage() {
  const t = useText()
  return (
    <Page title={t('training.import-title')} lead={t('training.import-lead')}>
      <TrainingPages />
      <TableImport
        words="training.import"
        template={trainingOffice.importTemplate}
        preview={trainingOffice.previewImport}
        apply={trainingOffice.applyImport}
        refreshes={[trainingOffice.editions, trainingOffice.edition]}
        counts={({ counts }) => ({ words: t('training.import-counts', counts), any: counts.rows > 0 })}
        applied={(answer) => t('training.import-applied', answer)}
      />
    </Page>
  )
}
