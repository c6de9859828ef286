/**
 * The one form of an access token. A limit that counts callers by this header would take each other spelling of a token
 * for another caller: one more blank, `bearer`, the unused bits at the end of base64url, and `(r, n − s)`, which verifies
 * as `(r, s)` does. So the first bit of `s`, in the signature's 43rd character, is 0. Kong looks for the same (kong.yml).
 */
const form = /^[\w-]+\.[\w-]+\.[\w-]{42}[ABEFIJMNQRUVYZcdghklopstwx014589][\w-]{42}[AQgw]$/

/** The order of P-256. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/** The token of an `Authorization` header: `Bearer`, one blank, a token in its one form; null for all else. */
export function tokenIn(authorization: string): string | null {
  if (!authorization.startsWith('Bearer ')) return null
  const token = authorization.slice(7)
  return form.test(token) ? token : null
}

/** An ES256 token, just signed, in its one form: half of all signatures come out in the other. */
export function inOneForm(token: string): string {
  if (form.test(token)) return token
  const end = token.lastIndexOf('.') + 1
  const signature = Buffer.from(token.slice(end), 'base64url')
  const s = order - BigInt(`0x${signature.toString('hex', 32)}`)
  signature.write(s.toString(16).padStart(64, '0'), 32, 'hex')
  return token.slice(0, end) + signature.toString('base64url')
}
