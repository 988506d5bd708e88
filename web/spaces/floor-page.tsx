import './host-words.ts'
import './spaces.css'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { spaces } from '../../features/spaces/contract.ts'
import { hosting } from '../../features/spaces/hosting-contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { Icon } from '../design/icon.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Page } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { readBase64 } from '../design/reading-file.ts'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { FloorEditor } from './floor-editor.tsx'
import { type OwnSite, olds } from './own-site.ts'

type Floor = OwnSite['floors'][number]

/** A floor: its plan, and the seats on it. */
export function FloorPage() {
  const t = useText()
  const { siteId, floorId } = useParams({ strict: false }) as { siteId: string; floorId: string }
  const site = useAnswer(spaces.ownSite, { siteId })
  const floor = site.data?.floors.find(({ id }) => id === floorId)
  return (
    <Page
      title={t('floor-editor.title', { name: floor?.name ?? '' })}
      back={{ to: `/spazi/${siteId}`, label: site.data?.name ?? t('hosting.back') }}
      lead={t('floor-editor.lead')}
    >
      <Answer of={site} bones={8}>
        {(found) =>
          floor ? (
            <>
              <PlanFile site={found} floor={floor} />
              <FloorEditor key={floorId} site={found} floor={floor} />
            </>
          ) : (
            <Notice kind="caution">
              <p>{t('shell.problem-not-found')}</p>
            </Notice>
          )
        }
      </Answer>
    </Page>
  )
}

function PlanFile({ site, floor }: { site: OwnSite; floor: Floor }) {
  const t = useText()
  const [file, setFile] = useState(0)
  const at = { siteId: site.id, floorId: floor.id }
  const importing = useAct(hosting.importPlan, {
    refreshes: olds,
    onDone: ({ removed }) => {
      setFile((count) => count + 1)
      announce(
        removed.length === 0
          ? t('floor-editor.imported')
          : t('floor-editor.imported-without', { removed: removed.join(', ') }),
      )
    },
  })
  const removing = useAct(hosting.removePlan, {
    refreshes: olds,
    onDone: () => announce(t('floor-editor.plan-removed')),
  })
  return (
    <div className="vi-stack vi-stack-tight">
      {!floor.plan && (
        <Notice title={t('floor-editor.no-plan')}>
          <p>{t('floor-editor.no-plan-lead')}</p>
        </Notice>
      )}
      <div className="vi-row">
        <label className="btn btn-outline-primary btn-sm site-file">
          <Icon name="upload" /> {t(floor.plan ? 'floor-editor.import-other' : 'floor-editor.import')}
          <input
            key={file}
            type="file"
            accept="image/svg+xml,image/png,image/jpeg"
            onChange={({ target }) => {
              const [chosen] = target.files ?? []
              if (chosen)
                readBase64(chosen, (contentBase64) =>
                  importing.mutate({ ...at, fileName: chosen.name, contentBase64 }),
                )
            }}
          />
        </label>
        {floor.plan && (
          <Button small kind="quiet" busy={removing.isPending} onClick={() => removing.mutate(at)}>
            {t('floor-editor.remove-plan')}
          </Button>
        )}
        <span className="vi-soft">{t('floor-editor.import-hint')}</span>
      </div>
      <ProblemNotice problem={importing.error ?? removing.error} />
    </div>
  )
}
