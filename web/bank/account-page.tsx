import './words.ts'
import './bank.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { bank } from '../../features/bank/contract.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, instantInBrief, monthInWords, sentence } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty, Facts } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { AskDialog } from './ask-dialog.tsx'
import { GiveDialog } from './give-dialog.tsx'
import type { Mine, OwnAccount } from './own-account.ts'

/** The account of days, like a bank statement: what one has, give and ask, every movement. */
export function AccountPage() {
  const t = useText()
  const { month } = useSearch({ strict: false }) as { month?: Month }
  const navigate = useNavigate()
  const asked = useAnswer(bank.mine, month ? { month } : {}, { keepPrevious: true })
  return (
    <Page title={t('bank.title')} lead={t('bank.lead')}>
      <Answer of={asked} bones={8}>
        {(mine) => (
          <>
            {mine.months.length > 1 && (
              <SelectField
                label={t('bank.month')}
                value={mine.month ?? ''}
                options={mine.months.map((value) => ({ value, label: sentence(monthInWords(value)) }))}
                onText={(value) => void navigate({ to: '/my-bank', search: { month: value as Month } })}
              />
            )}
            {mine.account && mine.month ? (
              <Account month={mine.month} account={mine.account} />
            ) : (
              <Empty icon="calendar" title={t(mine.month ? 'bank.not-planned' : 'bank.none')} />
            )}
            <Movements mine={mine} />
            {mine.account && <Rules account={mine.account} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function Account({ month, account }: { month: Month; account: OwnAccount }) {
  const t = useText()
  const [open, setOpen] = useState<'give' | 'ask'>()
  const { own, unused, there, mayGive, mayAsk, waiting, answers } = account
  const inMonth = monthInWords(month)
  const close = () => setOpen(undefined)
  const reasons = [...new Map([...mayGive, ...mayAsk].map((reason) => [reason.code, reason])).values()]
  return (
    <>
      <Section title={sentence(inMonth)}>
        <p className="bank-balance">
          <strong>{unused}</strong> <span>{t('bank.balance-unused')}</span>
        </p>
        <Facts
          facts={[
            { name: t('bank.balance-quota', { month: inMonth }), value: own.quota },
            { name: t('bank.balance-used'), value: own.used },
            {
              name: t('bank.balance-bank'),
              value: own.bankDays > 0 ? `+${own.bankDays}` : String(own.bankDays).replace('-', '−'),
            },
          ]}
        />
        <div className="bank-acts">
          <Button kind="primary" disabled={mayGive.length > 0} onClick={() => setOpen('give')}>
            {t('bank.give')}
          </Button>
          <Button disabled={mayAsk.length > 0} onClick={() => setOpen('ask')}>
            {t('bank.ask')}
          </Button>
        </div>
        {reasons.length > 0 && !waiting && (
          <ul className="vi-soft">
            {reasons.map((reason) => (
              <li key={reason.code}>{wordsOfReason(reason)}</li>
            ))}
          </ul>
        )}
        <p>{there === null ? t('bank.there-few') : t('bank.there', { count: there })}</p>
        <p className="vi-soft">{t('bank.closes', { month: inMonth, day: dayInWords(own.closesOn) })}</p>
      </Section>
      {waiting && <Waiting month={month} waiting={waiting} />}
      {answers.length > 0 && (
        <Section title={t('bank.answers')}>
          {answers.map(({ at, days, reasons: said }) => (
            <div key={at} className="vi-stack vi-stack-tight">
              <h3>{t('bank.answer', { when: instantInBrief(at), days })}</h3>
              <ul>
                {said.map((reason) => (
                  <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
                ))}
              </ul>
            </div>
          ))}
        </Section>
      )}
      {open === 'give' && <GiveDialog month={month} account={account} onClose={close} />}
      {open === 'ask' && <AskDialog month={month} account={account} onClose={close} />}
    </>
  )
}

function Waiting({ month, waiting }: { month: Month; waiting: NonNullable<OwnAccount['waiting']> }) {
  const t = useText()
  const withdraw = useAct(bank.withdraw, {
    refreshes: [bank.mine],
    onDone: () => announce(t('bank.withdrawn')),
  })
  return (
    <Notice title={t('bank.waiting', { count: waiting.days - waiting.received })}>
      {waiting.received > 0 && <p>{t('bank.waiting-part', waiting)}</p>}
      <ProblemNotice problem={withdraw.error} />
      <Button
        small
        busy={withdraw.isPending}
        onClick={() => withdraw.mutate({ bankRequestId: waiting.id, month })}
      >
        {t('bank.withdraw')}
      </Button>
    </Notice>
  )
}

function Movements({ mine: { month, movements } }: { mine: Mine }) {
  const t = useText()
  const take = useAct(bank.takeBack, {
    refreshes: [bank.mine],
    onDone: () => announce(t('bank.taken-back')),
  })
  if (!month) return null
  return (
    <Section title={t('bank.movements', { year: month.slice(0, 4) })}>
      <ProblemNotice problem={take.error} />
      {movements.length === 0 && <p>{t('bank.no-movements')}</p>}
      <ul className="vi-list">
        {movements.map((one) => (
          <li key={one.id} className="bank-movement">
            <div>
              <p>
                {t(`bank.move-${one.reason}`)} {one.undone && <Badge>{t('bank.undone')}</Badge>}
              </p>
              <p className="vi-soft">
                {instantInBrief(one.at)} · {t('bank.of-month', { month: monthInWords(one.month) })}
              </p>
            </div>
            <strong className={one.days > 0 ? 'bank-in' : undefined}>
              {one.days > 0 ? `+${one.days}` : `−${-one.days}`}
            </strong>
            {one.mayTakeBack && (
              <Button
                small
                busy={take.isPending}
                aria-label={t('bank.take-back-of', { days: -one.days })}
                onClick={() => take.mutate({ giftId: one.actId })}
              >
                {t('bank.take-back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rules({ account: { rules } }: { account: OwnAccount }) {
  const t = useText()
  const most = (days: number) => (days === 0 ? t('bank.rule-no-limit') : String(days))
  return (
    <Section title={t('bank.rules')}>
      <ul>
        <li>{t('bank.rule-kinds')}</li>
        <li>{t(rules.across ? 'bank.rule-across' : 'bank.rule-within')}</li>
        <li>{wordsOfReason({ code: `bank/why-order-${rules.priority}` })}</li>
        <li>{t('bank.rule-month', { most: most(rules.mostPerMonth), year: most(rules.mostPerYear) })}</li>
        <li>{t(rules.unused === 'stay' ? 'bank.rule-stay' : 'bank.rule-expire')}</li>
      </ul>
    </Section>
  )
}
