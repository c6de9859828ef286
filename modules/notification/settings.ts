import type { Settings, Shared, Values } from '#config/schema.ts'

/** Where e-mails and texts are sent by, in what language to whoever has not chosen, when staff are told, and how webhooks are sent. */
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
  twilioAccountSid: {
    doc: "Twilio's account, AC…, by which texts (SMS) are sent; empty: they are kept and shown, not sent",
    format: String,
    default: '',
    env: 'TWILIO_ACCOUNT_SID',
  },
  twilioAuthToken: {
    doc: 'Its auth token, by which its reports are known, too',
    format: String,
    default: '',
    env: 'TWILIO_AUTH_TOKEN',
    sensitive: true,
  },
  twilioFrom: {
    doc: 'The sender of texts: a number as +1…, a name, or a messaging service, MG…',
    format: String,
    default: '',
    env: 'TWILIO_FROM',
  },
  twilioApiUrl: {
    doc: 'Where Twilio answers',
    format: String,
    default: 'https://api.twilio.com',
    env: 'TWILIO_API_URL',
  },
  smsMostParts: {
    doc: 'Parts that a text may have, each of which is paid for; what is longer is cut after a word',
    format: 'count',
    default: 3,
    env: 'SMS_MOST_PARTS',
  },
  smsMostADay: {
    doc: 'Texts that go out in any 24 hours; what is over that waits, or goes by mail',
    format: 'count',
    default: 5000,
    env: 'SMS_MOST_A_DAY',
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
  notification: Values<typeof settings>,
  { http, mail, allowEmbedded }: Shared,
  runs: boolean,
): string[] {
  const refused: string[] = []
  if (runs && http.publicUrl === '')
    refused.push('PUBLIC_URL: production needs it: links in mails begin with it')
  if (runs && !allowEmbedded && mail.privateKey === '')
    refused.push('MAIL_PRIVATE_KEY: production needs it where mails are sent, or ALLOW_EMBEDDED=true')
  const { twilioAccountSid, twilioAuthToken, twilioFrom, twilioApiUrl, webhookAllowPrivate } = notification
  const set = [twilioAccountSid, twilioAuthToken, twilioFrom].filter((value) => value !== '').length
  if (runs && set % 3 !== 0)
    refused.push('TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM: all of them, or none')
  if (runs && set > 0 && !twilioApiUrl.startsWith('https://'))
    refused.push('TWILIO_API_URL: production wants https:, since the auth token is sent there')
  if (runs && webhookAllowPrivate)
    refused.push('WEBHOOK_ALLOW_PRIVATE: in production webhooks lead to public addresses alone')
  return refused
}

export default { settings, refusals }
