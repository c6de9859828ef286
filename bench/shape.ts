import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { untilIdle } from './idle.ts'
import { postgresCpu, postgresMemory } from './memory.ts'
import { pssOf } from './proc.ts'
import type { Server } from './server.ts'
import type { Stage } from './stage.ts'

/** A mart in one of its two shapes, as it is measured: one process, or six on Kafka. */
export interface Shape {
  /** Where orders are placed and followed. */
  url: string
  /** Where staff count what is on the shelves. */
  inventoryUrl: string
  query: Stage['query']
  /** The environment in which the mart's own tools find its databases. */
  env: Record<string, string>
  /** Resolves when all events are handled. */
  untilIdle(): Promise<unknown>
  /** Microseconds of processor time so far of each of its processes, of PostgreSQL and of Kafka. */
  spent(): Promise<Record<string, number>>
  /** Megabytes of the same. */
  memory(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/** All modules in one process. */
export async function onePiece(stage: Stage): Promise<Shape> {
  const mart = await stage.mart()
  return {
    url: mart.url,
    inventoryUrl: mart.url,
    query: stage.query,
    env: stage.env,
    untilIdle: () => stage.untilIdle(),
    spent: async () => ({ mart: (await mart.use()).cpu, PostgreSQL: await postgresCpu(stage) }),
    memory: async () => ({
      mart: await pssOf(mart.pid),
      PostgreSQL: await postgresMemory(stage, / mart_(six|before)_/),
    }),
    stop: () => mart.stop(),
  }
}

/**
 * All modules in one process, of another checkout of this repository with its `node_modules`, on databases of its own
 * on the stage's PostgreSQL.
 *
 * @param root - Where the other checkout lies.
 */
export async function anotherPiece(stage: Stage, root: string): Promise<Shape> {
  const env = { ...stage.env, DATABASE_URL: stage.url('before') }
  const query: Stage['query'] = (module, text, values) => stage.query(`before_${module}`, text, values)
  const mart = await stage.start(pathToFileURL(join(root, 'modules', 'start.ts')).href, 'before', env)
  const idle = () => untilIdle({ query })
  await idle()
  return {
    url: mart.url,
    inventoryUrl: mart.url,
    query,
    env,
    untilIdle: idle,
    spent: async () => ({ mart: (await mart.use()).cpu, PostgreSQL: await postgresCpu(stage) }),
    memory: async () => ({
      mart: await pssOf(mart.pid),
      PostgreSQL: await postgresMemory(stage, / mart_(?!before_)/),
    }),
    stop: () => mart.stop(),
  }
}

/** A shape as a race runs it: the processor time of all that it consists of, its databases and its Kafka with it. */
export function runnerOf(shape: Shape): Pick<Server, 'url' | 'use'> {
  return {
    url: shape.url,
    async use() {
      const parts = Object.values(await shape.spent())
      return { cpu: parts.reduce((sum, part) => sum + part, 0), rss: 0 }
    },
  }
}
