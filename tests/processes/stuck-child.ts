// Takes a job and never ends it: what a process does that is killed in the middle of its work.
import { systemClock } from '../../platform/clock.ts'
import { applicationUrl, openServer } from '../../platform/database/server.ts'
import { databaseOn } from '../../platform/database/transaction.ts'
import { jobsOn } from '../../platform/jobs.ts'

const [url] = process.argv.slice(2) as [string]
const database = databaseOn(openServer({ url: applicationUrl(url), ownerUrl: url, connections: 4 }))
const jobs = jobsOn(database, systemClock, (fault) => console.error(fault))
await jobs.start({
  tidy: async ({ id }) => {
    console.log(`took ${id}`)
    await new Promise(() => {})
  },
})
