import { join, resolve } from 'node:path'
import type { Config } from '#config/config.ts'
import { loadAccountKey } from '#src/keys/account-key.ts'
import { gatewayKeys } from '#src/keys/gateway-keys.ts'
import { loadMailKeys } from '#src/keys/mail-keys.ts'
import { otherPublicKey } from '#src/keys/rotation.ts'
import { loadSigningKey, readOtherKey } from '#src/keys/signing-keys.ts'
import { StartError } from '#src/runtime/start-error.ts'
import { modules } from '../../modules/all.ts'
import { readDeclaration } from '../front-door/declaration.ts'
import { openFrontDoor, type Readiness } from '../front-door/front-door.ts'
import type { WriteLine } from './lines.ts'
import { runService, type ServiceProcess } from './service-process.ts'

/** The six services and the door in front. */
export interface Services {
  /** `http://host:port` of the front door. */
  url: string
  services: ServiceProcess[]
  readiness(): Promise<Readiness>
  /** Requests and handlers under way finish, then everything ends, within 10 s. */
  stop(): Promise<void>
}

const names = modules.map(({ name }) => name)

/** `order`, `order.2`: the processes of a module, with so many replicas of it. */
export const processesOf = (module: string, replicas: Record<string, number> = {}): string[] =>
  Array.from({ length: replicas[module] ?? 1 }, (_, at) => (at === 0 ? module : `${module}.${at + 1}`))

/**
 * Starts the six services as six processes on this machine with the front door before them, and resolves when all are
 * ready. What they stand on is there: `settingsFor` says where a process has its database and its Kafka.
 */
export async function openServices(options: {
  config: Config
  /** The settings that the services inherit. */
  env: Record<string, string | undefined>
  /** What each process is told besides. */
  settingsFor(name: string, module: string): Record<string, string>
  writeLine: WriteLine
  /** How many processes of a module; one where none is said. */
  replicas?: Record<string, number>
  /** Whether the front door counts callers (`rate-limiting` in `kong.yml`). */
  limited: boolean
  /** What services are started with; this checkout's `modules/start.ts`. */
  program?: string
  /** The file that a process writes into instead of to `writeLine`. */
  logOf?(name: string): string
}): Promise<Services> {
  const { config, writeLine, settingsFor } = options
  const key = await loadSigningKey(config)
  const [other] = readOtherKey(
    config.jwt.otherPublicKey ||
      ((await otherPublicKey(join(config.dataDir, 'keys'), config.jwt.accessTtl)) ?? ''),
  )
  const accountKey = await loadAccountKey(config.user.accountKey, join(config.dataDir, 'keys'))
  const mailKeys = await loadMailKeys(config)

  const services: ServiceProcess[] = []
  const readiness = () => readinessOf(services)
  const door = await openFrontDoor({
    declaration: await readDeclaration(gatewayKeys(key, other)),
    port: config.http.port,
    host: config.http.host,
    addresses: (target) =>
      services.flatMap(({ module, url }) => (target === `${module}:8000` ? (url() ?? []) : [])),
    readiness,
    limited: options.limited,
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new StartError(`PORT ${config.http.port} is taken`) : error
  })
  // Together: the door answers what is under way, and the services are what answers it.
  const stop = async () => {
    await Promise.all([door.stop(), ...services.map((service) => service.stop(6_000))])
  }

  for (const module of names) {
    for (const name of processesOf(module, options.replicas)) {
      const env = {
        ...settingsOf(module, options.env),
        DATA_DIR: join(resolve(config.dataDir), 'services', module),
        ...settingsFor(name, module),
        JWT_PUBLIC_KEY: key.publicKey,
        JWT_OTHER_PUBLIC_KEY: other?.publicKey ?? '',
        // The one process that signs.
        JWT_PRIVATE_KEY: module === 'user' ? key.privateKey : '',
        ACCOUNT_KEY: module === 'user' ? accountKey.toString('base64') : '',
        // Who has a token mailed can seal it, and who mails it alone can open it.
        MAIL_PUBLIC_KEY: module === 'user' ? mailKeys.publicKey : '',
        MAIL_PRIVATE_KEY: module === 'notification' ? mailKeys.privateKey : '',
        PUBLIC_URL: config.http.publicUrl || door.url,
        TRUSTED_PROXIES: String(config.http.trustedProxies + 1),
        OPENAPI: 'all',
        // Six services stand on one machine, and the door passes figures to nobody.
        ADMIN_PORT: '0',
        // The door's, as it is Kong's.
        CORS_ORIGINS: '',
      }
      const { program, logOf } = options
      services.push(runService({ name, module, env, writeLine, program, logFile: logOf?.(name) }))
    }
  }
  try {
    await Promise.all(services.map(({ started }) => started))
  } catch (error) {
    await stop()
    throw new StartError((error as Error).message)
  }
  return { url: door.url, services, readiness, stop }
}

/** What a service inherits: all but where the others' databases are, and the certificate, since the door speaks HTTP with it. */
function settingsOf(module: string, env: Record<string, string | undefined>) {
  const others = names.filter((name) => name !== module).map((name) => `${name.toUpperCase()}_DATABASE_URL`)
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => name !== 'DATABASE_URL' && !name.startsWith('HTTPS_') && !others.includes(name),
    ),
  )
}

/** Ready where all are, degraded where one is; unready where one isn't there. */
async function readinessOf(services: ServiceProcess[]): Promise<Readiness> {
  const states = await Promise.all(services.map(stateOf))
  const checks = Object.fromEntries(services.map(({ name }, at) => [name, states[at] as string]))
  const all = (...good: string[]) => services.length > 0 && states.every((state) => good.includes(state))
  const status = all('ready') ? 'ready' : all('ready', 'degraded') ? 'degraded' : 'unready'
  return { status, checks }
}

async function stateOf({ url }: ServiceProcess): Promise<string> {
  const address = url()
  if (!address) return 'out'
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(3_000) })
    return ((await response.json()) as { status: string }).status
  } catch {
    return 'out'
  }
}
