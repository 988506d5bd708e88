import { type ReactNode, useState } from 'react'
import { people } from '../../features/people/contract.ts'
import { useAct } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { numberInWords } from '../design/dates.ts'
import { SelectField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Badge } from '../design/pieces.tsx'
import { wordsOfReason } from '../design/reasons.ts'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { type PeopleImport, sumOf } from './people-import.ts'

/** Every fault with its place, what was found and what would have been right; one kind at a time if wished. */
export function ImportFaults({ shown, again }: { shown: PeopleImport; again: ReactNode }) {
  const t = useText()
  const [kind, setKind] = useState('')
  const kinds = new Map<string, number>()
  for (const { code } of shown.faults) kinds.set(code, (kinds.get(code) ?? 0) + 1)
  const faults = kind ? shown.faults.filter(({ code }) => code === kind) : shown.faults
  return (
    <>
      <Notice
        kind="bad"
        live
        title={t('people.import-faulty', {
          count: shown.faultsTotal,
          formatted: numberInWords(shown.faultsTotal),
        })}
      >
        <p>{t('people.import-faulty-lead')}</p>
        <div>{again}</div>
      </Notice>
      <Section plain title={t('people.import-faults')}>
        {kinds.size > 1 && (
          <div className="vi-narrow">
            <SelectField
              label={t('people.import-fault-kinds')}
              value={kind}
              options={[
                { value: '', label: t('people.import-fault-all') },
                ...[...kinds].map(([code, count]) => ({
                  value: code,
                  label: `${titleOfFault(code)} (${numberInWords(count)})`,
                })),
              ]}
              onText={setKind}
            />
          </div>
        )}
        {shown.faults.length < shown.faultsTotal && (
          <p className="vi-soft">
            {t('people.import-faults-shown', {
              shown: numberInWords(shown.faults.length),
              total: numberInWords(shown.faultsTotal),
            })}
          </p>
        )}
        <div className="import-long">
          <DataTable
            caption={t('people.import-faults')}
            captionHidden
            rows={faults.map((fault, index) => ({ ...fault, index }))}
            keyOf={({ index }) => String(index)}
            columns={[
              {
                name: t('people.import-where'),
                cell: ({ sheet, row }) =>
                  sheet
                    ? t('people.import-cell', { sheet, row: numberInWords(row) })
                    : t('people.import-whole-file'),
              },
              { name: t('people.import-column'), cell: ({ column }) => column },
              { name: t('people.import-wrong'), cell: ({ code }) => titleOfFault(code) },
              {
                name: t('people.import-found'),
                cell: ({ found }) =>
                  found === '' ? <em>{t('people.import-found-nothing')}</em> : <code>{found}</code>,
              },
              { name: t('people.import-expected'), cell: ({ expected }) => expected },
            ]}
          />
        </div>
      </Section>
    </>
  )
}

const titleOfFault = (code: string): string => wordsOfReason({ code })

/** What would change, in counts and row by row; nothing has changed yet. */
export function ImportPreview(props: { shown: PeopleImport; onApplying: () => void; onDiscard: () => void }) {
  const t = useText()
  const { shown, onApplying, onDiscard } = props
  const apply = useAct(people.applyImport, {
    onDone: onApplying,
    refreshes: [people.persons, people.offices, people.directorates, people.teams],
  })
  const total = sumOf(shown.counts, 'added') + sumOf(shown.counts, 'changed')
  return (
    <>
      <Notice
        kind={total > 0 ? 'good' : 'info'}
        live
        title={t(total > 0 ? 'people.import-ready' : 'people.import-nothing')}
      >
        {total > 0 && <p>{t('people.import-ready-lead')}</p>}
      </Notice>
      <ProblemNotice problem={apply.error} />
      <DataTable
        caption={t('people.import-counts')}
        rows={(['offices', 'directorates', 'teams', 'persons'] as const).map((what) => ({
          what,
          ...shown.counts[what],
        }))}
        keyOf={({ what }) => what}
        columns={[
          { name: t('people.import-what'), cell: ({ what }) => t(`people.import-${what}`) },
          { name: t('people.import-added'), number: true, cell: ({ added }) => numberInWords(added) },
          { name: t('people.import-changed'), number: true, cell: ({ changed }) => numberInWords(changed) },
          {
            name: t('people.import-unchanged'),
            number: true,
            cell: ({ unchanged }) => numberInWords(unchanged),
          },
        ]}
      />
      <div className="vi-row">
        {total > 0 && (
          <Button kind="primary" busy={apply.isPending} onClick={() => apply.mutate({ importId: shown.id })}>
            {t('people.import-apply', { count: total, formatted: numberInWords(total) })}
          </Button>
        )}
        <Button onClick={onDiscard}>{t('people.import-discard')}</Button>
      </div>
      {shown.changes.length > 0 && <Changes changes={shown.changes} />}
    </>
  )
}

function Changes({ changes }: { changes: PeopleImport['changes'] }) {
  const t = useText()
  return (
    <details className="import-changes">
      <summary>{t('people.import-changes')}</summary>
      <DataTable
        caption={t('people.import-changes-shown', { shown: changes.length })}
        rows={changes}
        keyOf={({ sheet, row }) => `${sheet} ${row}`}
        columns={[
          {
            name: t('people.import-where'),
            cell: ({ sheet, row }) => t('people.import-cell', { sheet, row: numberInWords(row) }),
          },
          { name: t('people.code'), cell: ({ key }) => <code>{key}</code> },
          {
            name: t('people.import-change'),
            cell: ({ added, fields }) =>
              added ? (
                <Badge kind="good">{t('people.import-new')}</Badge>
              ) : (
                <ul className="import-fields">
                  {fields.map(({ column, from, to }) => (
                    <li key={column}>
                      {t('people.import-from-to', { column, from: from || '–', to: to || '–' })}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </details>
  )
}
