import { CheckField } from '../design/field.tsx'

/** Those that are ticked, in the order of the list. */
export function Ticks<Word extends string>({
  legend,
  words,
  ticked,
  say,
  onTicked,
}: {
  legend: string
  words: readonly Word[]
  ticked: readonly Word[]
  say: (word: Word) => string
  onTicked: (ticked: Word[]) => void
}) {
  return (
    <fieldset className="site-ticks">
      <legend>{legend}</legend>
      {words.map((word) => (
        <CheckField
          key={word}
          label={say(word)}
          checked={ticked.includes(word)}
          onCheck={(on) =>
            onTicked([
              ...ticked.filter((one) => !words.includes(one)),
              ...words.filter((one) => (one === word ? on : ticked.includes(one))),
            ])
          }
        />
      ))}
    </fieldset>
  )
}
