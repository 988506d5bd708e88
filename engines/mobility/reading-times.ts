/** Cells of a feed as numbers. None of these throws; NaN or -1 says that a cell holds none. */

const zero = 48
const colon = 58

/** What a time was written like: as it should be, or otherwise. */
export const timeBlank = -1
export const timeUnreadable = -2

/**
 * `HH:MM:SS` in seconds, hours past 24 too; `H:MM:SS` and `HH:MM` are read as well (see `isPadded`).
 * @returns seconds, `timeBlank` or `timeUnreadable`
 */
export function secondsOf(text: string): number {
  if (text === '') return timeBlank
  let [part, digits, parts, seconds] = [0, 0, 0, 0]
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : colon
    if (code === colon) {
      if (digits === 0 || digits > 3 || (parts > 0 && part > 59)) return timeUnreadable
      seconds = seconds * 60 + part
      parts++
      part = digits = 0
    } else if (code >= zero && code < zero + 10) {
      part = part * 10 + code - zero
      digits++
    } else return timeUnreadable
  }
  if (parts === 2) return seconds * 60
  return parts === 3 ? seconds : timeUnreadable
}

/** Hours of two digits or more, minutes and seconds of two. */
export const isPadded = (text: string): boolean => text.length >= 8 && text.charCodeAt(1) !== colon

/** A day as a number, 20261207, or -1: `YYYYMMDD`, or with hyphens. */
export function dayNumberOf(text: string): number {
  const plain = text.length === 10 ? text.replaceAll('-', '') : text
  if (!/^\d{8}$/.test(plain)) return -1
  const [month, day] = [Number(plain.slice(4, 6)), Number(plain.slice(6, 8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? Number(plain) : -1
}

/** Degrees, or NaN; a comma for the point is read too. */
export function degreesOf(text: string, most: number): number {
  if (text === '') return Number.NaN
  const value = Number(text.replace(',', '.'))
  return Math.abs(value) <= most ? value : Number.NaN
}

/** A whole number not below 0, or -1. */
export function wholeOf(text: string): number {
  if (text === '' || !/^\+?\d{1,9}$/.test(text)) {
    const value = text === '' ? -1 : Number(text)
    return Number.isInteger(value) && value >= 0 && value <= 999_999_999 ? value : -1
  }
  return Number(text)
}
