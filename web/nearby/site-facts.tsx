import type { spaces } from '../../features/spaces/contract.ts'
import type { Answered } from '../call.ts'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { equipmentWords } from './equipment.ts'

export type ShownSite = Answered<typeof spaces.site> & { hostId: string; siteId: string }

/** What one wants to know before going there the first time. */
export function SiteFacts({ site }: { site: ShownSite }) {
  const t = useText()
  const contact = [site.contactName, site.contactPhone, site.contactEmail].filter(Boolean).join(', ')
  const parts = [
    [t('bookings.equipment'), site.equipment.map(equipmentWords).join(', ')],
    [t('bookings.house-rules'), site.houseRules],
    [t('bookings.transport'), site.transportNote],
    [t('bookings.contact'), contact],
  ].filter(([, words]) => words)
  return (
    <>
      {parts.map(([title, words]) => (
        <Section key={title} title={title!}>
          <p className="seat-words">{words}</p>
        </Section>
      ))}
      {site.photos.length > 0 && (
        <Section title={t('bookings.photos')}>
          <ul className="seat-photos">
            {site.photos.map(({ id, address, words }) => (
              <li key={id}>
                <img src={address} alt={words} loading="lazy" />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
