import test from 'ava'
import { email } from './fields.ts'

/** RFC 5321, 4.5.3.1: 64 before the @, and 63 between two dots of a name (RFC 1035). */
test('an address that no mail server would take is none', (t) => {
  const takes = (address: string) => email.safeParse(address).success
  const label = 'a'.repeat(63)
  t.true(takes(`${'a'.repeat(64)}@example.com`))
  t.false(takes(`${'a'.repeat(65)}@example.com`))
  t.true(takes(`ayesha@${label}.com`))
  t.false(takes(`ayesha@${label}a.com`))
  t.true(takes('  ayesha@example.com '))
})
