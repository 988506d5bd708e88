import { type FormEvent, useState } from 'react'
import { setup } from '../../features/setup/contract.ts'
import { weekdayOf } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, dayNumber, monthInWords, numberInWords, weekdayInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge, Facts } from '../design/pieces.tsx'
import { Frame } from '../design/table.tsx'
import { useText } from '../language.ts'

type Result = Answered<typeof setup.trial>
const sizes = ['48', '96', '192']

/** A month of people who do not exist, planned with this organisation's rules. */
export function Trial() {
  const t = useText()
  const [people, setPeople] = useState('96')
  const trial = useAct(setup.trial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    trial.mutate({ people: Number(people) })
  }
  return (
    <Section title={t('setup.trial-title')}>
      <p className="vi-soft">{t('setup.trial-lead')}</p>
      <ProblemNotice problem={trial.error} />
      <form className="vi-row setup-trial-form" onSubmit={submit}>
        <SelectField
          label={t('setup.trial-people')}
          value={people}
          options={sizes.map((value) => ({ value, label: value }))}
          onText={setPeople}
        />
        <Button kind="secondary" type="submit" busy={trial.isPending}>
          {t(trial.isPending ? 'setup.trial-running' : 'setup.trial-run')}
        </Button>
      </form>
      <div aria-live="polite">{trial.data && <Outcome result={trial.data} />}</div>
    </Section>
  )
}

function Outcome({ result }: { result: Result }) {
  const t = useText()
  const { daysPerPerson, daysPerWeek } = result.numbers
  const facts = [
    {
      name: t('setup.trial-granted'),
      value: t('setup.trial-granted-of', {
        granted: numberInWords(result.granted),
        wished: numberInWords(result.wished),
        percent: numberInWords((result.granted / Math.max(1, result.wished)) * 100),
      }),
    },
    {
      name: t('setup.trial-limit'),
      value:
        daysPerWeek === null
          ? t('setup.trial-limit-month', { month: daysPerPerson })
          : t('setup.trial-limit-of', { month: daysPerPerson, week: daysPerWeek }),
    },
    {
      name: t('setup.trial-presence'),
      value: t('setup.trial-presence-of', { fewest: result.fewestInOffice, most: result.mostInOffice }),
    },
    {
      name: t('setup.trial-proof'),
      value: t('setup.trial-proof-of', {
        percent: numberInWords(result.gapPercent, 2),
        seconds: numberInWords(result.seconds, 1),
      }),
    },
  ]
  return (
    <div className="vi-stack">
      <p>
        <Badge kind="caution">{t('setup.trial-invented')}</Badge>{' '}
        {t('setup.trial-month', {
          people: result.people,
          teams: result.teams,
          month: monthInWords(result.month),
          days: result.days.length,
        })}
      </p>
      <Facts facts={facts} />
      <TeamGrid result={result} />
      <p className="vi-soft">{t('setup.trial-change')}</p>
    </div>
  )
}

const letters = { office: 'office', home: 'home', absent: 'absent' } as const

function TeamGrid({ result: { team, days } }: { result: Result }) {
  const t = useText()
  const caption = t('setup.trial-team', { min: team.minPresent })
  return (
    <>
      <Frame label={caption}>
        <table className="setup-grid">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('setup.trial-person')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  <span className="vi-hidden">{dayInWords(day)}</span>
                  <span aria-hidden="true">
                    {weekdayInWords(weekdayOf(day), 'short').slice(0, 1)}
                    <br />
                    {dayNumber(day)}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {team.people.map(({ name, wished, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {days.map((day, index) => {
                  const cell = letters[cells[index]!]
                  const isWished = wished.includes(day)
                  const words = t(`setup.trial-${cell}`)
                  return (
                    <td key={day} className={`setup-cell-${cell}${isWished ? ' setup-wished' : ''}`}>
                      <span aria-hidden="true">{words.slice(0, 1)}</span>
                      <span className="vi-hidden">
                        {words}
                        {isWished && `, ${t('setup.trial-wished')}`}
                      </span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      <ul className="setup-legend">
        {(['office', 'home', 'absent'] as const).map((cell) => (
          <li key={cell}>
            <span className={`setup-cell-${cell}`} aria-hidden="true">
              {t(`setup.trial-${cell}`).slice(0, 1)}
            </span>{' '}
            {t(`setup.trial-${cell}`)}
          </li>
        ))}
        <li>
          <span className="setup-cell-home setup-wished" aria-hidden="true">
            {t('setup.trial-home').slice(0, 1)}
          </span>{' '}
          {t('setup.trial-as-wished')}
        </li>
        <li>
          <span className="setup-cell-office setup-wished" aria-hidden="true">
            {t('setup.trial-office').slice(0, 1)}
          </span>{' '}
          {t('setup.trial-not-as-wished')}
        </li>
      </ul>
    </>
  )
}
