import type { variants } from '../../features/variants/contract.ts'
import type { Answered } from '../call.ts'
import { numberInWords } from '../design/dates.ts'
import { text } from '../language.ts'

export type Comparison = Answered<typeof variants.comparison>
export type Variant = Comparison['variants'][number]
export type Figures = NonNullable<Comparison['base']>

export const measures = [
  'minutes',
  'granted',
  'refused',
  'share',
  'leastTenth',
  'mostTenth',
  'overDesks',
  'movedDays',
] as const
export type Measure = (typeof measures)[number]
const shares: readonly Measure[] = ['share', 'leastTenth', 'mostTenth']

/** Hours for minutes; percent for shares. */
export const figureOf = (measure: Measure, figures: Figures, base: Figures): number =>
  measure === 'minutes'
    ? (figures.objective - base.objective) / 60
    : shares.includes(measure)
      ? 100 * figures[measure]
      : figures[measure]

export function figureInWords(measure: Measure, figures: Figures, base: Figures): string {
  const value = figureOf(measure, figures, base)
  if (shares.includes(measure)) return text('variants.percent', { share: numberInWords(value, 1) })
  if (measure !== 'minutes') return numberInWords(value)
  return `${value > 0 ? '+' : ''}${numberInWords(value, Math.abs(value) < 10 ? 1 : 0)}`
}

/** "al massimo 0,03 per mille" of what the plan costs. */
export const gapInWords = ({ gapPercent }: Figures): string =>
  text('variants.gap', { gap: numberInWords(gapPercent * 10, 2) })
