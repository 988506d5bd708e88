import './numbers.css'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { months } from '../../features/months/contract.ts'
import { mostAwayDays } from '../../features/policy/rules.ts'
import { type Day, isDay } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { dayInWords, monthInWords, numberInWords, sentence } from '../design/dates.ts'
import { SelectField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'
import { type Numbers, type Structure, type Typed, wholeTyped } from './numbers.ts'
import { Budgets, Minima } from './numbers-lists.tsx'
import { WorkingDays } from './working-days.tsx'

const typedOf = (pairs: readonly (readonly [string, number])[]): Typed =>
  Object.fromEntries(pairs.map(([id, value]) => [id, String(value)]))

export function NumbersForm(props: {
  draft: Answered<typeof months.draft>
  numbers: Numbers
  structure: Structure
  isOpen: boolean
  fixed: boolean
}) {
  const t = useText()
  const navigate = useNavigate()
  const { draft, numbers, structure, isOpen, fixed } = props
  const { month } = numbers
  const form = useRef<HTMLFormElement>(null)
  const [days, setDays] = useState<readonly Day[]>(numbers.days)
  const [wishesUntil, setWishesUntil] = useState<string>(numbers.wishesUntil)
  const [perPerson, setPerPerson] = useState(String(numbers.daysPerPerson))
  const [perWeek, setPerWeek] = useState(numbers.daysPerWeek)
  const [budgets, setBudgets] = useState(() =>
    typedOf(numbers.budgets.map(({ directorateId, days }) => [directorateId, days])),
  )
  const [minima, setMinima] = useState(() =>
    typedOf(numbers.minima.map(({ teamId, people }) => [teamId, people])),
  )
  const name = sentence(monthInWords(month))
  const each = wholeTyped(perPerson)
  const most = mostAwayDays(days.length)
  const after = { refreshes: [months.months, months.month] }
  const open = useAct(months.open, {
    ...after,
    onDone: () => {
      announce(t('months.opened', { month: name }))
      void navigate({ to: '/months/$month', params: { month } })
    },
  })
  const change = useAct(months.change, { ...after, onDone: () => announce(t('months.saved')) })

  /** The suggested budgets grow and shrink with the days per person on which they were reckoned. */
  const scale = () => {
    if (each === undefined || draft.daysPerPerson === 0) return
    const before = budgets
    setBudgets(
      typedOf(
        draft.budgets.map(({ directorateId, days }) => [
          directorateId,
          Math.round((days * each) / draft.daysPerPerson),
        ]),
      ),
    )
    announce(t('months.budgets-scaled'), () => setBudgets(before))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = [perPerson, ...Object.values(budgets), ...Object.values(minima)].some(
      (typed) => wholeTyped(typed) === undefined,
    )
    if (wrong || days.length === 0 || !isDay(wishesUntil)) {
      announce(t('months.mend'))
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
      return
    }
    const asked = {
      month,
      days: [...days],
      wishesUntil,
      daysPerPerson: Number(perPerson),
      daysPerWeek: perWeek,
      budgets: Object.entries(budgets).map(([directorateId, typed]) => ({
        directorateId,
        days: Number(typed),
      })),
      minima: Object.entries(minima).map(([teamId, typed]) => ({ teamId, people: Number(typed) })),
    }
    if (isOpen) change.mutate(asked)
    else open.mutate(asked)
  }
  const people = structure.directorates.reduce((sum, directorate) => sum + directorate.people, 0)
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <fieldset className="vi-stack" disabled={fixed}>
        <legend className="vi-hidden">{t('months.numbers')}</legend>
        <Section title={t('months.days-section')}>
          <p className="vi-soft">
            {t('months.days-lead')} {t('months.working-days', { count: days.length })}.
          </p>
          <WorkingDays month={month} days={days} fixed={fixed} onDays={setDays} />
          {draft.holidays.length > 0 && (
            <p className="vi-soft">
              {t('months.holidays', {
                list: draft.holidays
                  .map((holiday) => `${dayInWords(holiday.day)} (${t(holiday.name as MessageKey)})`)
                  .join(', '),
              })}
            </p>
          )}
        </Section>
        <Section title={t('months.wishes-section')}>
          <div className="vi-columns">
            <TextField
              label={t('months.wishes-until')}
              hint={t('months.wishes-until-hint')}
              type="date"
              value={wishesUntil}
              error={isDay(wishesUntil) ? null : t('months.number-wrong')}
              onText={setWishesUntil}
            />
            <TextField
              label={t('months.per-person')}
              hint={t('months.per-person-hint', { days: days.length, most })}
              inputMode="numeric"
              value={perPerson}
              error={each === undefined ? t('months.number-wrong') : null}
              onText={setPerPerson}
            />
            <SelectField
              label={t('months.per-week')}
              value={perWeek === null ? '' : String(perWeek)}
              options={[
                { value: '', label: t('months.per-week-free') },
                ...[1, 2, 3, 4, 5].map((count) => ({
                  value: String(count),
                  label: t('months.per-week-days', { count }),
                })),
              ]}
              onText={(chosen) => setPerWeek(chosen === '' ? null : Number(chosen))}
            />
          </div>
          {each !== undefined && each > most && (
            <Notice kind="caution" live>
              <p>{t('months.per-person-many', { most })}</p>
            </Notice>
          )}
        </Section>
        <Budgets
          structure={structure}
          typed={budgets}
          onTyped={setBudgets}
          scaleTo={each !== undefined && !fixed ? each : null}
          onScale={scale}
        />
        <Minima structure={structure} typed={minima} onTyped={setMinima} />
        {!fixed && (
          <div className="vi-card vi-stack vi-stack-tight numbers-do">
            <ProblemNotice problem={open.error ?? change.error} />
            {!isOpen && isDay(wishesUntil) && (
              <p>
                {t('months.open-consequence', {
                  people: numberInWords(people),
                  quota: perPerson,
                  day: dayInWords(wishesUntil),
                })}
              </p>
            )}
            <div>
              <Button kind="primary" type="submit" busy={open.isPending || change.isPending}>
                {isOpen ? t('months.save') : t('months.open', { month: monthInWords(month) })}
              </Button>
            </div>
          </div>
        )}
      </fieldset>
    </form>
  )
}
