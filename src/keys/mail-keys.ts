import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { StartError } from '../runtime/start-error.ts'
import { keptSecret, pemOf, requirePair, unescaped } from './signing-keys.ts'

type KeyConfig = { dataDir: string; mail: Pick<Config['mail'], 'privateKey' | 'publicKey'> }

/** The key that opens what is sealed for mails: configured, or the one under DATA_DIR, made at the first call (or in another folder). Throws a StartError where it isn't X25519. */
export async function loadOpeningKey({ dataDir, mail }: KeyConfig, folder?: string): Promise<KeyObject> {
  const pem =
    unescaped(mail.privateKey) ||
    (await keptSecret(folder ?? join(dataDir, 'keys'), 'mail-private.pem', newKey))
  const key = readKey(pem, createPrivateKey, 'MAIL_PRIVATE_KEY')
  // A mismatch would leave every mail with a token unwritten, without a reason that anybody sees.
  const configured = unescaped(mail.publicKey)
  if (configured)
    requirePair(key, readKey(configured, createPublicKey, 'MAIL_PUBLIC_KEY'), {
      name: 'MAIL',
      given: mail.privateKey !== '',
      whoNeedsIt: 'what sends mails',
    })
  return key
}

/** The key that tokens to be mailed are sealed with: configured, or the public part of the one that opens them. */
export async function loadSealingKey(config: KeyConfig): Promise<KeyObject> {
  const pem = unescaped(config.mail.publicKey)
  return pem
    ? readKey(pem, createPublicKey, 'MAIL_PUBLIC_KEY')
    : createPublicKey(await loadOpeningKey(config))
}

/** Both as PEM, for who hands them out to services. */
export async function loadMailKeys(config: KeyConfig): Promise<{ privateKey: string; publicKey: string }> {
  const key = await loadOpeningKey(config)
  return {
    privateKey: pemOf(key),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

const newKey = () => pemOf(generateKeyPairSync('x25519').privateKey)

function readKey(pem: string, read: (pem: string) => KeyObject, setting: string): KeyObject {
  let key: KeyObject
  try {
    key = read(pem)
  } catch {
    // The reason may quote the key.
    throw new StartError(`${setting} is not a PEM key.`)
  }
  if (key.asymmetricKeyType === 'x25519') return key
  throw new StartError(`${setting} must be an X25519 key.`)
}
