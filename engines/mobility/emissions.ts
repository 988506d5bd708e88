/**
 * What a way not made spares: the method of the Italian home-work travel plans (piano spostamenti casa-lavoro, guidelines
 * of decreto interdirettoriale 209/2021, first procedure), as the open-source EMMA of 5T and Regione Piemonte computes it.
 */

/** Per kilometre of a car. Years and sources differ: a set is named, dated and replaceable. */
export interface EmissionFactors {
  name: string
  gramsPerKm: { co2: number; nox: number; pm10: number }
  litresPer100Km: number
}

/** EMMA's mean Italian car; its year is not stated. */
export const meanItalianCar: EmissionFactors = {
  name: 'EMMA, mean Italian car',
  gramsPerKm: { co2: 163.0846, nox: 0.4256, pm10: 0.0297 },
  litresPer100Km: 8.69,
}

export interface SparedWays {
  /** People who leave the car. */
  people: number
  /** There and back. */
  kmPerDay: number
  days: number
  /** People in a car, by default 1.2. */
  occupancy?: number
  factors?: EmissionFactors
}

export interface Spared {
  km: number
  co2Kg: number
  noxKg: number
  pm10Kg: number
  fuelLitres: number
}

export function sparedBy({
  people,
  kmPerDay,
  days,
  occupancy = 1.2,
  factors = meanItalianCar,
}: SparedWays): Spared {
  const km = (people / occupancy) * kmPerDay * days
  const { co2, nox, pm10 } = factors.gramsPerKm
  return {
    km,
    co2Kg: (km * co2) / 1000,
    noxKg: (km * nox) / 1000,
    pm10Kg: (km * pm10) / 1000,
    fuelLitres: (km * factors.litresPer100Km) / 100,
  }
}
