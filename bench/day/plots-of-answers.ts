import {
  drawn,
  ink,
  line,
  milliseconds,
  overSeconds,
  type Plot,
  secondsAxis,
  values,
} from '../../tools/plots/plot.ts'
import type { Found } from './found.ts'

const wholeNumbers = {
  color: ink.faint,
  fontSize: 12,
  formatter: (value: number) => Math.round(value).toLocaleString('en'),
}

/** Answers a second, and the most that the machine gave before. */
export function throughput({ seconds, overTime, capacity }: Found): Plot {
  const answers = line(
    'answers a second',
    ink.blue,
    overTime.map(({ second, count }) => [second + 0.5, count]),
    {
      areaStyle: { color: ink.blue, opacity: 0.12 },
      markLine: {
        symbol: 'none',
        lineStyle: { color: ink.faint, type: 'dashed' },
        label: {
          formatter: `in the rush before: ${Math.round(capacity)}/s`,
          color: ink.faint,
          position: 'insideEndTop',
        },
        data: [{ yAxis: capacity }],
      },
    },
  )
  const most = 1.1 * Math.max(capacity, 1, ...overTime.map(({ count }) => count))
  const step = 10 ** Math.floor(Math.log10(most)) / 2
  const yAxis = values('answers/s', { max: Math.ceil(most / step) * step, axisLabel: wholeNumbers })
  const svg = drawn({ xAxis: secondsAxis(seconds), yAxis, series: [answers] })
  return {
    title: 'Answers',
    says: 'Of all routes, in each second. The dashed line is what the same shoppers got out of the machine when none of them paused.',
    key: [],
    svg,
  }
}

/** Orders placed in each second. */
export function placed({ seconds, ordersOverTime }: Found): Plot {
  const bars = {
    type: 'bar',
    data: ordersOverTime.map((count, second) => [second + 0.5, count]),
    itemStyle: { color: ink.green, borderRadius: [2, 2, 0, 0] },
    barCategoryGap: '25%',
  }
  const yAxis = values('orders/s', { minInterval: 1 })
  const svg = drawn({ xAxis: secondsAxis(seconds), yAxis, series: [bars] }, { height: 180 })
  return { title: 'Orders placed', says: 'In each second.', key: [], svg }
}

/** How long answers took, of all routes. */
export function latency({ seconds, overTime }: Found): Plot {
  const svg = drawn({
    xAxis: secondsAxis(seconds),
    yAxis: milliseconds(),
    series: [
      line('99 of 100', ink.amber, overSeconds(overTime, 'p99')),
      line('half', ink.blue, overSeconds(overTime, 'p50')),
    ],
  })
  return {
    title: 'How long answers took',
    says: 'Of all routes, in each second. Each line of the scale is ten times the one below.',
    key: [
      ['half', ink.blue],
      ['99 of 100', ink.amber],
    ],
    svg,
  }
}

/** The same route by route: from what half keep to, to what 99 of a hundred do. */
export function routes({ routes }: Found): Plot {
  const shown = routes.toReversed()
  const dots = (name: string, color: string, figure: 'p50' | 'p90' | 'p99') => ({
    type: 'scatter',
    name,
    symbolSize: 9,
    z: 10,
    itemStyle: { color },
    data: shown.map((route) => [route[figure], route.route]),
  })
  const spans = {
    type: 'bar',
    data: [],
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: ink.grid, width: 3, type: 'solid' },
      data: shown.map(({ route, p50, p99 }) => [{ coord: [p50, route] }, { coord: [p99, route] }]),
    },
  }
  const svg = drawn(
    {
      grid: { left: 290, right: 24, top: 8, bottom: 28 },
      xAxis: milliseconds({ name: '', axisLabel: { color: ink.faint, formatter: '{value} ms' } }),
      yAxis: {
        type: 'category',
        data: shown.map(({ route }) => route),
        axisLabel: { color: ink.text, fontSize: 12 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        spans,
        dots('half', ink.blue, 'p50'),
        dots('90 of 100', ink.violet, 'p90'),
        dots('99 of 100', ink.amber, 'p99'),
      ],
    },
    { height: 40 + 22 * shown.length },
  )
  return {
    title: 'How long answers took, by route',
    says: 'The most asked for first.',
    key: [
      ['half', ink.blue],
      ['90 of 100', ink.violet],
      ['99 of 100', ink.amber],
    ],
    svg,
  }
}
