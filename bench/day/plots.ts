import type { Second } from './figures.ts'
import type { Found } from './found.ts'
import { ink, legend, line, milliseconds, plot, secondsAxis, values } from './plot.ts'

/** The middle of each second, against one of its figures; a gap where there was nothing. */
const over = (seconds: Second[], figure: 'p50' | 'p99' | 'max'): [number, number | null][] =>
  seconds.map(({ second, count, [figure]: value }) => [second + 0.5, count > 0 ? value : null])

/** Answers a second, and the most that the machine gave before. */
export function throughput({ seconds, overTime, capacity }: Found): string {
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
  const most = Math.max(capacity, ...overTime.map(({ count }) => count))
  const yAxis = values('answers/s', { max: Math.ceil(most / 100) * 110, axisLabel: wholeNumbers })
  return plot({ xAxis: secondsAxis(seconds), yAxis, series: [answers] })
}

const wholeNumbers = {
  color: ink.faint,
  fontSize: 12,
  formatter: (value: number) => Math.round(value).toLocaleString('en'),
}

/** Orders placed in each second. */
export function placed({ seconds, ordersOverTime }: Found): string {
  const bars = {
    type: 'bar',
    data: ordersOverTime.map((count, second) => [second + 0.5, count]),
    itemStyle: { color: ink.green, borderRadius: [2, 2, 0, 0] },
    barCategoryGap: '25%',
  }
  const yAxis = values('orders/s', { minInterval: 1 })
  return plot({ xAxis: secondsAxis(seconds), yAxis, series: [bars] }, { height: 180 })
}

/** How long answers took, of all routes. */
export function latency({ seconds, overTime }: Found): string {
  return plot({
    legend,
    xAxis: secondsAxis(seconds),
    yAxis: milliseconds(),
    series: [
      line('99 of 100', ink.amber, over(overTime, 'p99')),
      line('half', ink.blue, over(overTime, 'p50')),
    ],
  })
}

/** The same route by route: from what half keep to, to what 99 of a hundred do. */
export function routes({ routes }: Found): string {
  const shown = routes.toReversed()
  const dots = (name: string, color: string, figure: 'p50' | 'p90' | 'p99') => ({
    type: 'scatter',
    name,
    symbolSize: 9,
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
  return plot(
    {
      legend: { ...legend, data: ['half', '90 of 100', '99 of 100'] },
      grid: { left: 290, right: 24, top: 40, bottom: 28 },
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
    { height: 76 + 22 * shown.length },
  )
}

/** Each order that was followed: how long until its customer read that it is confirmed. */
export function waits({ seconds, waits }: Found): string {
  const colors = [ink.blue, ink.amber]
  return plot({
    legend,
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
}

/** Of each module: from said to handled, all on one scale. */
export function lags({ seconds, lags }: Found): { module: string; svg: string }[] {
  const most = 10 ** Math.ceil(Math.log10(Math.max(10, ...lags.map(({ all }) => all.max))))
  return lags.map(({ module, seconds: each }) => ({
    module,
    svg: plot(
      {
        legend,
        xAxis: secondsAxis(seconds, { interval: seconds <= 30 ? 10 : 40 }),
        yAxis: milliseconds({ max: most }),
        series: [
          line('the slowest', ink.amber, over(each, 'max')),
          line('half', ink.blue, over(each, 'p50')),
        ],
      },
      { width: 470, height: 220 },
    ),
  }))
}

/** What the orders of the day had become in the end. */
export function statuses({ statuses }: Found): string {
  const shown = statuses.toReversed()
  return plot(
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
}

const who = [
  ['mart', 'the mart (Node)', ink.blue],
  ['postgres', 'PostgreSQL', ink.green],
  ['client', 'the shoppers (the bench)', ink.amber],
  ['others', 'other programs', ink.grey],
] as const

/** Who used the machine's cores. */
export function cores({ seconds, use }: Found, there: number): string {
  const shown = use.filter(({ at }) => at <= seconds * 1000 + 500)
  return plot({
    legend,
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
}

/** Megabytes of mart and database. */
export function memory({ seconds, use }: Found): string {
  const measured = use.filter(({ memory, at }) => memory && at <= seconds * 1000 + 500)
  return plot(
    {
      legend,
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
}
