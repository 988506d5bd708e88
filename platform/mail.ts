import { createTransport } from 'nodemailer'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** The same each time that the same letter is tried: a mail program that gets it twice shows it once. */
  messageId?: string
  headers?: Record<string, string>
}
/** Undefined where no mail server is set: links are then shown to the administrator alone. */
export type Mailer = ((mail: Mail) => Promise<void>) | undefined

/** How something that went outside fared. What failed for good is not tried again. */
export type Attempt = 'sent' | { fault: string; lasting: boolean }

const [connectMilliseconds, silenceMilliseconds] = [15_000, 60_000]

/** @param url `smtp://user:password@host:port`, @param from the sender's address */
export function mailer(url: string | undefined, from: string | undefined): Mailer {
  if (!url) return undefined
  const transport = createTransport({
    url,
    connectionTimeout: connectMilliseconds,
    greetingTimeout: connectMilliseconds,
    socketTimeout: silenceMilliseconds,
    // A letter is made of our own words: nothing in it is ever fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (mail) => {
    await transport.sendMail({ ...mail, from: from ?? 'vicinato@localhost' })
  }
}

/** Sends, and says how it went: 5xx is the server's last word on this letter (RFC 5321), all else may pass. */
export async function tryToMail(send: NonNullable<Mailer>, mail: Mail): Promise<Attempt> {
  try {
    await send(mail)
    return 'sent'
  } catch (fault) {
    const { responseCode = 0, code = '' } = fault as { responseCode?: number; code?: string }
    const lasting = code === 'EENVELOPE' && responseCode >= 500
    return { fault: faultText(fault), lasting }
  }
}

/** In brief, and without the address that mail servers like to repeat: whose it is, is known. */
export const faultText = (fault: unknown): string =>
  String(fault instanceof Error ? fault.message : fault)
    .replaceAll(/<?[^\s<>]+@[^\s<>]+>?/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300)
