import type { Config } from '#config/config.ts'

/** The address that links in mails begin with, without a slash at the end. */
export const publicUrlOf = ({ http }: Pick<Config, 'http'>): string =>
  (http.publicUrl || `http://${http.host}:${http.port}`).replace(/\/+$/, '')
