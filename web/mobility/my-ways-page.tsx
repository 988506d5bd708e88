import './words.ts'
import './mobility.css'
import { Link } from '@tanstack/react-router'
import { mobility } from '../../features/mobility/contract.ts'
import { wayModes } from '../../features/mobility/rules.ts'
import { useAnswer } from '../asking.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { type Mine, Reach } from './reach.tsx'

type Minutes = Mine['items'][number]['minutes']

/** One's own ways: to the own office and to what is near home. Nobody else reads them. */
export function MyWaysPage() {
  const t = useText()
  const asked = useAnswer(mobility.mine, {})
  return (
    <Page title={t('mobility.title-mine')} lead={t('mobility.lead-mine')}>
      <Answer of={asked} bones={8}>
        {(mine) =>
          mine.home === null ? (
            <Empty
              icon="map-marker"
              title={t('mobility.no-home')}
              action={<Link to="/profile">{t('mobility.to-profile')}</Link>}
            >
              <p>{t('mobility.no-home-lead')}</p>
            </Empty>
          ) : (
            <>
              {mine.measuredAt === null ? (
                <Empty icon="clock" title={t('mobility.not-yet')}>
                  <p>{t('mobility.not-yet-lead')}</p>
                </Empty>
              ) : (
                <Ways mine={mine} />
              )}
              <Reach mine={mine} />
            </>
          )
        }
      </Answer>
    </Page>
  )
}

function Ways({ mine: { items, spaces, nearMinutes, servedOn, measuredAt } }: { mine: Mine }) {
  const t = useText()
  const modes = <Row extends { minutes: Minutes }>() =>
    wayModes.map((mode) => ({
      name: t(`mobility.mode-${mode}`),
      number: true,
      cell: ({ minutes }: Row) =>
        minutes[mode] === null ? (
          <span className="vi-soft">{t('mobility.no-way')}</span>
        ) : (
          t('mobility.minutes', { minutes: minutes[mode] })
        ),
    }))
  return (
    <>
      <Section title={t('mobility.offices')}>
        <DataTable
          caption={t('mobility.offices')}
          captionHidden
          rows={items}
          keyOf={({ officeId }) => officeId}
          columns={[
            {
              name: t('mobility.office'),
              cell: ({ name, own }) => (
                <span className="ways-name">
                  {name} {own && <Badge>{t('mobility.own')}</Badge>}
                </span>
              ),
            },
            ...modes<Mine['items'][number]>(),
          ]}
        />
      </Section>
      <Section title={t('mobility.spaces')}>
        {spaces.length === 0 ? (
          <p className="vi-soft">{t('mobility.no-spaces', { minutes: nearMinutes })}</p>
        ) : (
          <>
            <p className="vi-soft">{t('mobility.spaces-basis', { minutes: nearMinutes })}</p>
            <DataTable
              caption={t('mobility.spaces')}
              captionHidden
              rows={spaces}
              keyOf={({ siteId }) => siteId}
              columns={[
                {
                  name: t('mobility.space'),
                  cell: ({ name, address }) => (
                    <span className="ways-name">
                      {name}
                      <br />
                      <span className="vi-soft">{address}</span>
                    </span>
                  ),
                },
                ...modes<Mine['spaces'][number]>(),
              ]}
            />
            <p>
              <Link to="/vicino">{t('mobility.to-search')}</Link>
            </p>
          </>
        )}
        <p className="vi-soft">
          {servedOn ? t('mobility.basis', { day: dateInWords(servedOn) }) : t('mobility.basis-none')}{' '}
          {measuredAt && t('mobility.measured-at', { at: instantInWords(measuredAt) })}
        </p>
      </Section>
    </>
  )
}
