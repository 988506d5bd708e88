import decode from 'qr/decode.js'
import { expect, test } from 'vitest'
import { codeOf } from './seat-code.ts'

/** Draws the path as a browser does, so many points for a square. */
function drawn({ side, path }: { side: number; path: string }, scale: number) {
  const data = new Uint8Array((side * scale) ** 2 * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++)
        data.fill(0, 4 * (row * side * scale + column), 4 * (row * side * scale + column) + 3)
  return { width: side * scale, height: side * scale, data }
}

test('a camera reads what was drawn', () => {
  for (const text of [
    'https://vicinato.comune.example/arrivo/5f0c2c4e-7a9d-4b57-9f5a-0d8d5c3f7e11.uR0m-3kZ4q2l8yT1x_v9Aw5sN6bC7dE8fG0hJ1kL2mO',
    'http://127.0.0.1:8080/arrivo/a.b',
  ])
    expect(decode(drawn(codeOf(text), 4))).toBe(text)
})
