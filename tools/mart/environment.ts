/** What would have a test write into a developer's own database, or send to people and money to a real provider. */
const elsewhere = /^(.*_)?DATABASE_URL(_FILE)?$|^(STRIPE|SMTP|JWT|MAIL|ADMIN|HTTPS)_/

/** This process's environment, less what points to a mart of somebody's own, with `settings` over it. */
export function environmentFor(settings: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !elsewhere.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', ...settings }
}
