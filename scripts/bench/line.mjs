import { connect } from "node:net";

const END_OF_CHUNKS = Buffer.from("0\r\n\r\n");

/**
 * One kept connection that asks one thing at a time. Far cheaper than Node's own client, for who asks
 * shares the machine with who answers, and its cost would be counted against them.
 */
export class Line {
  static async open(base) {
    const { hostname, port } = new URL(base);
    const socket = connect({ host: hostname, port: Number(port) || 80, noDelay: true });
    await new Promise((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    return new Line(socket);
  }

  constructor(socket) {
    this.socket = socket;
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("the server closed the connection")));
  }

  /** Sends a request as written by `written`; answers `{status, head, body()}`. */
  ask(text) {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject, got: undefined, headEnd: -1, end: -1 };
      this.socket.write(text);
    });
  }

  close() {
    this.waiting = undefined;
    this.socket.destroy();
  }

  #fail(error) {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }

  #take(chunk) {
    const { waiting } = this;
    if (!waiting) return;
    waiting.got = waiting.got ? Buffer.concat([waiting.got, chunk]) : chunk;
    const { got } = waiting;
    if (waiting.headEnd < 0) {
      waiting.headEnd = got.indexOf("\r\n\r\n");
      if (waiting.headEnd < 0) return;
      waiting.head = got.latin1Slice(0, waiting.headEnd);
      const length = /\ncontent-length: *(\d+)/i.exec(waiting.head)?.[1];
      waiting.end = length === undefined ? -1 : waiting.headEnd + 4 + Number(length);
    }
    const isChunked = waiting.end < 0;
    const isWhole = isChunked
      ? got.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS)
      : got.length >= waiting.end;
    if (!isWhole) return;
    this.waiting = undefined;
    const rest = got.subarray(waiting.headEnd + 4);
    waiting.resolve({
      status: Number(waiting.head.slice(9, 12)),
      head: waiting.head,
      body: () => JSON.parse(isChunked ? joined(rest) : rest.toString()),
    });
  }
}

function joined(chunked) {
  const parts = [];
  let at = 0;
  while (at < chunked.length) {
    const lineEnd = chunked.indexOf("\r\n", at);
    const size = Number.parseInt(chunked.latin1Slice(at, lineEnd), 16);
    if (!size) break;
    parts.push(chunked.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts).toString();
}

/** A request as it goes over the wire. */
export function written(base, method, path, headers = {}, body = "") {
  const { host } = new URL(base);
  const all = { host, ...headers };
  if (method !== "GET") all["content-length"] = Buffer.byteLength(body);
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}
