import { useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { planning } from '../../features/planning/contract.ts'
import { variants } from '../../features/variants/contract.ts'
import { forgottenAfterDays } from '../../features/variants/rules.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { instantInWords, numberInWords } from '../design/dates.ts'
import { CheckField, SelectField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { type Text, useText } from '../language.ts'
import { ChangeList } from './change-list.tsx'
import { changeInWords, type Numbers } from './change-words.ts'
import {
  type Comparison,
  type Figures,
  figureInWords,
  figureOf,
  gapInWords,
  type Measure,
  measures,
  type Variant,
} from './measures.ts'

type Line = { id: string; name: string; figures: Figures; variant: Variant | null }

/** What each variant amounts to, beside the month as it stands: a chart of one measure, and all in a table. */
export function ComparisonResult(props: {
  comparison: Comparison
  numbers: Numbers
  onAgain: (comparison: Comparison) => void
}) {
  const t = useText()
  const { comparison, numbers, onAgain } = props
  const [measure, setMeasure] = useState<Measure>('minutes')
  const { base } = comparison
  const keep = useAct(variants.keep, { refreshes: [variants.comparisons] })
  const unkeep = useAct(variants.unkeep, { refreshes: [variants.comparisons] })
  const toggle = (kept: boolean) => (kept ? keep : unkeep).mutate({ comparisonId: comparison.id })
  if (!base) return comparison.state === 'failed' ? <Notice kind="bad" title={t('variants.failed')} /> : null
  const lines: Line[] = [
    { id: 'base', name: t('variants.base'), figures: base, variant: null },
    ...comparison.variants.flatMap((variant) =>
      variant.figures ? [{ id: variant.id, name: variant.name, figures: variant.figures, variant }] : [],
    ),
  ]
  const shown = lines.filter(({ variant }) => !variant?.discardedAt)
  return (
    <>
      <Section title={t('variants.result', { at: instantInWords(comparison.askedAt) })}>
        {comparison.state === 'cancelled' && <Notice kind="caution" title={t('variants.cancelled')} />}
        {comparison.state === 'failed' && <Notice kind="bad" title={t('variants.failed')} />}
        <SelectField
          label={t('variants.chart')}
          hint={measure === 'minutes' ? t('variants.minutes-hint') : undefined}
          value={measure}
          options={measures.map((value) => ({ value, label: t(`variants.measure-${value}`) }))}
          onText={(value) => setMeasure(value as Measure)}
        />
        <Bars lines={shown} base={base} measure={measure} />
        <DataTable
          caption={t('variants.table')}
          rows={shown}
          keyOf={({ id }) => id}
          columns={[
            { name: t('variants.variant'), cell: ({ name, variant }) => <Named {...{ name, variant }} /> },
            ...measures.map((one) => ({
              name: t(`variants.measure-${one}`),
              number: true,
              cell: ({ figures }: Line) => figureInWords(one, figures, base),
            })),
            { name: t('variants.measure-gap'), cell: ({ figures }) => gapInWords(figures) },
          ]}
        />
        <CheckField
          asSwitch
          label={t('variants.keep')}
          hint={t('variants.keep-hint', { days: forgottenAfterDays })}
          checked={comparison.kept}
          onCheck={toggle}
        />
        <ProblemNotice problem={keep.error ?? unkeep.error} />
      </Section>
      <Choices {...{ comparison, numbers, onAgain }} />
      <ByDirectorate lines={shown} />
    </>
  )
}

function Named({ name, variant }: { name: string; variant: Variant | null }) {
  const t = useText()
  return (
    <>
      {name}{' '}
      {variant?.adoptedBy && (
        <Badge kind="good" icon="check">
          {t('variants.adopted-by', { by: variant.adoptedBy })}
        </Badge>
      )}
    </>
  )
}

const width = 700

/** A bar for each line, from zero to either side; the table beside says the same. */
function Bars({ lines, base, measure }: { lines: readonly Line[]; base: Figures; measure: Measure }) {
  const values = lines.map(({ figures }) => figureOf(measure, figures, base))
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const scale = width / Math.max(1e-9, highest - lowest)
  const zero = -lowest * scale
  return (
    <figure className="variants-bars">
      {lines.map(({ id, name, figures, variant }, index) => {
        const words = `${name}: ${figureInWords(measure, figures, base)}`
        const length = Math.abs(values[index]!) * scale
        return (
          <div key={id}>
            <p>{words}</p>
            <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" role="img" aria-label={words}>
              <rect
                className={variant ? 'variants-bar' : 'variants-bar-base'}
                x={values[index]! < 0 ? zero - length : zero}
                y={2}
                width={length}
                height={16}
              />
              <line className="variants-bar-zero" x1={zero} x2={zero} y1={0} y2={20} />
            </svg>
          </div>
        )
      })}
    </figure>
  )
}

/** What each variant changes, and what becomes of it. */
function Choices(props: { comparison: Comparison; numbers: Numbers; onAgain: (one: Comparison) => void }) {
  const t = useText()
  const { comparison, numbers, onAgain } = props
  const adopt = useAct(variants.adopt, {
    refreshes: [
      ...[variants.comparisons, variants.numbers, planning.proposal, planning.runs, planning.teams],
      ...[planning.grid, months.month],
    ],
    onDone: (_, { variantId }) =>
      announce(t('variants.adopted-now', { name: nameOf(comparison, variantId) })),
  })
  const restore = useAct(variants.restore, { refreshes: [variants.comparisons] })
  const discard = useAct(variants.discard, {
    refreshes: [variants.comparisons],
    onDone: (_, { variantId }) =>
      announce(t('variants.discarded-now', { name: nameOf(comparison, variantId) }), () =>
        restore.mutate({ variantId }),
      ),
  })
  return (
    <Section title={t('variants.variant')}>
      {comparison.variants.some(({ adoptable }) => adoptable) && (
        <p className="vi-soft">{t('variants.adopt-consequence')}</p>
      )}
      <ProblemNotice problem={adopt.error ?? discard.error ?? restore.error} />
      {comparison.variants.map((variant) => (
        <div key={variant.id} className="variants-draft">
          <div className="vi-row vi-apart">
            <h3 className={variant.discardedAt ? 'variants-discarded' : undefined}>{variant.name}</h3>
            {variant.discardedAt && <Badge>{t('variants.discarded-mark')}</Badge>}
          </div>
          <ChangeList lines={variant.changes.map((change) => changeInWords(change, numbers))} />
          {variant.figures && <Consequence t={t} figures={variant.figures} />}
          <div className="vi-row">
            {variant.adoptable && (
              <Button
                kind="primary"
                small
                busy={adopt.isPending && adopt.variables?.variantId === variant.id}
                aria-label={t('variants.adopt-label', { name: variant.name })}
                onClick={() => adopt.mutate({ variantId: variant.id })}
              >
                {t('variants.adopt')}
              </Button>
            )}
            {!variant.adoptedAt && (
              <Button
                small
                aria-label={
                  variant.discardedAt ? undefined : t('variants.discard-label', { name: variant.name })
                }
                onClick={() => (variant.discardedAt ? restore : discard).mutate({ variantId: variant.id })}
              >
                {t(variant.discardedAt ? 'variants.restore' : 'variants.discard')}
              </Button>
            )}
          </div>
        </div>
      ))}
      <div>
        <Button onClick={() => onAgain(comparison)}>{t('variants.again')}</Button>
      </div>
    </Section>
  )
}

const nameOf = ({ variants: own }: Comparison, variantId: string): string =>
  own.find(({ id }) => id === variantId)?.name ?? ''

function Consequence({ t, figures }: { t: Text; figures: Figures }) {
  const { moreDays, fewerDays, raised } = figures
  return (
    <p className="vi-soft">
      {t('variants.people-more', { more: numberInWords(moreDays), fewer: numberInWords(fewerDays) })}
      {raised.length > 0 && ` · ${t('variants.raised', { count: raised.length })}`}
    </p>
  )
}

/** Directorates as rows, variants as columns. */
function ByDirectorate({ lines }: { lines: readonly Line[] }) {
  const t = useText()
  const [{ figures }] = lines as [Line]
  return (
    <Section plain title={t('variants.directorates')}>
      <DataTable
        caption={t('variants.directorates-table')}
        rows={figures.directorates}
        keyOf={({ directorateId }) => directorateId}
        columns={[
          { name: t('variants.directorate'), cell: ({ name }) => name },
          ...lines.map((line) => ({
            name: line.name,
            cell: ({ directorateId }: { directorateId: string }) => {
              const own = line.figures.directorates.find((one) => one.directorateId === directorateId)
              return own
                ? t('variants.cell', {
                    granted: numberInWords(own.granted),
                    refused: numberInWords(own.refused),
                  })
                : '–'
            },
          })),
        ]}
      />
    </Section>
  )
}
