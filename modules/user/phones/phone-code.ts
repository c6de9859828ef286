import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(scrypt)

/** A code as it is kept. */
export interface HashedCode {
  salt: Buffer
  hash: Buffer
}

/** Some 40 ms, off the event loop: to try all codes takes longer than one is good for. */
const hashOf = (code: string, salt: Buffer) => derive(code, salt, 32) as Promise<Buffer>

/** Six digits to be sent, and what is kept of them. */
export async function newCode(): Promise<HashedCode & { code: string }> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const salt = randomBytes(16)
  return { code, salt, hash: await hashOf(code, salt) }
}

/** Whether it is the code that was kept. */
export const isCode = async (code: string, { salt, hash }: HashedCode): Promise<boolean> =>
  timingSafeEqual(await hashOf(code, salt), hash)
