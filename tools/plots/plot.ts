import { type EChartsCoreOption, init } from 'echarts'

/** What a second of a run came to: how many, and how long they took. */
interface Second {
  second: number
  count: number
  p50: number
  p99: number
  max: number
}

/** Colours by name. The page sets them, for light and for dark; the SVG only names them. */
export const ink = {
  text: 'var(--ink)',
  faint: 'var(--ink-faint)',
  grid: 'var(--grid)',
  surface: 'var(--surface)',
  blue: 'var(--blue)',
  green: 'var(--green)',
  amber: 'var(--amber)',
  violet: 'var(--violet)',
  grey: 'var(--grey)',
}

const label = { color: ink.faint, fontSize: 12 }
const quiet = { show: false }
const lined = { lineStyle: { color: ink.grid } }

/** An axis of values; `name` says the unit. */
export const values = (name: string, more: object = {}) => ({
  type: 'value',
  name,
  nameTextStyle: { ...label, align: 'left' },
  axisLabel: label,
  axisLine: quiet,
  axisTick: quiet,
  splitLine: lined,
  ...more,
})

/** Milliseconds from one to ten thousand and more, each line ten times the last. */
export const milliseconds = (more: object = {}) => values('ms', { type: 'log', min: 1, ...more })

/** Of seconds up to a few minutes as the day has it, of more in whole minutes: a dozen labels at most. */
const stepOf = (seconds: number) => (seconds <= 30 ? 5 : seconds <= 240 ? 20 : 60 * Math.ceil(seconds / 720))

/** The seconds of a run. */
export const secondsAxis = (seconds: number, more: object = {}) => ({
  type: 'value',
  min: 0,
  max: seconds,
  interval: stepOf(seconds),
  axisLabel: { ...label, formatter: '{value} s' },
  axisLine: { lineStyle: { color: ink.grid } },
  axisTick: quiet,
  splitLine: quiet,
  ...more,
})

/** A line over time; `points` are [second, value], null for a gap. */
export const line = (name: string, color: string, points: [number, number | null][], more: object = {}) => ({
  type: 'line',
  name,
  data: points,
  showSymbol: false,
  lineStyle: { color, width: 2 },
  itemStyle: { color },
  ...more,
})

/** The middle of each second, against one of its figures; a gap where there was nothing. */
export const overSeconds = (seconds: Second[], figure: 'p50' | 'p99' | 'max'): [number, number | null][] =>
  seconds.map(({ second, count, [figure]: value }) => [second + 0.5, count > 0 ? value : null])

/** What a page shows under a title: what it is, what its colours mean, and the drawing. */
export interface Plot {
  title: string
  says: string
  key: [name: string, color: string][]
  svg: string
}

/** Draws it as SVG, which scales to the width that it is given. */
export function drawn(options: EChartsCoreOption, { width = 960, height = 280 } = {}): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: ink.text },
    grid: { left: 52, right: 16, top: 34, bottom: 28 },
    ...options,
  })
  const svg = chart.renderToSVGString({ useViewBox: true })
  chart.dispose()
  return svg
}
