/** One process of the product on a database of PostgreSQL, as the bench and the tests start and kill it. */
import { givenUpOf, openHouse, worksOf } from '../app/house.ts'
import { systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/database/open.ts'
import { benchServices, unlimited } from './house.ts'

/** `works`: it does the work of jobs, too, as what is offered from a waiting list. */
const [url = '', port = '0', connections = '10', works = ''] = process.argv.slice(2)
const database = await openDatabase({ url, connections: Number(connections) })
const services = benchServices({ clock: systemClock })
const house = await openHouse(database, services, unlimited)
await house.jobs.start(works === 'works' ? worksOf(services) : {}, givenUpOf())
const address = await house.http.listen({ host: '127.0.0.1', port: Number(port) })
/** Asked how much of the processor it took, it says so: seconds since it began. */
process.on('SIGUSR2', () => {
  const { user, system } = process.cpuUsage()
  process.stdout.write(`cpu ${(user + system) / 1_000_000}\n`)
})
process.on('SIGTERM', () => void house.close().then(() => process.exit(0)))
// Last: whoever reads it may signal at once.
process.stdout.write(`${address}\n`)
