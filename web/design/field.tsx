import { type ComponentProps, type ReactNode, useId } from 'react'
import { useText } from '../language.ts'
import { Icon } from './icon.tsx'

type Said = { label: string; hint?: ReactNode; error?: string | null | undefined; optional?: boolean }

/** What every field shares: a visible label, a hint, an error tied to the field. */
function Framed({ id, label, hint, error, optional, children }: Said & { id: string; children: ReactNode }) {
  const t = useText()
  return (
    <div className="vi-field">
      <label htmlFor={id}>
        {label} {optional && <span className="vi-field-mark">({t('shell.optional')})</span>}
      </label>
      {hint && (
        <p className="vi-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="vi-field-error" id={`${id}-error`}>
          <Icon name="error" /> {error}
        </p>
      )}
    </div>
  )
}

const tied = (id: string, { hint, error }: { hint?: ReactNode; error?: string | null | undefined }) => ({
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? true : undefined,
})

export function TextField({
  label,
  hint,
  error,
  optional,
  onText,
  ...input
}: Said & { onText: (text: string) => void } & Omit<ComponentProps<'input'>, 'onChange' | 'className'>) {
  const id = useId()
  return (
    <Framed {...{ id, label, hint, error, optional }}>
      <input
        type="text"
        {...input}
        {...tied(id, { hint, error })}
        id={id}
        required={input.required ?? !optional}
        className="form-control"
        onChange={(event) => onText(event.target.value)}
      />
    </Framed>
  )
}

export function TextArea({
  label,
  hint,
  error,
  optional,
  onText,
  ...area
}: Said & { onText: (text: string) => void } & Omit<ComponentProps<'textarea'>, 'onChange' | 'className'>) {
  const id = useId()
  return (
    <Framed {...{ id, label, hint, error, optional }}>
      <textarea
        {...area}
        {...tied(id, { hint, error })}
        id={id}
        className="form-control"
        onChange={(event) => onText(event.target.value)}
      />
    </Framed>
  )
}

export function SelectField({
  label,
  hint,
  error,
  optional,
  options,
  toChoose = false,
  onText,
  ...select
}: Said & {
  options: readonly { value: string; label: string }[]
  /** Begins with nothing chosen, as the empty value. */
  toChoose?: boolean
  onText: (text: string) => void
} & Omit<ComponentProps<'select'>, 'onChange' | 'className'>) {
  const t = useText()
  const id = useId()
  return (
    <Framed {...{ id, label, hint, error, optional }}>
      <select
        required={toChoose || undefined}
        {...select}
        {...tied(id, { hint, error })}
        id={id}
        className="form-select"
        onChange={(event) => onText(event.target.value)}
      >
        {toChoose && <option value="">{t('shell.choose')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Framed>
  )
}

/** A check box, or a switch for what takes effect at once. */
export function CheckField({
  label,
  hint,
  checked,
  onCheck,
  asSwitch = false,
  disabled = false,
}: {
  label: string
  hint?: ReactNode
  checked: boolean
  onCheck: (checked: boolean) => void
  asSwitch?: boolean
  disabled?: boolean
}) {
  const id = useId()
  return (
    <div className="vi-check">
      <input
        id={id}
        type="checkbox"
        role={asSwitch ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="vi-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
