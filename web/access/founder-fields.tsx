import { TextField } from '../design/field.tsx'
import { useText } from '../language.ts'

export type Founder = { givenName: string; familyName: string; fiscalCode: string }

/** Who becomes the first administrator of an organisation. */
export function FounderFields({
  value,
  onChange,
}: {
  value: Founder
  onChange: (part: Partial<Founder>) => void
}) {
  const t = useText()
  return (
    <>
      <TextField
        label={t('access.given-name')}
        autoComplete="given-name"
        value={value.givenName}
        onText={(givenName) => onChange({ givenName })}
      />
      <TextField
        label={t('access.family-name')}
        autoComplete="family-name"
        value={value.familyName}
        onText={(familyName) => onChange({ familyName })}
      />
      <TextField
        label={t('access.fiscal-code')}
        autoComplete="off"
        spellCheck={false}
        minLength={16}
        maxLength={16}
        value={value.fiscalCode}
        onText={(code) => onChange({ fiscalCode: code.toUpperCase() })}
      />
    </>
  )
}

/** A password that is chosen now: long rather than odd. */
export function NewPassword({ value, onText }: { value: string; onText: (password: string) => void }) {
  const t = useText()
  return (
    <TextField
      label={t('access.password-new')}
      hint={t('access.password-hint')}
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      value={value}
      onText={onText}
    />
  )
}
