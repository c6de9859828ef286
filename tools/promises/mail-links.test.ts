import { randomUUID } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import test from 'ava'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'

let mart: TestMart
test.before(async () => {
  mart = await testMart(modules)
})
test.after.always(() => mart.stop())

/** The part of an element that the page's script uses. */
interface Element {
  value: string
  hidden: boolean
  disabled: boolean
  textContent: string
  dataset: Record<string, string>
  submit?: (event: { preventDefault(): void }) => Promise<void>
}

/** Follows a link as a browser would, as far as a page without a picture can be: its HTML, its script, its requests. */
async function follow(link: string) {
  const address = new URL(link)
  const asked: string[] = []
  const get = async (url: URL, init?: RequestInit) => {
    // The part of an address that a server gets.
    asked.push(`${url.pathname}${url.search}`)
    return fetch(url, init)
  }
  const answer = await get(address)
  const html = await answer.text()
  const elements = new Map<string, Element>()
  for (const [tag, id] of html.matchAll(/<[^>]*\bid="([\w-]+)"[^>]*>/g)) {
    const dataset = Object.fromEntries([...tag.matchAll(/data-(\w+)="([^"]*)"/g)].map(([, k, v]) => [k, v]))
    const element = { value: '', textContent: '', hidden: / hidden\b/.test(tag), dataset }
    elements.set(
      id as string,
      Object.assign(element, { disabled: / disabled\b/.test(tag), focus() {} }, listener()),
    )
  }
  function listener() {
    return {
      addEventListener(this: Element, _: 'submit', run: Element['submit']) {
        this.submit = run
      },
    }
  }
  const [, src = ''] = /<script src="([^"]+)"/.exec(html) ?? []
  const replaced: string[] = []
  runInNewContext(await (await get(new URL(src, address))).text(), {
    URLSearchParams,
    location: { hash: address.hash, pathname: address.pathname, search: address.search },
    document: { getElementById: (id: string) => elements.get(id) ?? null },
    history: { replaceState: (...[, , path]: string[]) => replaced.push(path as string) },
    fetch: (path: string, init: RequestInit) => get(new URL(path, address), init),
  })
  const element = (id: string) => elements.get(id) as Element
  return {
    answer,
    html,
    asked,
    replaced,
    element,
    async submit() {
      await element('form').submit?.({ preventDefault() {} })
      return element('status').textContent
    },
  }
}

async function linkIn(userId: string, template: string): Promise<string> {
  const token = mart.token({ id: randomUUID(), role: 'admin' })
  let text = ''
  await until(async () => {
    const { body } = await mart.request('GET', `/v1/notifications/deliveries?userId=${userId}`, { token })
    text = body.items.find((item: { template: string }) => item.template === template)?.text ?? ''
    return text !== ''
  })
  const [link = ''] = /https?:\/\/\S+/.exec(text) ?? []
  // The mart of a test listens on a port that was free.
  return link.replace(/^https?:\/\/[^/]+/, mart.url)
}

const person = async () => {
  const body = { email: `${randomUUID()}@example.com`, password: 'mangoes in july', name: 'Ayesha' }
  const { body: user } = await mart.request('POST', '/v1/auth/register', { body })
  return { ...body, id: user.id as string }
}
const logIn = async ({ email, password }: { email: string; password: string }) =>
  mart.request('POST', '/v1/auth/login', { body: { email, password } })

test('the link of a mail leads to a page that confirms the address, once, and its token is in no address', async (t) => {
  const user = await person()
  const link = await linkIn(user.id, 'verify_email')
  const token = new URL(link).hash.slice('#token='.length)
  t.true(token.length > 40)
  const page = await follow(link)
  t.is(page.answer.status, 200)
  t.deepEqual(page.replaced, ['/verify-email?lang=en'])
  t.true(page.element('token-field').hidden)
  t.false(page.element('send').disabled)
  const { accessToken } = (await logIn(user)).body
  const isVerified = async () =>
    (await mart.request('GET', '/v1/users/me', { token: accessToken })).body.emailVerified
  // Opening the link alone does not use the token up.
  t.false(await isVerified())
  t.regex(await page.submit(), /is confirmed/)
  t.true(await isVerified())
  t.false(page.asked.some((address) => address.includes(token)))
  t.true(page.asked.includes('/v1/auth/verify-email'))
  t.regex(await (await follow(link)).submit(), /no longer good/)
})

