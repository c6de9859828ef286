import { z } from 'zod'
import { addressFields, shownAddressFields } from '#src/http/address.ts'
import { email, id, phone, text, timestamp, verbatim } from '#src/http/schemas.ts'
import { isCommon } from '../passwords/common-passwords.ts'

/** Characters, not UTF-16 units: an emoji counts once. */
const characters = (value: string) => [...value].length

const [shortest, longest] = [8, 128]

/** A password being set. */
const newPassword = verbatim(4096)
  .refine((value) => characters(value) >= shortest, `must have at least ${shortest} characters`)
  .refine((value) => characters(value) <= longest, `must have at most ${longest} characters`)
  .refine((value) => !isCommon(value), 'is one of the commonest passwords')
  .meta({ format: 'password', minLength: shortest, maxLength: longest })

/** A password being shown: any text, since it is either right or not. */
const givenPassword = verbatim(1024).meta({ format: 'password' })

/** Bidi marks and other formats that turn or hide text. ZWNJ and ZWJ join letters of Urdu, and stay. */
const turns = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** Anything that a mail program makes a link of: a scheme, an `@`, `www.`, letters on both sides of a dot. */
const looksLikeAddress = /:\/\/|@|www\.|[\p{L}\p{N}]{2,}[.\u3002\uff0e][\p{L}\p{N}-]{2,}|[/\\:]/iu

/** What a person is called: no addresses, which a mail would make links of, and nothing that turns text around. */
export const personName = text(200)
  .refine((value) => !turns.test(value), 'must not have control or direction characters')
  .refine((value) => !looksLikeAddress.test(value), 'must be a name, without addresses')

const token = text(512)
const role = z.enum(['customer', 'staff', 'admin'])

export const Registration = z.strictObject({
  email,
  password: newPassword,
  name: personName,
  phone: phone.optional(),
})
export const Login = z.strictObject({
  email,
  password: givenPassword,
  deviceToken: token.optional().describe('Of an earlier login, by apps that keep no cookies'),
})
export const RefreshToken = z.strictObject({ refreshToken: token })
export const EmailVerification = z.strictObject({ token })
export const Unverified = z.strictObject({ email })
export const ForgottenPassword = z.strictObject({ email })
export const PasswordReset = z.strictObject({ token, password: newPassword })
export const Erasure = z.strictObject({ password: givenPassword })
export const PasswordChange = z.strictObject({ currentPassword: givenPassword, newPassword })

/** Another e-mail address is where a forgotten password is sent to, so that change asks for the password. */
export const ProfileChange = z
  .strictObject({
    name: personName.optional(),
    phone: phone.nullable().optional(),
    email: email.optional(),
    currentPassword: givenPassword.optional(),
  })
  .refine((change) => change.email === undefined || change.currentPassword !== undefined, {
    path: ['currentPassword'],
    message: 'is needed to change the e-mail address',
  })

export const AccountChange = z.strictObject({ role: role.optional(), disabled: z.boolean().optional() })

/** One address of the address book, as it is sent. */
export const AddressEntry = z.strictObject({
  label: text(50),
  ...addressFields,
  isDefault: z.boolean().default(false),
})

export const Address = z
  .strictObject({ id, label: z.string(), ...shownAddressFields, isDefault: z.boolean() })
  .meta({ id: 'AddressBookEntry' })

export const Profile = z
  .strictObject({
    id,
    email: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    role,
    emailVerified: z.boolean(),
    createdAt: timestamp,
  })
  .meta({ id: 'User' })

export const Account = z.strictObject({ ...Profile.shape, disabled: z.boolean() }).meta({ id: 'Account' })

export const Tokens = z
  .strictObject({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().describe('Seconds that the access token lives'),
    refreshToken: z.string(),
    deviceToken: z
      .string()
      .describe('Shown at later logins: others’ wrong guesses don’t count for this device. Also a cookie'),
  })
  .meta({ id: 'Tokens' })

export const JwkSet = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
})
