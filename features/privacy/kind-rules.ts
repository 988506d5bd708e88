// What is said of each kind of personal data, and the words that several say.

export type Words = { it: string; en: string }

/** What the age of a thing is counted from. */
export type Counted =
  /** From an instant or a month of its own. */
  | 'made'
  /** From the day on which the person left. */
  | 'left'
  /** Not at all: it goes when the person is erased, or as its purpose says. */
  | 'never'

export type Kind = {
  title: Words
  purpose: Words
  /** Article of Reg. (UE) 2016/679 and the norm behind it. */
  basis: string
  seenBy: Words
  counted: Counted
  /** How long, unless the organisation decides otherwise; and the most that it may decide. */
  usualDays: number
  mostDays: number
  why: Words
}

export const said = (it: string, en: string): Words => ({ it, en })
export const duty = 'art. 6 c. 1 lett. e; D.Lgs. 165/2001'
export const security = 'art. 6 c. 1 lett. c ed e; art. 32'
export const owner = said('solo la persona', 'the person alone')
export const hr = said(
  'la persona, il suo responsabile, l’ufficio del personale',
  'the person, their manager, the HR office',
)
export const nobody = said('nessuno: solo il sistema', 'nobody: the system alone')
export const five = 1826
export const agedBy = (basis: string, usualDays: number, mostDays: number) =>
  ({ basis, counted: 'made', usualDays, mostDays }) as const
