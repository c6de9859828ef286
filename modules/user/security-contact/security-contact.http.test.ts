import test from 'ava'
import { loadConfig } from '#config/config.ts'
import { userMart } from '../test-user.ts'
import { securityTxt } from './security-txt.ts'

const now = new Date('2026-11-26T10:00:00.000Z')
const textFor = (securityContact: string, publicUrl = 'https://shop.example/') =>
  securityTxt({ http: { publicUrl }, user: { securityContact } }, now)

test('security.txt names each contact, ends within a year, and says where it belongs', (t) => {
  t.is(
    textFor('mailto:security@shop.example, https://shop.example/security'),
    `Contact: mailto:security@shop.example
Contact: https://shop.example/security
Expires: 2027-05-25T00:00:00.000Z
Preferred-Languages: en
Canonical: https://shop.example/.well-known/security.txt
`,
  )
  t.notRegex(textFor('mailto:a@shop.example', '') ?? '', /Canonical/)
  t.is(textFor(''), null)
})

test('a contact that is no address of mail or https is refused at the start', (t) => {
  const load = (SECURITY_CONTACT: string) => () => loadConfig([], { NODE_ENV: 'test', SECURITY_CONTACT })
  for (const wrong of [
    'security@shop.example',
    'http://shop.example',
    'mailto:',
    'mailto:a@b,',
    'https://a\nExpires: x',
  ])
    t.throws(load(wrong), { message: /SECURITY_CONTACT: must be addresses/ }, wrong)
  t.notThrows(load('mailto:a@shop.example,https://shop.example/security'))
})

test('it is plain text where a contact is set, and a 404 where none is', async (t) => {
  const mart = await userMart({
    http: { publicUrl: 'https://shop.example' },
    user: { securityContact: 'mailto:security@shop.example' },
  })
  t.teardown(mart.stop)
  const { status, headers, body } = await mart.request('GET', '/.well-known/security.txt')
  t.is(status, 200)
  t.is(headers.get('content-type'), 'text/plain; charset=utf-8')
  t.regex(body, /^Contact: mailto:security@shop\.example\nExpires: /)
  mart.config.user.securityContact = ''
  t.is((await mart.request('GET', '/.well-known/security.txt')).status, 404)
})
