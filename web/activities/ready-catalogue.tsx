import { useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { CheckField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { Failing } from './result.tsx'

/** What the founding documents list, and examples marked as such: added in one click, nothing changed that is there. */
export function ReadyCatalogue({ onClose }: { onClose: () => void }) {
  const t = useText()
  const ready = useAnswer(activities.readyCatalogue, {})
  const [examples, setExamples] = useState(false)
  const take = useAct(activities.takeReadyCatalogue, {
    refreshes: [activities.activities, activities.readyCatalogue, activities.tools],
    onDone: (taken) => {
      announce(t('activities.ready-taken', { count: taken.activities }))
      onClose()
    },
  })
  return (
    <Dialog title={t('activities.ready')} onClose={onClose}>
      <p>{t('activities.ready-lead')}</p>
      <ProblemNotice problem={take.error} />
      <CheckField
        label={t('activities.ready-examples')}
        hint={t('activities.ready-examples-hint')}
        checked={examples}
        onCheck={setExamples}
      />
      <div>
        <Button kind="primary" busy={take.isPending} onClick={() => take.mutate({ examples })}>
          {t('activities.ready-take')}
        </Button>
      </div>
      <details>
        <summary>{t('activities.ready-list')}</summary>
        <Answer of={ready}>
          {(catalogue) => (
            <ul className="activity-criteria">
              {catalogue.activities
                .filter(({ source }) => examples || source === 'founding-document')
                .map(({ code, name, origin, failing, known }) => (
                  <li key={code}>
                    <strong>
                      {name} {known && `(${t('activities.ready-known')})`}
                    </strong>
                    <span>
                      {failing.length === 0 ? t('activities.workable') : <Failing criteria={failing} />}
                    </span>
                    <span className="vi-soft">{origin}</span>
                  </li>
                ))}
            </ul>
          )}
        </Answer>
      </details>
    </Dialog>
  )
}
