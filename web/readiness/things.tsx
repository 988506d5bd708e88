import type { ReactNode } from 'react'
import type { readiness } from '../../features/readiness/contract.ts'
import type { Answered } from '../call.ts'
import { dateInWords, instantInWords } from '../design/dates.ts'
import { Icon } from '../design/icon.tsx'
import { Badge } from '../design/pieces.tsx'
import { useText } from '../language.ts'

export type Thing = Answered<typeof readiness.mine>['equipment'][number]
type Lacks = Pick<Answered<typeof readiness.mine>, 'missing' | 'tools'>

/** What somebody lacks, in words. */
export function Missing({ missing, tools }: Lacks) {
  const t = useText()
  if (missing.length + tools.length === 0)
    return (
      <p>
        <Icon name="check-circle" size={20} /> {t('readiness.missing-none')}
      </p>
    )
  return (
    <>
      {missing.length > 0 && (
        <div className="vi-row">
          {missing.map((need) => (
            <Badge key={need} kind="caution" icon="warning-circle">
              {t(`readiness.need-${need}`)}
            </Badge>
          ))}
        </div>
      )}
      {tools.length > 0 && <p>{t('readiness.tools', { tools: tools.join(', ') })}</p>}
    </>
  )
}

/** Things that somebody has and had, each with what may be done about it. */
export function Things({
  items,
  act,
}: {
  items: readonly Thing[]
  act: (thing: Thing, name: string) => ReactNode
}) {
  const t = useText()
  return (
    <ul className="vi-list">
      {items.map((thing) => {
        const { id, kind, label, providedBy, assignedOn, returnedOn, receivedAt, receivedHow } = thing
        const name = `${t(`readiness.kind-${kind}`)}${label && ` ${label}`}`
        return (
          <li key={id} className="vi-row vi-apart">
            <div>
              <strong>{name}</strong>{' '}
              <span className="vi-soft">
                {t(providedBy === 'body' ? 'readiness.body' : 'readiness.person-own')}
              </span>
              <div className="vi-soft">
                {t('readiness.assigned-on', { day: dateInWords(assignedOn) })}
                {providedBy === 'body' &&
                  ` · ${t(`readiness.received-${receivedHow}`, { at: receivedAt ? instantInWords(receivedAt) : '' })}`}
                {returnedOn && ` · ${t('readiness.returned-on', { day: dateInWords(returnedOn) })}`}
              </div>
            </div>
            {act(thing, name)}
          </li>
        )
      })}
    </ul>
  )
}
