/** What an operator has to mend before the mart can start; its message is all that they need. */
export class StartError extends Error {
  override name = 'StartError'
}
