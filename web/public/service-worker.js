// Keeps the shell of the application (its page, its hashed files, its icons) so that it opens at once and says
// so when there is no network. What the server answers under /api is never kept: it is personal, and it ages.
const shell = 'vicinato-shell'
const page = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.add(page)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate' && !address.pathname.startsWith('/api/')) {
    event.respondWith(
      fetch(request).then(
        (response) => {
          if (response.ok) event.waitUntil(keepPage(response.clone()))
          return response
        },
        () => caches.match(page).then((kept) => kept ?? Response.error()),
      ),
    )
  } else if (address.pathname.startsWith('/assets/') || address.pathname.startsWith('/icons/')) {
    event.respondWith(
      caches.match(request).then(
        (kept) =>
          kept ??
          fetch(request).then((response) => {
            if (response.ok) event.waitUntil(keep(request, response.clone()))
            return response
          }),
      ),
    )
  }
})

// What is told while the page is closed: the subject alone, and where it leads. It came encrypted for this browser.
self.addEventListener('push', (event) => {
  const { title = 'Vicinato', page = '/notices', lang = 'it' } = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(title, { lang, icon: '/icons/vicinato-192.png', data: { page } }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const address = new URL(event.notification.data?.page ?? '/notices', self.location.origin)
  if (address.origin === self.location.origin) event.waitUntil(show(address.href))
})

async function show(address) {
  const [open] = await self.clients.matchAll({ type: 'window' })
  if (!open) return self.clients.openWindow(address)
  const shown = await open.navigate(address)
  return shown?.focus()
}

const keep = async (request, response) => (await caches.open(shell)).put(request, response)

/** A new page names new files: those of the version before are let go. */
async function keepPage(response) {
  const before = await caches.match(page)
  const [now, then] = [await response.clone().text(), before ? await before.text() : '']
  if (now !== then) await caches.delete(shell)
  await keep(page, response)
}
