/** An administration or a firm that keeps its people here: a tenant, apart from all others. */
export type Organisation = {
  id: string
  slug: string
  name: string
  /** The seat's patron day, `MM-DD`: a holiday besides the national ones. */
  patronDay: string | null
  /** Invented people and data; said on every page. */
  demo: boolean
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether `MM-DD` is a day of some year: 29 February is, 31 April is not. */
export function isYearDay(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? []
  const length = monthLengths[Number(month) - 1] ?? 0
  return Number(day) >= 1 && Number(day) <= length
}
