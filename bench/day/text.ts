import type { Figures } from './figures.ts'
import type { Found } from './found.ts'

/** So many faults are spelled out. */
const shown = 10

/** The day as Markdown: what is asked for first, then tables. */
export function text(found: Found): string {
  const { faults, books } = found
  return [
    `## A day: ${found.shoppers} shoppers, ${found.seconds} s`,
    Object.entries(found.figures)
      .map(([label, figure]) => `${label}: ${figure}`)
      .join(' · '),
    table(
      ['route', 'answers', '/s', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'answered'],
      found.routes.map((route) => [
        route.route,
        String(route.count),
        (route.count / found.seconds).toFixed(1),
        ...times(route),
        route.outcomes.map(([name, count]) => `${name}: ${count}`).join(', '),
      ]),
    ),
    table(
      ['waited for', 'times', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'],
      found.waits.map(({ what, figures }) => [what, String(figures.count), ...times(figures)]),
    ),
    table(
      ['said → handled by', 'events', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'],
      found.lags.map(({ module, all }) => [module, String(all.count), ...times(all)]),
    ),
    `Orders of the day, in the end: ${found.statuses.map(({ status, orders }) => `${orders} ${status}`).join(', ')}.`,
    `What happened: ${found.happenings.map(([what, count]) => `${what} ${count}`).join(' · ')}.`,
    `In the mart's log beyond info: ${found.complaints.map(({ level, message, times }) => `${times} × ${level} "${message}"`).join(', ') || 'nothing'}.`,
    books === null ? 'Books: clean.' : `Books: ${books}`,
    `Errors: ${faults.length}.`,
    ...faults
      .slice(0, shown)
      .map(({ at, route, what }) => `- after ${(at / 1000).toFixed(1)} s, ${route}: ${what}`),
  ].join('\n\n')
}

const times = ({ p50, p90, p99, max }: Omit<Figures, 'count'>) =>
  [p50, p90, p99, max].map((time) => time.toFixed(1))

/** A table in Markdown. */
function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
