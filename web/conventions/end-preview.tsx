import type { ReactNode } from 'react'
import type { conventionOffice } from '../../features/conventions/office-contract.ts'
import type { Answered } from '../call.ts'
import { dayInWords, sentence } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { Facts } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Preview = Answered<typeof conventionOffice.endPreview>

/** More are opened when wanted: the button to decide stays near what it does. */
const shownOpen = 8

/** What becomes of what is booked after the last day: the sum first, then each. */
export function EndPreview({ preview, isHost }: { preview: Preview; isHost: boolean }) {
  const t = useText()
  const { bookings } = preview
  if (bookings === 0)
    return (
      <Section title={t('conventions.move-title')}>
        <p>{t('conventions.end-none')}</p>
      </Section>
    )
  return (
    <Section title={t('conventions.end-count', { count: bookings })}>
      <p>{t(isHost ? 'conventions.end-host-consequence' : 'conventions.end-guest-consequence')}</p>
      {isHost ? <ByPartner preview={preview} /> : <ByPerson preview={preview} />}
    </Section>
  )
}

/** The host reads how many, never who. */
function ByPartner({ preview: { days } }: { preview: Preview }) {
  const t = useText()
  const sums = new Map<string, { guestName: string; bookings: number }>()
  for (const { guestId, guestName, bookings } of days)
    sums.set(guestId, { guestName, bookings: bookings + (sums.get(guestId)?.bookings ?? 0) })
  return (
    <>
      <Facts
        facts={[...sums.values()]
          .sort((one, other) => other.bookings - one.bookings)
          .map(({ guestName, bookings }) => ({ name: guestName, value: bookings }))}
      />
      <Each of={days.length} title={t('conventions.end-each-day')}>
        <DataTable
          caption={t('conventions.end-each-day')}
          captionHidden
          rows={days}
          keyOf={(one) => `${one.day} ${one.guestId}`}
          columns={[
            { name: t('conventions.end-column-day'), cell: ({ day }) => sentence(dayInWords(day)) },
            { name: t('conventions.end-column-partner'), cell: ({ guestName }) => guestName },
            { name: t('conventions.end-column-bookings'), number: true, cell: (one) => one.bookings },
          ]}
        />
      </Each>
    </>
  )
}

function ByPerson({ preview: { people, bookings } }: { preview: Preview }) {
  const t = useText()
  const moved = people.filter(({ newSite }) => newSite !== null).length
  return (
    <>
      {people.length < bookings ? (
        <p className="vi-soft">{t('conventions.end-shown-first', { count: people.length })}</p>
      ) : (
        <Facts
          facts={[
            { name: t('conventions.end-moved'), value: moved },
            { name: t('conventions.end-lost'), value: people.length - moved },
          ]}
        />
      )}
      <Each of={people.length} title={t('conventions.end-each-person')}>
        <DataTable
          caption={t('conventions.end-each-person')}
          captionHidden
          stacks
          rows={people}
          keyOf={(one) => `${one.day} ${one.name} ${one.morning}`}
          columns={[
            { name: t('conventions.end-column-person'), cell: ({ name }) => name },
            { name: t('conventions.end-column-day'), cell: ({ day }) => sentence(dayInWords(day)) },
            { name: t('conventions.end-column-was'), cell: ({ site }) => site },
            {
              name: t('conventions.end-column-becomes'),
              cell: ({ newSite }) => newSite ?? t('conventions.end-cancelled'),
            },
          ]}
        />
      </Each>
    </>
  )
}

const Each = ({ of: count, title, children }: { of: number; title: string; children: ReactNode }) => (
  <details open={count <= shownOpen}>
    <summary>{title}</summary>
    {children}
  </details>
)
