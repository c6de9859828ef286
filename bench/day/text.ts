import { shownTimes, timeHeads } from './figures.ts'
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
    calm(found),
    table(
      ['route', 'answers', '/s', ...timeHeads, 'answered'],
      found.routes.map((route) => [
        route.route,
        String(route.count),
        (route.count / found.seconds).toFixed(1),
        ...shownTimes(route, route.calm),
        route.outcomes.map(([name, count]) => `${name}: ${count}`).join(', '),
      ]),
    ),
    table(
      ['waited for', 'times', ...timeHeads],
      found.waits.map(({ what, figures, calm }) => [
        what,
        String(figures.count),
        ...shownTimes(figures, calm),
      ]),
    ),
    table(
      ['said → handled by', 'events', ...timeHeads],
      found.lags.map(({ module, all, calm }) => [module, String(all.count), ...shownTimes(all, calm)]),
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

/** A table in Markdown. */
function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Of how many seconds calm figures are, and what they are of all answers. */
function calm({ calm }: Found): string {
  const [p50, , p99] = shownTimes(calm, calm)
  const answers = calm.seconds > 0 ? `: ${calm.count} answers, p50 ${p50} ms, p99 ${p99} ms` : ''
  return `Calm are the seconds in which other programs had less than a quarter of a core, ${calm.seconds} of them${answers}.`
}
