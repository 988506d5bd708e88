import './words.ts'
import { Page } from '../design/page.tsx'
import { useText } from '../language.ts'

export function OfferPage() {
  const t = useText()
  return <Page title={t('network.offer')}>{null}</Page>
}
