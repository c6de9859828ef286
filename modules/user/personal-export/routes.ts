import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { Gathering, PersonalData } from './schemas.ts'

const { get } = routesFor<Deps>()
const path = '/v1/users/me/export'

export const routes = [
  get(path, {
    summary: 'All that the mart holds of me',
    description:
      'Gathered from every module: 202 until it is whole, then the document. What the other modules handed over stays the same for an hour.',
    who: 'user',
    answers: { 200: PersonalData, 202: Gathering },
    run: async ({ exportPersonalData }, { caller }, tx) => {
      const exported = await exportPersonalData(caller.id, tx)
      if ('missing' in exported)
        return reply({
          status: 202,
          body: { status: 'gathering', missing: exported.missing },
          headers: { Location: path, 'Retry-After': '2' },
        })
      const headers = { 'Content-Disposition': 'attachment; filename="personal-data.json"' }
      return reply({ status: 200, json: exported.json, headers })
    },
  }),
]
