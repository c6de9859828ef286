import test from 'ava'
import { AddressEntry } from '../addresses/schemas.ts'
import { ForgottenPassword } from '../passwords/schemas.ts'
import { Login } from '../sessions/schemas.ts'
import { ProfileChange, Registration } from './schemas.ts'

const ayesha = { email: 'Ayesha.Khan+home@example.com.pk', password: 'mango season', name: 'Ayesha' }
const takes = (over: object) => Registration.safeParse({ ...ayesha, ...over }).success

test('a password has 8 to 128 characters, however many bytes they are', (t) => {
  t.true(takes({ password: 'آم کا موسم' }))
  t.false(takes({ password: 'seven 7' }))
  t.true(takes({ password: 'eight 88' }))
  t.true(takes({ password: `${'🥭'.repeat(128)}` }))
  t.false(takes({ password: `${'🥭'.repeat(7)}` }))
  t.false(takes({ password: `${'ab'.repeat(64)}c` }))
})

test('none of the commonest passwords, in whatever case', (t) => {
  for (const password of ['password', 'PASSWORD123', 'Qwertyuiop', '12345678', 'pakistan786', 'Iloveyou']) {
    t.false(takes({ password }), password)
  }
})

test('an e-mail address looks like one', (t) => {
  t.true(takes({}))
  for (const email of [
    'ayesha',
    'ayesha@',
    '@example.com',
    'a b@example.com',
    'a@b',
    'a@@b.com',
    `${'a'.repeat(250)}@b.com`,
    'a\u0000@b.com',
  ]) {
    t.false(takes({ email }), email)
  }
})

test('an e-mail address is trimmed at every door, and loses what nobody sees', (t) => {
  const given = { email: '\u00a0 \u202aA@example.com\u202c\n' }
  t.is(Registration.parse({ ...ayesha, ...given }).email, 'A@example.com')
  t.is(Login.parse({ ...given, password: ' kept as it is ' }).email, 'A@example.com')
  t.is(ForgottenPassword.parse(given).email, 'A@example.com')
  t.is(ProfileChange.parse({ ...given, currentPassword: 'x' }).email, 'A@example.com')
})

test('a phone number is taken as people write it', (t) => {
  for (const phone of ['+923001234567', '0300-1234567', '0300/1234567 ', '۰۳۰۰۱۲۳۴۵۶۷', '+92 300 1234567']) {
    t.is(Registration.parse({ ...ayesha, phone }).phone, '+923001234567', phone)
  }
  for (const phone of ['', '12345', '+', '-', 'call me', '+92300123456789012', '1'.repeat(5000)]) {
    t.false(takes({ phone }), phone)
  }
})

test('a password is kept to its last blank', (t) => {
  t.is(Registration.parse({ ...ayesha, password: ' mango season ' }).password, ' mango season ')
  t.is(Login.parse({ email: 'a@example.com', password: ' ' }).password, ' ')
})

test('a name is more than blanks; unknown fields are refused', (t) => {
  t.false(takes({ name: ' \t\u200b' }))
  t.is(Registration.parse({ ...ayesha, name: ' Ayesha Khan ' }).name, 'Ayesha Khan')
  t.false(takes({ role: 'admin' }))
})

test('another e-mail address asks for the password', (t) => {
  t.true(ProfileChange.safeParse({ name: 'A', phone: null }).success)
  t.false(ProfileChange.safeParse({ email: 'b@example.com' }).success)
  t.true(ProfileChange.safeParse({ email: 'b@example.com', currentPassword: 'x' }).success)
})

test('an address is no default unless it says so', (t) => {
  const home = {
    label: 'Home',
    recipient: 'Ayesha',
    phone: '03001234567',
    line1: '1 Mall Rd',
    city: 'Lahore',
  }
  t.false(AddressEntry.parse(home).isDefault)
})
