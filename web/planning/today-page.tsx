import './words.ts'
import { Page } from '../design/page.tsx'
import { Bones } from '../design/pieces.tsx'
import { useText } from '../language.ts'

export function TodayPage() {
  const t = useText()
  return (
    <Page title={t('shell.today')}>
      <Bones />
    </Page>
  )
}
