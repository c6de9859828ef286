import { subscriptionsFor } from '#src/events/subscription.ts'
import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { type Source, sources } from './export-personal-data.ts'
import { routes } from './routes.ts'

const on = subscriptionsFor<Deps>()

/** What the mart holds of a person, given to them. */
export const personalExport: Room<Deps> = {
  routes,
  subscriptions: (Object.keys(sources) as Source[]).map((module) =>
    on(sources[module], ({ personalExports }, part, tx) => personalExports.addPart({ ...part, module }, tx)),
  ),
}
