/** What an operator has to put right before the mart can start. Its message is shown without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}