test('the link of a mail leads to a page that sets a new password, and says what is wrong with one', async (t) => {
  const user = await person()
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email: user.email } })
  const page = await follow(await linkIn(user.id, 'password_reset'))
  page.element('password').value = 'short'
  t.regex(await page.submit(), /^The password .*8 characters/)
  t.false(page.element('form').hidden)
  page.element('password').value = 'winter coats in june'
  t.regex(await page.submit(), /new password is set/)
  t.true(page.element('form').hidden)
  t.is((await logIn({ ...user, password: 'winter coats in june' })).status, 200)
  t.is((await logIn(user)).status, 401)
})

test('a page is in the language of the link, else in one that its reader asks for', async (t) => {
  const languageAt = async (path: string, asked: string) => {
    const { headers, body } = await mart.request('GET', path, { headers: { 'accept-language': asked } })
    t.regex(headers.get('vary') ?? '', /accept-language/i)
    return [/<html lang="(\w+)" dir="(\w+)">/.exec(body)?.slice(1).join(' '), headers.get('etag')]
  }
  for (const path of ['/verify-email', '/reset-password']) {
    const [english, urdu] = [await languageAt(path, 'en'), await languageAt(path, 'ur')]
    t.is(english[0], 'en ltr')
    t.is(urdu[0], 'ur rtl')
    t.not(english[1], urdu[1])
    t.is((await languageAt(`${path}?lang=ur`, 'en-GB'))[0], 'ur rtl')
    t.is((await languageAt(path, 'fr, ur-PK;q=0.5'))[0], 'ur rtl')
    t.is((await languageAt(`${path}?lang=xx&lang=ur`, 'fr'))[0], 'en ltr')
  }
  const page = await follow(`${mart.url}/verify-email?lang=ur#token=never-mailed`)
  t.regex(await page.submit(), /کارآمد نہیں/)
})

test('who comes without a token is asked for the code of the mail', async (t) => {
  const page = await follow(`${mart.url}/reset-password`)
  t.false(page.element('token-field').hidden)
})

test('a page runs its own files alone, is framed by nobody, and tells nobody where it was left from', async (t) => {
  const paths = modules.flatMap(({ pages }) => pages.map(({ path }) => path))
  t.true(paths.includes('/verify-email') && paths.includes('/reset-password'))
  for (const path of paths) {
    const { status, headers, body } = await mart.request('GET', path)
    t.is(status, 200, path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
      t.true(policy.includes(part), `${path}: ${part}`)
    t.notRegex(policy, /unsafe|\*|https?:/)
    t.is(headers.get('referrer-policy'), 'no-referrer')
    t.is(headers.get('x-content-type-options'), 'nosniff')
    // Nothing inline, which the policy would not run; nothing from elsewhere.
    t.notRegex(body, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|(?:src|href)="(?:https?:)?\/\//)
    t.is((await mart.request('POST', path)).status, 405)
    t.is((await mart.request('GET', `${path}/../../package.json`)).status, 404)
  }
})

test('people who hear the page, or can only use keys, can use it', async (t) => {
  for (const path of ['/verify-email', '/reset-password']) {
    const { body } = await mart.request('GET', path)
    t.regex(body, /<html lang="en" dir="ltr">/)
    t.regex(body, /<title>[^<]+<\/title>/)
    t.regex(body, /role="status"/)
    for (const [, id] of body.matchAll(/<input id="(\w+)"/g)) t.true(body.includes(`<label for="${id}">`), id)
  }
})
