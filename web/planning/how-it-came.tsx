import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'

/**
 * That a computation proposed the month, by which criteria, and whom to ask: owed to workers by art. 1-bis
 * D.Lgs. 152/1997 (as inserted by D.Lgs. 104/2022).
 */
export function HowItCame({ askTo }: { askTo: string }) {
  const t = useText()
  return (
    <Section title={t('my-plan.machine-title')}>
      <p>{t('my-plan.machine-1')}</p>
      <details>
        <summary>{t('my-plan.machine-more')}</summary>
        <div className="vi-stack vi-stack-tight vi-story-criteria">
          <p>{t('my-plan.machine-2')}</p>
          <p>{t('my-plan.machine-3')}</p>
          <p>{t('my-plan.machine-4')}</p>
        </div>
      </details>
      <p>
        <strong>{t('my-plan.ask', { who: askTo })}</strong>
      </p>
      <p className="vi-field-hint">{t('my-plan.law')}</p>
    </Section>
  )
}
