import type { Config } from '#config/config.ts'
import { fbrProvider } from './fbr-provider.ts'
import type { FiscalProvider, FiscalProviderName } from './fiscal.ts'
import { sandboxProvider } from './sandbox-provider.ts'

const made: Record<FiscalProviderName, (config: Config) => FiscalProvider> = {
  sandbox: () => sandboxProvider,
  fbr: fbrProvider,
}

/** Whom new receipts are registered with; null: with nobody. */
export const fiscalNameOf = ({ order }: Config): FiscalProviderName | null =>
  order.fiscal.provider === 'none' ? null : order.fiscal.provider

/** The authority that this mart registers its receipts with; null: with none. */
export function makeFiscalProvider({ config }: { config: Config }): FiscalProvider | null {
  const name = fiscalNameOf(config)
  return name && made[name](config)
}
