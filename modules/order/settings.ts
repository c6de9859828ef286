import type { Settings, Shared, Values } from '#config/schema.ts'

/** What delivery costs, and how much may be ordered and left unpaid. */
const settings = {
  timelineMonths: {
    doc: "Whole months of orders' timelines that are kept in the table, 12 at least; older ones are archived. 0: all",
    format: 'months',
    default: 0,
    env: 'TIMELINE_MONTHS',
  },
  paymentTimeout: {
    doc: 'After which an unpaid order is cancelled',
    format: 'duration',
    default: '15m',
    env: 'ORDER_PAYMENT_TIMEOUT',
  },
  deliveryFee: {
    doc: 'Minor units: a flat fee per order',
    format: 'nat',
    default: 15000,
    env: 'DELIVERY_FEE',
  },
  freeDeliveryFrom: {
    doc: 'Minor units: the subtotal from which there is no fee',
    format: 'nat',
    default: 300000,
    env: 'FREE_DELIVERY_FROM',
  },
  shopName: {
    doc: 'Who sells, as invoices name it',
    format: String,
    default: 'Imtiaz Mart',
    env: 'SHOP_NAME',
  },
  shopAddress: {
    doc: 'Its address on invoices; empty: none is shown',
    format: String,
    default: '',
    env: 'SHOP_ADDRESS',
  },
  shopTaxNumber: {
    doc: 'Its tax number on invoices, in Pakistan NTN or STRN; empty: none is shown',
    format: String,
    default: '',
    env: 'SHOP_TAX_NUMBER',
  },
  fiscal: {
    provider: {
      doc: 'Whom invoices and credit notes are registered with: fbr, the tax authority of Pakistan; sandbox, which takes all and tells nobody, for development; none',
      format: ['none', 'sandbox', 'fbr'],
      default: 'none',
      env: 'FISCAL_PROVIDER',
    },
    url: {
      doc: "Where it takes them; FBR's for trials is https://esp.fbr.gov.pk:8244/FBR/v1/api/Live/PostData, the real one https://gw.fbr.gov.pk/imsp/v1/api/Live/PostData",
      format: 'httpUrlOrNone',
      default: '',
      env: 'FISCAL_URL',
    },
    token: {
      doc: 'What it knows the shop by: the bearer token of the point of sale',
      format: String,
      default: '',
      env: 'FISCAL_TOKEN',
      sensitive: true,
    },
    posId: {
      doc: 'The registration number of the point of sale, in digits',
      format: String,
      default: '',
      env: 'FISCAL_POS_ID',
    },
    timeout: {
      doc: 'For how long its answer is awaited; then it is asked again later',
      format: 'timer',
      default: '8s',
      env: 'FISCAL_TIMEOUT',
    },
    tariffCode: {
      doc: 'The code of the customs tariff (PCT) for goods whose product names none; empty: receipts with such goods are refused until it does',
      format: String,
      default: '',
      env: 'FISCAL_TARIFF_CODE',
    },
    chargesTariffCode: {
      doc: 'The same for delivery, fees, tips and money that is given back on top',
      format: String,
      default: '',
      env: 'FISCAL_CHARGES_TARIFF_CODE',
    },
  },
  feeTaxClass: {
    doc: 'How delivery and other fees are taxed: a tax class; empty: not at all',
    format: String,
    default: 'standard',
    env: 'FEE_TAX_CLASS',
  },
  tipTaxClass: {
    doc: 'The same for tips',
    format: String,
    default: '',
    env: 'TIP_TAX_CLASS',
  },
  slotHorizon: {
    doc: 'Days ahead for which slots are made from their timetables, today among them; 92 at most',
    format: 'nat',
    default: 14,
    env: 'SLOT_HORIZON',
  },
  slotHold: {
    doc: 'For how long a place in a slot is kept while somebody checks out',
    format: 'duration',
    default: '10m',
    env: 'SLOT_HOLD',
  },
  weightTolerance: {
    doc: 'Percent that may be in the bag over, or under, what was ordered of what is sold by weight; a card is authorized for so much more',
    format: 'percent',
    default: 15,
    env: 'WEIGHT_TOLERANCE',
  },
  substituteTimeout: {
    doc: 'For how long a customer may answer what is offered in place of a line; after that it is refused',
    format: 'duration',
    default: '10m',
    env: 'SUBSTITUTE_TIMEOUT',
  },
  pickTimeout: {
    doc: 'After which an order that its picker does nothing with is free for others',
    format: 'duration',
    default: '30m',
    env: 'PICK_TIMEOUT',
  },
  deliveryAttempts: {
    doc: 'After how many attempts in vain an order is cancelled; 0: it is tried as often as staff like',
    format: 'nat',
    default: 3,
    env: 'DELIVERY_ATTEMPTS',
  },
  deliveryPin: {
    doc: 'Whether whoever takes an order in has to say a PIN, which its customer alone can see',
    format: Boolean,
    default: false,
    env: 'DELIVERY_PIN',
  },
  scaleBarcodes: {
    doc: "Comma list of the forms that labels of the shop's scales have, an EAN-13 that begins with 2: I the item, W its grams, P its price in minor units, M the same in whole ones, X any digit, C the check digit; digits stand for themselves, and the first that fits holds, as 20IIIIIWWWWWC,21IIIIIMMMMMC; empty: none",
    format: 'scaleBarcodes',
    default: '2IIIIIIWWWWWC',
    env: 'SCALE_BARCODES',
  },
  codLimit: {
    doc: 'Minor units: the most that an order by cash on delivery may come to; 0: no limit',
    format: 'nat',
    default: 5000000,
    env: 'COD_LIMIT',
  },
  codLimitNew: {
    doc: 'The same for a customer whose e-mail address is not verified and who never had a delivery, where it is less; 0: COD_LIMIT alone',
    format: 'nat',
    default: 1000000,
    env: 'COD_LIMIT_NEW',
  },
  codOpenOrders: {
    doc: 'How many orders by cash on delivery a customer may have on their way at once; 0: no limit',
    format: 'nat',
    default: 10,
    env: 'COD_OPEN_ORDERS',
  },
  unpaidOrders: {
    doc: 'How many orders by card a customer may have at once that are not paid yet; 0: no limit',
    format: 'nat',
    default: 10,
    env: 'UNPAID_ORDERS',
  },
  mostPieces: {
    doc: 'Pieces of one product in one order at most, where the product has no maxPerOrder; 0: no limit but 1,000,000',
    format: 'nat',
    default: 0,
    env: 'ORDER_MOST_PIECES',
  },
  mostGrams: {
    doc: 'The same for what is sold by weight, in grams',
    format: 'nat',
    default: 0,
    env: 'ORDER_MOST_GRAMS',
  },
} as const satisfies Settings

