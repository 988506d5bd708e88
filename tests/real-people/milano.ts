import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, randomOf } from '../../engines/planner/random.ts'
import type { Point } from '../../features/people/rules.ts'
import { packageRoot } from '../../platform/root.ts'

const folder = join(packageRoot, '..', 'shared', 'data', 'milano')
const sections = join(folder, 'census2011_sections.csv')
const boundaries = join(folder, 'ds964.nil_wm.geojson')

/** The files that these tests read and that are missing here; empty where all are there. */
export const missing: string[] = [sections, boundaries].filter((path) => !existsSync(path))

/**
 * Neighbourhoods by their names in the census of 2011 and in the boundaries of 2020, where they differ. Sections
 * of no neighbourhood, and of the agricultural park, stay out.
 */
const renamed: Record<string, string> = {
  BAGGIO: 'BAGGIO - Q.RE DEGLI OLMI - Q.RE VALSESIA',
  'BUENOS AIRES - VENEZIA': 'BUENOS AIRES - PORTA VENEZIA - PORTA MONFORTE',
  'CASCINA TRIULZA - EXPO': 'CASCINA MERLATA',
  CENTRALE: 'STAZIONE CENTRALE - PONTE SEVESO',
  'EX OM - MORIVIONE': 'MORIVIONE',
  GALLARATESE: 'Q.RE GALLARATESE - Q.RE SAN LEONARDO - LAMPUGNANO',
  'GARIBALDI REPUBBLICA': 'PORTA GARIBALDI - PORTA NUOVA',
  'GIARDINI PORTA VENEZIA': 'GIARDINI P.TA VENEZIA',
  'GRATOSOGLIO - TICINELLO': 'GRATOSOGLIO - Q.RE MISSAGLIA - Q.RE TERRAZZE',
  GRECO: 'GRECO - SEGNANO',
  LAMBRATE: 'LAMBRATE - ORTICA',
  LORETO: 'LORETO - CASORETTO - NOLO',
  'MAGENTA - S.VITTORE': 'MAGENTA - S. VITTORE',
  'MAGGIORE - MUSOCCO': 'MAGGIORE - MUSOCCO - CERTOSA',
  MECENATE: 'TALIEDO - MORSENCHIO - Q.RE FORLANINI',
  NAVIGLI: 'PORTA TICINESE - CONCHETTA',
  "NIGUARDA - CA' GRANDA": "NIGUARDA - CA' GRANDA - PRATO CENTENARO - Q.RE FULVIO TESTI",
  PADOVA: 'PADOVA - TURRO - CRESCENZAGO',
  'PARCO FORLANINI - ORTICA': 'PARCO FORLANINI - CAVRIANO',
  'PARCO LAMBRO - CIMIANO': 'CIMIANO - ROTTOLE - Q.RE FELTRE',
  "PARCO MONLUE' - PONTE LAMBRO": "MONLUE' - PONTE LAMBRO",
  'PORTA ROMANA': 'PTA ROMANA',
  'QUARTO OGGIARO': 'QUARTO OGGIARO - VIALBA - MUSOCCO',
  RIPAMONTI: 'VIGENTINO - Q.RE FATIMA',
  ROGOREDO: 'ROGOREDO - SANTA GIULIA',
  'RONCHETTO SUL NAVIGLIO': 'RONCHETTO SUL NAVIGLIO - Q.RE LODOVICO IL MORO',
  'S. CRISTOFORO': 'MONCUCCO - SAN CRISTOFORO',
  'S. SIRO': 'STADIO - IPPODROMI',
  SACCO: 'ROSERIO',
  SELINUNTE: 'SAN SIRO',
  STADERA: 'STADERA - CHIESA ROSSA - Q.RE TORRETTA - CONCA FALLATA',
  TICINESE: 'PORTA TICINESE - CONCA DEL NAVIGLIO',
  TORTONA: 'PORTA GENOVA',
  'UMBRIA - MOLISE': 'UMBRIA - MOLISE - CALVAIRATE',
  'VIALE MONZA': 'GORLA - PRECOTTO',
  VIGENTINA: 'PORTA VIGENTINA - PORTA LODOVICA',
  VILLAPIZZONE: 'VILLAPIZZONE - CAGNOLA - BOLDINASCO',
  WASHINGTON: 'PORTA MAGENTA',
}

type Ring = readonly (readonly [number, number])[]
type Geojson = { features: { properties: { NIL: string }; geometry: { coordinates: Ring[] } }[] }
export type Neighbourhood = { name: string; employed: number; ring: Ring }

/** The neighbourhoods with their employed residents (P61, census of 2011) and their boundary. */
export function readNeighbourhoods(): Neighbourhood[] {
  const [head, ...lines] = readFileSync(sections, 'latin1').trim().split(/\r?\n/)
  const columns = head!.split(';')
  const [nil, p61] = [columns.indexOf('NIL'), columns.indexOf('P61')]
  const employed = new Map<string, number>()
  for (const line of lines) {
    const cells = line.split(';')
    const name = renamed[cells[nil]!] ?? cells[nil]!
    employed.set(name, (employed.get(name) ?? 0) + (Number(cells[p61]) || 0))
  }
  const { features } = JSON.parse(readFileSync(boundaries, 'utf8')) as Geojson
  return features.map(({ properties: { NIL: name }, geometry }) => ({
    name,
    employed: employed.get(name) ?? 0,
    ring: geometry.coordinates[0]!,
  }))
}

/** Homes drawn by employed residents, anywhere within the boundary of their neighbourhood. */
export function drawHomes(neighbourhoods: readonly Neighbourhood[], count: number, seed: number): Point[] {
  const random = randomOf(seed)
  const total = neighbourhoods.reduce((sum, { employed }) => sum + employed, 0)
  return Array.from({ length: count }, () => {
    let left = random.next() * total
    const place = neighbourhoods.find(({ employed }) => {
      left -= employed
      return left < 0
    })!
    return pointWithin(place.ring, random)
  })
}

function pointWithin(ring: Ring, random: Random): Point {
  const longitudes = ring.map(([longitude]) => longitude)
  const latitudes = ring.map(([, latitude]) => latitude)
  const between = (values: readonly number[]) => {
    const least = Math.min(...values)
    return least + random.next() * (Math.max(...values) - least)
  }
  for (;;) {
    const point = { latitude: between(latitudes), longitude: between(longitudes) }
    if (isWithin(ring, point)) return point
  }
}

/** A ray to the east crosses the boundary an odd number of times. */
export function isWithin(ring: Ring, { latitude, longitude }: Point): boolean {
  let within = false
  for (let index = 1; index < ring.length; index++) {
    const [x0, y0] = ring[index - 1]!
    const [x1, y1] = ring[index]!
    if (y0 > latitude !== y1 > latitude && longitude < x0 + ((x1 - x0) * (latitude - y0)) / (y1 - y0))
      within = !within
  }
  return within
}
