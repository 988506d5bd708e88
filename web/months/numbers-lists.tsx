import { useDeferredValue, useState } from 'react'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'
import { type Structure, type Typed, wholeTyped } from './numbers.ts'

function NumberInput(props: { label: string; value: string; onText: (typed: string) => void }) {
  const t = useText()
  const wrong = wholeTyped(props.value) === undefined
  return (
    <input
      type="text"
      inputMode="numeric"
      className="form-control"
      aria-label={wrong ? `${props.label}. ${t('months.number-wrong')}` : props.label}
      aria-invalid={wrong || undefined}
      value={props.value}
      onChange={(event) => props.onText(event.target.value)}
    />
  )
}

/** Away days of each directorate, with what that makes for each of its people. */
export function Budgets(props: {
  structure: Structure
  typed: Typed
  onTyped: (typed: Typed) => void
  scaleTo: number | null
  onScale: () => void
}) {
  const t = useText()
  const { structure, typed, onTyped, scaleTo, onScale } = props
  const total = Object.values(typed).reduce((sum, one) => sum + (wholeTyped(one) ?? 0), 0)
  return (
    <Section
      title={t('months.budgets-section')}
      actions={
        scaleTo !== null && (
          <Button small onClick={onScale}>
            {t('months.budgets-scale', { days: scaleTo })}
          </Button>
        )
      }
    >
      <p className="vi-soft">
        {t('months.budgets-lead')} {t('months.budgets-total', { formatted: numberInWords(total) })}.
      </p>
      <ul className="numbers-list">
        {structure.directorates.map(({ id, name, people }) => (
          <li key={id}>
            <span>
              {name}
              <br />
              <span className="vi-soft">
                {t('people.count', { count: people, formatted: numberInWords(people) })}
                {people > 0 &&
                  ` · ${t('months.budget-each')} ${numberInWords((wholeTyped(typed[id] ?? '') ?? 0) / people, 1)}`}
              </span>
            </span>
            <NumberInput
              label={t('months.budget-of', { name })}
              value={typed[id] ?? '0'}
              onText={(text) => onTyped({ ...typed, [id]: text })}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const plainWords = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Minima of hundreds of teams: closed under their directorate, drawn when opened or sought. */
export function Minima(props: { structure: Structure; typed: Typed; onTyped: (typed: Typed) => void }) {
  const t = useText()
  const { structure, typed, onTyped } = props
  const [sought, setSought] = useState('')
  const filter = plainWords(useDeferredValue(sought).trim())
  const changed = structure.teams.filter(({ id, minPresent }) => typed[id] !== String(minPresent)).length
  return (
    <Section title={t('months.minima-section')}>
      <p className="vi-soft">{t('months.minima-lead')}</p>
      <div className="vi-row">
        <TextField
          label={t('people.team-search')}
          type="search"
          required={false}
          autoComplete="off"
          value={sought}
          onText={setSought}
        />
        {changed > 0 && <Badge kind="accent">{t('months.minima-changed', { count: changed })}</Badge>}
      </div>
      <div className="numbers-minima">
        {structure.directorates.map(({ id, name }) => {
          const mine = structure.teams.filter(({ directorateId }) => directorateId === id)
          const teams = filter ? mine.filter((team) => plainWords(team.name).includes(filter)) : mine
          return teams.length === 0 ? null : (
            <MinimaOf key={id} {...{ name, teams, typed, onTyped }} found={filter !== ''} />
          )
        })}
      </div>
    </Section>
  )
}

function MinimaOf(props: {
  name: string
  teams: Structure['teams']
  found: boolean
  typed: Typed
  onTyped: (typed: Typed) => void
}) {
  const t = useText()
  const { name, teams, found, typed, onTyped } = props
  const [opened, setOpened] = useState(false)
  const open = opened || found
  return (
    <details open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        {name} <span className="vi-soft">({numberInWords(teams.length)})</span>
      </summary>
      {open && (
        <ul className="numbers-list">
          {teams.map((team) => {
            const value = typed[team.id] ?? String(team.minPresent)
            return (
              <li key={team.id}>
                <span>
                  {team.name}
                  <br />
                  <span className="vi-soft">
                    {t('people.count', { count: team.people, formatted: numberInWords(team.people) })}
                  </span>
                </span>
                <span>
                  {(wholeTyped(value) ?? 0) > team.people && (
                    <Badge kind="caution">{t('months.minima-too-many')}</Badge>
                  )}
                </span>
                <NumberInput
                  label={t('months.minimum-of', { name: team.name })}
                  value={value}
                  onText={(text) => onTyped({ ...typed, [team.id]: text })}
                />
              </li>
            )
          })}
        </ul>
      )}
    </details>
  )
}
