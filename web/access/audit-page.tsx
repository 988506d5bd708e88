import './words.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { messages as acts } from '../../features/access/act-messages.ts'
import { access } from '../../features/access/contract.ts'
import { isMonth } from '../../vocabulary/day.ts'
import { answerKey } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInBrief, monthInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { known, speak, text, useText } from '../language.ts'

speak(acts)

type Entries = Answered<typeof access.auditEntries>
const inBrief = (details: Entries['items'][number]['details']): string =>
  Object.entries(details)
    .map(([name, value]) => withoutTails(`${name}: ${value}`))
    .join(', ')

/** An act of a later version has no words yet: its code says enough. */
const actInWords = (act: string): string =>
  known(`act.${act}`) ? text(`act.${act}` as 'act.months/open') : act

/** Of an id its beginning, enough to tell two apart. */
const withoutTails = (words: string): string => words.replace(/([0-9a-f]{8})-[0-9a-f-]{27}/g, '$1…')
const subjectInBrief = (subject: string): string =>
  isMonth(subject) ? monthInWords(subject) : withoutTails(subject)

/** Who did what, a page at a time. */
export function AuditPage() {
  const t = useText()
  const pages = useInfiniteQuery<Entries, Problem, Entries['items'], string[], string | undefined>({
    queryKey: [...answerKey(access.auditEntries), 'pages'] as string[],
    queryFn: ({ pageParam, signal }) =>
      call(access.auditEntries, pageParam ? { cursor: pageParam } : {}, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages: read }) => read.flatMap(({ items }) => items),
  })
  return (
    <Page title={t('access.audit-title')} lead={t('access.audit-lead')}>
      <Answer of={pages} bones={8}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty icon="list" title={t('access.audit-empty')}>
              <p>{t('access.audit-empty-lead')}</p>
            </Empty>
          ) : (
            <DataTable
              caption={t('access.audit-title')}
              captionHidden
              rows={entries}
              keyOf={({ seq }) => String(seq)}
              columns={[
                { name: t('access.audit-seq'), cell: ({ seq }) => seq },
                {
                  name: t('access.audit-at'),
                  cell: ({ at }) => <span className="vi-nowrap">{instantInBrief(at)}</span>,
                },
                { name: t('access.audit-act'), cell: ({ act }) => actInWords(act) },
                { name: t('access.audit-actor'), cell: ({ actor }) => actor },
                {
                  name: t('access.audit-subject'),
                  cell: ({ subject }) => <span title={subject}>{subjectInBrief(subject)}</span>,
                },
                { name: t('access.audit-details'), cell: ({ details }) => inBrief(details) },
              ]}
            />
          )
        }
      </Answer>
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('shell.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
