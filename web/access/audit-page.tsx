import './words.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { access } from '../../features/access/contract.ts'
import { answerKey } from '../asking.ts'
import { type Answered, call, type Problem } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { Page } from '../design/page.tsx'
import { Answer, Empty } from '../design/pieces.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'

type Entries = Answered<typeof access.auditEntries>
const inBrief = (details: Entries['items'][number]['details']): string =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

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
                { name: t('access.audit-at'), cell: ({ at }) => instantInWords(at) },
                { name: t('access.audit-act'), cell: ({ act }) => <code>{act}</code> },
                { name: t('access.audit-actor'), cell: ({ actor }) => actor },
                { name: t('access.audit-subject'), cell: ({ subject }) => subject },
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
