import { useState } from 'react'
import { TextArea } from '../design/field.tsx'
import { useText } from '../language.ts'

const fewestLetters = 3

export type Reason = {
  words: string
  missing: boolean
  setWords: (words: string) => void
  /** Says beside the field that it is missing, where it is. */
  isGiven: () => boolean
}

/** Words without which an act is not asked for. */
export function useReason(): Reason {
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  return {
    words,
    missing,
    setWords: (text) => {
      setWords(text)
      setMissing(false)
    },
    isGiven: () => {
      const given = words.trim().length >= fewestLetters
      setMissing(!given)
      return given
    },
  }
}

export function ReasonField(props: { of: Reason; label: string; hint: string; rows?: number }) {
  const t = useText()
  const { of: reason, label, hint, rows = 2 } = props
  return (
    <TextArea
      {...{ label, hint, rows }}
      required
      maxLength={2000}
      value={reason.words}
      error={reason.missing ? t('days.recall-reason-missing') : null}
      onText={reason.setWords}
    />
  )
}
