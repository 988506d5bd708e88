import { createTransport } from 'nodemailer'

export type Mail = { to: string; subject: string; text: string }
/** Undefined where no mail server is set: links are then shown to the administrator alone. */
export type Mailer = ((mail: Mail) => Promise<void>) | undefined

/** @param url `smtp://user:password@host:port`, @param from the sender's address */
export function mailer(url: string | undefined, from: string | undefined): Mailer {
  if (!url) return undefined
  const transport = createTransport(url)
  return async (mail) => {
    await transport.sendMail({ ...mail, from: from ?? 'vicinato@localhost' })
  }
}
