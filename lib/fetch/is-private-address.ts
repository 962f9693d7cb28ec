import { BlockList, isIPv6 } from "node:net";

const blocked = new BlockList();
const v4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
// What embeds an IPv4 address (64:ff9b::, 2002::) is blocked whole: it could name any of the above.
const v6: [string, number][] = [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];
for (const [net, bits] of v4) blocked.addSubnet(net, bits, "ipv4");
for (const [net, bits] of v6) blocked.addSubnet(net, bits, "ipv6");

/** Whether an IP address belongs to this machine, its network or nobody, and not to the internet. */
export function isPrivateAddress(address: string): boolean {
  // The list sees an IPv4 address also where it comes mapped into IPv6 (::ffff:127.0.0.1).
  return blocked.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}
