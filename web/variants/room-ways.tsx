import './words.ts'
import { Link } from '@tanstack/react-router'
import type { Month } from '../../vocabulary/day.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'

/** From the month's control room: what it might be, and what to do when something happened. */
export function RoomWays({ month, published }: { month: Month; published: boolean }) {
  const t = useText()
  return (
    <Section title={t('variants.ways')}>
      {published && (
        <p>
          <Link to="/months/$month/replanning" params={{ month }}>
            {t('replan.link')}
          </Link>
          <br />
          <span className="vi-soft">{t('replan.link-lead')}</span>
        </p>
      )}
      <p>
        <Link to="/months/$month/variants" params={{ month }}>
          {t('variants.link')}
        </Link>
        <br />
        <span className="vi-soft">{t('variants.link-lead')}</span>
      </p>
    </Section>
  )
}
