import type { Config } from '#config/config.ts'

const day = 24 * 60 * 60_000
/** RFC 9116 wants less than a year, so that nobody reports to where nobody reads any more. */
const lifetime = 180 * day

/** Where to report a hole, as RFC 9116 has it; null where the shop names no contact. The same for all of a day (UTC). */
export function securityTxt(
  { http, user }: { http: Pick<Config['http'], 'publicUrl'>; user: Pick<Config['user'], 'securityContact'> },
  now: Date,
): string | null {
  const contacts = user.securityContact.split(',').map((one) => one.trim())
  if (contacts[0] === '') return null
  const expires = new Date(Math.floor(now.getTime() / day) * day + lifetime)
  const publicUrl = http.publicUrl.replace(/\/+$/, '')
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    ...(publicUrl ? [`Canonical: ${publicUrl}/.well-known/security.txt`] : []),
  ]
  return `${lines.join('\n')}\n`
}
