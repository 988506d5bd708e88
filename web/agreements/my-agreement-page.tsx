import './words.ts'
import { Link, useParams } from '@tanstack/react-router'
import { agreements } from '../../features/agreements/contract.ts'
import { useAnswer } from '../asking.ts'
import { ButtonLink } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Page, Section } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { AgreementView } from './agreement-view.tsx'
import { type Shown, StateBadge, untilInWords } from './words-of.tsx'

const live = ['in-force', 'signed', 'withdrawal-planned']
const onItsWay = ['draft', 'to-approve', 'changes-asked', 'to-sign']

export function MyAgreementPage() {
  const t = useText()
  const asked = useAnswer(agreements.mine, {})
  return (
    <Page title={t('agreements.title-mine')} lead={t('agreements.lead-mine')}>
      <Answer of={asked} bones={8}>
        {({ items, gate }) => {
          const waiting = items.find(({ state }) => onItsWay.includes(state))
          const present = items.find(({ state }) => live.includes(state))
          const shown = [waiting, present].filter((one) => one !== undefined)
          const earlier = items.filter((one) => !shown.includes(one))
          return (
            <>
              <p className="vi-soft">{t(`agreements.gate-${gate}`)}</p>
              {shown.length === 0 && (
                <Empty
                  icon="pencil"
                  title={t('agreements.none')}
                  action={
                    <ButtonLink kind="primary" to="/agreement-form" search={{}}>
                      {t('agreements.propose')}
                    </ButtonLink>
                  }
                >
                  <p>{t('agreements.none-lead')}</p>
                </Empty>
              )}
              {shown.map(({ id }) => (
                <AgreementView key={id} agreementId={id} />
              ))}
              {earlier.length > 0 && <Earlier items={earlier} />}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Earlier({ items }: { items: readonly Shown[] }) {
  const t = useText()
  return (
    <Section title={t('agreements.earlier')}>
      <ul className="agreement-steps">
        {items.map(({ id, state, startsOn, endsOn, terms }) => (
          <li key={id}>
            <Link to="/agreements/$agreementId" params={{ agreementId: id }}>
              {dateInWords(startsOn ?? terms.from)} – {untilInWords(startsOn ? endsOn : terms.until)}
            </Link>{' '}
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function AgreementPage() {
  const { agreementId } = useParams({ from: '/signed-in/agreements/$agreementId' })
  const asked = useAnswer(agreements.agreement, { agreementId })
  return (
    <Page
      title={asked.data?.name ?? '…'}
      {...(asked.data?.directorate ? { lead: asked.data.directorate } : {})}
    >
      <AgreementView agreementId={agreementId} />
    </Page>
  )
}
