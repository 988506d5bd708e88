import { type FormEvent, useState } from 'react'
import { tokens } from '../../features/access/token-contract.ts'
import { addDays } from '../../vocabulary/day.ts'
import { useAct, useAnswer } from '../asking.ts'
import { today } from '../clock.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Dialog } from '../design/dialog.tsx'
import { CheckField, TextField } from '../design/field.tsx'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { type MessageKey, useText } from '../language.ts'

/** What a program may do and until when; then the token, once. */
export function MakeToken({ onClose }: { onClose: () => void }) {
  const t = useText()
  const offered = useAnswer(tokens.scopes, {})
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  return (
    <Dialog
      title={made ? t('access.token-made', { name: made.name }) : t('access.token-make')}
      onClose={onClose}
    >
      {made ? (
        <Shown token={made.token} onClose={onClose} />
      ) : (
        <Answer of={offered}>{(offer) => <Form {...offer} onMade={setMade} />}</Answer>
      )}
    </Dialog>
  )
}

const usualDays = 180

function Form({
  scopes: offered,
  latestExpiry,
  onMade,
}: {
  scopes: readonly string[]
  latestExpiry: string
  onMade: (made: { name: string; token: string }) => void
}) {
  const t = useText()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [expiresOn, setExpiresOn] = useState<string>(addDays(today(), usualDays))
  const [tried, setTried] = useState(false)
  const make = useAct(tokens.makeToken, {
    refreshes: [tokens.tokens],
    onDone: ({ token }) => onMade({ name, token }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen.length > 0) make.mutate({ name, scopes: [...chosen], expiresOn: expiresOn as never })
  }
  const features = [...new Set(offered.map((scope) => scope.split(':')[0]!))]
  return (
    <form className="vi-stack" onSubmit={submit}>
      <ProblemNotice problem={make.error} />
      {tried && chosen.length === 0 && <Notice kind="bad" live title={t('access.token-no-scope')} />}
      <TextField
        label={t('access.token-name')}
        hint={t('access.token-name-hint')}
        value={name}
        onText={setName}
      />
      <fieldset className="token-scopes">
        <legend>{t('access.token-scopes')}</legend>
        <p className="vi-field-hint">{t('access.token-scopes-hint')}</p>
        {features.map((feature) => (
          <fieldset key={feature} className="token-feature">
            <legend>{t(`access.scope-${feature}` as MessageKey)}</legend>
            <div className="vi-row">
              {(['read', 'write'] as const)
                .map((right) => ({ right, scope: `${feature}:${right}` }))
                .filter(({ scope }) => offered.includes(scope))
                .map(({ right, scope }) => (
                  <CheckField
                    key={scope}
                    label={t(`access.token-${right}`)}
                    checked={chosen.includes(scope)}
                    onCheck={(checked) =>
                      setChosen((before) =>
                        checked ? [...before, scope] : before.filter((other) => other !== scope),
                      )
                    }
                  />
                ))}
            </div>
          </fieldset>
        ))}
      </fieldset>
      <TextField
        label={t('access.token-until')}
        hint={t('access.token-until-hint', {
          latest: `${dayInWords(latestExpiry)} ${latestExpiry.slice(0, 4)}`,
        })}
        type="date"
        min={addDays(today(), 1)}
        max={latestExpiry}
        value={expiresOn}
        onText={setExpiresOn}
      />
      <div>
        <Button kind="primary" type="submit" busy={make.isPending}>
          {t('access.token-make')}
        </Button>
      </div>
    </form>
  )
}

function Shown({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useText()
  const copied = () => announce(t('access.token-copied'))
  return (
    <div className="vi-stack">
      <Notice kind="caution" live title={t('access.token-once')}>
        <p>{t('access.token-once-lead')}</p>
      </Notice>
      <TextField
        label={t('access.token-value')}
        value={token}
        readOnly
        onText={() => {}}
        onFocus={(event) => event.target.select()}
      />
      <div className="vi-row">
        <Button kind="primary" onClick={() => void navigator.clipboard?.writeText(token).then(copied)}>
          {t('access.token-copy')}
        </Button>
        <Button onClick={onClose}>{t('access.token-done')}</Button>
      </div>
    </div>
  )
}
