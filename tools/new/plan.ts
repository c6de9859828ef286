import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Why nothing was written; a line for whoever asked. */
export class Refusal extends Error {}

/** A change of a file's text. Throws where the text has no place for it. */
export type Change = (text: string) => string

/** What is to be written below a folder: all of it, or nothing. Paths are relative to that folder. */
export interface Plan {
  root: string
  /** The text of a file as it will be. Throws a Refusal where there is none. */
  read(file: string): Promise<string>
  /** A new file. Throws a Refusal where something is in its place. */
  create(file: string, text: string): void
  /** Changes a file. Throws a Refusal that names the file where the change finds no place in it. */
  change(file: string, ...changes: Change[]): Promise<void>
  created: Map<string, string>
  changed: Map<string, string>
}

/** A plan in which nothing is written yet. */
export function planFor(root: string): Plan {
  const created = new Map<string, string>()
  const changed = new Map<string, string>()
  const read = async (file: string) => {
    const planned = created.get(file) ?? changed.get(file)
    if (planned !== undefined) return planned
    return readFile(join(root, file), 'utf8').catch(() => {
      throw new Refusal(`there is no ${file}`)
    })
  }
  return {
    root,
    created,
    changed,
    read,
    create(file, text) {
      if (existsSync(join(root, file))) throw new Refusal(`${file} is there already`)
      created.set(file, text)
    },
    async change(file, ...changes) {
      let text = await read(file)
      for (const change of changes)
        try {
          text = change(text)
        } catch (error) {
          throw new Refusal(`${file}: ${(error as Error).message}`)
        }
      changed.set(file, text)
    },
  }
}

/** Puts `added` behind the one place that `place` finds. */
export const behind =
  (place: RegExp, added: string): Change =>
  (text) => {
    const { end } = findOnce(text, place)
    return text.slice(0, end) + added + text.slice(end)
  }

/** Puts `added` before the one place that `place` finds. */
export const before =
  (place: RegExp, added: string): Change =>
  (text) => {
    const { start } = findOnce(text, place)
    return text.slice(0, start) + added + text.slice(start)
  }

/** Puts `added` behind the last of the places that `place` finds. */
export const behindLast =
  (place: RegExp, added: string): Change =>
  (text) => {
    const last = findAll(text, place).at(-1)
    if (!last) throw new Error(`nothing there looks like ${place}, behind which to put ${added.trim()}`)
    return text.slice(0, last.end) + added + text.slice(last.end)
  }

/** Puts an import before the first one; Biome then sorts them. */
export const importing =
  (line: string): Change =>
  (text) => {
    const [first] = findAll(text, /^import /)
    if (!first) throw new Error('it imports nothing')
    return `${text.slice(0, first.start)}${line}\n${text.slice(first.start)}`
  }

const findAll = (text: string, place: RegExp) =>
  [...text.matchAll(new RegExp(place.source, 'gm'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))

function findOnce(text: string, place: RegExp) {
  const [found, ...others] = findAll(text, place)
  if (!found || others.length > 0)
    throw new Error(`what looks like ${place} is there ${found ? others.length + 1 : 0} times, not once`)
  return found
}

/**
 * Writes what is planned, then runs `finish`, which may rewrite the files of `rewritten` too. If anything fails, everything
 * is as it was before, and the error is thrown.
 */
export async function carryOut(
  { root, created, changed }: Plan,
  rewritten: string[],
  finish: () => Promise<void>,
): Promise<void> {
  const old = await Promise.all(
    [...changed.keys(), ...rewritten].map(async (file) => [file, await readFile(join(root, file))] as const),
  )
  const folders: string[] = []
  try {
    for (const [file, text] of [...created, ...changed]) {
      const made = await mkdir(dirname(join(root, file)), { recursive: true })
      if (made) folders.push(made)
      await writeFile(join(root, file), text)
    }
    await finish()
  } catch (error) {
    for (const [file, bytes] of old) await writeFile(join(root, file), bytes)
    for (const file of created.keys()) await rm(join(root, file), { force: true })
    for (const folder of folders.reverse()) await rm(folder, { recursive: true, force: true })
    throw error
  }
}
