import { v7 } from 'uuid'
import type { z } from 'zod'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound, Problem } from '#src/http/problem.ts'
import { type CheckUrl, ForbiddenUrl } from './addresses.ts'
import type { Endpoint, EndpointRepository } from './endpoint-repository.ts'
import type { EndpointChanges, NewEndpoint } from './schemas.ts'
import type { Secrets } from './secrets.ts'
import { mostEndpoints } from './webhook.ts'
import type { WebhookRepository } from './webhook-repository.ts'

interface Needs {
  endpoints: EndpointRepository
  webhooks: WebhookRepository
  webhookSecrets: Secrets
  checkUrl: CheckUrl
  now: () => Date
  wake: (job: string) => void
}

/** An endpoint, with its secret where that was made just now. */
interface Shown {
  endpoint: Endpoint
  secret?: string
}

/** How long the old secret signs beside the new one. */
const overlap = 24 * 60 * 60_000

/** Enters an endpoint. Throws 422 or 503 by its URL (`checkedUrl`), 409 where there are too many. */
export const addEndpoint =
  ({
    endpoints,
    webhookSecrets,
    checkUrl,
    now,
  }: Pick<Needs, 'endpoints' | 'webhookSecrets' | 'checkUrl' | 'now'>) =>
  async ({ url, events, description }: z.output<typeof NewEndpoint>, tx: Tx): Promise<Shown> => {
    const checked = await checkedUrl(checkUrl, url)
    const id = v7()
    const { secret, sealed } = await webhookSecrets.make(id)
    if ((await endpoints.countAlone(tx)) >= mostEndpoints)
      throw conflict(`There are ${mostEndpoints} webhooks, and no more can be entered: remove one first.`)
    const at = now()
    const endpoint: Endpoint = {
      ...{ id, url: checked, events, description, secret: sealed },
      ...{
        active: true,
        offReason: null,
        failingSince: null,
        previousSecret: null,
        previousSecretUntil: null,
      },
      ...{ createdAt: at, updatedAt: at },
    }
    await endpoints.add(endpoint, tx)
    return { endpoint, secret }
  }

/** Changes an endpoint. Throws 404, or 422 or 503 by its new URL (`checkedUrl`). */
export const changeEndpoint =
  ({ endpoints, webhooks, webhookSecrets, checkUrl, now, wake }: Needs) =>
  async (id: string, asked: z.output<typeof EndpointChanges>, tx: Tx): Promise<Shown> => {
    const { rotateSecret, active, url, ...plain } = asked
    // Before the transaction begins: a name server may be slow.
    const checked = url === undefined ? undefined : await checkedUrl(checkUrl, url)
    const made = rotateSecret ? await webhookSecrets.make(id) : undefined
    const before = await endpoints.one(id, tx)
    if (!before) throw notFound('webhook')
    const at = now()
    const isOnAgain = active === true && !before.active
    // What waits may have failed for its old address.
    const isElsewhere = checked !== undefined && checked !== before.url
    const changes: Partial<Endpoint> = {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(checked !== undefined && { url: checked }),
      ...(made && {
        secret: made.sealed,
        previousSecret: before.secret,
        previousSecretUntil: new Date(at.getTime() + overlap),
      }),
      ...(active === true && { active, offReason: null, failingSince: null }),
      ...(isElsewhere && { failingSince: null }),
      // Why it is off already, stays.
      ...(active === false && before.active && { active, offReason: 'admin' as const }),
      updatedAt: at,
    }
    await endpoints.change(id, changes, tx)
    if (isOnAgain || isElsewhere) {
      webhooks.restart(id, at, tx)
      tx.afterCommit(() => wake('send-webhooks'))
    }
    return { endpoint: { ...before, ...changes }, secret: made?.secret }
  }

/** Removes an endpoint. Throws 404. */
export const removeEndpoint =
  ({ endpoints, now }: Pick<Needs, 'endpoints' | 'now'>) =>
  async (id: string, tx: Tx): Promise<void> => {
    if (!(await endpoints.remove(id, now(), tx))) throw notFound('webhook')
  }

/** As it will be called. Throws 422 where it may not be, 503 where its name could not be looked up. */
async function checkedUrl(checkUrl: CheckUrl, url: string): Promise<string> {
  try {
    return (await checkUrl(url)).url.href
  } catch (error) {
    if (error instanceof ForbiddenUrl) throw invalid({ path: 'url', message: error.message })
    throw new Problem(503, "The URL's name could not be looked up. Try again in a moment.", {
      headers: { 'Retry-After': '5' },
      cause: error,
    })
  }
}
