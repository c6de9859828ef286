import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '#config/config.ts'
import { loadAccountKey } from '#src/keys/account-key.ts'

/** The user module's own secret, which all its replicas share, and what is derived from it. */
export interface AccountKey {
  /** Reads it, or makes it under DATA_DIR. Called once, before anything is derived. Throws a StartError where it is none. */
  load(): Promise<void>
  /** 32 bytes for one purpose alone: who learns one of them learns no other. */
  of(purpose: Purpose): Buffer
}

type Purpose = 'device token' | 'refresh token' | 'second factor' | 'recovery code'

export const accountKey = ({ config }: { config: Config }): AccountKey => {
  let secret: Buffer | null = null
  const derived = new Map<Purpose, Buffer>()
  const derive = (purpose: Purpose) => {
    if (!secret) throw new Error('the account key is not loaded yet')
    return Buffer.from(hkdfSync('sha256', secret, '', `imtiaz-mart ${purpose}`, 32))
  }
  return {
    async load() {
      secret ??= await loadAccountKey(config.user.accountKey, join(config.dataDir, 'keys'))
    },
    of(purpose) {
      const key = derived.get(purpose) ?? derive(purpose)
      derived.set(purpose, key)
      return key
    },
  }
}
