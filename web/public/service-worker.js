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

const keep = async (request, response) => (await caches.open(shell)).put(request, response)

/** A new page names new files: those of the version before are let go. */
async function keepPage(response) {
  const before = await caches.match(page)
  const [now, then] = [await response.clone().text(), before ? await before.text() : '']
  if (now !== then) await caches.delete(shell)
  await keep(page, response)
}
