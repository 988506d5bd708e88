import { CheckField } from '../design/field.tsx'
import { type MessageKey, useText } from '../language.ts'

/** Those that are ticked, in the order of the list. */
export function Choices(props: {
  label: string
  choices: readonly string[]
  chosen: string[]
  onChosen: (chosen: string[]) => void
}) {
  const t = useText()
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {props.choices.map((choice) => (
        <CheckField
          key={choice}
          label={t(`policy.choice-${choice}` as MessageKey)}
          checked={props.chosen.includes(choice)}
          onCheck={(on) =>
            props.onChosen(props.choices.filter((one) => (one === choice ? on : props.chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}
