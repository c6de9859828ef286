import {
  drawn,
  ink,
  line,
  milliseconds,
  overSeconds,
  type Plot,
  secondsAxis,
} from '../../tools/plots/plot.ts'
import type { Found } from './found.ts'

const colors = [ink.blue, ink.amber]

/** Each order that was followed: how long until its customer read that it is confirmed. */
export function waits({ seconds, waits }: Found): Plot {
  const svg = drawn({
    xAxis: secondsAxis(seconds),
    yAxis: milliseconds(),
    series: waits.map(({ what, samples }, n) => ({
      type: 'scatter',
      name: what,
      symbolSize: 6,
      itemStyle: { color: colors[n], opacity: 0.75 },
      data: samples.map(({ at, took }) => [at / 1000, took]),
    })),
  })
  return {
    title: 'From order to confirmed',
    says: 'Each dot is an order: how long its customer waited to read in its stream of events that it is confirmed.',
    key: waits.map(({ what }, n) => [what, colors[n] ?? ink.grey]),
    svg,
  }
}

/** Of each module: from said to handled, all on one scale. */
export function lags({ seconds, lags }: Found): Plot[] {
  const most = 10 ** Math.ceil(Math.log10(Math.max(10, ...lags.map(({ all }) => all.max))))
  return lags.map(({ module, all, seconds: each }) => ({
    title: module,
    says: `${all.count.toLocaleString('en')} events`,
    key: [
      ['half', ink.blue],
      ['the slowest', ink.amber],
    ],
    svg: drawn(
      {
        xAxis: secondsAxis(seconds, { interval: seconds <= 30 ? 10 : 40 }),
        yAxis: milliseconds({ max: most }),
        series: [
          line('the slowest', ink.amber, overSeconds(each, 'max')),
          line('half', ink.blue, overSeconds(each, 'p50')),
        ],
      },
      { width: 470, height: 220 },
    ),
  }))
}

/** What the orders of the day had become in the end. */
export function statuses({ statuses }: Found): Plot {
  const shown = statuses.toReversed()
  const svg = drawn(
    {
      grid: { left: 120, right: 60, top: 8, bottom: 8 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        data: shown.map(({ status }) => status.replace('_', ' ')),
        axisLabel: { color: ink.text, fontSize: 13 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar',
          data: shown.map(({ orders }) => orders),
          barMaxWidth: 18,
          itemStyle: { color: ink.green, borderRadius: [0, 4, 4, 0] },
          label: { show: true, position: 'right', color: ink.text },
        },
      ],
    },
    { height: 24 + 30 * shown.length },
  )
  return { title: 'What became of the orders', says: 'When everything was settled.', key: [], svg }
}
