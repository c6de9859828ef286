import { isIP } from 'node:net'
import Bowser from 'bowser'
import { withoutPort } from '../guessing/guess-limits.ts'

/** Where somebody signs in from, as they are shown it. */
export interface SignInPlace {
  /** `Chrome on Android`; never empty. */
  device: string
  /** An IPv4 or IPv6 address; empty where none is known. */
  ip: string
}

const longest = 60

/**
 * What a device is called, of its User-Agent: browser and system, or the first word of what is none of a browser's. Whoever
 * signs in with a stolen password writes that header, and its owner reads this in a letter: so it is letters, digits and
 * blanks, and too short to say much.
 */
export function deviceName(userAgent: string | undefined): string {
  const said = (userAgent ?? '').slice(0, 512)
  if (said === '') return 'An unknown device'
  const { browser, os } = Bowser.parse(said)
  const program = plain(browser.name || (/^[\w-]+/.exec(said)?.[0] ?? '')) || 'An unknown program'
  return os.name ? `${program} on ${plain(os.name) || 'an unknown system'}` : program
}

export const signInPlace = (userAgent: string | undefined, ip: string): SignInPlace => {
  const address = withoutPort(ip)
  return { device: deviceName(userAgent), ip: isIP(address) ? address : '' }
}

const plain = (name: string) =>
  name
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, longest / 2 - 2)
