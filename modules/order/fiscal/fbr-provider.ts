import type { Config } from '#config/config.ts'
import { boundedText } from '#src/http/bounded-text.ts'
import { httpCall } from '#src/tracing/http-call.ts'
import { answerOf, payloadOf, whyUnfit } from './fbr-payload.ts'
import type { FiscalProvider } from './fiscal.ts'

/** Bytes of an answer that are read. */
const mostAnswer = 64 * 1024

/**
 * Pakistan's FBR, by the one call that it publishes. It has none to ask after a receipt with: one that may be registered is
 * told again under its USIN, by which FBR knows it.
 */
export function fbrProvider({ order, timeZone }: Pick<Config, 'order' | 'timeZone'>): FiscalProvider {
  const { url, token, posId, timeout } = order.fiscal
  const pointOfSale = { posId: Number(posId), timeZone }

  return {
    name: 'fbr',
    async register(paper) {
      const unfit = whyUnfit(paper)
      if (unfit) return { state: 'rejected', reason: unfit }
      const send = async () => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(payloadOf(paper, pointOfSale)),
          // Elsewhere the token is nobody's business.
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        })
        return { status: response.status, body: await boundedText(response, mostAnswer) }
      }
      const { status, body } = await httpCall({ method: 'POST', url }, send, ({ status }) => status)
      const answer = answerOf(status, body)
      if (!answer) throw new Error(`FBR gave no answer of its own: ${status} ${beginningOf(body)}`)
      return answer
    },
  }
}

const beginningOf = (body: string) => body.replace(/\s+/g, ' ').slice(0, 200)
