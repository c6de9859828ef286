import test from 'ava'
import fc from 'fast-check'
import { type Alert, hear, isUntold, type News, newest } from './alert.ts'

const at = (minute: number) => new Date(minute * 60_000)

/** A subject's whole story: its versions in order, each with whether there is something to deal with. */
const story = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })
const steps = fc.array(
  fc.oneof(
    fc.nat(7).map((version) => ({ version })),
    fc.constant({ tell: true as const }),
  ),
  { maxLength: 40, size: 'max' },
)

const toNews = (opens: boolean[], version: number): News => ({
  subject: 'milk',
  version,
  open: opens[version] as boolean,
})

/** Hears and tells as the steps say; what was told, by the version that it stood at. */
function live(opens: boolean[], given: ({ version: number } | { tell: true })[]) {
  let alert: Alert | null = null
  const told: number[] = []
  given.forEach((step, minute) => {
    if ('version' in step) {
      if (step.version < opens.length) alert = hear(alert, toNews(opens, step.version), at(minute)) ?? alert
    } else if (alert && isUntold(alert)) {
      told.push((alert as Alert).version)
      alert = { ...(alert as Alert), toldAt: at(minute) }
    }
  })
  return { alert: alert as Alert | null, told }
}

test('in whatever order news come, and however often, what stands is told once, and what is dealt with is not', (t) => {
  let anew = 0
  fc.assert(
    fc.property(story, steps, (opens, given) => {
      const { alert, told } = live(opens, given)
      const heard = given.flatMap((step) =>
        'version' in step && step.version < opens.length ? step.version : [],
      )
      // The last word is the newest, whenever it came.
      if (heard.length === 0) t.is(alert, null)
      else t.like(alert, { version: Math.max(...heard), open: opens[Math.max(...heard)] as boolean })
      for (const version of told) t.true(opens[version])
      // Between two letters it was dealt with, by a word that was heard.
      told.slice(1).forEach((version, nth) => {
        const between = heard.filter((it) => it > (told[nth] as number) && it <= version && !opens[it])
        t.true(between.length > 0, `told at ${told} of ${opens}`)
        anew += 1
      })
      const after = live(opens, [...given, { tell: true }, { tell: true }])
      const isToBeTold = alert !== null && isUntold(alert)
      t.is(after.told.length - told.length, isToBeTold ? 1 : 0)
      // The same once more changes nothing.
      for (const version of heard) t.is(hear(alert, toNews(opens, version), at(99)), null)
    }),
    { seed: 7, numRuns: 1_000 },
  )
  t.true(anew > 10, `told anew ${anew} times`)
})

test('heard together or one by one: the same stands in the end', (t) => {
  fc.assert(
    fc.property(story, fc.array(fc.nat(7), { minLength: 1, maxLength: 20 }), (opens, versions) => {
      const news = versions.filter((version) => version < opens.length).map((it) => toNews(opens, it))
      if (news.length === 0) return
      const [last, ...more] = newest(news)
      t.deepEqual(more, [])
      const together = hear(null, last as News, at(0))
      const oneByOne = news.reduce<Alert | null>((alert, it) => hear(alert, it, at(0)) ?? alert, null)
      t.deepEqual(together, oneByOne)
    }),
    { seed: 7 },
  )
})
