import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** Who people are: they register, prove their address, change and erase their account; admins look after all of them. */
export const accounts: Room<Deps> = { routes }
