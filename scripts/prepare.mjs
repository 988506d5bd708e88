// npm runs this after it installed the packages of a checkout: what is served is built. Whoever builds as a step of
// their own, as CI does, says so and does not wait for it twice.
import { npm } from './install.mjs'

if (!process.env.VICINATO_BUILT_LATER) process.exitCode = await npm(['run', 'build'])
