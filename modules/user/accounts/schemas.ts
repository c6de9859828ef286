import { z } from 'zod'
import { permissions } from '#src/http/permissions.ts'
import { email, id, phone, text, timestamp } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import { GivenPassword, NewPassword } from '../passwords/schemas.ts'
import type { User } from '../user.ts'

/** Bidi marks and other formats that turn or hide text. ZWNJ and ZWJ join letters of Urdu, and stay. */
const turns = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Anything that a mail program makes a link of: an `@`, `www.`, letters on both sides of a dot, a slash or a colon. */
const looksLikeAddress = /@|www\.|[\p{L}\p{N}]{2,}[.\u3002\uff0e][\p{L}\p{N}-]{2,}|[/\\:]/iu

/** What a person is called: no addresses, which a mail would make links of, and nothing that turns text around. */
export const PersonName = text(200)
  .refine((value) => !turns.test(value), 'must not have control or direction characters')
  .refine((value) => !looksLikeAddress.test(value), 'must be a name, without addresses')

const role = z.enum(['customer', 'staff', 'admin'])

export const Permissions = z.array(z.enum(permissions))

export const Registration = z.strictObject({
  email,
  password: NewPassword,
  name: PersonName,
  phone: phone.optional(),
})

export const EmailVerification = z.strictObject({ token: text(512) })

export const Unverified = z.strictObject({ email })

/** Another e-mail address is where a forgotten password is sent to, so that change asks for the password. */
export const ProfileChange = z
  .strictObject({
    name: PersonName.optional(),
    phone: phone.nullable().optional(),
    email: email.optional(),
    currentPassword: GivenPassword.optional(),
  })
  .refine((change) => change.email === undefined || change.currentPassword !== undefined, {
    path: ['currentPassword'],
    message: 'is needed to change the e-mail address',
  })

export const Erasure = z.strictObject({ password: GivenPassword })

export const AccountQuery = z.strictObject({
  ...pageQuery,
  q: text(254, 0).optional().describe('Any part of an e-mail address, a name or a phone number'),
})

export const AccountChange = z.strictObject({
  role: role.optional(),
  permissions: Permissions.max(permissions.length)
    .optional()
    .describe('Of staff alone. Whoever is made staff without it may all'),
  disabled: z.boolean().optional(),
})

export const Profile = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    role,
    emailVerified: z.boolean(),
    phoneVerified: z.boolean(),
    createdAt: timestamp,
  })
  .meta({ id: 'User' })

export const Account = z
  .strictObject({ ...Profile.shape, permissions: Permissions, disabled: z.boolean() })
  .meta({ id: 'Account' })

export const AccountPage = page(Account)

/** As users see themselves. */
export const presentProfile = ({
  id,
  email,
  name,
  phone,
  role,
  emailVerified,
  phoneVerified,
  createdAt,
}: User): z.output<typeof Profile> => ({
  id,
  email,
  name,
  phone,
  role,
  emailVerified,
  phoneVerified,
  createdAt: createdAt.toISOString(),
})

/** As admins and support see a user. */
export const presentAccount = (user: User): z.output<typeof Account> => ({
  ...presentProfile(user),
  permissions: user.permissions,
  disabled: user.disabled,
})
