import type { PersonalData } from '#src/runtime/personal-data.ts'

export const personalData: PersonalData = {
  users: {
    email: 'erase-user',
    name: 'erase-user',
    phone: 'erase-user',
    password_hash: 'erase-user',
    role: null,
    permissions: null,
    ended_sessions: null,
  },
  sessions: { token_hash: 'erase-user', device: 'erase-user', ip: 'erase-user' },
  second_factors: { secret: 'erase-user' },
  recovery_codes: { code_hash: 'erase-user' },
  mail_tokens: { token_hash: 'erase-user', purpose: null, email: 'erase-user' },
  phone_codes: { phone: 'erase-user', salt: 'erase-user', code_hash: 'erase-user' },
  // Hashes of addresses, and networks, for 15 minutes.
  guesses: { subject: 'ages out in minutes' },
  personal_exports: { private_key: 'erase-user' },
  personal_export_parts: { module: null, sealed: 'erase-user' },
  // What a machine is called, and what it may.
  api_keys: { name: null, permissions: null, secret_hash: null },
  addresses: {
    label: 'erase-user',
    recipient: 'erase-user',
    phone: 'erase-user',
    line1: 'erase-user',
    line2: 'erase-user',
    city: 'erase-user',
    postal_code: 'erase-user',
    notes: 'erase-user',
  },
}
