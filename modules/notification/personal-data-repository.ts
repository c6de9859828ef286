import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'

/** What this module holds of a user. */
export const personalLists: PersonalLists = {
  contact: sql(
    'personal_export.contact',
    `select json_build_object('email', email, 'name', name, 'phone', phone, 'verified', verified, 'phoneVerified', phone_verified_in is not distinct from version) as item
     from contacts where user_id = $1 limit $2`,
  ),
  preferences: sql(
    'personal_export.preferences',
    `select json_build_object('email', email, 'sms', sms, 'language', language, 'quietFrom', quiet_from, 'quietTo', quiet_to,
       'quietTimeZone', quiet_time_zone) as item from preferences where user_id = $1 limit $2`,
  ),
  messages: sql(
    'personal_export.messages',
    `select json_build_object('id', id, 'title', title, 'body', body, 'orderId', order_id, 'readAt', read_at,
       'createdAt', created_at) as item from messages where user_id = $1 order by id desc limit $2`,
  ),
  deliveries: sql(
    'personal_export.deliveries',
    `select json_build_object('channel', channel, 'status', status, 'address', address, 'createdAt', created_at,
       'updatedAt', updated_at) as item from deliveries where user_id = $1 order by id desc limit $2`,
  ),
}
