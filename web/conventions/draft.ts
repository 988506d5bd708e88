import type { conventions } from '../../features/conventions/contract.ts'
import type { Answered, Asked } from '../call.ts'

export type Draft = Asked<typeof conventions.write>
export type Choices = Answered<typeof conventions.choices>

/** What each part of the form is given: the draft, what there is to choose from, and how it is changed. */
export type Parts = {
  draft: Draft
  choices: Choices
  change: (part: Partial<Draft>) => void
  set: (terms: Partial<Draft['terms']>) => void
}

export const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))
