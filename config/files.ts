import { readFileSync } from 'node:fs'

/** The environment, and what was wrong with it. */
export interface Given {
  env: Record<string, string>
  wrong: string[]
}

/**
 * What is set in the environment: an empty variable is as good as none, and `<NAME>_FILE` stands for NAME with
 * what that file says, as Docker's and Kubernetes' secrets are handed over. `names` are those that are known.
 */
export function givenIn(env: Record<string, string | undefined>, names: string[]): Given {
  const wrong: string[] = []
  const set = Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  for (const name of names) {
    const file = set[`${name}_FILE`]
    if (file === undefined) continue
    if (set[name] !== undefined) wrong.push(`${name}_FILE: ${name} is set as well, and one of them must go`)
    try {
      set[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      wrong.push(`${name}_FILE: ${(error as NodeJS.ErrnoException).code} on reading ${file}`)
    }
  }
  return { env: set, wrong }
}
