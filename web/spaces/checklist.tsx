import { Icon } from '../design/icon.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import type { OwnSite } from './own-site.ts'

/** What the City asks of a qualified coworking: what is there and what is missing. */
export function Checklist({ site }: { site: OwnSite }) {
  const t = useText()
  const met = site.checklist.filter((one) => one.met).length
  const all = site.checklist.length
  return (
    <Section title={t('hosting.checklist')}>
      <p>{met === all ? t('hosting.checklist-all') : t('hosting.checklist-lead', { met, all })}</p>
      <ul className="site-checklist">
        {site.checklist.map((one) => (
          <li key={one.check} className={one.met ? 'site-check-met' : undefined}>
            <Icon name={one.met ? 'check-circle' : 'minus'} />
            <span>
              {t(`hosting.check-${one.check}`)}{' '}
              <span className="vi-soft">
                (
                {[
                  t(one.met ? 'hosting.met' : 'hosting.not-met'),
                  ...one.found.map((word) => t(`spaces.equipment-${word}`)),
                ].join(': ')}
                )
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
