/**
 * Stands in for zod in the browser. The server reads what is asked and answered by the contracts' schemas; pages
 * need of a contract only method, path and types, and 36 kB of script less make the first page come sooner.
 * Building a schema here gives nothing; using one is a mistake, and says so.
 */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_, name) => {
    if (/parse/i.test(String(name))) throw new Error(`schemas are left out of the browser: ${String(name)}`)
    return nothing
  },
  apply: () => nothing,
})

export const z = nothing
