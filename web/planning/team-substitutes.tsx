import { useState } from 'react'
import { planningTeam } from '../../features/planning/team-contract.ts'
import { addDays, type Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { ActForm } from '../design/act-form.tsx'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type Shown = Answered<typeof planningTeam.substitutes>

/** Who manages the team, who stands in and until when. */
export function TeamSubstitutes({ teamId }: { teamId: string }) {
  const t = useText()
  const [names, setNames] = useState(false)
  const asked = useAnswer(planningTeam.substitutes, { teamId })
  const end = useAct(planningTeam.endSubstitute, {
    refreshes: [planningTeam.substitutes],
    onDone: () => announce(t('team.substitute-ended')),
  })
  const shown = asked.data
  if (!shown) return null
  return (
    <Section
      title={t('team.substitute-section')}
      actions={
        shown.mayName && (
          <Button small onClick={() => setNames(true)}>
            {t('team.substitute-name')}
          </Button>
        )
      }
    >
      <p>
        {shown.managers.length > 0
          ? t('team.substitute-managers', { names: shown.managers.map(({ name }) => name).join(', ') })
          : t('team.substitute-no-manager')}
      </p>
      <ProblemNotice problem={end.error} />
      {shown.items.length === 0 ? (
        <p className="vi-soft">{t('team.substitute-none')}</p>
      ) : (
        <ul className="team-changes">
          {shown.items.map(({ id, name, from, until, namedBy }) => (
            <li key={id} className="vi-row vi-apart">
              <span>
                <strong>{t('team.substitute-line', spell(name, from, until))}</strong>
                <br />
                <span className="vi-soft">{t('team.substitute-by', { by: namedBy })}</span>
              </span>
              {shown.mayName && (
                <Button small onClick={() => end.mutate({ substituteId: id })}>
                  {t('team.substitute-end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {names && <NameDialog {...{ teamId, shown }} onClose={() => setNames(false)} />}
    </Section>
  )
}

const spell = (name: string, from: Day, until: Day) => ({
  name,
  from: dayInWords(from),
  until: dayInWords(until),
})

function NameDialog(props: { teamId: string; shown: Shown; onClose: () => void }) {
  const t = useText()
  const { teamId, shown, onClose } = props
  const [personId, setPersonId] = useState('')
  const [from, setFrom] = useState<string>(today())
  const [until, setUntil] = useState<string>(addDays(today(), 13))
  const name = useAct(planningTeam.nameSubstitute, {
    refreshes: [planningTeam.substitutes],
    onDone: () => {
      announce(t('team.substitute-named'))
      onClose()
    },
  })
  const submit = () => {
    if (personId && from && until) name.mutate({ teamId, personId, from: from as Day, until: until as Day })
  }
  return (
    <Dialog title={t('team.substitute-name')} onClose={onClose}>
      <ActForm of={name} send={t('team.substitute-save')} onSend={submit} onBack={onClose}>
        <SelectField
          label={t('team.substitute-who')}
          toChoose
          value={personId}
          options={shown.couldStandIn.map((one) => ({
            value: one.personId,
            label: one.ofTeam ? one.name : `${one.name} (${t('team.substitute-other-team')})`,
          }))}
          onText={setPersonId}
        />
        <div className="vi-columns team-dates">
          <TextField
            label={t('team.substitute-from')}
            type="date"
            value={from}
            min={today()}
            onText={setFrom}
          />
          <TextField
            label={t('team.substitute-until')}
            type="date"
            value={until}
            min={from}
            onText={setUntil}
          />
        </div>
        <p className="vi-soft">{t('team.substitute-consequence')}</p>
      </ActForm>
    </Dialog>
  )
}
