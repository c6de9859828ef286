/** An event of a stream: its id, and its data parsed. */
export interface StreamEvent {
  id: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into events of every shape
  data: any
}

/** Follows a stream as an EventSource would; `next` resolves with each event, and with null at the end. */
export async function followStream(url: string, token: string, lastEventId?: string) {
  const leave = new AbortController()
  const response = await fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: leave.signal,
  })
  const events = read(response)
  return {
    status: response.status,
    headers: response.headers,
    next: async (): Promise<StreamEvent | null> => (await events.next()).value ?? null,
    leave: () => leave.abort(),
  }
}

async function* read(response: Response): AsyncGenerator<StreamEvent, undefined> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [id, data] = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      if (id?.startsWith('id: ') && data) yield { id: id.slice(4), data: JSON.parse(data.slice(6)) }
    }
  }
}
