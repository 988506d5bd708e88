import './words.ts'
import './bank.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { bank } from '../../features/bank/contract.ts'
import { months } from '../../features/months/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { type Answered, addressOf } from '../call.ts'
import { Button, ButtonAnchor, ButtonLink } from '../design/button.tsx'
import { dayInWords, instantInBrief, monthInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty, Facts } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Office = Answered<typeof bank.office>

/** What the bank of a month does, in sums of many: to HR of all, to the head of a directorate of theirs. */
export function BankOfficePage() {
  const t = useText()
  const { month } = useSearch({ strict: false }) as { month?: Month }
  const opened = useAnswer(months.months, {})
  return (
    <Page title={t('bank.office-title')} lead={t('bank.office-lead')}>
      <Answer of={opened} bones={6}>
        {({ items }) => {
          const shown = month ?? items[0]?.month
          return shown ? <OfMonth month={shown} /> : <Empty icon="calendar" title={t('bank.none')} />
        }}
      </Answer>
    </Page>
  )
}

function OfMonth({ month }: { month: Month }) {
  const t = useText()
  const navigate = useNavigate()
  const asked = useAnswer(bank.office, { month }, { keepPrevious: true })
  return (
    <Answer of={asked} bones={8}>
      {(office) => (
        <>
          <SelectField
            label={t('bank.month')}
            value={office.month}
            options={office.months.map((value) => ({ value, label: sentence(monthInWords(value)) }))}
            onText={(value) => void navigate({ to: '/bank', search: { month: value as Month } })}
          />
          {office.next && office.whole && <Whole office={office} />}
          <Directorates office={office} />
          {office.rounds.length > 0 && <Rounds office={office} />}
          <OfficeRules office={office} />
        </>
      )}
    </Answer>
  )
}

const said = (days: number | null, hidden: string) => (days === null ? hidden : days)

function Whole({ office: { month, whole, next } }: { office: Office }) {
  const t = useText()
  const act = useAct(bank.distribute, {
    refreshes: [bank.office],
    onDone: ({ done }) => announce(t(done ? 'bank.office-distributed' : 'bank.office-nothing')),
  })
  const hidden = t('bank.office-hidden')
  const { requests, given, reasons } = next!
  return (
    <Section title={sentence(monthInWords(month))}>
      <Facts
        facts={[
          { name: t('bank.office-there'), value: said(whole!.there, hidden) },
          { name: t('bank.office-given'), value: said(whole!.given, hidden) },
          { name: t('bank.office-received'), value: said(whole!.received, hidden) },
          { name: t('bank.office-expired'), value: said(whole!.expired, hidden) },
        ]}
      />
      <h3>{t('bank.office-next')}</h3>
      <ul>
        <li>
          {requests === null
            ? t('bank.office-requests-few')
            : requests === 0
              ? t('bank.office-requests-none')
              : t('bank.office-requests', { count: requests })}
        </li>
        <li>{given === null ? t('bank.office-would-few') : t('bank.office-would', { count: given })}</li>
        {reasons.map((reason) => (
          <li key={reason.code}>{wordsOfReason(reason)}</li>
        ))}
      </ul>
      <p className="vi-soft">{t('bank.office-alone')}</p>
      <ProblemNotice problem={act.error} />
      <div className="vi-row">
        <Button
          kind="primary"
          busy={act.isPending}
          disabled={reasons.length > 0}
          onClick={() => act.mutate({ month })}
        >
          {t('bank.office-distribute')}
        </Button>
        <ButtonAnchor href={addressOf(bank.year, { year: month.slice(0, 4), format: 'xlsx' }, true)} download>
          <Icon name="file-xlsx" size={18} /> {t('bank.office-export', { year: month.slice(0, 4) })}
        </ButtonAnchor>
      </div>
    </Section>
  )
}

function Directorates({ office: { items } }: { office: Office }) {
  const t = useText()
  const hidden = t('bank.office-hidden')
  return (
    <DataTable
      caption={t('bank.office-directorate')}
      captionHidden
      stacks
      rows={items}
      keyOf={({ directorateId }) => directorateId}
      columns={[
        { name: t('bank.office-directorate'), cell: ({ name }) => name },
        { name: t('bank.office-people'), number: true, cell: ({ people }) => people },
        { name: t('bank.office-given'), number: true, cell: ({ given }) => said(given, hidden) },
        { name: t('bank.office-received'), number: true, cell: ({ received }) => said(received, hidden) },
      ]}
    />
  )
}

function Rounds({ office: { rounds } }: { office: Office }) {
  const t = useText()
  const hidden = t('bank.office-hidden')
  return (
    <Section title={t('bank.office-rounds')}>
      <ul>
        {rounds.map(({ at, byHand, there, given }) => (
          <li key={at}>
            {t(given === null ? 'bank.office-round-few' : 'bank.office-round', {
              ...{ when: instantInBrief(at), there: said(there, hidden) },
              given: given ?? 0,
            })}{' '}
            {byHand && <Badge>{t('bank.office-by-hand')}</Badge>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OfficeRules({ office: { rules, closesOn, month } }: { office: Office }) {
  const t = useText()
  const most = (days: number) => (days === 0 ? t('bank.rule-no-limit') : String(days))
  return (
    <Section title={t('bank.rules')}>
      <ul>
        <li>{t(rules.across ? 'bank.rule-across' : 'bank.rule-within')}</li>
        <li>{wordsOfReason({ code: `bank/why-order-${rules.priority}` })}</li>
        <li>{t('bank.rule-month', { most: most(rules.mostPerMonth), year: most(rules.mostPerYear) })}</li>
        <li>{t('bank.closes', { month: monthInWords(month), day: dayInWords(closesOn) })}</li>
        <li>{t(rules.unused === 'stay' ? 'bank.rule-stay' : 'bank.rule-expire')}</li>
      </ul>
      <div>
        <ButtonLink to="/policy">{t('bank.office-policy')}</ButtonLink>
      </div>
    </Section>
  )
}
