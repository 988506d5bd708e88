// HiGHS alone, as a process of its own: `node bench/highs-process.mjs MODEL.lp RELATIVE-GAP SECONDS`.
import { readFileSync } from 'node:fs'
import loadHighs from 'highs'

const [file, gap, seconds] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const highs = await loadHighs()
const began = performance.now()
const { Status, ObjectiveValue } = highs.solve(text, {
  output_flag: false,
  mip_rel_gap: Number(gap),
  time_limit: Number(seconds),
})
console.log(JSON.stringify({ Status, ObjectiveValue, seconds: (performance.now() - began) / 1000 }))
