import { Button, ButtonLink } from '../design/button.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { useText } from '../language.ts'
import { numberOf, type Parts } from './draft.ts'

const textOf = (value: number | null): string => (value === null ? '' : String(value))

export function WhatFields({ draft, choices, change, set }: Parts) {
  const t = useText()
  const { terms, siteIds } = draft
  return (
    <Section title={t('conventions.form-what')}>
      <TextField
        label={t('conventions.form-title-field')}
        maxLength={200}
        value={terms.title}
        onText={(title) => set({ title })}
      />
      <fieldset className="convention-choices">
        <legend>{t('conventions.form-sites')}</legend>
        {choices.sites.length === 0 && (
          <>
            <p className="vi-soft">{t('conventions.form-sites-none')}</p>
            <ButtonLink small to="/spazi">
              {t('conventions.form-sites')}
            </ButtonLink>
          </>
        )}
        {choices.sites.map(({ siteId, name, address, seats, published }) => (
          <CheckField
            key={siteId}
            label={t('conventions.form-site-seats', { name, count: seats })}
            hint={published ? address : `${address} · ${t('conventions.form-site-unpublished')}`}
            checked={siteIds.includes(siteId)}
            onCheck={(isIn) =>
              change({ siteIds: isIn ? [...siteIds, siteId] : siteIds.filter((one) => one !== siteId) })
            }
          />
        ))}
      </fieldset>
      <TextArea
        label={t('conventions.form-object')}
        hint={t('conventions.form-object-hint')}
        optional
        rows={2}
        maxLength={2000}
        value={terms.object}
        onText={(object) => set({ object })}
      />
    </Section>
  )
}

export function WhoFields({ draft, choices, change, set }: Parts) {
  const t = useText()
  const { terms } = draft
  const options = [
    { value: '', label: t('conventions.form-who-named') },
    ...choices.alliances.map(({ id, name }) => ({
      value: id,
      label: t('conventions.form-who-open', { name }),
    })),
  ]
  return (
    <Section title={t('conventions.form-who')}>
      <SelectField
        label={t('conventions.form-who')}
        value={terms.openTo ?? ''}
        options={options}
        onText={(id) =>
          id === ''
            ? set({ openTo: null, seatsEach: null, mostPartners: null })
            : change({ partners: [], terms: { ...terms, openTo: id } })
        }
      />
      {terms.openTo === null ? (
        <Named {...{ draft, choices, change, set }} />
      ) : (
        <Open draft={draft} set={set} />
      )}
    </Section>
  )
}

function Open({ draft: { terms }, set }: Pick<Parts, 'draft' | 'set'>) {
  const t = useText()
  return (
    <div className="convention-pair">
      <TextField
        label={t('conventions.form-seats-each')}
        hint={t('conventions.form-seats-hint')}
        optional
        type="number"
        min={1}
        value={textOf(terms.seatsEach)}
        onText={(text) => set({ seatsEach: numberOf(text) })}
      />
      <TextField
        label={t('conventions.form-partner-most')}
        optional
        type="number"
        min={1}
        value={textOf(terms.mostPerDayEach)}
        onText={(text) => set({ mostPerDayEach: numberOf(text) })}
      />
      <TextField
        label={t('conventions.form-most-partners')}
        optional
        type="number"
        min={1}
        value={textOf(terms.mostPartners)}
        onText={(text) => set({ mostPartners: numberOf(text) })}
      />
    </div>
  )
}

function Named({ draft: { partners }, choices, change }: Parts) {
  const t = useText()
  const nameOf = (id: string) => choices.members.find((one) => one.organisationId === id)?.name ?? ''
  const others = choices.members.filter(
    (one) => !partners.some(({ guestId }) => guestId === one.organisationId),
  )
  const write = (guestId: string, part: Partial<(typeof partners)[number]>) =>
    change({ partners: partners.map((one) => (one.guestId === guestId ? { ...one, ...part } : one)) })
  return (
    <>
      {choices.members.length === 0 && <p className="vi-soft">{t('conventions.form-no-members')}</p>}
      {partners.map(({ guestId, seats, mostPerDay }) => (
        <div key={guestId} className="convention-item">
          <div className="vi-row vi-apart">
            <strong>{nameOf(guestId)}</strong>
            <Button
              small
              kind="quiet"
              aria-label={t('conventions.form-partner-remove', { name: nameOf(guestId) })}
              onClick={() => change({ partners: partners.filter((one) => one.guestId !== guestId) })}
            >
              ×
            </Button>
          </div>
          <div className="convention-pair">
            <TextField
              label={t('conventions.form-partner-seats', { name: nameOf(guestId) })}
              hint={t('conventions.form-seats-hint')}
              optional
              type="number"
              min={1}
              value={textOf(seats)}
              onText={(text) => write(guestId, { seats: numberOf(text) })}
            />
            <TextField
              label={t('conventions.form-partner-most')}
              optional
              type="number"
              min={1}
              value={textOf(mostPerDay)}
              onText={(text) => write(guestId, { mostPerDay: numberOf(text) })}
            />
          </div>
        </div>
      ))}
      {others.length > 0 && (
        <SelectField
          label={t('conventions.form-partner-add')}
          toChoose
          required={false}
          value=""
          options={others.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
          onText={(guestId) =>
            guestId && change({ partners: [...partners, { guestId, seats: null, mostPerDay: null }] })
          }
        />
      )}
    </>
  )
}

export function DutyFields({ draft: { terms }, set }: Parts) {
  const t = useText()
  const area = (key: 'safety' | 'insurance' | 'privacy') => (
    <TextArea
      key={key}
      label={t(`conventions.form-${key}`)}
      rows={3}
      maxLength={4000}
      value={terms[`${key}Duty`]}
      onText={(words) => set({ [`${key}Duty`]: words })}
    />
  )
  return (
    <Section title={t('conventions.form-duties')}>
      <CheckField
        label={t('conventions.form-names')}
        hint={t('conventions.form-names-hint')}
        checked={terms.names}
        onCheck={(names) => set({ names })}
      />
      <p className="vi-soft">{t('conventions.form-duties-lead')}</p>
      {(['safety', 'insurance', 'privacy'] as const).map(area)}
    </Section>
  )
}
