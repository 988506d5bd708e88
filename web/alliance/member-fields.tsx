import { type MemberKind, memberKinds } from '../../features/alliance/network-rules.ts'
import { SelectField, TextArea, TextField } from '../design/field.tsx'
import { useText } from '../language.ts'

export type MemberWritten = {
  kind: MemberKind
  about: string
  offers: string
  seeks: string
  website: string
  contactName: string
  contactEmail: string
}
export const emptyMember: MemberWritten = {
  kind: 'small-firm',
  ...{ about: '', offers: '', seeks: '', website: '', contactName: '', contactEmail: '' },
}

/** What an organisation says of itself, and whom the coordinator speaks with. */
export function MemberFields({
  value,
  onChange,
}: {
  value: MemberWritten
  onChange: (value: MemberWritten) => void
}) {
  const t = useText()
  const set = (part: Partial<MemberWritten>) => onChange({ ...value, ...part })
  return (
    <>
      <SelectField
        label={t('network.apply-kind')}
        value={value.kind}
        options={memberKinds.map((kind) => ({ value: kind, label: t(`network.kind-${kind}`) }))}
        onText={(kind) => set({ kind: kind as MemberKind })}
      />
      <TextArea
        label={t('network.apply-offers')}
        hint={t('network.apply-offers-hint')}
        optional
        rows={2}
        maxLength={2000}
        value={value.offers}
        onText={(offers) => set({ offers })}
      />
      <TextArea
        label={t('network.apply-seeks')}
        optional
        rows={2}
        maxLength={2000}
        value={value.seeks}
        onText={(seeks) => set({ seeks })}
      />
      <TextArea
        label={t('network.apply-about')}
        optional
        rows={2}
        maxLength={2000}
        value={value.about}
        onText={(about) => set({ about })}
      />
      <TextField
        label={t('network.apply-website')}
        optional
        inputMode="url"
        maxLength={300}
        value={value.website}
        onText={(website) => set({ website })}
      />
      <p className="vi-field-hint">{t('network.apply-page-hint')}</p>
      <TextField
        label={t('network.apply-contact-name')}
        autoComplete="name"
        maxLength={200}
        value={value.contactName}
        onText={(contactName) => set({ contactName })}
      />
      <TextField
        label={t('network.apply-contact-email')}
        hint={t('network.apply-contact-hint')}
        type="email"
        autoComplete="email"
        maxLength={200}
        value={value.contactEmail}
        onText={(contactEmail) => set({ contactEmail })}
      />
    </>
  )
}
