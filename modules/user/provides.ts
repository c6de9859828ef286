import type { DepsOf } from '#src/runtime/module.ts'
import { accountKey } from './account-key.ts'
import { accounts } from './accounts/provides.ts'
import { addresses } from './addresses/provides.ts'
import { eraseAgain, eraseUser } from './erase-user.ts'
import { guessing } from './guessing/provides.ts'
import { machines } from './machines/provides.ts'
import { mailTokens } from './mail-tokens/provides.ts'
import { passwords } from './passwords/provides.ts'
import { personalExport } from './personal-export/provides.ts'
import { phones } from './phones/provides.ts'
import { raiseUser, recoverUser } from './recover-user.ts'
import { secondFactor } from './second-factor/provides.ts'
import { sessions } from './sessions/provides.ts'
import { userRepository } from './user-repository.ts'

/** What all rooms share, and what each of them makes. */
export const provides = {
  accountKey,
  users: userRepository,
  eraseUser,
  eraseAgain,
  raiseUser,
  recoverUser,
  ...accounts,
  ...addresses,
  ...sessions,
  ...secondFactor,
  ...passwords,
  ...guessing,
  ...mailTokens,
  ...machines,
  ...personalExport,
  ...phones,
}

export type Deps = DepsOf<typeof provides>
