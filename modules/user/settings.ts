import type { Settings, Shared, Values } from '#config/schema.ts'

/** The first admin, and what registering, passwords and sessions cost. */
const settings = {
  adminEmail: {
    doc: 'The first admin, made where there is none',
    format: String,
    default: 'admin@imtiaz.test',
    env: 'ADMIN_EMAIL',
  },
  adminPassword: {
    doc: "The first admin's password",
    format: String,
    default: 'development-only',
    env: 'ADMIN_PASSWORD',
    sensitive: true,
  },
  registrationLimit: {
    doc: 'How many times one network (an IPv4 address, a /64 of IPv6) may ask to register in 15 minutes',
    format: 'nat',
    default: 100,
    env: 'REGISTRATION_LIMIT',
  },
  accountKey: {
    doc: '32 random bytes in base64 (openssl rand -base64 32), kept for good: seals second factors, and device and refresh tokens are made with it. Empty: made once under DATA_DIR',
    format: String,
    default: '',
    env: 'ACCOUNT_KEY',
    sensitive: true,
  },
  refreshRetry: {
    doc: 'How long a refresh token that was used may be sent again, for the same answer: that was lost on its way, say. 0: not at all',
    format: 'pause',
    default: '30s',
    env: 'REFRESH_RETRY',
  },
  staffMfa: {
    doc: 'required: staff and admins are customers until their session has shown a second factor; they can sign in and enrol one',
    format: ['optional', 'required'],
    default: 'optional',
    env: 'STAFF_MFA',
  },
  securityContact: {
    doc: 'Where to report a hole, for /.well-known/security.txt: mailto: or https: addresses by comma; empty: no such file',
    format: 'contacts',
    default: '',
    env: 'SECURITY_CONTACT',
  },
  bcryptCost: { doc: 'Work factor of password hashes', format: 'nat', default: 10, env: 'BCRYPT_COST' },
} as const satisfies Settings

/** What production can't do with. `runs`: whether this process runs the module. */
function refusals(user: Values<typeof settings>, { mail, allowEmbedded }: Shared, runs: boolean): string[] {
  const refused: string[] = []
  if (runs && isWeak(user.adminPassword, user.adminEmail))
    refused.push(
      'ADMIN_PASSWORD: production needs one of its own for the first admin, of 12 characters at least, 6 of them different, and none of the known ones',
    )
  if (user.bcryptCost < 10) refused.push('BCRYPT_COST: less than 10 is for tests')
  if (runs && !allowEmbedded && mail.publicKey === '' && mail.privateKey === '')
    refused.push(
      'MAIL_PUBLIC_KEY: production needs it where users are (MAIL_PRIVATE_KEY does as well), or ALLOW_EMBEDDED=true',
    )
  if (runs && !allowEmbedded && user.accountKey === '')
    refused.push('ACCOUNT_KEY: production needs it where users are, or ALLOW_EMBEDDED=true')
  if (user.refreshRetry > 300_000)
    refused.push('REFRESH_RETRY: more than 5m is no retry, but a second life for a stolen token')
  return refused
}

/** Of this repository, or the first that anyone tries. */
const known = /password|passwort|passw0rd|compose-only|development-only|changeme|imtiaz|qwert|letmein|admin/i

/** Whether an administrator's password could be guessed without knowing them. */
function isWeak(password: string, email: string): boolean {
  const plain = password.toLowerCase()
  const name = email.toLowerCase().split('@', 1)[0] as string
  // `1234567890123`, `abcdefabcdef`: hardly a step that isn't to a neighbour.
  const steps = [...plain].filter(
    (at, n) => n > 0 && Math.abs(at.charCodeAt(0) - plain.charCodeAt(n - 1)) > 1,
  ).length
  return (
    password.trim().length < 12 ||
    new Set(plain).size < 6 ||
    known.test(plain) ||
    (name.length > 2 && plain.includes(name)) ||
    steps < plain.length / 4
  )
}

export default { settings, refusals }
