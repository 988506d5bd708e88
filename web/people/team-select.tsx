import { useId } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAnswer } from '../asking.ts'
import { useText } from '../language.ts'

/** One of the teams, under the name of its directorate; `none` says what the empty choice means. */
export function TeamSelect({
  label,
  hint,
  value,
  none,
  onTeam,
}: {
  label: string
  hint?: string
  value: string
  none: string
  onTeam: (teamId: string) => void
}) {
  const t = useText()
  const id = useId()
  const teams = useAnswer(people.teams, {})
  const directorates = useAnswer(people.directorates, {})
  const groups = (directorates.data?.items ?? []).map((directorate) => ({
    ...directorate,
    teams: (teams.data?.items ?? []).filter(({ directorateId }) => directorateId === directorate.id),
  }))
  return (
    <div className="vi-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="vi-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={id}
        className="form-select"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onTeam(event.target.value)}
      >
        <option value="">{none}</option>
        {value && !teams.data && <option value={value}>{t('shell.loading')}</option>}
        {groups.map((group) => (
          <optgroup key={group.id} label={group.name}>
            {group.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
