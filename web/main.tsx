import '@fontsource/titillium-web/latin-400.css'
import '@fontsource/titillium-web/latin-600.css'
import '@fontsource/titillium-web/latin-700.css'
import './design/theme.css'
import './shell/shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { answers } from './asking.ts'
import { startLanguage } from './language.ts'
import { router } from './routes.tsx'
import { end, onceLost } from './session.ts'

await startLanguage()
onceLost(() => {
  end()
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } })
})
createRoot(document.getElementById('vicinato')!).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/service-worker.js')
