import './words.ts'
import { type FormEvent, useState } from 'react'
import { activities } from '../../features/activities/contract.ts'
import { type ToolKind, toolKinds } from '../../features/activities/rules.ts'
import type { Day } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import type { Answered } from '../call.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dateInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, SelectField, TextField } from '../design/field.tsx'
import { Icon } from '../design/icon.tsx'
import { ProblemNotice } from '../design/notice.tsx'
import { Page, Section } from '../design/page.tsx'
import { Answer, Badge, Empty } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { DataTable } from '../design/table.tsx'
import { useText } from '../language.ts'
import { hasRole, useSession } from '../session.ts'
import { EffectNotice } from './effect.tsx'
import { ActivityPages } from './pages.tsx'

type Tool = Answered<typeof activities.tools>['items'][number]

export function ToolsPage() {
  const t = useText()
  const keeps = hasRole(useSession(), 'hr-office', 'administrator')
  const tools = useAnswer(activities.tools, {})
  const [open, setOpen] = useState<Tool | 'new' | null>(null)
  const add = keeps && (
    <Button kind="primary" onClick={() => setOpen('new')}>
      <Icon name="plus" /> {t('activities.tool-add')}
    </Button>
  )
  return (
    <Page title={t('activities.tools-title')} lead={t('activities.tools-lead')} actions={add}>
      <ActivityPages />
      <Answer of={tools}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('activities.tools-empty')} action={add}>
              <p>{t('activities.tools-empty-lead')}</p>
            </Empty>
          ) : (
            <Section title={t('activities.tools-title')} plain>
              <DataTable
                caption={t('activities.tools-title')}
                captionHidden
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: t('activities.name'),
                    cell: ({ name, code, source }) => (
                      <>
                        {name}{' '}
                        <span className="vi-soft">
                          {code} {source !== 'own' && <Badge>{t(`activities.source-${source}`)}</Badge>}
                        </span>
                      </>
                    ),
                  },
                  { name: t('activities.tool-kind'), cell: ({ kind }) => t(`activities.tool-kind-${kind}`) },
                  {
                    name: t('activities.tool-works'),
                    cell: ({ worksRemotely }) => (
                      <Badge
                        kind={worksRemotely ? 'good' : 'caution'}
                        icon={worksRemotely ? 'check' : 'close'}
                      >
                        {t(worksRemotely ? 'shell.yes' : 'shell.no')}
                      </Badge>
                    ),
                  },
                  { name: t('activities.tool-needed'), cell: ({ needed }) => needed },
                  {
                    name: t('activities.review-from'),
                    cell: ({ validFrom }) => (validFrom ? dateInWords(validFrom) : ''),
                  },
                  ...(keeps
                    ? [
                        {
                          name: t('activities.tool-change'),
                          cell: (tool: Tool) => (
                            <Button
                              small
                              onClick={() => setOpen(tool)}
                              aria-label={`${t('activities.tool-change')}: ${tool.name}`}
                            >
                              {t('activities.tool-change')}
                            </Button>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </Section>
          )
        }
      </Answer>
      {open && <ToolDialog tool={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function ToolDialog({ tool, onClose }: { tool: Tool | null; onClose: () => void }) {
  const t = useText()
  const [written, setWritten] = useState({
    code: tool?.code ?? '',
    name: tool?.name ?? '',
    kind: tool?.kind ?? ('application' as ToolKind),
    worksRemotely: tool?.worksRemotely ?? false,
    needed: tool?.needed ?? '',
    validFrom: today() as string,
  })
  const set = (part: Partial<typeof written>) => setWritten((before) => ({ ...before, ...part }))
  const asked = { ...written, validFrom: written.validFrom as Day }
  const weigh = useAct(activities.toolEffect)
  const write = useAct(activities.writeTool, {
    refreshes: [activities.tools, activities.activities, activities.activity],
    onDone: ({ name }) => {
      announce(t('activities.tool-saved', { name }))
      onClose()
    },
  })
  // What nobody knows yet changes nothing for anybody: it is saved at once.
  const weighed = tool === null || (weigh.data && JSON.stringify(weigh.variables) === JSON.stringify(asked))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (weighed) write.mutate(asked)
    else weigh.mutate(asked)
  }
  return (
    <Dialog title={tool?.name ?? t('activities.tool-add')} onClose={onClose}>
      <form className="vi-stack" onSubmit={submit}>
        <ProblemNotice problem={weigh.error ?? write.error} />
        <TextField label={t('activities.name')} value={written.name} onText={(name) => set({ name })} />
        <TextField
          label={t('activities.code')}
          hint={t('activities.code-hint')}
          value={written.code}
          maxLength={40}
          readOnly={tool !== null}
          onText={(code) => set({ code })}
        />
        <SelectField
          label={t('activities.tool-kind')}
          value={written.kind}
          options={toolKinds.map((kind) => ({ value: kind, label: t(`activities.tool-kind-${kind}`) }))}
          onText={(kind) => set({ kind: kind as ToolKind })}
        />
        <CheckField
          label={t('activities.tool-works')}
          hint={t('activities.tool-works-hint')}
          checked={written.worksRemotely}
          onCheck={(worksRemotely) => set({ worksRemotely })}
        />
        <TextField
          label={t('activities.tool-needed')}
          hint={t('activities.tool-needed-hint')}
          optional
          value={written.needed}
          onText={(needed) => set({ needed })}
        />
        <TextField
          label={t('activities.review-from')}
          hint={t('activities.review-from-hint')}
          type="date"
          min={tool ? today() : undefined}
          value={written.validFrom}
          onText={(validFrom) => set({ validFrom })}
        />
        {tool && weighed && weigh.data && <EffectNotice effect={weigh.data} />}
        <div className="vi-row">
          <Button type="submit" kind="primary" busy={weigh.isPending || write.isPending}>
            {t(weighed ? 'shell.save' : 'activities.review-weigh')}
          </Button>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
