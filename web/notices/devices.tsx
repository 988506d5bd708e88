import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { notices } from '../../features/notices/contract.ts'
import { useAct, useAnswer } from '../asking.ts'
import { Button } from '../design/button.tsx'
import { dayInWords } from '../design/dates.ts'
import { Notice, ProblemNotice } from '../design/notice.tsx'
import { Section } from '../design/page.tsx'
import { Answer } from '../design/pieces.tsx'
import { announce } from '../design/results.tsx'
import { useText } from '../language.ts'
import { deviceName, type PushState, pushState, subscribe } from './push.ts'

/** Being told on this device while the page is closed: what that means is said before the browser asks. */
export function Devices() {
  const t = useText()
  const devices = useAnswer(notices.myDevices, {})
  const here = useQuery({ queryKey: ['push of this browser'], queryFn: pushState, staleTime: 0 })
  const refreshes = [notices.myDevices]
  const [failed, setFailed] = useState(false)
  const add = useAct(notices.addMyDevice, {
    refreshes,
    onDone: () => announce(t('notices.device-added')),
  })
  const remove = useAct(notices.removeMyDevice, {
    refreshes,
    onDone: () => announce(t('notices.device-removed')),
  })
  const allow = async (state: PushState, publicKey: string) => {
    if (state.kind !== 'none' && state.kind !== 'told') return
    const keys = await subscribe(state.registration, publicKey)
    setFailed(!keys)
    if (keys) add.mutate({ name: deviceName(), ...keys })
    await here.refetch()
  }
  const stop = async (state: PushState) => {
    if (state.kind !== 'told') return
    await state.subscription.unsubscribe()
    await here.refetch()
  }
  return (
    <Section title={t('notices.devices')}>
      <p>{t('notices.devices-lead')}</p>
      <ProblemNotice problem={add.error ?? remove.error} />
      {failed && <Notice kind="caution">{t('notices.device-failed')}</Notice>}
      <Answer of={devices} bones={2}>
        {({ items, publicKey }) => (
          <>
            {here.data && (
              <Here
                state={here.data}
                busy={add.isPending}
                onAllow={() => void allow(here.data, publicKey)}
                onStop={() => void stop(here.data)}
              />
            )}
            {items.length > 0 && (
              <>
                <h3>{t('notices.device-list')}</h3>
                <ul className="vi-lines-plain">
                  {items.map(({ id, name, addedAt }) => (
                    <li key={id} className="vi-row vi-apart">
                      <span>
                        {name}{' '}
                        <span className="vi-soft">
                          {t('notices.device-since', { day: dayInWords(addedAt) })}
                        </span>
                      </span>
                      <Button
                        small
                        kind="quiet"
                        onClick={() => {
                          remove.mutate({ deviceId: id })
                          if (items.length === 1 && here.data) void stop(here.data)
                        }}
                      >
                        {t('notices.device-remove', { name })}
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

function Here(props: { state: PushState; busy: boolean; onAllow: () => void; onStop: () => void }) {
  const t = useText()
  const { state } = props
  if (state.kind === 'unable') return <p className="vi-soft">{t('notices.device-unable')}</p>
  if (state.kind === 'denied') return <Notice kind="caution">{t('notices.device-denied')}</Notice>
  if (state.kind === 'told')
    return (
      <div>
        <Button onClick={props.onStop}>{t('notices.device-stop')}</Button>
      </div>
    )
  return (
    <div>
      <Button kind="primary" busy={props.busy} onClick={props.onAllow}>
        {t('notices.device-allow')}
      </Button>
    </div>
  )
}
