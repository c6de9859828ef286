import type { schema } from '#config/schema.ts'

type Value<S> = S extends { format: readonly (infer F)[] }
  ? F
  : S extends { format: 'port' | 'nat' | 'duration' }
    ? number
    : S extends { format: BooleanConstructor }
      ? boolean
      : S extends { format: unknown }
        ? string
        : { [K in keyof S]: Value<S[K]> }

/** Every setting by its place in `config/schema.ts`, durations in milliseconds. */
export type Config = { [K in keyof typeof schema]: Value<(typeof schema)[K]> }
