import { useState } from 'react'
import { hosting } from '../../features/visits/hosting-contract.ts'
import type { ArrivalRule } from '../../features/visits/rules.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** Until when people are expected. */
export function RuleForm({ siteId, rule }: { siteId: string; rule: ArrivalRule }) {
  const t = useText()
  const [mornings, setMornings] = useState(rule.mornings ?? '')
  const [afternoons, setAfternoons] = useState(rule.afternoons ?? '')
  const saving = useAct(hosting.setRule, {
    refreshes: [hosting.board],
    onDone: () => announce(t('visits.rule-saved')),
  })
  return (
    <Section title={t('visits.rule')}>
      <p className="vi-soft">{t('visits.rule-lead')}</p>
      <form
        className="vi-stack"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate({ siteId, mornings: mornings || null, afternoons: afternoons || null })
        }}
      >
        <div className="vi-columns">
          <TextField
            label={t('visits.rule-mornings')}
            type="time"
            optional
            value={mornings}
            onText={setMornings}
          />
          <TextField
            label={t('visits.rule-afternoons')}
            type="time"
            optional
            value={afternoons}
            onText={setAfternoons}
          />
        </div>
        <ProblemNotice problem={saving.error} />
        <div>
          <Button type="submit" busy={saving.isPending}>
            {t('visits.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
