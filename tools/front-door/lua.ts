import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { LuaFactory } from 'wasmoon'
import type { Declaration } from './declaration.ts'
import { pluginFor } from './declaration.ts'

/** What functions can ask and change of one request, as Kong's `kong.*` has it. */
export interface GatewayRequest {
  /** Of the request, as it is by now; names are in lower case. */
  header(name: string): string | undefined
  /** `null` takes the header away. */
  setHeader(name: string, value: string | null): void
  /** As it was sent, without the query. */
  rawPath: string
  /** The route's name; null where none was found. */
  route: string | null
  address: string
  /** Whether jwt has let a token through. */
  hasCredential: boolean
  /** A small body, once it was read; null before. */
  body: string | null
  /** The answer, once there is one. */
  answer: Answered | null
}

/** An answer on its way out. */
export interface Answered {
  status: number
  /** Whether the gateway made the answer, not a service. */
  ours: boolean
  /** Names in lower case. */
  headers: Map<string, string>
  body: string
}

/** Where a function ended the request. */
export interface Exit {
  status: number
  headers: Record<string, string | number>
}

/** When a function is run, by Kong's name. */
export type Phase = 'rewrite' | 'access' | 'header_filter' | 'body_filter'

/** A request on its way through the functions; what they share of it lasts until `close`. */
export interface Passage {
  /** Runs a phase's functions in turn. Calls `readBody` where one wants the body. Throws what a function throws. */
  access(readBody: () => Promise<void>): Promise<Exit | null>
  run(phase: Exclude<Phase, 'access'>): Exit | null
  close(): void
}

/** The functions of a declaration, loaded. */
export interface Functions {
  open(request: GatewayRequest): Passage
}

/**
 * The very text that Kong would run as `pre-function` and `post-function`, in an interpreter of its own. It finds what
 * is allowed in Kong's strict sandbox (`untrusted_lua`), as far as `sandbox.lua` has it, and nothing else.
 */
export async function loadFunctions({ plugins }: Pick<Declaration, 'plugins'>): Promise<Functions> {
  const lua = await new LuaFactory().createEngine({ injectObjects: false })
  let request: GatewayRequest = nobody
  let exit: Exit | null = null
  const host = {
    header: (name: string) => request.header(name.toLowerCase()),
    set_header: (name: string, value: string) => request.setHeader(name.toLowerCase(), value),
    clear_header: (name: string) => request.setHeader(name.toLowerCase(), null),
    raw_path: () => request.rawPath,
    route: () => request.route ?? undefined,
    address: () => request.address,
    has_credential: () => request.hasCredential,
    body: () => request.body ?? undefined,
    exit: (status: number, headers: Exit['headers'] | undefined) => {
      exit ??= { status, headers: headers ?? {} }
    },
    status: () => answerOf(request).status,
    set_status: (status: number) => {
      answerOf(request).status = status
    },
    is_ours: () => answerOf(request).ours,
    answer_header: (name: string) => answerOf(request).headers.get(name.toLowerCase()),
    set_answer_header: (name: string, value: string | number) => {
      answerOf(request).headers.set(name.toLowerCase(), String(value))
    },
    clear_answer_header: (name: string) => {
      answerOf(request).headers.delete(name.toLowerCase())
    },
    answer_body: () => answerOf(request).body,
    set_answer_body: (body: string) => {
      answerOf(request).body = body
    },
    time: () => Math.floor(Date.now() / 1000),
    decode_base64: (text: string) =>
      /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text)
        ? Buffer.from(text, 'base64').toString('latin1')
        : undefined,
    md5: (text: string) => createHash('md5').update(text).digest('hex'),
  }
  for (const [name, call] of Object.entries(host)) lua.global.set(`host_${name}`, call)
  await lua.doString(await readFile(new URL('sandbox.lua', import.meta.url), 'utf8'))
  const add = lua.global.get('add') as (phase: string, text: string) => void
  /** Which function wants the body; 0 where none does. */
  const run = lua.global.get('run') as (phase: string, id: number, from: number) => number
  const forget = lua.global.get('forget') as (id: number) => void

  const everywhere = { route: null, all: plugins }
  const phases = { ...pluginFor('pre-function', everywhere), ...pluginFor('post-function', everywhere) }
  for (const [phase, texts] of Object.entries(phases)) for (const text of texts) add(phase, text)

  let last = 0
  return {
    open(mine) {
      const id = ++last
      const from = (phase: Phase, first: number): { exit: Exit | null; wanting: number } => {
        request = mine
        exit = null
        try {
          const wanting = run(phase, id, first)
          return { exit, wanting }
        } finally {
          request = nobody
        }
      }
      return {
        async access(readBody) {
          const before = from('access', 1)
          if (before.wanting === 0) return before.exit
          await readBody()
          return from('access', before.wanting).exit
        },
        run: (phase) => from(phase, 1).exit,
        close: () => forget(id),
      }
    },
  }
}

const nobody: GatewayRequest = {
  header: () => undefined,
  setHeader() {},
  rawPath: '',
  route: null,
  address: '',
  hasCredential: false,
  body: null,
  answer: null,
}

function answerOf({ answer }: GatewayRequest): Answered {
  if (!answer) throw new Error('a function asks about an answer before there is one')
  return answer
}
