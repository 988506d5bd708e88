const it = {}
const en: Record<keyof typeof it, string> = {}

export const messages = { it, en }
