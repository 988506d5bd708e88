import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

/** Built into dist/web, served by the server itself; `VICINATO_API` says where it listens while developing. */
export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, import.meta.dirname, 'VICINATO_').VICINATO_API ?? 'http://127.0.0.1:8080'
  return {
    root: import.meta.dirname,
    plugins: [react()],
    server: { host: '127.0.0.1', proxy: { '/api': api } },
    build: {
      outDir: '../dist/web',
      emptyOutDir: true,
      manifest: true,
      // The content security policy admits nothing inline: every asset is a file of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  }
})
