import { qrModules } from './qr.ts'
import type { FiscalMark } from './slip.ts'

/** That a receipt is registered with a tax authority, as it is kept. */
export interface Registration {
  /** The authority: `fbr`, `sandbox`. */
  provider: string
  /** The authority's. */
  number: string
  /** What its QR code says. */
  qr: string
}

/** What a registered receipt bears, drawn. Throws where that is too long for a QR code. */
export const fiscalMarkOf = ({ provider, number, qr }: Registration): FiscalMark => ({
  ...{ provider, number, modules: qrModules(qr) },
})
