import { drawn, ink, line, type Plot, secondsAxis, values } from '../../tools/plots/plot.ts'
import type { Found } from './found.ts'

const who = [
  ['mart', 'the mart (Node)', ink.blue],
  ['postgres', 'PostgreSQL', ink.green],
  ['client', 'the shoppers (the bench)', ink.amber],
  ['others', 'other programs', ink.grey],
] as const

/** Who used the machine's cores. */
export function cores({ seconds, use }: Found, there: number): Plot {
  const shown = use.filter(({ at }) => at <= seconds * 1000 + 500)
  const svg = drawn({
    xAxis: secondsAxis(seconds),
    yAxis: values('cores', { max: there }),
    series: who.map(([key, name, color]) =>
      line(
        name,
        color,
        shown.map(({ at, cores }) => [at / 1000, cores[key]]),
        { stack: 'cores', lineStyle: { width: 0 }, areaStyle: { color, opacity: 0.75 } },
      ),
    ),
  })
  return {
    title: 'Processors',
    says: `Cores in use, of ${there}. Mart, database and the shoppers themselves share them, and whatever else runs.`,
    key: who.map(([, name, color]) => [name, color]),
    svg,
  }
}

/** Megabytes of mart and database. */
export function memory({ seconds, use }: Found): Plot {
  const measured = use.filter(({ memory, at }) => memory && at <= seconds * 1000 + 500)
  const svg = drawn(
    {
      xAxis: secondsAxis(seconds),
      yAxis: values('MB', { min: 0 }),
      series: who.slice(0, 2).map(([key, name, color]) =>
        line(
          name,
          color,
          measured.map(({ at, memory }) => [at / 1000, memory?.[key as 'mart' | 'postgres'] ?? null]),
        ),
      ),
    },
    { height: 220 },
  )
  return {
    title: 'Memory',
    says: 'What is shared between processes counted once (PSS).',
    key: who.slice(0, 2).map(([, name, color]) => [name, color]),
    svg,
  }
}
