import { type Place, type storages, unplaced } from '../shelf.ts'

interface Aisle {
  aisle: string
  storage: (typeof storages)[number]
  /** What SKUs begin with, in the order in which they lie there, and how many there are of each. */
  bays: Record<string, number>
}

/** The plan of a shop in which the demo's groceries lie, by their SKUs. */
const plan: Aisle[] = [
  { aisle: 'A1', storage: 'ambient', bays: { 'FRU-MNG': 6, 'FRU-SEA': 23, 'DAT-DRY': 14 } },
  { aisle: 'A2', storage: 'ambient', bays: { 'VEG-EVD': 21, 'VEG-LEA': 10 } },
  { aisle: 'B1', storage: 'ambient', bays: { 'BAK-ITM': 14, 'BRK-FST': 15 } },
  {
    aisle: 'B2',
    storage: 'ambient',
    bays: { 'STA-FLR': 10, 'STA-BAS': 7, 'STA-SEL': 5, 'STA-PUL': 12, 'STA-SUG': 8, 'STA-NDL': 8 },
  },
  { aisle: 'B3', storage: 'ambient', bays: { 'SPI-GRD': 13, 'SPI-MIX': 14, 'OIL-GHE': 17 } },
  {
    aisle: 'C1',
    storage: 'ambient',
    bays: { 'TEA-LEA': 15, 'TEA-COF': 6, 'BEV-SYR': 9, 'BEV-JUI': 9, 'BEV-SFT': 14 },
  },
  { aisle: 'C2', storage: 'ambient', bays: { 'SNK-CRS': 12, 'SNK-BIS': 15, 'CNF-SWT': 13, 'DES-MIX': 9 } },
  { aisle: 'C3', storage: 'ambient', bays: { 'SAU-KET': 10, 'SAU-ACH': 7, 'CAN-JAR': 10 } },
  {
    aisle: 'D1',
    storage: 'ambient',
    bays: { 'BAB-CAR': 10, 'PER-BTH': 7, 'PER-HAI': 4, 'PER-OIL': 5, 'PER-ORL': 6, 'PER-SKN': 7 },
  },
  {
    aisle: 'D2',
    storage: 'ambient',
    bays: { 'HOU-CLN': 9, 'LAU-DET': 8, 'PAP-TIS': 6, 'KIT-WRE': 8, 'PET-SUP': 5 },
  },
  { aisle: 'E1', storage: 'chilled', bays: { 'DAI-MLK': 14, 'DAI-YOG': 7, 'DAI-CHS': 13, 'DAI-EGG': 5 } },
  { aisle: 'E2', storage: 'chilled', bays: { 'MEA-CHK': 8, 'MEA-BEF': 5, 'MEA-MUT': 6, 'FSH-SEA': 8 } },
  { aisle: 'F1', storage: 'frozen', bays: { 'FRZ-VEG': 9, 'FRZ-CHK': 9, 'FRZ-ICE': 6 } },
]

/** The positions that a bay has. */
const bayLength = 100

/** Where one of the demo's groceries lies; nowhere where the SKU is none of theirs. */
export function demoPlace(sku: string): Place {
  const [, kind = '', serial = ''] = /^([A-Z]{3}-[A-Z]{3})-(\d{4})$/.exec(sku) ?? []
  const nth = Number(serial)
  const found = plan.find(({ bays }) => nth >= 1 && nth <= (bays[kind] ?? 0))
  if (!found) return unplaced
  const { aisle, storage, bays } = found
  return { aisle, position: bayLength * Object.keys(bays).indexOf(kind) + nth, storage }
}
