import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { type KeyPair, loadPrivateKey, loadPublicKey, pemOf } from './key-pair.ts'

type KeyConfig = { dataDir: string; mail: Pick<Config['mail'], 'privateKey' | 'publicKey'> }

const mailKeys: KeyPair = {
  name: 'MAIL',
  file: 'mail-private.pem',
  generate: () => generateKeyPairSync('x25519').privateKey,
  accepts: (key) => key.asymmetricKeyType === 'x25519',
  kind: 'an X25519 key',
  holder: 'what sends mails',
}
const folderOf = ({ dataDir }: KeyConfig) => join(dataDir, 'keys')

/**
 * The key that opens what is sealed for mails: configured, or the one under DATA_DIR (or in another folder), made at the
 * first call. Throws a StartError where it isn't X25519.
 */
export const loadOpeningKey = (config: KeyConfig, folder = folderOf(config)): Promise<KeyObject> =>
  loadPrivateKey(mailKeys, config.mail, folder)

/** The key that tokens to be mailed are sealed with: configured, or the public part of the one that opens them. */
export const loadSealingKey = (config: KeyConfig): Promise<KeyObject> =>
  loadPublicKey(mailKeys, config.mail, folderOf(config))

/** Both as PEM, for who hands them out to services. */
export async function loadMailKeys(config: KeyConfig): Promise<{ privateKey: string; publicKey: string }> {
  const key = await loadOpeningKey(config)
  return { privateKey: pemOf(key), publicKey: pemOf(createPublicKey(key)) }
}
