import qrcode from 'qrcode-generator'

/** FBR wants 25 modules by 25 and has its number in them; what is longer needs more. */
const smallest = 2

/** A text as a QR code of middling error correction: its modules by row, dark ones true, without the light border. */
export function qrModules(text: string): boolean[][] {
  const sized = (version: Parameters<typeof qrcode>[0]) => {
    const code = qrcode(version, 'M')
    code.addData(text)
    code.make()
    return code
  }
  const needed = sized(0)
  const code = needed.getModuleCount() < sizeOf(smallest) ? sized(smallest) : needed
  const at = Array.from({ length: code.getModuleCount() }, (_, n) => n)
  return at.map((row) => at.map((column) => code.isDark(row, column)))
}

const sizeOf = (version: number) => 17 + 4 * version
