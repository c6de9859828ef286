import test from 'ava'
import fc from 'fast-check'
import { deviceName, signInPlace } from './device-name.ts'

test('a device is called by its browser and system, an app by its first word', (t) => {
  const names: Record<string, string> = {
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1':
      'Safari on iOS',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36':
      'Chrome on Android',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0': 'Firefox on Windows',
    'okhttp/4.12.0': 'okhttp',
    'curl/8.1': 'curl',
    '': 'An unknown device',
    '\u202e': 'An unknown program',
  }
  for (const [userAgent, name] of Object.entries(names)) t.is(deviceName(userAgent), name)
  t.is(deviceName(undefined), 'An unknown device')
})

test('nobody writes a letter into the name of a device', (t) => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2_000 }),
    fc.webUrl().map((url) => `${url} on Android`),
    fc.string().map((name) => `Mozilla/5.0 (Linux; Android 15) ${name}/1.0`),
    fc.constantFrom('a', ' ', '/', '(').map((part) => part.repeat(16_000)),
  )
  const isPlain = (name: string) => name.length <= 60 && /^[\p{L}\p{N} ]+$/u.test(name)
  const harmless = fc.property(hostile, (userAgent) => isPlain(deviceName(userAgent)))
  t.notThrows(() => fc.assert(harmless, { seed: 7, numRuns: 500 }))
})

test('a place is an address without its port, or none', (t) => {
  t.is(signInPlace('curl/8.1', '203.0.113.9:4711').ip, '203.0.113.9')
  t.is(signInPlace('curl/8.1', '[2001:db8::1]:4711').ip, '2001:db8::1')
  t.is(signInPlace('curl/8.1', 'evil.example').ip, '')
})
