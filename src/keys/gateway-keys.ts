import type { VerifyKey } from './signing-keys.ts'

/** What `kong/kong.yml` is filled in with. */
export interface GatewayKeys {
  JWT_KID: string
  /** PEM, as the other. */
  JWT_PUBLIC_KEY: string
  JWT_OTHER_KID: string
  JWT_OTHER_PUBLIC_KEY: string
}

/** The key of now and one more, while keys are rotated; else the same once more, under a name that no token has. */
export const gatewayKeys = (key: VerifyKey, other: VerifyKey | undefined): GatewayKeys => ({
  JWT_KID: key.kid,
  JWT_PUBLIC_KEY: key.publicKey,
  JWT_OTHER_KID: other && other.kid !== key.kid ? other.kid : 'none',
  JWT_OTHER_PUBLIC_KEY: (other ?? key).publicKey,
})

/** `kong/kong.yml` filled in: its placeholders stand between double quotes, where YAML reads what JSON writes. */
export function fill(text: string, filling: GatewayKeys): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = filling[name as keyof GatewayKeys]
    if (value === undefined) throw new Error(`kong.yml: no value for ${name}`)
    return JSON.stringify(value).slice(1, -1)
  })
}
