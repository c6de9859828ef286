import type { DepsOf } from '#src/module.ts'
import { cleanUp } from './clean-up.ts'
import { cleanUpRepository } from './clean-up-repository.ts'
import { contactRepository } from './contact-repository.ts'
import { deliveryList } from './delivery-list-repository.ts'
import { deliveryRepository } from './delivery-repository.ts'
import { createMailer } from './mailer.ts'
import { messageRepository } from './message-repository.ts'
import { openToken } from './open-token.ts'
import { orderMoneyRepository } from './order-money-repository.ts'
import { preferenceRepository } from './preference-repository.ts'
import { retryDelivery } from './retry-delivery.ts'
import { sendMail } from './send-mail.ts'
import { tellUser, tellUsers } from './tell-user.ts'
import { welcomeUser } from './welcome-user.ts'

export const provides = {
  contacts: contactRepository,
  messages: messageRepository,
  deliveries: deliveryRepository,
  deliveryList,
  preferences: preferenceRepository,
  orderMoney: orderMoneyRepository,
  cleaning: cleanUpRepository,
  mailer: createMailer,
  openToken,
  tellUsers,
  tellUser,
  welcomeUser,
  sendMail,
  retryDelivery,
  cleanUp,
}

export type Deps = DepsOf<typeof provides>
