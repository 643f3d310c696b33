import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Addresses nobody outside of this machine or its own network can mean: loopback, link-local, private, shared and
 * unspecified ones (RFC 6890 and the registries it founded; IPv4 ones written as IPv6 as well).
 */
const PRIVATE = new BlockList()
for (const [net, bits] of [
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
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

/** A host as it stands in an address, without the brackets of IPv6. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

const isPrivateIp = (ip: string): boolean => PRIVATE.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')

/** True for a host that is written as a private address, or as a name that means one. */
export function isPrivateHost(host: string): boolean {
  const name = bare(host)
  if (isIP(name) !== 0) return isPrivateIp(name)
  return /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/i.test(name)
}

/** Looks names up for a connection, and refuses those that lead to a private address: what is checked is what is used. */
export const lookupPublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const hidden = found?.find((one) => isPrivateIp(one.address))
    const refused = hidden === undefined ? null : new Error(`${host} leads to a private address`)
    const failed = error ?? refused
    if (failed !== null) return done(failed, '', 0)
    if (options.all === true) return done(null, found)
    const [first] = found
    done(null, first?.address ?? '', first?.family ?? 0)
  })
}
