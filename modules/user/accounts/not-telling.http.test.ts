import test from 'ava'
import type { Tx } from '#src/database/transaction.ts'
import type { TestMart } from '#src/testing/mart.ts'
import { logIn } from '../sessions/log-in.ts'
import { firstAdmin, newEmail, registerSomeone, userMart } from '../test-user.ts'

let mart: TestMart
test.before(async () => {
  mart = await userMart()
})
test.after.always(() => mart.stop())

/** One who is known, one who is disabled, and one who is nobody. */
async function everyKind() {
  const [known, disabled] = [await registerSomeone(mart), await registerSomeone(mart)]
  const { accessToken: token } = await firstAdmin(mart)
  await mart.request('PATCH', `/v1/users/${disabled.id}`, { token, body: { disabled: true } })
  return { known: known.email, disabled: disabled.email, nobody: newEmail() }
}

for (const path of ['/v1/auth/forgot-password', '/v1/auth/verify-email/resend'])
  test(`whoever ${path} names, the answer comes when a whole step of time is over, and is the same`, async (t) => {
    for (const [kind, email] of Object.entries(await everyKind())) {
      const start = performance.now()
      t.like(await mart.request('POST', path, { body: { email } }), { status: 202, body: '' }, kind)
      // What is done takes a few milliseconds, and not the same for all.
      t.true(performance.now() - start >= 95, kind)
    }
  })

test('a login does the same work whether the address is nobody’s, disabled, or the password is wrong', async (t) => {
  const worked: Record<string, string[]> = {}
  const user = { id: 'u', passwordHash: 'hash', disabled: false }
  const kinds = { 'a wrong password': user, disabled: { ...user, disabled: true }, nobody: null }
  for (const [kind, found] of Object.entries(kinds)) {
    const work: string[] = []
    const doing =
      <T>(what: string, result: T) =>
      async () => {
        work.push(what)
        return result
      }
    const run = logIn({
      users: { byEmail: doing('look up', found) },
      deviceTokens: { read: doing('device', null) },
      limitGuesses: (_subjects: unknown, _signal: unknown, guess: () => Promise<unknown>) => guess(),
      passwords: { match: doing('compare', kind === 'disabled') },
      startSession: doing('session', null),
    } as never)
    const input = {
      email: 'a@example.com',
      password: 'x',
      ip: '',
      devices: [],
      signal: new AbortController().signal,
    }
    await t.throwsAsync(run(input, {} as Tx), { message: /wrong/ }, kind)
    worked[kind] = work
  }
  const same = ['look up', 'device', 'compare']
  t.deepEqual(worked, { 'a wrong password': same, disabled: same, nobody: same })
})
