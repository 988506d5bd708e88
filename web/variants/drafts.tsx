import { useState } from 'react'
import { variants } from '../../features/variants/contract.ts'
import { mostVariants } from '../../features/variants/rules.ts'
import type { Month } from '../../vocabulary/day.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/field.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { ChangeList } from './change-list.tsx'
import { type AskedChange, type Change, changeInWords, type Numbers } from './change-words.ts'

export type Draft = { key: number; name: string; changes: AskedChange[] }
let drafts = 0
export const draftNamed = (name: string, changes: AskedChange[]): Draft => {
  drafts += 1
  return { key: drafts, name, changes }
}

const kinds = ['presence', 'budget', 'closure', 'desks', 'quota', 'entry'] as const

/** What HR wants to see beside the month: named lists of changes. */
export function Drafts(props: {
  month: Month
  numbers: Numbers
  drafts: readonly Draft[]
  busy: boolean
  onDrafts: (drafts: Draft[]) => void
}) {
  const t = useText()
  const { month, numbers, drafts, busy, onDrafts } = props
  const [adding, setAdding] = useState<number | null>(null)
  const compare = useAct(variants.compare, {
    refreshes: [variants.comparisons],
    onDone: () => {
      announce(t('variants.started'))
      onDrafts([])
    },
  })
  const change = (key: number, how: (draft: Draft) => Draft) =>
    onDrafts(drafts.map((one) => (one.key === key ? how(one) : one)))
  const add = (name: string, changes: AskedChange[]) => onDrafts([...drafts, draftNamed(name, changes)])
  const remove = (key: number) => {
    const before = [...drafts]
    onDrafts(drafts.filter((one) => one.key !== key))
    announce(t('variants.removed'), () => onDrafts(before))
  }
  const ready = drafts.length > 0 && drafts.every(({ changes }) => changes.length > 0)
  const send = () =>
    compare.mutate({
      month,
      variants: drafts.map(({ name, changes }, index) => ({
        name: name.trim() || t('variants.unnamed', { number: index + 1 }),
        changes,
      })),
    })
  return (
    <Section title={t('variants.new')}>
      {drafts.length === 0 && <p className="vi-soft">{t('variants.new-empty')}</p>}
      {drafts.map(({ key, name, changes }, index) => (
        <div key={key} className="variants-draft">
          <TextField
            label={t('variants.name')}
            value={name}
            maxLength={80}
            placeholder={t('variants.unnamed', { number: index + 1 })}
            onText={(text) => change(key, (one) => ({ ...one, name: text }))}
          />
          {changes.length === 0 ? (
            <p className="vi-soft">{t('variants.no-changes')}</p>
          ) : (
            <ChangeList
              lines={changes.map((one) => changeInWords(one as Change, numbers))}
              onRemove={(at) =>
                change(key, (one) => ({ ...one, changes: one.changes.filter((_, place) => place !== at) }))
              }
            />
          )}
          <div className="vi-row">
            <Button small onClick={() => setAdding(key)}>
              {t('variants.add-change')}
            </Button>
            <Button small kind="quiet" onClick={() => remove(key)}>
              {t('variants.remove')}
            </Button>
          </div>
        </div>
      ))}
      {drafts.length < mostVariants && <Starts numbers={numbers} onAdd={add} />}
      <ProblemNotice problem={compare.error} />
      {drafts.length > 0 && (
        <div className="vi-stack vi-stack-tight">
          <div>
            <Button kind="primary" disabled={!ready || busy} busy={compare.isPending} onClick={send}>
              {t('variants.compare', { count: drafts.length })}
            </Button>
          </div>
          <p className="vi-soft">{t(ready ? 'variants.compare-hint' : 'variants.needs-change')}</p>
        </div>
      )}
      {adding !== null && (
        <ChangeDialog
          kinds={kinds}
          numbers={numbers}
          onClose={() => setAdding(null)}
          onChange={(one) => {
            change(adding, (draft) => ({ ...draft, changes: [...draft.changes, one as AskedChange] }))
            setAdding(null)
          }}
        />
      )}
    </Section>
  )
}

/** Questions that every office asks first, one tap each. */
function Starts(props: { numbers: Numbers; onAdd: (name: string, changes: AskedChange[]) => void }) {
  const t = useText()
  const { numbers, onAdd } = props
  const { daysPerPerson, daysPerWeek, directorates } = numbers
  const starts: [key: 'presence' | 'budget' | 'days', changes: AskedChange[]][] = [
    ['presence', [{ what: 'presence', scope: 'organisation', scopeId: null, how: 'fewer', value: 1 }]],
    [
      'budget',
      directorates
        .filter(({ days }) => days > 0)
        .slice(0, 40)
        .map(({ directorateId, days }) => ({
          what: 'budget',
          directorateId,
          days: Math.ceil(days * 1.1),
        })),
    ],
    ['days', [{ what: 'quota', daysPerPerson: daysPerPerson + 1, daysPerWeek }]],
  ]
  return (
    <div className="vi-row">
      {starts.map(([key, changes]) => (
        <Button key={key} small onClick={() => onAdd(t(`variants.start-${key}`), changes)}>
          {t(`variants.start-${key}`)}
        </Button>
      ))}
      <Button small onClick={() => onAdd('', [])}>
        {t('variants.start-own')}
      </Button>
    </div>
  )
}
