import './words.ts'
import { Page } from '../design/page.tsx'
import { Bones } from '../design/pieces.tsx'
import { useText } from '../language.ts'

export function PersonPage() {
  const t = useText()
  return (
    <Page title={t('shell.people')}>
      <Bones />
    </Page>
  )
}
export function NewPersonPage() {
  const t = useText()
  return (
    <Page title={t('shell.people')}>
      <Bones />
    </Page>
  )
}
