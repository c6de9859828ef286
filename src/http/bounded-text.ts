/**
 * The text of another party's answer, read no further than it may be long. Throws where it is longer.
 *
 * @param most - Bytes.
 */
export async function boundedText(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > most) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
