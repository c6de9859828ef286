import { z } from 'zod'
import { notFound, Problem } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { publicUrlOf } from '../letters/public-url.ts'
import type { Deps } from '../provides.ts'
import { isTextingSet } from './is-texting-set.ts'
import { reportOf } from './report.ts'
import { reportUrl } from './sms-sender.ts'
import { isSigned } from './twilio-signature.ts'

const { post } = routesFor<Deps>()

export const routes = [
  post('/v1/notifications/sms/status', {
    summary: 'Take what Twilio tells of a text',
    description:
      'Its X-Twilio-Signature is checked over the address, by PUBLIC_URL, and all fields (403). In any order and any number of times; a text that is not known is a 204 as well. A 404 where Twilio is not set up.',
    who: 'anyone',
    query: z.strictObject({ delivery: id }),
    body: { raw: ['application/x-www-form-urlencoded'], limit: 8_192 },
    answers: { 204: null },
    async run({ config, receiveReport }, { query, body, headers }, tx) {
      if (!isTextingSet(config.notification)) throw notFound('provider')
      const fields = new URLSearchParams(body.toString())
      const url = reportUrl(publicUrlOf(config), query.delivery)
      const signature = headers['x-twilio-signature']
      if (!signature || !isSigned(signature, url, fields, config.notification.twilioAuthToken))
        throw new Problem(403, 'The signature of the report is missing or wrong.')
      const report = reportOf(fields)
      if (!report) throw new Problem(400, 'The report names no text, or says nothing of it.')
      await receiveReport(query.delivery, report, tx)
    },
  }),
]
