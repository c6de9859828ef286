import inventory from '../modules/inventory/settings.ts'
import notification from '../modules/notification/settings.ts'
import order from '../modules/order/settings.ts'
import payment from '../modules/payment/settings.ts'
import product from '../modules/product/settings.ts'
import user from '../modules/user/settings.ts'
import type { Settings, Shared } from './schema.ts'

/** What a module's `settings.ts` declares. */
interface ModuleSettings {
  settings: Settings
  /** A line, `VARIABLE: why`, for each setting of the module's that production must not start with. */
  refusals?: (own: never, shared: Shared, runs: boolean) => string[]
  /** The same for what is of no use by itself, in any environment, where this process runs the module. */
  contradictions?: (own: never, shared: Shared) => string[]
}

/** The settings of every module that has some, in the order of the page of settings. */
export const modules = { user, product, inventory, order, payment, notification } satisfies Record<
  string,
  ModuleSettings
>

/** Whatever of a module's settings production must not start with. `runs` tells which modules this process runs. */
export function refusedByModules(config: Shared, runs: (module: string) => boolean): string[] {
  const settings = config as Shared & Record<string, never>
  return Object.entries<ModuleSettings>(modules).flatMap(
    ([name, { refusals }]) => refusals?.(settings[name] as never, config, runs(name)) ?? [],
  )
}

/** Whatever of the settings of the modules that this process runs is of no use by itself. */
export function contradictionsInModules(config: Shared, runs: (module: string) => boolean): string[] {
  const settings = config as Shared & Record<string, never>
  return Object.entries<ModuleSettings>(modules).flatMap(([name, { contradictions }]) =>
    runs(name) ? (contradictions?.(settings[name] as never, config) ?? []) : [],
  )
}
