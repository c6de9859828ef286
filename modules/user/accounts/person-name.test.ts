import test from 'ava'
import { PersonName } from './schemas.ts'

test('a name is what people are called', (t) => {
  for (const name of [
    'Dr. Ali',
    'O’Brien',
    "O'Brien",
    'Al-Sayed',
    'M. A. Jinnah',
    'عائشہ خان',
    'می‌خواهم',
    'José',
    'Ali Jr.',
  ])
    t.true(PersonName.safeParse(name).success, name)
})

test('a name has no address, and nothing that turns or hides text', (t) => {
  for (const name of [
    'customer, your account is locked: https://evil.example',
    'evil.example',
    'evil: call 0300 1234567',
    'bit/ly',
    'bit\\ly',
    'www.e',
    'a@b.com',
    'evil。com',
    'Ali\u202e',
    'Ali\nKhan',
    'Ali\u200bKhan',
    'Ali\u2028Khan',
    'Ali\u2029Khan',
  ])
    t.false(PersonName.safeParse(name).success, name)
})
