import { useRef } from 'react'
import { access } from '../../features/access/contract.ts'
import type { people } from '../../features/people/contract.ts'
import { useAct } from '../asking.ts'
import type { Answered } from '../call.ts'
import { Button } from '../design/button.tsx'
import { instantInWords } from '../design/dates.ts'
import { TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'

/** The link by which a person chooses a password: mailed, or shown once to whoever makes it. */
export function Invitation({ person }: { person: Answered<typeof people.person> }) {
  const t = useText()
  const invite = useAct(access.invite)
  return (
    <Section title={t('people.invite-section')}>
      <p className="vi-soft">{t('people.invite-lead')}</p>
      <ProblemNotice problem={invite.error} />
      {invite.data ? (
        <Notice kind="good" live>
          <p>
            {t(invite.data.mailed ? 'people.invite-mailed' : 'people.invite-by-hand', {
              email: person.email ?? '',
              until: instantInWords(invite.data.expiresAt),
            })}
          </p>
          {invite.data.link !== null && <LinkShown link={invite.data.link} />}
        </Notice>
      ) : person.email ? (
        <div>
          <Button busy={invite.isPending} onClick={() => invite.mutate({ personId: person.id })}>
            {t('people.invite')}
          </Button>
        </div>
      ) : (
        <p>{t('people.invite-no-email')}</p>
      )}
    </Section>
  )
}

function LinkShown({ link }: { link: string }) {
  const t = useText()
  const field = useRef<HTMLDivElement>(null)
  const copy = async () => {
    field.current?.querySelector('input')?.select()
    // Browsers offer the clipboard only on https and on this machine; otherwise the link stays selected.
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(link)
    announce(t('people.invite-copied'))
  }
  return (
    <>
      <div ref={field}>
        <TextField
          label={t('people.invite-link')}
          value={link}
          readOnly
          required={false}
          onText={() => undefined}
        />
      </div>
      <div>
        <Button small onClick={() => void copy()}>
          {t('people.invite-copy')}
        </Button>
      </div>
    </>
  )
}
