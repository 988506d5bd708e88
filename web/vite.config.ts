import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type UserConfig } from 'vite'

type Visitor = NonNullable<NonNullable<NonNullable<UserConfig['css']>['lightningcss']>['visitor']>

/** Words that stand in our sources: a class of Bootstrap Italia that is none of them is used nowhere. */
function wordsOf(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  return new Set(files.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/[\w-]+/g) ?? []))
}

/**
 * Keeps of Bootstrap Italia's 580 kB what the pages use: its stylesheet stands between a phone and the first page.
 * It is the layer of its name (design/theme.css); our own rules are all kept, as their classes may be put together.
 */
function onlyUsed(words: Set<string>): Visitor {
  let inBootstrap = false
  return {
    Rule: {
      'layer-block'(rule) {
        inBootstrap = rule.value.name?.includes('bootstrap-italia') ?? false
      },
      style(rule) {
        const isUsed = rule.value.selectors.some((selector) =>
          selector.every((part) => part.type !== 'class' || words.has(part.name)),
        )
        return isUsed || !inBootstrap ? undefined : []
      },
    },
    RuleExit: {
      'layer-block'() {
        inBootstrap = false
      },
    },
  }
}

/** Built into dist/web, served by the server itself; `VICINATO_API` says where it listens while developing. */
export default defineConfig(({ command, mode }) => {
  const root = import.meta.dirname
  const api = loadEnv(mode, root, 'VICINATO_').VICINATO_API ?? 'http://127.0.0.1:8080'
  const building = command === 'build'
  return {
    root,
    plugins: [react()],
    resolve: { alias: { zod: join(root, 'zod-left-out.ts') } },
    // The Host header stays the browser's, so that the server sees request and Origin agree.
    server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: false } } },
    css: {
      transformer: 'lightningcss',
      ...(building ? { lightningcss: { visitor: onlyUsed(wordsOf(root)) } } : {}),
    },
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
