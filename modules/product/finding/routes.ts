import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { SynonymList } from './schemas.ts'
import type { SynonymList as List } from './synonym-repository.ts'

const { get, put } = routesFor<Deps>()

export const routes = [
  get('/v1/products/synonyms', {
    summary: 'Words that find each other',
    description:
      'Each item is a group: whoever looks for one of its words or phrases finds what has any of them.',
    who: 'staff:catalogue',
    answers: { 200: SynonymList },
    run: async ({ synonyms }) => replyWith((await synonyms.list()) ?? { version: 0, items: [] }),
  }),

  put('/v1/products/synonyms', {
    summary: 'Change the words that find each other',
    description:
      'The whole list. With If-Match only if it is still at the version that the ETag names. ' +
      'At most 1000 groups of 2 to 20 words, or phrases of three words at most. Searches follow within two seconds.',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    body: SynonymList,
    answers: { 200: SynonymList },
    run: async ({ changeSynonyms }, { body, caller, ifMatch }, tx) =>
      replyWith(await changeSynonyms(body.items, caller.id, ifMatch, tx)),
  }),
]

const replyWith = ({ version, items }: List) => reply({ body: { items }, version })
