import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What a PostgreSQL writes about itself into its data folder. */
export interface PidFile {
  pid: number
  /** 0 until the server has written it. */
  port: number
  status: 'starting' | 'ready' | 'stopping'
}

/** Reads `postmaster.pid`; null where there is none, or none that names a process. */
export async function readPidFile(data: string): Promise<PidFile | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return parsePidFile(text)
}

/** Lines: pid, data folder, start time, port, socket folder, address, shared memory, status. */
export function parsePidFile(text: string): PidFile | null {
  const lines = text.split('\n').map((line) => line.trim())
  // A negative pid is a server in single-user mode, which takes no connections.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!(pid > 0)) return null
  const port = Number.parseInt(lines[3] ?? '', 10) || 0
  const status = lines[7] === 'ready' || lines[7] === 'stopping' ? lines[7] : 'starting'
  return { pid, port, status }
}

/**
 * Whether that process lives and is the PostgreSQL of this data folder. The pid of a dead one may since
 * have gone to something else, and one that nobody has reaped has an empty command line.
 */
export async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return words.split('\0').includes(data)
  }
  if (process.platform === 'win32') return isAlive(pid)
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.includes(`-D ${data} `)
}

/** Whether there is a process of that number, even one that nobody has reaped yet. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
