import net from "node:net";

// The kernel hands out 32768 and up for outgoing connections: a server that wants one of those
// meets EADDRINUSE at random. Ours stay below.
const CEILING = 32_768;
const FLOOR = 1024;

export function isFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.unref();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

// A page at http://localhost may be asked for over ::1 first, so a stranger there counts too.
export async function isFreeForBrowsers(port, host) {
  if (!(await isFree(port, host))) return false;
  return !(await answers(port, "::1")) && !(await answers(port, "127.0.0.1"));
}

export function answers(port, host = "127.0.0.1", patience = 300) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const end = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(patience, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

// The wish if it is free, else the next one up; `taken` keeps two wishes of one start apart.
export async function choosePort(wish, taken = new Set()) {
  const span = CEILING - FLOOR;
  for (let step = 0; step < 2000; step++) {
    const port = FLOOR + ((wish - FLOOR + step) % span);
    if (taken.has(port)) continue;
    if (await isFree(port)) {
      taken.add(port);
      return port;
    }
  }
  throw new Error("no free port below 32768 was found");
}
