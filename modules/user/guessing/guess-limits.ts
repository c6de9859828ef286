import { createHash } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

/** What wrong guesses are counted by. */
export interface Subject {
  key: string
  /** So many wrong guesses in one window, and no more. */
  limit: number
  /** Whether a right guess forgets the wrong ones before it. */
  reset: boolean
}

/** The wrong guesses of a subject, and when they are forgotten. */
export interface Count {
  subject: string
  count: number
  windowEnds: Date
}

/** Milliseconds from the first wrong guess until all is forgotten: nobody is ever locked out for longer. */
export const guessWindow = 15 * 60_000

/**
 * A wrong login counts three times. By account and address together, strictly: one guesser elsewhere doesn't
 * lock the owner out. By account alone and by address alone more loosely, for a guesser with many addresses
 * or one who tries many accounts. A right password doesn't forget what an address did before: whoever has an
 * account of their own could go on guessing at others for ever.
 */
export function loginSubjects(email: string, ip: string): [Subject, ...Subject[]] {
  const [account, network] = [hashed(email.toLowerCase()), networkOf(ip)]
  return [
    { key: `login ${account} ${network}`, limit: 10, reset: true },
    { key: `login ${account}`, limit: 50, reset: true },
    { key: `login ${network}`, limit: 100, reset: false },
  ]
}

/**
 * Guesses from a device that has signed in to the account before: by itself alone, so that neither strangers'
 * guesses at the account nor the others behind one address lock its owner out. A right password from a device that is
 * new is not let through a full count: whoever tries one password each at many accounts would be told where it is right.
 */
export const deviceSubjects = (device: string): [Subject] => [
  { key: `login device ${device}`, limit: 10, reset: true },
]

/** Guesses at the current password by someone who holds an access token. */
export const ownPasswordSubjects = (userId: string): [Subject] => [
  { key: `own ${userId}`, limit: 10, reset: true },
]

/**
 * Wrong codes of the second factor at logins with the right password, besides. A code is short: whoever knows the password
 * and asks from a thousand networks at once, before any of it is counted, would soon have hit on one. These take turns.
 */
export const codeSubjects = (userId: string): [Subject] => [
  { key: `login code ${userId}`, limit: 50, reset: true },
]

/** Wrong keys of machines from one network; a right one is never refused for them. */
export const keySubject = (ip: string): Subject => ({ key: `key ${networkOf(ip)}`, limit: 20, reset: false })

/** Tokens that a machine's key is given, each good for a quarter of an hour. */
export const tokenSubject = (keyId: string): Subject => ({ key: `token ${keyId}`, limit: 300, reset: false })

/** Guesses at a code of the second factor by someone who holds an access token. */
export const ownCodeSubjects = (userId: string): [Subject] => [
  { key: `own code ${userId}`, limit: 10, reset: true },
]

/** Accounts made from one network. */
export const registerSubject = (ip: string, limit: number): Subject => ({
  key: `register ${networkOf(ip)}`,
  limit,
  reset: false,
})

/** Mails that anyone can have sent to an address: those to verify it. */
export const verifySubject = (email: string): Subject => ({
  key: `verify ${hashed(email.toLowerCase())}`,
  limit: 3,
  reset: false,
})

/** The same for those that a new address of an account is verified with: it may be anybody's. */
export const moveSubject = (email: string): Subject => ({
  ...verifySubject(email),
  key: `move ${hashed(email.toLowerCase())}`,
})

/** Changes of address by one account, whatever the addresses: each sends a mail to somebody. */
export const moverSubject = (userId: string): Subject => ({ key: `mover ${userId}`, limit: 5, reset: false })

/** The same for those that set a new password. */
export const resetSubject = (email: string): Subject => ({
  key: `reset ${hashed(email.toLowerCase())}`,
  limit: 5,
  reset: false,
})

/** Codes that a user has sent to a phone: by who asks, where to, and from where, in a quarter of an hour. */
export const textSubjects = (userId: string, phone: string, ip: string): Subject[] => [
  { key: `text ${userId}`, limit: 3, reset: false },
  { key: `text ${hashed(phone)}`, limit: 3, reset: false },
  { key: `text ${networkOf(ip)}`, limit: 60, reset: false },
]

/**
 * The same in a day; and by the range of numbers that the phone is of, ten thousand: whoever is paid for what arrives there
 * has accounts and networks without end, but not ranges.
 */
export const dailyTextSubjects = (userId: string, phone: string, ip: string): Subject[] => [
  { key: `text day ${userId}`, limit: 6, reset: false },
  { key: `text day ${hashed(phone)}`, limit: 6, reset: false },
  { key: `text day ${networkOf(ip)}`, limit: 300, reset: false },
  { key: `text day range ${hashed(phone.slice(0, -4))}`, limit: 30, reset: false },
]

/** Letters to one account that say that a new device has signed in. */
export const newDeviceSubject = (userId: string): Subject => ({
  key: `new device ${userId}`,
  limit: 10,
  reset: false,
})

/** Whether a guess may be tried: not before `retryAfter` seconds, or after a pause of so many milliseconds. */
export type Verdict = { refused: true; retryAfter: number } | { refused: false; pause: number }

/** Three guesses are free; from the fourth on each waits twice as long, up to a second. */
export function judge(subjects: Subject[], counts: Count[], now: Date): Verdict {
  const full = counts.filter(({ subject, count }) =>
    subjects.some(({ key, limit }) => key === subject && count >= limit),
  )
  if (full.length > 0) {
    const until = Math.max(...full.map(({ windowEnds }) => windowEnds.getTime()))
    return { refused: true, retryAfter: Math.max(1, Math.ceil((until - now.getTime()) / 1000)) }
  }
  const strictest = counts.find(({ subject }) => subject === subjects[0]?.key)
  const beyond = (strictest?.count ?? 0) - 3
  return { refused: false, pause: beyond >= 0 ? Math.min(1000, 125 * 2 ** beyond) : 0 }
}

/** E-mail addresses that nobody registered are kept too: not readable. */
const hashed = (value: string) => createHash('sha256').update(value).digest('base64url')

/** Some proxies name the port too: `203.0.113.9:4711`, `[2001:db8::1]:4711`. Each connection has another. */
export const withoutPort = (address: string) =>
  /^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(address)?.slice(1).join('') ?? address

/** One customer has one IPv4 address, but a whole /64 of IPv6. Whatever is no address is one and the same. */
export function networkOf(named: string): string {
  const ip = withoutPort(named)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped || isIPv4(ip)) return mapped ?? ip
  if (!isIPv6(ip)) return 'unknown'
  const [head = '', tail] = ip.toLowerCase().split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - groups.length - after.length)).fill('0')
  return `${[...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
