import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import { securityTxt } from './security-txt.ts'

const { get } = routesFor<Deps>()

export const routes = [
  get('/.well-known/security.txt', {
    summary: 'Where to report a hole (RFC 9116)',
    description: 'As SECURITY_CONTACT names it; 404 where that is not set.',
    who: 'anyone',
    answers: { 200: { content: 'text/plain; charset=utf-8' } },
    run({ config, now }) {
      const body = securityTxt(config, now())
      if (body === null) throw notFound('contact')
      return reply({ body })
    },
  }),
]
