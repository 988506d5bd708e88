import './words.ts'
import { Page } from '../design/page.tsx'
import { Bones } from '../design/pieces.tsx'
import { useText } from '../language.ts'

export function PasswordPage() {
  const t = useText()
  return (
    <Page title={t('shell.product')}>
      <Bones />
    </Page>
  )
}