/** What registering receipts can't do without, anywhere. */
function contradictions({ fiscal }: Values<typeof settings>, { currency }: Shared): string[] {
  if (fiscal.provider !== 'fbr') return []
  const wrong: string[] = []
  const needs = 'FISCAL_PROVIDER=fbr needs'
  if (!isSafe(fiscal.url))
    wrong.push(`FISCAL_URL: ${needs} FBR's address, by https://; by http:// on this machine alone`)
  if (fiscal.token === '') wrong.push(`FISCAL_TOKEN: ${needs} the token of the point of sale`)
  if (!/^[1-9]\d{0,14}$/.test(fiscal.posId))
    wrong.push(`FISCAL_POS_ID: ${needs} the registration number of the point of sale, in digits`)
  if (fiscal.tariffCode !== '' && !isPct(fiscal.tariffCode))
    wrong.push('FISCAL_TARIFF_CODE: must have eight digits, as 0401.2000')
  if (!isPct(fiscal.chargesTariffCode))
    wrong.push(
      `FISCAL_CHARGES_TARIFF_CODE: ${needs} one of eight digits, as 9808.0000: delivery is on invoices, too`,
    )
  if (currency !== 'PKR') wrong.push(`CURRENCY: ${needs} PKR`)
  return wrong
}

const isPct = (code: string) => /^\d{8}$/.test(code.replaceAll('.', ''))

/** The token goes there. */
function isSafe(address: string): boolean {
  const { protocol, hostname = '' } = URL.parse(address) ?? {}
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  )
}

/** What production can't do with: papers that bear a number of nobody's. */
const refusals = ({ fiscal }: Values<typeof settings>, _: Shared, runs: boolean): string[] =>
  runs && fiscal.provider === 'sandbox'
    ? ['FISCAL_PROVIDER: sandbox registers nothing anywhere; production takes fbr, or none']
    : []

export default { settings, refusals, contradictions }
