import type { Client } from '../../../mart/client.ts'
import { mailServer } from './mail-server.ts'
import { paymentProvider } from './payment-provider.ts'
import { smsGateway } from './sms-gateway.ts'
import { taxAuthority } from './tax-authority.ts'
import { webhookReceiver } from './webhook-receiver.ts'

/**
 * Everybody whom a mart talks to outside, as stand-ins, and the settings by which it finds them. `mart`: where it is, once it is there.
 */
export async function receiveOutsiders(options: {
  mart: () => string | null
  withProvider: boolean
  random: () => number
}) {
  const { mart, withProvider, random } = options
  const [mail, texts, webhooks, authority] = await Promise.all([
    mailServer(),
    smsGateway(mart),
    webhookReceiver(),
    taxAuthority(),
  ])
  const provider = withProvider ? await paymentProvider(mart, random) : null
  const all = [mail, texts, webhooks, authority, ...(provider ? [provider] : [])]
  return {
    outsiders: all.map(({ outsider }) => outsider),
    settings: Object.assign({}, ...all.map(({ settings }) => settings)) as Record<string, string>,
    provider,
    /** Those who have to be asked for. */
    subscribe: (admin: Client) => webhooks.subscribe(admin),
  }
}
