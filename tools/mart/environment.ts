/** Settings with which a test would use a developer's own database, mail server or payment provider. */
const elsewhere = /^(.*_)?DATABASE_URL(_FILE)?$|^(STRIPE|SMTP|JWT|MAIL|ADMIN|HTTPS)_/

/** This process's environment without those settings, with `settings` over it. */
export function environmentFor(settings: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !elsewhere.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', ...settings }
}
