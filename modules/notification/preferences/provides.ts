import { preferenceRepository } from './preference-repository.ts'
import { unsubscribeTokens } from './unsubscribe-tokens.ts'

export const preferences = { preferences: preferenceRepository, unsubscribeTokens }
