import { spawn } from 'node:child_process'

/** How a command went. `code` is null where a signal ended it. */
export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** What a variable is called whose value nobody may read. */
const secretName = /PASSWORD|SECRET|TOKEN|KEY|KUBECONFIG_TEXT/

/** Takes out of a text all that an environment's secrets hold, also a line of theirs that stands alone. */
export function redactor(env: NodeJS.ProcessEnv): (text: string) => string {
  const secrets = Object.entries(env)
    .filter(([name]) => secretName.test(name))
    .flatMap(([, value = '']) => [value, ...value.split('\n').filter((line) => line.trim().length >= 12)])
    .map((value) => value.trim())
    .filter((value) => value.length >= 4)
    .sort((a, b) => b.length - a.length)
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text)
}

/** Runs commands one at a time; whoever is told to end ends the one that runs. */
export class Commands {
  readonly #say: (line: string) => void
  #current: { end: () => void } | null = null

  /** `say` is handed each line that a command prints. */
  constructor(say: (line: string) => void) {
    this.#say = say
  }

  /**
   * Runs it to its end, at most `timeout` milliseconds: then it is told to end, and 15 s later it is ended. In a group of
   * its own, so that what ends this process by its group leaves it to us. `quiet` keeps what it prints from being shown.
   * @throws where there is no such command.
   */
  run(
    command: string,
    args: string[],
    options: { env: NodeJS.ProcessEnv; timeout: number; quiet?: boolean },
  ): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        env: options.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      })
      const kill = (signal: NodeJS.Signals) => {
        try {
          process.kill(-(child.pid as number), signal)
        } catch {
          // It has ended.
        }
      }
      let hard: NodeJS.Timeout | undefined
      const end = () => {
        kill('SIGTERM')
        hard ??= setTimeout(kill, 15_000, 'SIGKILL')
      }
      const late = setTimeout(() => {
        this.#say(`${command} ${args[0]}: not done after ${options.timeout / 1000} s`)
        end()
      }, options.timeout)
      const text = { stdout: '', stderr: '' }
      for (const name of ['stdout', 'stderr'] as const) {
        let rest = ''
        child[name].setEncoding('utf8').on('data', (chunk: string) => {
          text[name] = (text[name] + chunk).slice(-5_000_000)
          const lines = (rest + chunk).split('\n')
          rest = lines.pop() as string
          if (!options.quiet) for (const line of lines) this.#say(line)
        })
        child[name].on('end', () => {
          if (rest && !options.quiet) this.#say(rest)
        })
      }
      this.#current = { end }
      const done = () => {
        clearTimeout(late)
        clearTimeout(hard)
        this.#current = null
      }
      child.on('error', (error) => {
        done()
        reject(error)
      })
      child.on('close', (code) => {
        done()
        resolve({ code, ...text })
      })
    })
  }

  /** Tells the command that runs to end, if one does. */
  endCurrent(): void {
    this.#current?.end()
  }
}
