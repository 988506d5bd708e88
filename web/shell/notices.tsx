import { Page, Section } from '../design/page.tsx'
import { useText } from '../language.ts'

/** What the footer links to: how the service treats people who use it differently, and their data. */
export function AccessibilityPage() {
  const t = useText()
  return (
    <Page title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <Section title={t('accessibility.how-title')}>
        <ul>
          <li>{t('accessibility.how-1')}</li>
          <li>{t('accessibility.how-2')}</li>
          <li>{t('accessibility.how-3')}</li>
          <li>{t('accessibility.how-4')}</li>
          <li>{t('accessibility.how-5')}</li>
        </ul>
      </Section>
      <Section title={t('accessibility.declaration-title')}>
        <p>{t('accessibility.declaration')}</p>
      </Section>
      <Section title={t('accessibility.feedback-title')}>
        <p>{t('accessibility.feedback')}</p>
      </Section>
    </Page>
  )
}

export function PrivacyPage() {
  const t = useText()
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')}>
      <Section title={t('privacy.controller-title')}>
        <p>{t('privacy.controller')}</p>
      </Section>
      <Section title={t('privacy.data-title')}>
        <ul>
          <li>{t('privacy.data-1')}</li>
          <li>{t('privacy.data-2')}</li>
          <li>{t('privacy.data-3')}</li>
          <li>{t('privacy.data-4')}</li>
        </ul>
      </Section>
      <Section title={t('privacy.never-title')}>
        <p>{t('privacy.never')}</p>
      </Section>
      <Section title={t('privacy.machine-title')}>
        <p>{t('privacy.machine')}</p>
      </Section>
      <Section title={t('privacy.cookies-title')}>
        <p>{t('privacy.cookies')}</p>
      </Section>
    </Page>
  )
}
