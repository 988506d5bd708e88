import './words.ts'
import './activities.css'
import { type FormEvent, useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { ownActivities } from '../../features/activities/person-contract.ts'
import type { Share } from '../../features/activities/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { SelectField, TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

type OfPerson = Answered<typeof ownActivities.ofPerson>

/** What a person does, on the person's page: all of it from a day on. */
export function PersonActivities({ personId }: { personId: string }) {
  const t = useText()
  const done = useAnswer(ownActivities.ofPerson, { personId })
  const catalogue = useAnswer(activities.activities, {})
  return (
    <Section title={t('activities.person-title')}>
      <p className="vi-soft">{t('activities.person-lead')}</p>
      <Answer of={done}>
        {(shown) => (
          <Answer of={catalogue}>
            {({ items }) => (
              <Shares key={JSON.stringify(shown.shares)} personId={personId} done={shown} catalogue={items} />
            )}
          </Answer>
        )}
      </Answer>
    </Section>
  )
}

function Shares({
  personId,
  done,
  catalogue,
}: {
  personId: string
  done: OfPerson
  catalogue: Answered<typeof activities.activities>['items']
}) {
  const t = useText()
  const [shares, setShares] = useState<Share[]>(done.shares)
  const [validFrom, setValidFrom] = useState<string>(today())
  const assign = useAct(ownActivities.assign, {
    refreshes: [ownActivities.ofPerson, activities.activities],
    onDone: () => announce(t('activities.person-saved')),
  })
  const names = new Map(catalogue.map(({ id, name }) => [id, name]))
  const left = catalogue.filter(({ id }) => !shares.some(({ activityId }) => activityId === id))
  const sum = shares.reduce((all, { percent }) => all + percent, 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    assign.mutate({ personId, validFrom: validFrom as Day, shares })
  }
  return (
    <form className="vi-stack" onSubmit={submit}>
      <ProblemNotice problem={assign.error} />
      <div>
        {done.mayAsk ? (
          <p>{t('activities.person-may', { percent: done.workableShare })}</p>
        ) : (
          <>
            <p>{t('activities.person-may-not')}</p>
            <ul>
              {done.reasons.map((reason) => (
                <li key={JSON.stringify(reason)}>{wordsOfReason(reason)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {shares.length === 0 && <p className="vi-soft">{t('activities.person-none')}</p>}
      <ul className="activity-shares">
        {shares.map(({ activityId, percent }) => {
          const name = names.get(activityId) ?? ''
          return (
            <li key={activityId}>
              <TextField
                label={t('activities.person-share', { name })}
                type="number"
                min={1}
                max={100}
                value={String(percent)}
                onText={(typed) =>
                  setShares(
                    shares.map((share) =>
                      share.activityId === activityId
                        ? { activityId, percent: Math.round(Number(typed)) }
                        : share,
                    ),
                  )
                }
              />
              <Button
                small
                onClick={() => setShares(shares.filter((share) => share.activityId !== activityId))}
              >
                {t('activities.person-remove', { name })}
              </Button>
            </li>
          )
        })}
      </ul>
      <div className="activity-filters">
        <SelectField
          label={t('activities.person-add')}
          optional
          value=""
          options={[
            { value: '', label: '' },
            ...left.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })),
          ]}
          onText={(activityId) =>
            activityId && setShares([...shares, { activityId, percent: Math.max(1, 100 - sum) }])
          }
        />
        <TextField
          label={t('activities.person-from')}
          type="date"
          min={done.history.length > 0 ? today() : undefined}
          value={validFrom}
          onText={setValidFrom}
        />
      </div>
      <p role="status">{t('activities.person-sum', { percent: sum })}</p>
      <div>
        <Button kind="primary" type="submit" busy={assign.isPending}>
          {t('shell.save')}
        </Button>
      </div>
    </form>
  )
}
