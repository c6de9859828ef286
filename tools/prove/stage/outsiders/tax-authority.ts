import { fbrDouble, fbrPosId, fbrToken } from '../../../../modules/order/fiscal/fbr-double.ts'
import { behindProxy } from './behind-proxy.ts'

/** A tax authority that may misbehave: it gives each receipt that it is told of one number. */
export async function taxAuthority() {
  const fbr = await fbrDouble()
  const { outsider, port } = await behindProxy('tax authority', Number(new URL(fbr.url).port), {
    taken: () =>
      [...fbr.registered.values()].map(({ at, number, payload }) => ({ at, id: number, what: payload })),
    close: () => fbr.close(),
  })
  const settings = {
    FISCAL_PROVIDER: 'fbr',
    FISCAL_URL: `http://127.0.0.1:${port}/imsp/v1/api/Live/PostData`,
    FISCAL_TOKEN: fbrToken,
    FISCAL_POS_ID: fbrPosId,
    FISCAL_TARIFF_CODE: '2106.9090',
    FISCAL_CHARGES_TARIFF_CODE: '9808.0000',
  }
  return { outsider, settings }
}
