import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { escaped, figure, style, table } from '../../plots/html.ts'
import { drawn, ink, line, type Plot, secondsAxis, values } from '../../plots/plot.ts'
import { allowances, type Kind, kinds } from './bounds.ts'
import type { Soaked } from './run-soak.ts'
import type { Verdict } from './verdict.ts'

const results = new URL('../results/', import.meta.url).pathname

/** What is wrong: each in a line. */
export const faultsOf = ({ verdicts, unrest }: Soaked): string[] => [
  ...verdicts.flatMap(({ series: { kind, name }, fault }) => (fault ? [`${kind} of ${name} ${fault}`] : [])),
  ...(unrest ? [`after it, not at rest: ${unrest}`] : []),
]

const shown = ({ series: { kind, name }, trend, bound }: Verdict): string[] => {
  const { unit } = allowances[kind]
  const figure = (value = 0) => `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`.trim()
  const perHour = ((trend?.slope ?? 0) * 3600).toFixed(1)
  return [
    `${kind} of ${name}`,
    figure(trend?.level),
    `${figure(trend?.rise)} (${figure(trend?.surely)} at least)`,
    `${perHour} ${unit}/h`.replace(' /h', '/h'),
    bound ? `${bound.is}: ${bound.why}` : 'unknown',
  ]
}

/** Those that are to be flat, and of the rest those that rose most. */
function worthTelling({ verdicts }: Soaked): Verdict[] {
  const rise = ({ trend }: Verdict) => trend?.rise ?? 0
  const flat = verdicts.filter(
    ({ bound, series }) => bound?.is === 'flat' && !/^(table|index)$/.test(series.kind),
  )
  const grows = verdicts.filter((verdict) => !flat.includes(verdict)).sort((a, b) => rise(b) - rise(a))
  return [...flat, ...grows.slice(0, 25)]
}

export function asText(soaked: Soaked): string {
  const { shape, seed, minutes, full, half, orders, samples, verdicts, unrest } = soaked
  const faults = faultsOf(soaked)
  const flat = verdicts.filter(({ bound }) => bound?.is === 'flat').length
  return [
    `Soak of ${shape === 'one' ? 'one process' : 'six processes'}, seed ${seed}: ${minutes} min at ${half.requests.toFixed(0)} requests/s of ${full.requests.toFixed(0)}; ${orders.toLocaleString('en')} orders, ${samples} samples`,
    `${verdicts.length} series: ${flat} are to be flat, ${verdicts.length - flat} grow as is said; ${unrest ? 'NOT at rest' : 'all queues empty after it'}`,
    ...worthTelling(soaked).map((verdict) => `  ${shown(verdict).join(' | ')}`),
    ...(faults.length === 0
      ? ['Nothing grows that should not.']
      : faults.map((fault) => `NOT FLAT: ${fault}`)),
  ].join('\n')
}

const colors = [ink.blue, ink.green, ink.amber, ink.violet, ink.grey, ink.text, ink.faint]

function plotOf(soaked: Soaked, kind: Kind): Plot | null {
  const rise = ({ trend }: Verdict) => Math.abs(trend?.rise ?? 0)
  const theirs = soaked.verdicts
    .filter(({ series }) => series.kind === kind)
    .sort((a, b) => rise(b) - rise(a))
  const drawnOnes = theirs.slice(0, colors.length)
  if (drawnOnes.length === 0) return null
  const svg = drawn({
    xAxis: secondsAxis(soaked.minutes * 60),
    yAxis: values(allowances[kind].unit),
    series: drawnOnes.map(({ series }, n) => line(series.name, colors[n] as string, series.points)),
  })
  const says =
    theirs.length > drawnOnes.length ? `Those ${drawnOnes.length} of ${theirs.length} that moved most.` : ''
  return { title: kind, says, key: drawnOnes.map(({ series }, n) => [series.name, colors[n] as string]), svg }
}

function page(soaked: Soaked): string {
  const faults = faultsOf(soaked)
  const plots = kinds.flatMap((kind) => plotOf(soaked, kind) ?? [])
  const head = ['of what', 'level', 'rise', 'an hour', 'what bounds it']
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Soak</title>
<style>${style}</style>
<main>
<h1>${faults.length === 0 ? 'Nothing grows that should not' : `${faults.length} are not flat`}</h1>
<p class="origin">${escaped(asText(soaked).split('\n').slice(0, 2).join(' · '))}</p>
${table(
  ['what is not flat'],
  faults.map((fault) => [fault]),
)}
${plots.map(figure).join('')}
${table(head, soaked.verdicts.map(shown))}
</main>
</html>
`
}

/** Writes it as text, JSON and a page; gives the page's path. */
export async function writeSoak(soaked: Soaked): Promise<string> {
  await mkdir(results, { recursive: true })
  const name = join(results, `${soaked.began.slice(0, 19).replaceAll(/[:T]/g, '-')}-soak-${soaked.shape}`)
  await writeFile(`${name}.txt`, `${asText(soaked)}\n`)
  await writeFile(`${name}.json`, JSON.stringify(soaked))
  await writeFile(`${name}.html`, page(soaked))
  return `${name}.html`
}
