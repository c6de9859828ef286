import { Problem } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { Preferences, PreferencesRequest, UnsubscribeQuery } from './schemas.ts'
import { askingPage, donePage } from './unsubscribe-page.ts'

const webPage = { content: 'text/html; charset=utf-8' }

/** Whose token it is, and their language. Throws 422 where it is nobody's. */
async function readerOf({ unsubscribeTokens, preferences, languages }: Deps, token: string) {
  const userId = await unsubscribeTokens.read(token)
  if (!userId) throw new Problem(422, 'The token is not one of a mail of ours.')
  return { userId, language: languages.of((await preferences.of(userId)).language) }
}

const { get, post, put } = routesFor<Deps>()

export const routes = [
  get('/v1/notifications/preferences', {
    summary: 'What the caller wants to be told, how and when',
    who: 'user',
    answers: { 200: Preferences },
    run: ({ preferences }, { caller }) => preferences.of(caller.id),
  }),

  put('/v1/notifications/preferences', {
    summary: 'Choose what to be told, how and when',
    description:
      'What must be told (a password reset, a receipt) is sent all the same, and at once. A language that is left out stays as it is.',
    who: 'user',
    body: PreferencesRequest,
    answers: { 200: Preferences },
    run: ({ preferences }, { caller, body }, tx) => preferences.choose(caller.id, body, tx),
  }),

  get('/v1/notifications/unsubscribe', {
    summary:
      'The page that a mail leads to whose reader wants no more of its kind; it asks, and changes nothing',
    who: 'anyone',
    query: UnsubscribeQuery,
    answers: { 200: webPage },
    run: async (deps, { query }) => reply(askingPage((await readerOf(deps, query.token)).language)),
  }),

  post('/v1/notifications/unsubscribe', {
    summary: 'No more e-mails but those that must be sent, by one click (RFC 8058); again changes nothing',
    description:
      'The token of a mail is all that it wants; the body is that of RFC 8058, and is not looked at.',
    who: 'anyone',
    query: UnsubscribeQuery,
    body: { raw: ['application/x-www-form-urlencoded', 'multipart/form-data'], limit: 8_192 },
    answers: { 200: webPage },
    async run(deps, { query }, tx) {
      const { userId, language } = await readerOf(deps, query.token)
      deps.preferences.stopEmail(userId, tx)
      return reply(donePage(language))
    },
  }),
]
