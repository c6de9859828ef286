import { fold } from '#src/words.ts'
import { isCurrencyMark } from './import-values.ts'

/** The columns of the CSV format, in the order in which they are exported. */
export const importColumns = [
  'sku',
  'name',
  'brand',
  'category',
  'price',
  'currency',
  'soldBy',
  'barcode',
  'description',
  'imageUrl',
  'stock',
  'maxPerOrder',
  'ageLimit',
  'taxClass',
  'retailPrice',
  'tariffCode',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** Without these a line says nothing; the others may be left out, and leave what is there. */
export const requiredColumns: ImportColumn[] = ['sku', 'name', 'category', 'price']

/** What the files of other shops say beside it: which lines belong together, and which are for sale at all. */
type ForeignColumn =
  | ('id' | 'handle' | 'option' | 'parent' | 'subcategory' | 'categories' | 'variantImage')
  | ('storeView' | 'status' | 'isPublished' | 'isByWeight' | 'code')
export type Column = ImportColumn | ForeignColumn

/**
 * What others call a column, without case, accents, blanks and marks; of several that a file has the first that holds
 * something counts. From the exports of WooCommerce, Shopify, Magento, Odoo, Square, Loyverse, Lightspeed and Open Food Facts,
 * and from sheets in English, German, French and Spanish.
 */
const synonyms: Record<Column, string> = {
  sku: `sku variantsku skucode itemsku customsku productsku internalreference defaultcode itemcode productcode
    articlecode articlenumber articleno itemno itemnumber stockcode reference artikelnummer artikelnr artnr referencia`,
  name: `name title productname productnameen itemname producttitle itemtitle displayname item product article
    artikelbezeichnung bezeichnung artikelname artikel produkt produktname nom designation nombre producto`,
  brand: 'brand brands brandname vendor manufacturer marke hersteller marque marca',
  category: `category productcategory categoryname reportingcategory department group itemgroup productgroup
    kategorie warengruppe categorie categoria type producttype`,
  categories: 'categories productcategories categoriesen kategorien',
  subcategory: `subcategory subcategoryname subcategory1 subcategory2 subcategory3 subcategory4 subcategory5
    subcategory6 unterkategorie`,
  price: `price regularprice variantprice defaultprice retailprice sellingprice salesprice listprice lstprice
    unitprice saleprice mrp msrp rrp rate preis verkaufspreis vkpreis vk prix precio`,
  currency: 'currency currencycode wahrung devise moneda',
  soldBy: 'soldby sellby unitofmeasure uom saleunit verkaufseinheit einheit',
  isByWeight: 'soldbyweight',
  barcode: `barcode variantbarcode gtin gtinupceanorisbn ean ean13 eancode upc upccode upcean isbn barcodenumber
    gtin14 gtin13 strichcode codebarre codebarres codigodebarras`,
  code: 'code',
  description: `description bodyhtml body longdescription descriptionlong salesdescription productdescription
    shortdescription details beschreibung descripcion`,
  imageUrl: `imageurl images image imagesrc productimageurl baseimage additionalimages imageurls imagelink
    imagelinks picture pictures pictureurl photo photourl imagefronturl bild bilder bildurl`,
  variantImage: 'variantimage variantimageurl',
  stock: `stock openingstock stockqty stockquantity stocklevel qty quantityonhand qtyonhand onhand inventoryquantity
    variantinventoryqty currentquantity quantity inventory bestand lagerbestand menge`,
  maxPerOrder: 'maxperorder maximumorderquantity maxorderquantity',
  ageLimit: 'agelimit minimumage minage agerestriction mindestalter',
  // By their own names alone, as others mean something else by them.
  taxClass: '',
  retailPrice: '',
  tariffCode:
    'tariffcode customstariffcode pctcode hscode hstariffcode hscodes harmonizedcode harmonizedsystemcode',
  id: 'id productid systemid',
  handle: 'handle urlhandle producthandle',
  option: `option1value option2value option3value variationname variantoptiononevalue variantoptiontwovalue
    variantoptionthreevalue`,
  parent: 'parent',
  storeView: 'storeviewcode',
  status: 'status productonline',
  isPublished: 'published active enabled isactive',
}

const known = new Map(
  (Object.keys(synonyms) as Column[]).flatMap((column) =>
    synonyms[column]
      .split(/\s+/)
      .filter(Boolean)
      .map((name, rank) => [name, { column, rank }] as const),
  ),
)

/** What a file's header says of its columns. */
export interface Header {
  /** Where each column is in a line, the place that counts most first. */
  places: Map<Column, number[]>
  /** What each field is called in the file. */
  names: string[]
  /** What the file calls the columns that it doesn't call by their names. */
  headings: Partial<Record<ImportColumn, string>>
  /** Names that aren't known here. */
  unknown: string[]
  twice: string[]
  missing: ImportColumn[]
  /** Whether each column that is known is written as the mart's own format writes it. */
  isOwn: boolean
  isWhole: boolean
  score: number
}

const wholeScore = 1000
/** No shop's file has half as many. */
const mostColumns = 1000

/** Reads a record as a header: of the mart's own format, or of a file that another shop has written. */
export function readHeader(fields: string[], currency: string): Header {
  const names = fields.slice(0, mostColumns).map((field) => field.trim())
  const unknown: string[] = []
  const twice: string[] = []
  const ownOnly = ownOnlyOf(names)
  const ranked = new Map<Column, { place: number; rank: number }[]>()
  for (const [place, name] of names.entries()) {
    if (name === '') continue
    const found = ownOnly.get(name) ?? columnOf(name, currency)
    if (!found) unknown.push(name)
    else if (names.indexOf(name) !== place) twice.push(name)
    else ranked.set(found.column, [...(ranked.get(found.column) ?? []), { place, rank: found.rank }])
  }
  const places = new Map(
    [...ranked].map(([column, all]) => [
      column,
      all.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ place }) => place),
    ]),
  )
  const headings: Header['headings'] = {}
  for (const column of importColumns) {
    const name = names[places.get(column)?.[0] ?? -1]
    if (name !== undefined && keyOf(name) !== keyOf(column)) headings[column] = name
  }
  const isOwn = names.every((name) => isOwnName(name) || name === '' || !columnOf(name, currency))
  const isThere = (column: ImportColumn) =>
    places.has(column) || (!isOwn && standIns[column]?.some((other) => places.has(other)))
  const missing = requiredColumns.filter((column) => !isThere(column))
  const isWhole = missing.length === 0
  return {
    places,
    names,
    headings,
    unknown,
    twice,
    missing,
    isOwn,
    isWhole,
    score: places.size + (isWhole ? wholeScore : 0),
  }
}

