import type { DepsOf } from '#src/runtime/module.ts'
import { cleanUp } from './clean-up.ts'
import { cleanUpRepository } from './clean-up-repository.ts'
import { erasureRepository } from './erasure-repository.ts'
import { inbox } from './inbox/provides.ts'
import { letters } from './letters/provides.ts'
import { mailing } from './mailing/provides.ts'
import { messageRepository } from './message-repository.ts'
import { preferences } from './preferences/provides.ts'
import { receipts } from './receipts/provides.ts'
import { staff } from './staff/provides.ts'
import { telling } from './telling/provides.ts'
import { texting } from './texting/provides.ts'
import { webhooks } from './webhooks/provides.ts'
import { wording } from './wording/provides.ts'

export const provides = {
  messages: messageRepository,
  erasures: erasureRepository,
  cleaning: cleanUpRepository,
  cleanUp,
  ...wording,
  ...telling,
  ...letters,
  ...receipts,
  ...mailing,
  ...texting,
  ...preferences,
  ...staff,
  ...webhooks,
  ...inbox,
}

export type Deps = DepsOf<typeof provides>
