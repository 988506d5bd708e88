import './words.ts'
import './visits.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { figures } from '../../features/visits/figures-contract.ts'
import { addMonths, type Month, monthOf } from '../../vocabulary/day.ts'
import { useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { today } from '../clock.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { dayInWords, monthInWords, sentence, weekdayInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Meter } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Occupancy = Answered<typeof figures.occupancy>

/** A month of a site: bookings by day; arrivals by weekday once it is over. */
export function FiguresPage() {
  const t = useText()
  const { siteId } = useParams({ strict: false }) as { siteId: string }
  const navigate = useNavigate()
  const { month = monthOf(today()) } = useSearch({ strict: false }) as { month?: Month }
  const setMonth = (shown: Month) =>
    void navigate({ to: '/ospiti/$siteId/presenze', params: { siteId }, search: { month: shown } })
  const told = useAnswer(figures.occupancy, { siteId, month }, { keepPrevious: true })
  const file = (format: 'xlsx' | 'csv') => addressOf(figures.exportFile, { siteId, month, format }, true)
  return (
    <Page
      title={t('visits.figures-title')}
      lead={t('visits.figures-lead')}
      back={{ to: `/ospiti/${siteId}`, label: told.data?.site ?? t('visits.boards-title') }}
    >
      <div className="vi-row vi-apart">
        <div className="vi-row">
          <Button small aria-label={t('visits.month-before')} onClick={() => setMonth(addMonths(month, -1))}>
            <Icon name="chevron-left" />
          </Button>
          <strong aria-live="polite">{sentence(monthInWords(month))}</strong>
          <Button small aria-label={t('visits.month-after')} onClick={() => setMonth(addMonths(month, 1))}>
            <Icon name="chevron-right" />
          </Button>
        </div>
        <div className="vi-row">
          <ButtonAnchor small href={file('xlsx')} download>
            {t('visits.export-xlsx')}
          </ButtonAnchor>
          <ButtonAnchor small href={file('csv')} download>
            {t('visits.export-csv')}
          </ButtonAnchor>
        </div>
      </div>
      <Answer of={told} bones={8}>
        {(found) => (
          <>
            <Arrivals told={found} />
            <Days told={found} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Arrivals({ told: { weekdays, arrivedPercent, over } }: { told: Occupancy }) {
  const t = useText()
  const share = (percent: number | null) =>
    percent === null ? t('visits.hidden') : t('visits.percent', { count: percent })
  return (
    <Section title={t('visits.by-weekday')}>
      {!over && <p>{t('visits.not-over')}</p>}
      {over && weekdays.length === 0 && <p>{t('visits.no-arrivals')}</p>}
      {weekdays.length > 0 && (
        <>
          <DataTable
            caption={t('visits.by-weekday')}
            captionHidden
            stacks
            rows={weekdays}
            keyOf={({ weekday }) => String(weekday)}
            columns={[
              { name: t('visits.weekday'), cell: ({ weekday }) => sentence(weekdayInWords(weekday)) },
              { name: t('visits.days'), cell: ({ days }) => days, number: true },
              {
                name: t('visits.came'),
                cell: ({ arrivedPercent: percent }) =>
                  percent === null ? (
                    <span className="vi-soft">{share(percent)}</span>
                  ) : (
                    <Meter words={share(percent)} value={percent} max={100} />
                  ),
              },
            ]}
          />
          <p>{t('visits.whole-month', { share: share(arrivedPercent) })}</p>
        </>
      )}
      <p className="vi-soft">{t('visits.suppression')}</p>
    </Section>
  )
}

function Days({ told: { days } }: { told: Occupancy }) {
  const t = useText()
  return (
    <Section title={t('visits.by-day')} plain>
      {days.length === 0 ? (
        <p>{t('visits.no-days')}</p>
      ) : (
        <DataTable
          caption={t('visits.by-day')}
          captionHidden
          stacks
          rows={days}
          keyOf={({ day }) => day}
          columns={[
            { name: t('visits.day'), cell: ({ day }) => sentence(dayInWords(day)) },
            {
              name: t('visits.occupancy'),
              cell: ({ seats, booked }) => (
                <Meter
                  words={t('visits.occupied', {
                    ...{ booked, seats },
                    percent: seats > 0 ? Math.round((100 * booked) / seats) : 0,
                  })}
                  value={booked}
                  max={seats}
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
