/**
 * The files of tests that take minutes, the longest first. They begin first: at the end of a run the longest would go on
 * alone, with the other worker idle.
 */
export const longest = [
  'tools/prove/prove.test.ts',
  'tools/upgrade/rolling.test.ts',
  'tools/prove/crash/crash.test.ts',
]

const rankOf = (file) => {
  const at = longest.findIndex((long) => file.endsWith(long))
  return at === -1 ? longest.length : at
}

export default {
  extensions: { ts: 'module' },
  files: [
    'src/**/*.test.ts',
    'modules/**/*.test.ts',
    'config/**/*.test.ts',
    'proto/**/*.test.ts',
    'tools/**/*.test.ts',
    'kong/**/*.test.ts',
    'bench/**/*.test.ts',
    'deploy/**/*.test.ts',
  ],
  require: ['./src/testing/leave.ts'],
  timeout: '60s',
  sortTestFiles: (a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b, 'en'),
}
