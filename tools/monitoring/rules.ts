import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** Where all of it is. */
export const monitoringFolder = fileURLToPath(new URL('../../deploy/monitoring/', import.meta.url))

/** The text of one of its files. */
export const monitoringFile = (name: string): Promise<string> => readFile(monitoringFolder + name, 'utf8')

/** A rule that alerts. */
export interface AlertRule {
  alert: string
  expr: string
  for: string
  labels: { severity: 'page' | 'ticket' | 'none'; slo?: string }
  annotations: { summary: string; description: string; runbook_url: string }
}

/** A rule that records what an expression gives. */
export interface RecordingRule {
  record: string
  expr: string
}

/** All rules of deploy/monitoring/rules, in the order of files and lines. */
export async function readRules(): Promise<{
  files: Record<string, string>
  alerts: AlertRule[]
  recordings: RecordingRule[]
}> {
  const names = (await readdir(`${monitoringFolder}rules`)).sort()
  const texts = await Promise.all(names.map((name) => monitoringFile(`rules/${name}`)))
  const files = Object.fromEntries(names.map((name, at) => [name, texts[at] as string]))
  const rules = texts.flatMap((text) =>
    (parse(text) as { groups: { rules: (AlertRule | RecordingRule)[] }[] }).groups.flatMap(
      (group) => group.rules,
    ),
  )
  return {
    files,
    alerts: rules.filter((rule) => 'alert' in rule),
    recordings: rules.filter((rule) => 'record' in rule),
  }
}

const units: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/**
 * The same rules in a smaller time: a minute is `minute` seconds. Scaled are `for:`, the windows of range vectors, and
 * thresholds that are written as `5 * 60` or `2 * 3600` seconds. Days (`* 86400`) stay days: what is that old is made so.
 * Nothing else of an expression is changed.
 */
export function inSmallerTime(text: string, minute: number): string {
  const scaled = (amount: string, unit: string) =>
    `${Math.max(1, Math.round((Number(amount) * (units[unit] as number) * minute) / 60))}s`
  return text
    .replace(/\[(\d+)([smhd])\]/g, (_, amount, unit) => `[${scaled(amount, unit)}]`)
    .replace(/^(\s+for: )([1-9]\d*)([smhd])$/gm, (_, start, amount, unit) => start + scaled(amount, unit))
    .replace(/\* 3600\b/g, `* ${60 * minute}`)
    .replace(/> (\d+) \* 60\b/g, `> $1 * ${minute}`)
    .replace(/<= (\d+) \* 60\b/g, `<= $1 * ${minute}`)
}
