import type { Settings, Shared, Values } from '#config/schema.ts'

/** Where e-mails are sent by, in what language to whoever has not chosen, when staff are told, and how webhooks are sent. */
const settings = {
  smtpUrl: {
    doc: 'smtp://user:password@host:port; empty: e-mails are kept and shown, not sent',
    format: String,
    default: '',
    env: 'SMTP_URL',
    sensitive: true,
  },
  mailFrom: {
    doc: 'The sender of e-mails',
    format: String,
    default: 'Imtiaz Mart <orders@imtiaz.test>',
    env: 'MAIL_FROM',
  },
  language: {
    doc: 'What is spoken to customers who have not chosen a language: en, ur, or another that has a file in modules/notification/wording',
    format: String,
    default: 'en',
    env: 'SHOP_LANGUAGE',
  },
  staffNewsAfter: {
    doc: 'How long what staff are told of (low stock, refunds that failed, disputes) gathers, so that a storm is one letter',
    format: 'duration',
    default: '5m',
    env: 'STAFF_NEWS_AFTER',
  },
  webhookTimeout: {
    doc: 'How long one try of a webhook may take, from the look-up of its name to the answer',
    format: 'timer',
    default: '15s',
    env: 'WEBHOOK_TIMEOUT',
  },
  webhookAllowPrivate: {
    doc: 'Whether webhooks may lead to private addresses, and to loopback without TLS; production refuses it',
    format: Boolean,
    default: false,
    env: 'WEBHOOK_ALLOW_PRIVATE',
  },
} as const satisfies Settings

/** What production can't do with. `runs`: whether this process runs the module. */
function refusals(
  { webhookAllowPrivate }: Values<typeof settings>,
  { http, mail, allowEmbedded }: Shared,
  runs: boolean,
): string[] {
  const refused: string[] = []
  if (runs && http.publicUrl === '')
    refused.push('PUBLIC_URL: production needs it: links in mails begin with it')
  if (runs && !allowEmbedded && mail.privateKey === '')
    refused.push('MAIL_PRIVATE_KEY: production needs it where mails are sent, or ALLOW_EMBEDDED=true')
  if (runs && webhookAllowPrivate)
    refused.push('WEBHOOK_ALLOW_PRIVATE: in production webhooks lead to public addresses alone')
  return refused
}

export default { settings, refusals }
