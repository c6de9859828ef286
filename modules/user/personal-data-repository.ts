import { sql } from '#src/database/statement.ts'
import type { PersonalLists } from '#src/runtime/personal-export.ts'
import { permissionsColumn } from './user-repository.ts'

/** What this module holds of a user. */
export const personalLists: PersonalLists = {
  account: sql(
    'personal_export.account',
    `select json_build_object('id', id, 'email', email, 'name', name, 'phone', phone, 'role', role, 'permissions', may.permissions,
       'emailVerified', email_verified, 'phoneVerified', phone_verified, 'disabled', disabled, 'createdAt', created_at,
       'updatedAt', updated_at) as item
     from users, lateral (select ${permissionsColumn}) may where id = $1 limit $2`,
  ),
  addresses: sql(
    'personal_export.addresses',
    `select json_build_object('id', id, 'label', label, 'recipient', recipient, 'phone', phone, 'line1', line1,
       'line2', line2, 'city', city, 'postalCode', postal_code, 'notes', notes, 'isDefault', is_default) as item
     from addresses where user_id = $1 order by id limit $2`,
  ),
  sessions: sql(
    'personal_export.sessions',
    `select json_build_object('id', id, 'device', device, 'ip', ip, 'createdAt', created_at,
       'lastSeenAt', coalesce(last_seen_at, created_at), 'expiresAt', expires_at) as item
     from sessions where user_id = $1 order by id limit $2`,
  ),
  secondFactors: sql(
    'personal_export.second_factors',
    `select json_build_object('enrolledAt', enrolled_at, 'confirmedAt', confirmed_at) as item
     from second_factors where user_id = $1 limit $2`,
  ),
}
