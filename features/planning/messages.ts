const it = {}
const en: Record<keyof typeof it, string> = {}

/** What people read, Italian first. Keys that are reason codes say why something is refused. */
export const messages = { it, en }
