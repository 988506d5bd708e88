/** A feed while it is read: what its files have said so far. */
import { Ids, IntColumn } from './columns.ts'
import type { Feed, Frequency, Transfer, Trips } from './feed.ts'
import type { Findings } from './findings.ts'

/** What stops.txt says of places that are neither stops nor stations. */
export const otherPlace = 2

/** One file: its columns, those without which it says nothing, and what to do with a row. */
export interface FileReader {
  file: string
  needed: readonly string[]
  /** Files without which a feed serves, and says so. */
  optional?: boolean
  /** Given where each column is (-1: nowhere), how to take a row. */
  rows(at: (column: string) => number): (fields: readonly string[], line: number) => void
}

export class FeedDraft {
  readonly findings: Findings
  readonly places = new Ids()
  readonly placeNames: string[] = []
  readonly latitudes: number[] = []
  readonly longitudes: number[] = []
  /** 1 stop, 0 station, 2 other. */
  readonly placeKinds: number[] = []
  readonly placeParents: string[] = []
  readonly lines = new Ids()
  readonly shortNames: string[] = []
  readonly longNames: string[] = []
  readonly lineKinds: number[] = []
  readonly colours: string[] = []
  readonly services = new Ids()
  readonly weekdays = new IntColumn()
  readonly serviceFrom = new IntColumn()
  readonly serviceUntil = new IntColumn()
  readonly exceptionService = new IntColumn()
  readonly exceptionDay = new IntColumn()
  readonly exceptionAdded = new IntColumn()
  readonly trips = new Ids()
  readonly headsigns: string[] = []
  readonly tripLine = new IntColumn()
  readonly tripService = new IntColumn()
  /** Rows of stop_times.txt, as they came. */
  readonly rowTrip = new IntColumn()
  readonly rowSequence = new IntColumn()
  readonly rowStop = new IntColumn()
  readonly rowArrival = new IntColumn()
  readonly rowDeparture = new IntColumn()
  readonly rowAllowed = new IntColumn()
  readonly rowLine = new IntColumn()
  /** Distance travelled in thousandths of its unit, or -1. */
  readonly rowDistance = new IntColumn()
  readonly frequencies: Frequency[] = []
  readonly transfers: Transfer[] = []
  readonly stated: Feed['stated'] = {}

  constructor(findings: Findings) {
    this.findings = findings
  }

  isStop(place: number): boolean {
    return this.placeKinds[place] === 1
  }

  /** @param trips with `kept`: the new number of each trip, or -1 */
  feed({ trips, kept }: { trips: Trips; kept: Int32Array }): Feed {
    const parent = this.placeParents.map((id) => {
      const place = id === '' ? -1 : this.places.numberOf(id)
      return place >= 0 && this.placeKinds[place] === 0 ? place : -1
    })
    // Entrances, nodes and areas are dropped: nothing refers to them any more.
    const places = this.placeKinds.flatMap((kind, place) => (kind === otherPlace ? [] : [place]))
    const numberOf = new Int32Array(this.placeKinds.length).fill(-1)
    for (const [number, place] of places.entries()) numberOf[place] = number
    return {
      stops: {
        ids: places.map((place) => this.places.list[place]!),
        names: places.map((place) => this.placeNames[place]!),
        latitudes: Float64Array.from(places, (place) => this.latitudes[place]!),
        longitudes: Float64Array.from(places, (place) => this.longitudes[place]!),
        served: Uint8Array.from(places, (place) => this.placeKinds[place]!),
        stations: Int32Array.from(places, (place) => (parent[place]! < 0 ? -1 : numberOf[parent[place]!]!)),
      },
      lines: {
        ids: this.lines.list,
        shortNames: this.shortNames,
        longNames: this.longNames,
        kinds: Int16Array.from(this.lineKinds),
        colours: this.colours,
      },
      services: {
        ids: this.services.list,
        weekdays: Uint8Array.from(this.weekdays.values),
        from: this.serviceFrom.values.slice(),
        until: this.serviceUntil.values.slice(),
        exceptions: {
          service: this.exceptionService.values.slice(),
          day: this.exceptionDay.values.slice(),
          added: Uint8Array.from(this.exceptionAdded.values),
        },
      },
      trips: { ...trips, stop: trips.stop.map((place) => numberOf[place]!) },
      frequencies: this.frequencies.flatMap((one) =>
        kept[one.trip]! < 0 ? [] : [{ ...one, trip: kept[one.trip]! }],
      ),
      transfers: this.transfers.map((one) => ({
        ...one,
        from: numberOf[one.from]!,
        to: numberOf[one.to]!,
      })),
      stated: this.stated,
    }
  }
}
