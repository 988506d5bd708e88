import './words.ts'
import { useState } from 'react'
import { attendance } from '../../features/attendance/contract.ts'
import { columns } from '../../features/attendance/rules.ts'
import { months } from '../../features/months/contract.ts'
import { people } from '../../features/people/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { ButtonAnchor } from '../design/button.tsx'
import { dayInWords, instantInBrief, monthInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { languageNow, useText } from '../language.ts'

type Planned = Answered<typeof attendance.days>['items'][number]
const previewRows = 10

/** What goes to the attendance system: choose, look at ten rows, download. */
export function AttendancePage() {
  const t = useText()
  const opened = useAnswer(months.months, {})
  return (
    <Page title={t('attendance.title')} lead={t('attendance.lead')}>
      <Answer of={opened} bones={6}>
        {({ items }) => {
          const published = items.filter(({ stage }) => stage === 'published').map(({ month }) => month)
          return published.length === 0 ? (
            <Empty icon="calendar" title={t('attendance.none')}>
              <p>{t('attendance.none-lead')}</p>
            </Empty>
          ) : (
            <Export published={published} />
          )
        }}
      </Answer>
    </Page>
  )
}

function Export({ published }: { published: readonly Month[] }) {
  const t = useText()
  const [month, setMonth] = useState(published[0]!)
  const [directorateId, setDirectorateId] = useState('')
  const directorates = useAnswer(people.directorates, {})
  const asked = { month, ...(directorateId ? { directorateId } : {}) }
  const first = useAnswer(attendance.days, { ...asked, limit: 1 }, { keepPrevious: true })
  const fileOf = (format: 'csv' | 'xlsx') =>
    addressOf(attendance.file, { ...asked, format, language: languageNow() }, true)
  return (
    <div className="vi-stack">
      <Section title={sentence(monthInWords(month))}>
        <div className="vi-columns">
          <SelectField
            label={t('attendance.month')}
            value={month}
            options={published.map((value) => ({ value, label: sentence(monthInWords(value)) }))}
            onText={(value) => setMonth(value as Month)}
          />
          <SelectField
            label={t('attendance.directorate')}
            value={directorateId}
            options={[
              { value: '', label: t('attendance.directorate-all') },
              ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onText={setDirectorateId}
          />
        </div>
        <div className="vi-row">
          <ButtonAnchor kind="primary" href={fileOf('xlsx')} download>
            <Icon name="file-xlsx" size={18} /> {t('attendance.download-xlsx')}
          </ButtonAnchor>
          <ButtonAnchor href={fileOf('csv')} download>
            <Icon name="download" size={18} /> {t('attendance.download-csv')}
          </ButtonAnchor>
        </div>
        <p className="vi-soft">{t('attendance.consequence')}</p>
      </Section>
      <Answer of={first} bones={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('attendance.preview-none')}</p>
          ) : (
            <Preview rows={items.slice(0, previewRows)} />
          )
        }
      </Answer>
      <Section title={t('attendance.columns')}>
        <DataTable
          caption={t('attendance.columns')}
          captionHidden
          keyOf={(column) => column}
          rows={columns}
          columns={[
            { name: t('attendance.column'), cell: (column) => t(`attendance.column-${column}`) },
            { name: t('attendance.meaning'), cell: (column) => t(`attendance.meaning-${column}`) },
          ]}
        />
      </Section>
      <Section title={t('attendance.api')}>
        <p>{t('attendance.api-lead')}</p>
        <p>
          <code>GET {addressOf(attendance.days, asked, true)}</code>
        </p>
      </Section>
    </div>
  )
}

function Preview({ rows }: { rows: readonly Planned[] }) {
  const t = useText()
  const yes = (is: boolean) => t(is ? 'attendance.yes' : 'attendance.no')
  return (
    <DataTable
      caption={t('attendance.preview')}
      keyOf={({ fiscalCode, day }) => `${fiscalCode} ${day}`}
      rows={rows}
      columns={[
        {
          name: t('attendance.person'),
          cell: ({ familyName, givenName }) => `${familyName} ${givenName}`,
        },
        { name: t('attendance.column-day'), cell: ({ day }) => dayInWords(day) },
        {
          name: t('attendance.column-regime'),
          cell: ({ regime, absent }) =>
            absent || regime === 'none' ? t('attendance.column-absent') : t(`attendance.regime-${regime}`),
        },
        {
          name: t('attendance.column-place'),
          cell: ({ place, officeCode }) =>
            place === 'none' ? '' : `${t(`attendance.place-${place}`)} ${officeCode ?? ''}`,
        },
        { name: t('attendance.column-entry'), cell: ({ entry }) => entry ?? '' },
        { name: t('attendance.column-mealVoucher'), cell: ({ mealVoucher }) => yes(mealVoucher) },
        { name: t('attendance.column-closed'), cell: ({ closed }) => yes(closed) },
        { name: t('attendance.column-changedAt'), cell: ({ changedAt }) => instantInBrief(changedAt) },
      ]}
    />
  )
}
