import { type ComponentProps, type ReactNode, useState } from 'react'
import { ActForm } from './act-form.tsx'
import { TextArea } from './field.tsx'

/** An act that is done with a reason which somebody else reads: what else it asks, the reason, the button, a way back. */
export function ReasonForm({
  label,
  hint,
  optional = false,
  minLength,
  maxLength = 500,
  rows = 3,
  onSend,
  children,
  ...form
}: {
  onSend: (reason: string) => void
} & Pick<
  ComponentProps<typeof TextArea>,
  'label' | 'hint' | 'optional' | 'minLength' | 'maxLength' | 'rows'
> &
  Omit<ComponentProps<typeof ActForm>, 'onSend' | 'noValidate' | 'children'> & { children?: ReactNode }) {
  const [reason, setReason] = useState('')
  return (
    <ActForm {...form} onSend={() => onSend(reason)}>
      {children}
      <TextArea
        {...{ label, hint, optional, minLength, maxLength, rows }}
        required={!optional}
        value={reason}
        onText={setReason}
      />
    </ActForm>
  )
}
