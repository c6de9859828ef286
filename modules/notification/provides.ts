import type { DepsOf } from '#src/runtime/module.ts'
import { cleanUp } from './clean-up.ts'
import { cleanUpRepository } from './clean-up-repository.ts'
import { openToken } from './letters/open-token.ts'
import { deliveryList } from './mailing/delivery-list-repository.ts'
import { deliveryRepository } from './mailing/delivery-repository.ts'
import { createMailer } from './mailing/mailer.ts'
import { retryDelivery } from './mailing/retry-delivery.ts'
import { sendMail } from './mailing/send-mail.ts'
import { messageRepository } from './message-repository.ts'
import { preferenceRepository } from './preferences/preference-repository.ts'
import { contactRepository } from './telling/contact-repository.ts'
import { orderMoneyRepository } from './telling/order-money-repository.ts'
import { tellUser, tellUsers } from './telling/tell-user.ts'
import { welcomeUser } from './telling/welcome-user.ts'

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
