import { randomBytes } from 'node:crypto'
import { StartError } from '../runtime/start-error.ts'
import { keptSecret } from './key-pair.ts'

const keyBytes = 32

/**
 * The secret that ACCOUNT_KEY gives in base64, or the one that a folder keeps, made at the first call. Throws a StartError
 * where it is too short to be one.
 */
export async function loadAccountKey(given: string, folder: string): Promise<Buffer> {
  const kept = () => keptSecret(folder, 'account.key', () => randomBytes(keyBytes).toString('base64'))
  const key = Buffer.from(given || (await kept()), 'base64')
  if (key.length >= keyBytes) return key
  throw new StartError(
    'ACCOUNT_KEY must be 32 random bytes in base64, such as `openssl rand -base64 32` makes.',
  )
}
