import { contactRepository } from './contact-repository.ts'
import { orderMoneyRepository } from './order-money-repository.ts'
import { tellUser, tellUsers } from './tell-user.ts'
import { welcomeUser } from './welcome-user.ts'

export const telling = {
  contacts: contactRepository,
  orderMoney: orderMoneyRepository,
  tellUsers,
  tellUser,
  welcomeUser,
}
