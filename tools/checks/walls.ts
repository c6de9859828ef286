import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
// @ts-expect-error: its types are not declared
import configuration, { pure as pureFiles } from '../../.dependency-cruiser.mjs'

interface Rule {
  name: string
  to: { dependencyTypesNot?: string[] }
}

export const rules = configuration.forbidden as Rule[]
/** The files that read and write nothing. */
export const pure = pureFiles as string[]

/**
 * Reads every import in `folders` of `baseDir` (the house, or a model of it): where a rule of
 * `.dependency-cruiser.mjs` is broken, as `rule: from -> to`, and all that was read.
 */
export async function readWalls(
  folders: string[],
  baseDir = process.cwd(),
): Promise<{ broken: string[]; modules: ICruiseResult['modules'] }> {
  const { output } = await cruise(folders, {
    ...configuration.options,
    baseDir,
    ruleSet: configuration,
    validate: true,
  } as never)
  if (typeof output === 'string') throw new Error(output)
  const broken: string[] = []
  for (const { rule, from, to } of output.summary.violations) {
    const forgiving = rules
      .find(({ name }) => name === rule.name)
      ?.to.dependencyTypesNot?.includes('type-only')
    const dependencies = output.modules.find(({ source }) => source === from)?.dependencies ?? []
    const asWritten = dependencies.filter(({ resolved }) => resolved === to).map(({ module }) => module)
    if (forgiving && (await isOfTypesAlone(join(baseDir, from), asWritten))) continue
    broken.push(`${rule.name}: ${from} -> ${to}`)
  }
  return { broken, modules: output.modules }
}

/** By swc dependency-cruiser 17 can't tell which imports are of types alone, and gone when the file runs. */
async function isOfTypesAlone(file: string, modules: string[]): Promise<boolean> {
  const imports = (await readFile(file, 'utf8')).matchAll(
    /^(?:import|export)\s(type\s)?(?:[^'"]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm,
  )
  const these = [...imports].filter(([, , module]) => modules.includes(module as string))
  return these.length > 0 && these.every(([, type]) => type !== undefined)
}
