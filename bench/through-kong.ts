export async function throughKong(_url: string, _seconds: number): Promise<boolean> {
  return false
}
