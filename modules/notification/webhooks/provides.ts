import { checkUrl, dnsResolver } from './addresses.ts'
import { endpointRepository } from './endpoint-repository.ts'
import { addEndpoint, changeEndpoint, removeEndpoint } from './endpoints.ts'
import { postWebhook } from './post.ts'
import { queueWebhooks } from './queue-webhooks.ts'
import { retryWebhook } from './retry-webhook.ts'
import { secrets } from './secrets.ts'
import { sendWebhooks } from './send-webhooks.ts'
import { tellAdmins } from './tell-admins.ts'
import { webhookRepository } from './webhook-repository.ts'

export const webhooks = {
  endpoints: endpointRepository,
  webhooks: webhookRepository,
  webhookSecrets: secrets,
  resolveHost: () => dnsResolver(),
  checkUrl,
  // Not what a test may give it beside.
  postWebhook: (needs: Parameters<typeof postWebhook>[0]) => postWebhook(needs),
  addEndpoint,
  changeEndpoint,
  removeEndpoint,
  queueWebhooks,
  retryWebhook,
  sendWebhooks,
  tellAdmins,
}
