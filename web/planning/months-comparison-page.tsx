import './words.ts'
import './control-room.css'
import { useState } from 'react'
import { planningRoom } from '../../features/planning/room-contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { type Text, useText } from '../language.ts'
import { Bars } from './bars.tsx'

type Compared = Answered<typeof planningRoom.compare>
type Figures = Omit<Compared['directorates'][number]['months'][number], 'month'>
type Line = Figures & { month: Month }

const measures = ['granted-share', 'presence-share', 'each', 'wished', 'granted'] as const
type Measure = (typeof measures)[number]
const shareOf = (part: number, whole: number) => (whole > 0 ? (100 * part) / whole : 0)
const figureOf = (measure: Measure, { people, wished, granted, refused, presentDays }: Figures): number =>
  measure === 'granted-share'
    ? shareOf(wished - refused, wished)
    : measure === 'presence-share'
      ? shareOf(presentDays, presentDays + granted)
      : measure === 'each'
        ? people > 0
          ? granted / people
          : 0
        : measure === 'wished'
          ? wished
          : granted
const said = (t: Text, measure: Measure, value: number): string =>
  measure.endsWith('share')
    ? t('room.share', { share: numberInWords(value, 1) })
    : numberInWords(value, measure === 'each' ? 1 : 0)

/** Published months side by side, as they were published: for all, or for one directorate. */
export function MonthsComparisonPage() {
  const t = useText()
  const [many, setMany] = useState('13')
  const [directorateId, setDirectorateId] = useState('')
  const [measure, setMeasure] = useState<Measure>('granted-share')
  const asked = useAnswer(planningRoom.compare, { months: Number(many) }, { keepPrevious: true })
  return (
    <Page
      title={t('room.compare-title')}
      lead={t('room.compare-lead')}
      back={{ to: '/months', label: t('shell.months') }}
    >
      <Answer of={asked} bones={6}>
        {(compared) =>
          compared.months.length === 0 ? (
            <Empty icon="chart-line" title={t('room.compare-none')}>
              <p>{t('room.compare-none-lead')}</p>
            </Empty>
          ) : (
            <>
              <div className="vi-columns">
                <SelectField
                  label={t('room.compare-measure')}
                  value={measure}
                  options={measures.map((one) => ({ value: one, label: t(`room.measure-${one}`) }))}
                  onText={(value) => setMeasure(value as Measure)}
                />
                <SelectField
                  label={t('room.directorate')}
                  value={directorateId}
                  options={[
                    { value: '', label: t('team.directorate-all') },
                    ...compared.directorates.map((one) => ({ value: one.directorateId, label: one.name })),
                  ]}
                  onText={setDirectorateId}
                />
                <SelectField
                  label={t('room.compare-many')}
                  value={many}
                  options={['6', '13', '25', '36'].map((value) => ({
                    value,
                    label: t('room.compare-months', { count: Number(value) }),
                  }))}
                  onText={setMany}
                />
              </div>
              <Comparison lines={linesOf(compared, directorateId)} measure={measure} />
              <ByDirectorate compared={compared} measure={measure} />
            </>
          )
        }
      </Answer>
    </Page>
  )
}

/** Month by month, of one directorate or of all together. */
function linesOf({ months, directorates }: Compared, directorateId: string): Line[] {
  const those = directorates.filter((one) => !directorateId || one.directorateId === directorateId)
  return months.map((month) => {
    const own = those.flatMap((one) => one.months.filter((line) => line.month === month))
    const sum = (what: keyof Figures) => own.reduce((total, line) => total + line[what], 0)
    return {
      month,
      people: sum('people'),
      wished: sum('wished'),
      granted: sum('granted'),
      refused: sum('refused'),
      presentDays: sum('presentDays'),
    }
  })
}

function Comparison({ lines, measure }: { lines: readonly Line[]; measure: Measure }) {
  const t = useText()
  return (
    <Section title={t(`room.measure-${measure}`)}>
      <Bars
        label={t(`room.measure-${measure}`)}
        most={measure.endsWith('share') ? 100 : undefined}
        bars={lines.map((line) => ({
          key: line.month,
          name: `${line.month.slice(5)}/${line.month.slice(2, 4)}`,
          value: figureOf(measure, line),
          words: `${monthInWords(line.month)}: ${said(t, measure, figureOf(measure, line))}`,
        }))}
      />
      <DataTable
        caption={t('room.compare-table')}
        rows={lines.toReversed()}
        keyOf={({ month }) => month}
        columns={[
          { name: t('team.month'), cell: ({ month }) => sentence(monthInWords(month)) },
          { name: t('room.people'), number: true, cell: ({ people }) => numberInWords(people) },
          ...measures.map((one) => ({
            name: t(`room.measure-${one}`),
            number: true,
            cell: (line: Line) => said(t, one, figureOf(one, line)),
          })),
        ]}
      />
    </Section>
  )
}

/** Each directorate's last month beside the one before it. */
function ByDirectorate({ compared, measure }: { compared: Compared; measure: Measure }) {
  const t = useText()
  const [last, before] = [compared.months.at(-1)!, compared.months.at(-2)]
  const rows = compared.directorates.filter((one) => one.months.some(({ month }) => month === last))
  const cell = (one: (typeof rows)[number], month: Month | undefined) => {
    const line = one.months.find((each) => each.month === month)
    return line ? said(t, measure, figureOf(measure, line)) : '–'
  }
  return (
    <Section plain title={t('room.compare-directorates')}>
      <DataTable
        caption={t('room.compare-directorates')}
        captionHidden
        rows={rows}
        keyOf={({ directorateId }) => directorateId}
        columns={[
          { name: t('room.directorate'), cell: ({ name }) => name },
          ...(before
            ? [
                {
                  name: sentence(monthInWords(before)),
                  number: true,
                  cell: (one: (typeof rows)[number]) => cell(one, before),
                },
              ]
            : []),
          { name: sentence(monthInWords(last)), number: true, cell: (one) => cell(one, last) },
        ]}
      />
    </Section>
  )
}
