import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Another process of ours, running a TypeScript file of this folder; its lines are heard one by one. */
export function startChild(
  file: string,
  args: string[],
): ChildProcess & { lines: AsyncIterableIterator<string> } {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL(file, import.meta.url).pathname, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout! })[
    Symbol.asyncIterator
  ]() as AsyncIterableIterator<string>
  return Object.assign(child, { lines })
}

export async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}
