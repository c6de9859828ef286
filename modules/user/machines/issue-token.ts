import type { Logger } from 'pino'
import type { Tx } from '#src/database/transaction.ts'
import { type Permission, permissions, permissionsIn } from '#src/http/permissions.ts'
import { Problem } from '#src/http/problem.ts'
import { guessWindow, keySubject, type Subject, tokenSubject } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { AccessTokens } from '../sessions/access-tokens.ts'
import type { ApiKey, ApiKeyRepository } from './api-key-repository.ts'
import { isSecretOf, keyIn, type ShownKey } from './api-key-secret.ts'
import { isGood } from './api-keys.ts'

export interface TokenRequest {
  /** The header: the key's id and secret. */
  authorization: string | undefined
  /** As it was sent: `application/x-www-form-urlencoded`. */
  form: Buffer
  ip: string
}

/** What RFC 6749 answers. */
export interface MachineToken {
  access_token: string
  token_type: 'Bearer'
  /** Seconds. */
  expires_in: number
  /** Permissions, with a blank between. */
  scope: string
}

type OAuthError =
  | 'invalid_client'
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'slow_down'

/** A refusal that OAuth's clients read by `error`, and all others as a problem. */
const refused = (status: number, error: OAuthError, detail: string, headers?: Record<string, string>) =>
  new Problem(status, detail, { headers, members: { error, error_description: detail } })

const unknownKey = () =>
  refused(401, 'invalid_client', 'There is no such key, or this is not its secret.', {
    'WWW-Authenticate': 'Basic realm="imtiaz-mart", charset="UTF-8"',
  })

const tooMany = (detail: string) =>
  refused(429, 'slow_down', detail, { 'Retry-After': String(guessWindow / 1000) })

interface Needs {
  apiKeys: ApiKeyRepository
  guesses: GuessRepository
  accessTokens: AccessTokens
  log: Logger
  now: () => Date
}

/** Nobody's: who shows a key that isn't there waits as long. */
const noHash = Buffer.alloc(32)

/**
 * A token for a machine that shows its key (OAuth's client credentials). 401 for a wrong one, and 429 for too many wrong
 * ones from one network: a right one is taken from there all the same, so that nobody shuts a till out. 429 also where one
 * key asks without end. A key that is deleted meanwhile is no matter: its tokens are refused, those just signed too.
 */
export const issueToken =
  ({ apiKeys, guesses, accessTokens, log, now }: Needs) =>
  async ({ authorization, form, ip }: TokenRequest, tx: Tx): Promise<MachineToken> => {
    const shown = keyIn(authorization)
    const key = await shownKey(shown)
    if (!key) throw (await refusalOfWrong(ip)).noting({ event: 'authn_login_fail', key: shown?.id ?? null })
    const granted = grantedOf(scopeOf(form), key.permissions)
    if (await overLimit(tokenSubject(key.id)))
      throw tooMany('This key asks for too many tokens: each is good for minutes.')
    const { accessToken, expiresIn } = await accessTokens.signMachine({
      id: key.id,
      permissions: granted,
      expiresAt: key.expiresAt,
    })
    apiKeys.noteUse(key.id, now(), tx)
    const signedIn = { key: key.id, factors: 'key', ip }
    tx.afterCommit(() => log.info({ event: 'authn_login_success', ...signedIn }, 'a machine signed in'))
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope: granted.join(' '),
    }

    async function shownKey(shown: ShownKey | null): Promise<ApiKey | null> {
      const known = shown && (await apiKeys.find(shown.id))
      const right = isSecretOf(shown?.secret ?? '', known?.secretHash ?? noHash)
      return known && right && isGood(known, now()) ? known : null
    }

    async function refusalOfWrong(ip: string): Promise<Problem> {
      const many = await overLimit(keySubject(ip))
      return many ? tooMany('Too many wrong keys. Try again later.') : unknownKey()
    }

    /** Counts one more, outside the transaction, which a refusal rolls back. */
    async function overLimit(subject: Subject): Promise<boolean> {
      return (await guesses.count([subject], now())) > subject.limit
    }
  }

/** What the form asks for; null for all that the key has. What OAuth doesn't know it has us ignore. */
function scopeOf(form: Buffer): string[] | null {
  const fields = new URLSearchParams(form.toString())
  for (const name of new Set(fields.keys()))
    if (fields.getAll(name).length > 1)
      throw refused(400, 'invalid_request', 'A parameter is there more than once.')
  const grantType = fields.get('grant_type')
  if (!grantType) throw refused(400, 'invalid_request', 'grant_type is missing.')
  if (grantType !== 'client_credentials')
    throw refused(400, 'unsupported_grant_type', 'grant_type must be client_credentials.')
  const names = (fields.get('scope') ?? '').split(' ').filter(Boolean)
  return names.length > 0 ? names : null
}

/** What of a key's permissions a token is given. */
function grantedOf(asked: string[] | null, has: Permission[]): Permission[] {
  if (asked === null) return permissionsIn(has)
  const beyond = asked.some((name) => !has.some((permission) => permission === name))
  if (beyond) throw refused(400, 'invalid_scope', `scope must be some of: ${permissionsIn(has).join(' ')}.`)
  return permissions.filter((permission) => asked.includes(permission))
}
