import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Which addresses are asked that somebody else told us: nothing inside our own network is ever asked in their name,
 * whatever a name resolves to, save for a service on loopback in tests.
 */
export function openAddresses({ loopback }: { loopback: boolean }) {
  const isOpen = (address: string) => (loopback && isLoopback(address)) || !isInner(address)
  const resolveOpen: LookupFunction = (host, options, done) =>
    lookup(host, { ...options, all: true }, (fault, found) => {
      const open = (found ?? []).filter(({ address }) => isOpen(address))
      if (fault) done(fault, '')
      else if (open.length === 0) done(new Error(`${host} is no public address`), '')
      else if (options.all) done(null, open)
      else done(null, open[0]!.address, open[0]!.family)
    })
  /** Whether an address is one that would be asked at all, as far as it can be told without asking. */
  const mayReach = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false
    const { protocol, hostname, username } = new URL(endpoint)
    const host = hostname.replaceAll(/[[\]]/g, '')
    if (username !== '' || (isIP(host) && !isOpen(host))) return false
    return protocol === 'https:' || (loopback && protocol === 'http:' && isLoopback(host))
  }
  return { resolveOpen, mayReach }
}

const loopbackAddresses = new BlockList()
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4')
loopbackAddresses.addAddress('::1', 'ipv6')
const innerAddresses = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  innerAddresses.addSubnet(net, prefix, 'ipv4')
// Only the global unicast of IPv6 is outside; what maps to IPv4 is judged as such by the list itself.
const outerAddresses = new BlockList()
outerAddresses.addSubnet('2000::', 3, 'ipv6')

const isLoopback = (address: string): boolean =>
  address === 'localhost' || (isIP(address) !== 0 && loopbackAddresses.check(address, familyOf(address)))
const isInner = (address: string): boolean =>
  isIP(address) === 4 ? innerAddresses.check(address) : !outerAddresses.check(address, 'ipv6')
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
