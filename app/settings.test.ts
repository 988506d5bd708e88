import { afterEach, expect, test } from 'vitest'
import { httpServer } from '../platform/http/server.ts'
import { readSettings } from './settings.ts'

const { env } = process
afterEach(() => {
  process.env = env
})

test('a server of map pictures is what pages may ask besides, and nothing more; what is no address is refused', async () => {
  process.env = { ...env, MAP_TILES_URL: 'https://tiles.example.org/streets/{z}/{x}/{y}.png' }
  const { mapTiles } = readSettings({})
  expect(mapTiles).toEqual({ url: 'https://tiles.example.org/streets/{z}/{x}/{y}.png', attribution: '' })
  const house = { routes: [], publicUrl: 'http://vicinato.test', log: () => {} }
  const policyOf = async (mapTilesUrl?: string) => {
    const http = await httpServer(house as never, {
      ...{ version: '0', requestsPerMinute: 100, trustProxy: false, mapTilesUrl },
    })
    const { headers } = await http.inject({ url: '/api/v1/nothing' })
    await http.close()
    return String(headers['content-security-policy']).split(';')
  }
  const without = await policyOf()
  const differs = (await policyOf(mapTiles!.url)).filter((line) => !without.includes(line))
  expect(differs).toEqual(["connect-src 'self' https://tiles.example.org/streets/"])
  for (const url of [
    'tiles',
    'https://x/{z}/{x}.png',
    "https://x/{z}/{x}/{y}.png; script-src 'unsafe-inline'",
  ]) {
    process.env = { ...env, MAP_TILES_URL: url }
    expect(() => readSettings({})).toThrow('MAP_TILES_URL')
  }
  process.env = { ...env, MAP_TILES_URL: '' }
  expect(readSettings({}).mapTiles).toBeUndefined()
})
