import {
  drawn,
  ink,
  line,
  milliseconds,
  overSeconds,
  type Plot,
  secondsAxis,
  values,
} from '../../plots/plot.ts'
import type { Report } from './report.ts'

/** Faults as bands behind a plot: those that were over at once are thin. */
const bands = ({ faults, ended }: Report) => ({
  silent: true,
  itemStyle: { color: ink.amber, opacity: 0.16 },
  data: faults.map(({ at, until }) => [
    { xAxis: at / 1000 },
    { xAxis: Math.min(ended, (until ?? at + 300) / 1000) },
  ]),
})

/** Up to a line of the scale. */
const whole = (seconds: number) => 20 * Math.ceil(seconds / 20)

const banded = (report: Report, says: string) =>
  `${says} ${report.faults.length > 0 ? 'Behind it, the faults.' : ''}`

/** Orders that were accepted, and requests that had no answer, second by second. */
export function ordersOverTime(report: Report): Plot {
  const { seconds, ended } = report
  const svg = drawn({
    xAxis: secondsAxis(whole(ended)),
    yAxis: values('per second', { minInterval: 1 }),
    series: [
      line(
        'orders accepted',
        ink.green,
        seconds.map(({ second, orders }) => [second + 0.5, orders]),
        { areaStyle: { color: ink.green, opacity: 0.2 }, markArea: bands(report) },
      ),
      line(
        'without an answer',
        ink.violet,
        seconds.map(({ second, unanswered }) => [second + 0.5, unanswered]),
      ),
    ],
  })
  return {
    title: 'Orders',
    says: banded(report, 'Accepted in each second.'),
    key: [
      ['orders accepted', ink.green],
      ['requests without an answer', ink.violet],
      ['a fault', ink.amber],
    ],
    svg,
  }
}

/** How long answers took. */
export function latencies(report: Report): Plot {
  const { seconds, ended } = report
  const svg = drawn({
    xAxis: secondsAxis(whole(ended)),
    yAxis: milliseconds(),
    series: [
      line('the slowest', ink.grey, overSeconds(seconds, 'max'), { markArea: bands(report) }),
      line('99 of 100', ink.violet, overSeconds(seconds, 'p99')),
      line('half', ink.blue, overSeconds(seconds, 'p50')),
    ],
  })
  return {
    title: 'How long answers took',
    says: banded(
      report,
      'Of all operations, by the second in which they were asked for. Each line of the scale is ten times the one below.',
    ),
    key: [
      ['half', ink.blue],
      ['99 of 100', ink.violet],
      ['the slowest', ink.grey],
      ['a fault', ink.amber],
    ],
    svg,
  }
}

/** A process has one, and the replicas beyond have it broken. */
const colors = [ink.blue, ink.green, ink.violet, ink.amber, ink.grey, ink.text]

/** Memory of each process: a line that ends is a process that did. */
export function memory(report: Report): Plot {
  const { memory: samples, processes, settled } = report
  const svg = drawn({
    xAxis: secondsAxis(whole(settled)),
    yAxis: values('MB', { min: 0 }),
    series: processes.map((name, n) =>
      line(
        name,
        colors[n % colors.length] as string,
        samples.map(({ at, memory }) => [at / 1000, memory[name] ?? null]),
        {
          lineStyle: {
            color: colors[n % colors.length],
            width: 2,
            type: n < colors.length ? 'solid' : 'dashed',
          },
          ...(n === 0 && { markArea: bands(report) }),
        },
      ),
    ),
  })
  return {
    title: 'Memory',
    says: banded(report, 'Of each process, what it shares with others counted by its part (PSS).'),
    key: processes.map((name, n) => [
      n < colors.length ? name : `${name} (broken line)`,
      colors[n % colors.length] as string,
    ]),
    svg,
  }
}
