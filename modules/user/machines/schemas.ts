import { z } from 'zod'
import { permissions } from '#src/http/permissions.ts'
import { flag, id, text, timestamp } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { Permissions } from '../accounts/schemas.ts'
import type { ApiKey as Key } from './api-key-repository.ts'

export const ApiKeyQuery = z.strictObject({
  ...pageQuery,
  deleted: flag.optional().describe('true: those that were deleted, in place of those that are there'),
})

export const ApiKeyRequest = z.strictObject({
  name: text(100).describe('What people call the machine'),
  permissions: Permissions.min(1).max(permissions.length),
  expiresAt: z.iso.datetime().optional().describe('Absent: it doesn’t end by itself'),
})

export const ApiKey = z
  .strictObject({
    id,
    name: z.string(),
    permissions: Permissions,
    createdAt: timestamp,
    expiresAt: timestamp.optional(),
    lastUsedAt: timestamp.optional().describe('When it last asked for a token, to the minute'),
    deletedAt: timestamp.optional(),
  })
  .meta({ id: 'ApiKey' })

export const NewApiKey = z
  .strictObject({ ...ApiKey.shape, secret: z.string().describe('Shown this once') })
  .meta({ id: 'NewApiKey' })

export const ApiKeyPage = page(ApiKey)

export const TokenForm = z.object({
  grant_type: z.literal('client_credentials'),
  scope: z.string().optional().describe('Some of the key’s permissions, with a blank between; absent: all'),
})

export const MachineToken = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds'),
    scope: z.string(),
  })
  .meta({ id: 'MachineToken' })

/** A key as admins see it. */
export const presentApiKey = (key: Key): z.output<typeof ApiKey> => ({
  id: key.id,
  name: key.name,
  permissions: key.permissions,
  createdAt: key.createdAt.toISOString(),
  ...(key.expiresAt && { expiresAt: key.expiresAt.toISOString() }),
  ...(key.lastUsedAt && { lastUsedAt: key.lastUsedAt.toISOString() }),
  ...(key.deletedAt && { deletedAt: key.deletedAt.toISOString() }),
})
