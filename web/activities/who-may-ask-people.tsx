import { useState } from 'react'
import { contingent } from '../../features/activities/contingent-contract.ts'
import { type Exclusion, exclusions } from '../../features/activities/rules.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { useText } from '../language.ts'

const pageLength = 25
type Which = 'all' | 'may' | 'may-not'

/** The people of a directorate, with the reasons of each who may not ask. */
export function WhoMayAskPeople({
  figures,
  directorateId,
  onDirectorate,
}: {
  figures: Answered<typeof contingent.contingent>
  directorateId: string | null | undefined
  onDirectorate: (directorateId: string) => void
}) {
  const t = useText()
  const [which, setWhich] = useState<Which>('may-not')
  const [exclusion, setExclusion] = useState('')
  const [from, setFrom] = useState(0)
  const people = useAnswer(
    contingent.people,
    {
      which,
      from,
      ...(directorateId ? { directorateId } : {}),
      ...(exclusion && which !== 'may' ? { exclusion: exclusion as Exclusion } : {}),
    },
    { keepPrevious: true },
  )
  return (
    <Section title={t('contingent.people-title')}>
      <div className="activity-filters">
        <SelectField
          label={t('contingent.directorate')}
          value={directorateId ?? ''}
          options={figures.items.map(({ directorateId: id, name }) => ({
            value: id ?? '',
            label: name ?? t('activities.no-directorate'),
          }))}
          onText={onDirectorate}
        />
        <SelectField
          label={t('contingent.which')}
          value={which}
          options={(['may-not', 'may', 'all'] as const).map((one) => ({
            value: one,
            label: t(`contingent.which-${one}`),
          }))}
          onText={(one) => {
            setWhich(one as Which)
            setFrom(0)
          }}
        />
        <SelectField
          label={t('contingent.exclusion')}
          value={exclusion}
          disabled={which === 'may'}
          options={[
            { value: '', label: t('contingent.any-exclusion') },
            ...exclusions.map((one) => ({ value: one, label: t(`contingent.exclusion-${one}`) })),
          ]}
          onText={(one) => {
            setExclusion(one)
            setFrom(0)
          }}
        />
      </div>
      <Answer of={people}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="vi-soft" role="status">
              {t('contingent.nobody')}
            </p>
          ) : (
            <>
              <p role="status">{t('contingent.people-caption', { count: total })}</p>
              <ul className="activity-criteria">
                {items.map(({ personId, name, workableShare, reasons, mayAsk, homeSuitable }) => (
                  <li key={personId}>
                    <div className="vi-row vi-apart">
                      <strong>{name}</strong>
                      <span>
                        {t('contingent.share')}: {workableShare} %
                      </span>
                    </div>
                    {mayAsk ? (
                      <span className="vi-soft">
                        {t(homeSuitable ? 'contingent.home-yes' : 'contingent.home-no')}
                      </span>
                    ) : (
                      <ul>
                        {reasons.map((reason) => (
                          <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
              {total > pageLength && (
                <div className="vi-row">
                  <Button small disabled={from === 0} onClick={() => setFrom(from - pageLength)}>
                    {t('contingent.previous')}
                  </Button>
                  <span className="vi-soft">
                    {numberInWords(from + 1)}–{numberInWords(from + items.length)}
                  </span>
                  <Button
                    small
                    disabled={from + pageLength >= total}
                    onClick={() => setFrom(from + pageLength)}
                  >
                    {t('contingent.next')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  )
}
