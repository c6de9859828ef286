import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { stopServer } from '#src/postgres/server.ts'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { compiled } from './compiled.ts'
import { environmentFor } from './environment.ts'

/** The first admin of a mart that was started here. */
export const admin = { email: 'admin@imtiaz.test', password: 'the admin of the features' }

/** The mart that a suite runs against, in the shape that it was asked for. */
export interface RunningMart {
  url: string
  dataDir: string
  /** The end of what it wrote, for a test that failed; all of it where it was asked to be kept. */
  output(): string
  /** kill -9, and a new process on the same directory and port. */
  killAndRestart(): Promise<void>
  /** The same, and what is done while no mart runs. */
  killed<T>(meanwhile: () => Promise<T>): Promise<T>
  /** From now on it kills itself at this point (`mail-sent:3`), once: it was started with FAULT_POINT=told. */
  arm(point: string): void
  /** Resolves when it has been killed, by itself or by others. */
  dead(): Promise<void>
  /** A new process on the same directory and port, after it died. */
  startAgain(): Promise<void>
  /** SIGTERM. Resolves with its exit code: 0 where it stopped in time. */
  stop(): Promise<number | null>
}

/** Which program makes up the mart: all modules in one process, or six processes on Kafka. */
const programs = { one: 'modules/start.ts', split: 'tools/split/split.ts' }
export type Shape = keyof typeof programs

/** Milliseconds to be ready in. It takes seconds, on a busy machine far longer. */
const startTimeout = 180_000

/** Starts a mart as a user does, as a program on a free port and an empty directory, and awaits that it is ready. */
export async function startMart(
  shape: Shape,
  settings: Record<string, string> = {},
  { keepOutput = 100_000 } = {},
): Promise<RunningMart> {
  const dataDir = await scratchFolder('mart')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let output = ''

  const start = async () => {
    child = spawn(process.execPath, [programs[shape]], {
      env: environmentFor({
        PORT: String(port),
        DATA_DIR: dataDir,
        // Topics of KAFKA_BROKERS may hold events of other runs.
        KAFKA_TOPIC_PREFIX: `${basename(dataDir)}.`,
        // A mart that is started again reads the same code: compiled once.
        NODE_COMPILE_CACHE: compiled,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        ...settings,
      }),
      // It ends when this channel closes, so also when this process is killed.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output = (output + chunk).slice(-keepOutput)
      })
    }
    await ready()
  }
  const ready = async () => {
    const deadline = Date.now() + startTimeout
    for (;;) {
      const answer = await fetch(`${url}/readyz`).then(
        async (response) => ((await response.json()) as { status: string }).status,
        () => null,
      )
      if (answer === 'ready') return
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`mart not ready; its output:\n${output}`)
      await delay(50)
    }
  }
  const ended = () =>
    new Promise<void>((resolve) =>
      child.exitCode !== null || child.signalCode ? resolve() : child.once('exit', () => resolve()),
    )

  const stop = async () => {
    child.kill('SIGTERM')
    await ended()
    await stopServer(join(dataDir, 'postgres'))
    await rm(dataDir, { recursive: true, force: true })
    left()
    return child.exitCode
  }

  // A mart that is killed leaves its PostgreSQL to the next one. The last one has no next.
  const left = await endWithUs(join(settings.DATA_DIR ?? dataDir, 'postgres'), dataDir)
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    dataDir,
    output: () => output,
    async killAndRestart() {
      child.kill('SIGKILL')
      await ended()
      await start()
    },
    arm: (point) => void child.send({ faultPoint: point }),
    dead: ended,
    startAgain: start,
    async killed(meanwhile) {
      child.kill('SIGKILL')
      await ended()
      const done = await meanwhile()
      await start()
      return done
    },
    stop,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