/**
 * Columns that are known by the mart's own names alone: a shop's "Tax class" names its own classes, and its "Retail Price" is
 * what a thing costs, unless there is a `price` beside it.
 */
function ownOnlyOf(names: string[]): Map<string, { column: Column; rank: number }> {
  const isPriced = names.some((name) => name.toLowerCase() === 'price')
  const columns: ImportColumn[] = isPriced ? ['taxClass', 'retailPrice'] : ['taxClass']
  return new Map(
    names.flatMap((name) => {
      const column = columns.find((one) => one.toLowerCase() === name.toLowerCase())
      return column ? [[name, { column, rank: 0 }] as const] : []
    }),
  )
}

/** What the values of a column are taken from in a file of another shop that hasn't it. */
const standIns: Partial<Record<ImportColumn, Column[]>> = {
  sku: ['barcode', 'code', 'handle', 'id'],
  category: ['categories'],
}

const isOwnName = (name: string) => (importColumns as readonly string[]).includes(name)

/** A column by what a file calls it; a price may name the mart's currency (`Price (PKR)`, `Price in Rs`). */
function columnOf(name: string, currency: string): { column: Column; rank: number } | undefined {
  const key = keyOf(name)
  const priced = /^(.*(?:price|rate|mrp))(?:in)?([a-z]+)$/.exec(key)
  return known.get(priced && isCurrencyMark(priced[2] as string, currency) ? (priced[1] as string) : key)
}

const keyOf = (name: string) => fold(name.slice(0, 100)).replace(/[^\p{L}\p{N}]+/gu, '')
