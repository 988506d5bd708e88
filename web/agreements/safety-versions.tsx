import { useEffect, useState } from 'react'
import { safety } from '../../features/agreements/safety-contract.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords, numberInWords } from '../design/dates.ts'
import { CheckField, TextArea, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { Reasons } from './acts.tsx'
import { DocumentWords } from './words-of.tsx'

type Versions = Answered<typeof safety.notices>

/** The versions of the notice, and writing the next. */
export function SafetyVersions() {
  const t = useText()
  const mayWrite = hasRole(useSession(), 'hr-office')
  const asked = useAnswer(safety.notices, {})
  return (
    <Section title={t('safety.versions')}>
      <Answer of={asked} bones={3}>
        {(versions) => (
          <>
            {versions.items.length === 0 ? (
              <p>{t('safety.versions-none')}</p>
            ) : (
              <ul>
                {versions.items.map((one) => (
                  <li key={one.version}>
                    {t('safety.version-line', {
                      version: one.version,
                      from: dateInWords(one.validFrom),
                      by: one.madeBy,
                      workers: numberInWords(one.workers),
                      representatives: numberInWords(one.representatives),
                    })}
                    {one.anew && ` (${t('safety.version-anew')})`}
                  </li>
                ))}
              </ul>
            )}
            {mayWrite && (
              <details open={versions.items.length === 0}>
                <summary>{t('safety.write')}</summary>
                <Writing key={versions.items.length} versions={versions} />
              </details>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

function Writing({ versions }: { versions: Versions }) {
  const t = useText()
  const begin = versions.items[0] ?? versions.usual
  const [title, setTitle] = useState(begin.title)
  const [body, setBody] = useState(begin.body)
  const [validFrom, setValidFrom] = useState<string>(today())
  const [anew, setAnew] = useState(false)
  const check = useAct(safety.check)
  const look = check.mutate
  useEffect(() => {
    const timer = setTimeout(() => look({ title, body, validFrom: validFrom as Day }), 500)
    return () => clearTimeout(timer)
  }, [title, body, validFrom, look])
  const write = useAct(safety.write, {
    refreshes: [safety.notices, safety.mine],
    onDone: () => announce(t('safety.saved')),
  })
  return (
    <div className="vi-stack vi-stack-tight">
      <TextField label={t('safety.field-title')} value={title} onText={setTitle} />
      <TextArea
        label={t('safety.field-body')}
        hint={t('safety.field-body-hint')}
        value={body}
        rows={14}
        onText={setBody}
      />
      <TextField
        label={t('safety.field-from')}
        type="date"
        value={validFrom}
        onText={(day) => day && setValidFrom(day)}
      />
      <CheckField label={t('safety.field-anew')} checked={anew} onCheck={setAnew} />
      {check.data && check.data.reasons.length > 0 && (
        <Notice kind="caution" title={t('agreements.to-mend')} live>
          <Reasons reasons={check.data.reasons} />
        </Notice>
      )}
      <ProblemNotice problem={write.error} />
      <div>
        <Button
          kind="primary"
          busy={write.isPending}
          onClick={() => write.mutate({ title, body, validFrom: validFrom as Day, anew })}
        >
          {t('safety.save')}
        </Button>
      </div>
      {check.data && (
        <details>
          <summary>{t('safety.preview')}</summary>
          <DocumentWords document={check.data.document} />
        </details>
      )}
    </div>
  )
}
