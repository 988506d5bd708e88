import './words.ts'
import { training } from '../../features/training/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { Button, ButtonAnchor } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, type BadgeKind, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type Text, useText } from '../language.ts'
import { spanInWords } from './pages.tsx'

type Mine = Answered<typeof training.mine>
const kindOf: Record<Mine['required'][number]['standing'], BadgeKind> = {
  missing: 'bad',
  valid: 'good',
  'ends-soon': 'caution',
  expired: 'bad',
}

export function MyTrainingPage() {
  const t = useText()
  const asked = useAnswer(training.mine, {})
  return (
    <Page title={t('training.title-mine')} lead={t('training.lead-mine')}>
      <Answer of={asked} bones={8}>
        {(mine) => (
          <>
            <Needed mine={mine} />
            <Open items={mine.open} />
            {mine.enrolments.length > 0 && <Seats items={mine.enrolments} />}
            <Certificates items={mine.certificates} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const holdsInWords = (t: Text, validUntil: string | null) =>
  validUntil ? t('training.until', { until: dateInWords(validUntil) }) : t('training.for-good')

function Needed({ mine: { required, gate } }: { mine: Mine }) {
  const t = useText()
  return (
    <Section title={t('training.required')}>
      <p className="vi-soft">{t(`training.gate-${gate}`)}</p>
      {required.length === 0 ? (
        <p>{t('training.required-none')}</p>
      ) : (
        <ul className="vi-list">
          {required.map(({ courseId, title, requiredFrom, standing, validUntil }) => (
            <li key={courseId} className="vi-row vi-apart">
              <span>
                <strong>{title}</strong>{' '}
                <span className="vi-soft">
                  {standing === 'missing'
                    ? t('training.required-from', { from: dateInWords(requiredFrom) })
                    : holdsInWords(t, validUntil)}
                </span>
              </span>
              <Badge kind={kindOf[standing]} icon={standing === 'valid' ? 'check' : 'warning-circle'}>
                {t(`training.standing-${standing}`)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Open({ items }: { items: Mine['open'] }) {
  const t = useText()
  const enrol = useAct(training.enrol, {
    refreshes: [training.mine],
    onDone: (_, { editionId }) =>
      announce(
        t('training.enrolled-now', { course: items.find(({ id }) => id === editionId)?.course ?? '' }),
      ),
  })
  if (items.length === 0)
    return (
      <Section title={t('training.open')}>
        <p>{t('training.open-none')}</p>
        <p className="vi-soft">{t('training.open-none-lead')}</p>
      </Section>
    )
  return (
    <Section title={t('training.open')}>
      <ProblemNotice problem={enrol.error} />
      <ul className="vi-list">
        {items.map((one) => (
          <li key={one.id} className="vi-row vi-apart">
            <div>
              <strong>{one.course}</strong>
              <div>
                {spanInWords(t, one)} · {t(`training.how-${one.how}`)}
                {one.place && ` · ${one.place}`} · {t('training.hours', { count: one.hours })}
              </div>
              {one.description && <p className="vi-soft">{one.description}</p>}
              <div className="vi-soft">
                {one.free === null
                  ? t('training.free-any')
                  : one.free === 0
                    ? t('training.full')
                    : t('training.free', { free: one.free })}
                {' · '}
                {t('training.enrol-until', { until: dateInWords(one.enrolUntil) })}
              </div>
            </div>
            {one.free !== 0 && (
              <Button
                kind={one.required ? 'primary' : 'secondary'}
                small
                busy={enrol.isPending}
                aria-label={t('training.enrol-label', {
                  course: one.course,
                  from: dateInWords(one.startsOn),
                })}
                onClick={() => enrol.mutate({ editionId: one.id })}
              >
                {t('training.enrol')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Seats({ items }: { items: Mine['enrolments'] }) {
  const t = useText()
  const leave = useAct(training.leave, {
    refreshes: [training.mine],
    onDone: (_, { enrolmentId }) =>
      announce(t('training.left-now', { course: items.find(({ id }) => id === enrolmentId)?.course ?? '' })),
  })
  return (
    <Section title={t('training.enrolments')}>
      <ProblemNotice problem={leave.error} />
      <ul className="vi-list">
        {items.map((one) => (
          <li key={one.id} className="vi-row vi-apart">
            <div>
              <strong>{one.course}</strong>
              <div>
                {spanInWords(t, one)} · {t(`training.how-${one.how}`)}
                {one.place && ` · ${one.place}`}
              </div>
              {one.cancelled ? (
                <div className="vi-soft">
                  {t('training.cancelled-because', { reason: one.cancelReason ?? '' })}
                </div>
              ) : (
                <div className="vi-soft">{t(`training.outcome-${one.outcome}`)}</div>
              )}
            </div>
            {one.mayLeave && (
              <Button
                small
                busy={leave.isPending}
                aria-label={t('training.leave-label', { course: one.course })}
                onClick={() => leave.mutate({ enrolmentId: one.id })}
              >
                {t('training.leave')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Certificates({ items }: { items: Mine['certificates'] }) {
  const t = useText()
  if (items.length === 0)
    return (
      <Empty icon="check-circle" title={t('training.certificates-none')}>
        <p>{t('training.certificates-none-lead')}</p>
      </Empty>
    )
  return (
    <Section title={t('training.certificates')}>
      <ul className="vi-list">
        {items.map(({ id, title, hours, issuedOn, validUntil, standing, elsewhere }) => (
          <li key={id} className="vi-row vi-apart">
            <div>
              <strong>{title}</strong>{' '}
              {standing !== 'valid' && (
                <Badge kind={kindOf[standing]}>{t(`training.standing-${standing}`)}</Badge>
              )}
              <div>
                {dateInWords(issuedOn)} · {t('training.hours', { count: hours })} ·{' '}
                {holdsInWords(t, validUntil)}
                {elsewhere && ` · ${t('training.elsewhere')}`}
              </div>
            </div>
            <ButtonAnchor small download href={addressOf(training.certificate, { certificateId: id }, true)}>
              <Icon name="download" size={18} /> <span aria-hidden="true">{t('training.download')}</span>
              <span className="vi-hidden">{t('training.download-label', { course: title })}</span>
            </ButtonAnchor>
          </li>
        ))}
      </ul>
    </Section>
  )
}
