import { apiKeyRepository } from './api-key-repository.ts'
import { createApiKey, deleteApiKey, isGoodKey } from './api-keys.ts'
import { issueToken } from './issue-token.ts'

export const machines = { apiKeys: apiKeyRepository, createApiKey, deleteApiKey, isGoodKey, issueToken }
