import nodemailer from 'nodemailer'
import type { EmailAdapter } from 'payload'

type MailOptions = {
  /** The mail server, as `smtps://user:password@mail.example.org`; undefined for none. */
  smtpURL: string | undefined
  /** Who mails are from, as `Cited <cited@example.org>`. */
  from: string
  /** Where mails are printed, whole, when there is no mail server; undefined to say only that one was not sent. */
  print: ((text: string) => void) | undefined
}

/** The name and the address of a sender as one writes it: `Name <address>`. */
function senderOf(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^"?([^"<]*)(?:"\s*)?<([^>]+)>$/.exec(from.trim()) ?? []
  return { name: name.trim() || 'Cited', address: address.trim() }
}

/** Only letters, so that what somebody called themselves writes no line of its own into a terminal. */
function printable(text: string): string {
  return text.replace(/(?![\t\n])\p{Cc}/gu, '')
}

/**
 * Sends mail by SMTP where a server is named. In development it is printed, with the link in it, so that setting a new
 * password can be tried; elsewhere a mail holds a secret and is not.
 */
export function mailAdapter({ from, print, smtpURL }: MailOptions): EmailAdapter {
  const { name, address } = senderOf(from)
  const transport = smtpURL === undefined ? null : nodemailer.createTransport(smtpURL)
  return ({ payload }) => ({
    name: transport ? 'smtp' : 'console',
    defaultFromAddress: address,
    defaultFromName: name,
    sendEmail: async (message) => {
      if (transport) return transport.sendMail(message)
      if (print) {
        const { html, subject, text, to } = message
        const body = typeof text === 'string' ? text : typeof html === 'string' ? html : ''
        print(printable(`Mail to ${JSON.stringify(to)}: ${subject ?? ''}\n${body.replace(/<[^<>]*>/g, ' ')}\n`))
        return undefined
      }
      payload.logger.warn('A mail was not sent: SMTP_URL names no mail server.')
      return undefined
    },
  })
}
