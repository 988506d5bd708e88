import { conventions } from '../../features/conventions/contract.ts'
import { renewedReason } from '../../features/conventions/rules.ts'
import { addressOf } from '../call.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Section } from '../design/page.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { type Convention, PartnerBadge } from './words-of.tsx'

type Partner = Convention['partners'][number]

/** Who signed for each party, and when; the host reads all partners, a partner itself. */
export function Partners({ convention }: { convention: Convention }) {
  const t = useText()
  const { partners, terms, isHost, id } = convention
  if (partners.length === 0)
    return terms.openTo && isHost ? (
      <Section title={t('conventions.partners')}>
        <p className="vi-soft">{t('conventions.partners-none-open')}</p>
      </Section>
    ) : null
  const signed = (one: Partner['hostSigned']) =>
    one
      ? t('conventions.signed-by', { name: one.by, at: instantInWords(one.at) })
      : t('conventions.signed-not')
  return (
    <Section title={t('conventions.partners')}>
      <DataTable
        caption={t('conventions.partners')}
        captionHidden
        stacks
        rows={partners}
        keyOf={({ guestId }) => guestId}
        columns={[
          {
            name: t('conventions.column-partner'),
            cell: ({ guestId, guestName }) =>
              isHost ? (
                <a
                  download
                  href={addressOf(conventions.document, { conventionId: id, format: 'pdf', guestId }, true)}
                >
                  {guestName}
                </a>
              ) : (
                guestName
              ),
          },
          {
            name: t('conventions.column-state'),
            cell: (one) => (
              <>
                <PartnerBadge state={one.state} />
                {one.beginsOn && one.beginsOn <= one.lastDay && (
                  <span className="convention-under">
                    {t('conventions.from-until', {
                      from: dateInWords(one.beginsOn),
                      until: dateInWords(one.lastDay),
                    })}
                  </span>
                )}
                {one.endReason && (
                  <span className="convention-under">
                    {one.endReason === renewedReason
                      ? t('conventions.renewed-by-next')
                      : t('conventions.notice-by', { reason: one.endReason })}
                  </span>
                )}
              </>
            ),
          },
          { name: t('conventions.signed-host'), cell: ({ hostSigned }) => signed(hostSigned) },
          { name: t('conventions.signed-guest'), cell: ({ guestSigned }) => signed(guestSigned) },
          {
            name: t('conventions.column-seats'),
            cell: ({ seats, mostPerDay }) => (
              <>
                {seats === null
                  ? t('conventions.seats-shared')
                  : t('conventions.seats-kept', { count: seats })}
                {mostPerDay !== null && (
                  <span className="convention-under">
                    {t('conventions.most-per-day', { count: mostPerDay })}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
