/** The thread that keeps cities open; started by city-in-thread.ts only. */
import { parentPort } from 'node:worker_threads'
import { answerOf, type City, openCity } from './city.ts'
import type { CityReport, CityTask } from './city-in-thread.ts'

const cities = new Map<string, Promise<City | undefined>>()

parentPort?.on('message', async (task: CityTask) => {
  if ('forget' in task) cities.delete(task.forget)
  else if ('files' in task) cities.set(task.key, openCity(task.files))
  else
    parentPort?.postMessage({
      number: task.number,
      answer: answerOf(await cities.get(task.key), task.question),
    } satisfies CityReport)
})
