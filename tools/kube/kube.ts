import { readArguments, usage } from './arguments.ts'
import { stepsFor } from './steps.ts'

/** `npm run kube -- COMMAND`: the mart on the cluster that KUBECONFIG names, and what it is to withstand there. */
try {
  const asked = readArguments(process.argv.slice(2))
  await stepsFor(asked)[asked.command]()
} catch (error) {
  console.error((error as Error).message)
  if (process.argv.length < 3) console.error(`\n${usage}`)
  process.exitCode = 1
}
