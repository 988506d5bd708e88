import { useId } from 'react'

/** One file, chosen from the device or taken with its camera. */
export function FileField({
  label,
  accept,
  onFile,
}: {
  label: string
  accept: string
  onFile: (file: File | undefined) => void
}) {
  const id = useId()
  return (
    <div className="vi-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        required
        accept={accept}
        className="form-control"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </div>
  )
}
