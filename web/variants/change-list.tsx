import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { useText } from '../language.ts'

/** Changes in words, each with a way to take it out again. */
export function ChangeList({
  lines,
  onRemove,
}: {
  lines: readonly string[]
  onRemove?: (index: number) => void
}) {
  const t = useText()
  return (
    <ul className="variants-changes">
      {lines.map((words, index) => (
        <li key={words}>
          <span>{words}</span>
          {onRemove && (
            <Button
              kind="quiet"
              small
              aria-label={t('variants.remove-change', { change: words })}
              onClick={() => onRemove(index)}
            >
              <Icon name="close" />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
