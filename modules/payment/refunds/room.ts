import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Giving money back: asked for by staff, made by the provider, asked after until it says how it ended. */
export const refunds: Room<Deps> = {
  routes,
  jobs: [
    // Makes up for provider events that were lost.
    { name: 'chase-refunds', every: 60_000, run: ({ askAfterRefunds }, signal) => askAfterRefunds(signal) },
  ],
}
