import { createHmac, timingSafeEqual } from 'node:crypto'

/** What Twilio signs a request with: its address as it was called, then all fields by their names, with their values. */
export function signatureOf(url: string, fields: URLSearchParams, authToken: string): string {
  const signed = [...new Set(fields.keys())]
    .sort()
    .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))
  return createHmac('sha1', authToken)
    .update(url + signed.join(''))
    .digest('base64')
}

/** Whether a request is Twilio's; told in the same time wherever they differ. */
export function isSigned(given: string, url: string, fields: URLSearchParams, authToken: string): boolean {
  const [is, should] = [Buffer.from(given), Buffer.from(signatureOf(url, fields, authToken))]
  return is.length === should.length && timingSafeEqual(is, should)
}
