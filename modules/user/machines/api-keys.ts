import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { type Permission, permissionsIn } from '#src/http/permissions.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import { allOf, type Revocations } from '#src/tokens/revocations.ts'
import { lastExpiry } from '../user.ts'
import type { ApiKey, ApiKeyRepository } from './api-key-repository.ts'
import { apiKeySecret } from './api-key-secret.ts'

/** Keys that there are at once. */
export const mostKeys = 100

/** Whether tokens are given out for it. */
export const isGood = ({ deletedAt, expiresAt }: ApiKey, now: Date): boolean =>
  deletedAt === null && (expiresAt === null || expiresAt > now)

interface Needs {
  apiKeys: ApiKeyRepository
  revocations: Revocations
  config: Config
  now: () => Date
}

/** Makes a key, and its secret that is shown this once. 422 where its end is past; 409 where there are too many. */
export const createApiKey =
  ({ apiKeys, now }: Pick<Needs, 'apiKeys' | 'now'>) =>
  async (
    { name, permissions, expiresAt }: { name: string; permissions: Permission[]; expiresAt?: string },
    tx: Tx,
  ): Promise<{ key: ApiKey; secret: string }> => {
    const end = expiresAt === undefined ? null : new Date(expiresAt)
    if (end && end <= now()) throw invalid({ path: 'expiresAt', message: 'must be to come' })
    if ((await apiKeys.countToAdd(tx)) >= mostKeys)
      throw conflict(`There are ${mostKeys} keys: delete one that is no longer used.`)
    const { secret, hash } = apiKeySecret()
    const key: ApiKey = {
      id: v7(),
      name,
      permissions: permissionsIn(permissions),
      secretHash: hash,
      createdAt: now(),
      expiresAt: end,
      lastUsedAt: null,
      deletedAt: null,
    }
    await apiKeys.add(key, tx)
    return { key, secret }
  }

/** Ends a key, and all tokens of it, here at once and elsewhere by an event. 404 where it isn't there, or no more. */
export const deleteApiKey =
  ({ apiKeys, revocations, config, now }: Needs) =>
  async (id: string, tx: Tx): Promise<void> => {
    const key = await apiKeys.lock(id, tx)
    if (!key || key.deletedAt) throw notFound('key')
    await apiKeys.remove(id, now(), tx)
    const until = lastExpiry({ now: now(), accessTtl: config.jwt.accessTtl })
    tx.say(event('mart.user.v1.ApiKeyEnded', id, { keyId: id, until: toTimestamp(until) }))
    tx.afterCommit(() => revocations.add([allOf(id, until)]))
  }

/** Whether a machine's key is good and may do this, until the transaction ends, whatever its token says. */
export const isGoodKey =
  ({ apiKeys, now }: Pick<Needs, 'apiKeys' | 'now'>) =>
  async (id: string, permission: Permission, tx: Tx): Promise<boolean> => {
    const key = await apiKeys.lock(id, tx)
    return key !== null && isGood(key, now()) && key.permissions.includes(permission)
  }

export type IsGoodKey = ReturnType<typeof isGoodKey>
