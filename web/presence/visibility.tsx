import './words.ts'
import { presence } from '../../features/presence/contract.ts'
import { audiences } from '../../features/presence/rules.ts'
import { useAct, useAnswer } from '../asking.ts'
import { SelectField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** My own choice, with effect at once, and the way back in the same place. */
export function Visibility() {
  const t = useText()
  const choice = useAnswer(presence.myChoice, {})
  const change = useAct(presence.changeMyChoice, { refreshes: [presence.myChoice, presence.whoIsIn] })
  type Audience = (typeof audiences)[number]
  const choose = (shownTo: Audience, before?: Audience) =>
    change.mutate(
      { shownTo },
      {
        onSuccess: () =>
          announce(
            t('presence.choice-saved'),
            before && before !== shownTo ? () => choose(before) : undefined,
          ),
      },
    )
  return (
    <Section title={t('presence.choice')}>
      <p>{t('presence.choice-lead')}</p>
      <ProblemNotice problem={change.error} />
      <Answer of={choice} bones={1}>
        {({ shownTo }) => (
          <SelectField
            label={t('presence.choice')}
            value={shownTo}
            options={audiences.map((value) => ({ value, label: t(`presence.choice-${value}`) }))}
            onText={(chosen) => choose(chosen as Audience, shownTo)}
          />
        )}
      </Answer>
    </Section>
  )
}
