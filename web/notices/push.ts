/** Web push in this browser: what it can, what it is, how it is asked for. Nothing here asks the server. */
export type PushState =
  | { kind: 'unable' }
  | { kind: 'denied' }
  | { kind: 'none'; registration: ServiceWorkerRegistration }
  | { kind: 'told'; registration: ServiceWorkerRegistration; subscription: PushSubscription }

export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return { kind: 'unable' }
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration) return { kind: 'unable' }
  if (Notification.permission === 'denied') return { kind: 'denied' }
  const subscription = await registration.pushManager.getSubscription()
  return subscription ? { kind: 'told', registration, subscription } : { kind: 'none', registration }
}

export type Keys = { endpoint: string; p256dh: string; auth: string }

/** Asks for the permission and subscribes; undefined where the person or the push service says no. */
export async function subscribe(
  registration: ServiceWorkerRegistration,
  publicKey: string,
): Promise<Keys | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  const subscription = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .then(
      (made) => made,
      () => undefined,
    )
  const { endpoint, keys } = subscription?.toJSON() ?? {}
  if (!endpoint || !keys?.p256dh || !keys.auth) return undefined
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth }
}

/** The device as its owner would call it. */
export function deviceName(): string {
  const { userAgent } = navigator
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)/.exec(userAgent)?.[1] ?? 'Browser'
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(userAgent)?.[1] ?? ''
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera' }
  return [names[browser] ?? browser, system].filter(Boolean).join(', ')
}
