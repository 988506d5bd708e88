import { useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { trainingOffice } from '../../features/training/office-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { CheckField, SelectField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import type { Edition } from './edition-dialog.tsx'

/** So many are shown to be chosen one by one; all of a directorate may be enrolled however many they are. */
const shown = 30

/** Whom the course is for and has not done it: a few, or a whole directorate, at once. */
export function Candidates({ edition }: { edition: Edition }) {
  const t = useText()
  const [directorateId, setDirectorateId] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const directorates = useAnswer(people.directorates, {})
  const asked = useAnswer(trainingOffice.candidates, {
    editionId: edition.id,
    ...(directorateId ? { directorateId } : {}),
  })
  const enrol = useAct(trainingOffice.enrolMany, {
    refreshes: [trainingOffice.edition, trainingOffice.editions, trainingOffice.candidates],
    onDone: ({ enrolled }) => announce(t('training.enrolled-many', { enrolled })),
  })
  return (
    <Section title={t('training.candidates')}>
      <p className="vi-soft">{t('training.candidates-lead')}</p>
      <ProblemNotice problem={enrol.error} />
      <SelectField
        label={t('training.column-directorate')}
        value={directorateId}
        options={[
          { value: '', label: t('training.candidates-all') },
          ...(directorates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onText={(value) => {
          setDirectorateId(value)
          setLeft(new Set())
        }}
      />
      <Answer of={asked}>
        {({ total, free, items }) => {
          const chosen = items.filter(({ personId }) => !left.has(personId))
          return total === 0 ? (
            <p>{t('training.candidates-none')}</p>
          ) : (
            <>
              <p>
                {t('training.candidates-found', { total: numberInWords(total) })}{' '}
                {free !== null && t('training.free', { free: numberInWords(free) })}
              </p>
              {total <= shown &&
                items.map(({ personId, name }) => (
                  <CheckField
                    key={personId}
                    label={name}
                    checked={!left.has(personId)}
                    onCheck={(checked) => {
                      const next = new Set(left)
                      if (checked) next.delete(personId)
                      else next.add(personId)
                      setLeft(next)
                    }}
                  />
                ))}
              {free !== null && chosen.length > free && (
                <p>{t('training.candidates-too-many', { free: numberInWords(free) })}</p>
              )}
              <div>
                <Button
                  kind="primary"
                  busy={enrol.isPending}
                  disabled={chosen.length === 0 || (free !== null && chosen.length > free)}
                  onClick={() =>
                    enrol.mutate({
                      editionId: edition.id,
                      personIds: chosen.map(({ personId }) => personId),
                    })
                  }
                >
                  {t('training.enrol-many', { count: chosen.length })}
                </Button>
              </div>
            </>
          )
        }}
      </Answer>
    </Section>
  )
}
