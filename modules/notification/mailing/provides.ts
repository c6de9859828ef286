import { deliveryRepository } from './delivery-repository.ts'
import { createMailer } from './mailer.ts'
import { presentDelivery } from './present-delivery.ts'
import { retryDelivery } from './retry-delivery.ts'
import { sendDue } from './send-due.ts'
import { sendMail } from './send-mail.ts'

export const mailing = {
  deliveries: deliveryRepository,
  mailer: createMailer,
  sendDue,
  sendMail,
  retryDelivery,
  presentDelivery,
}
