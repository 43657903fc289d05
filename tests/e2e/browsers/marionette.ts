/** Firefox's own remote protocol, as much of it as the tests need (firefox-source-docs: Marionette). */
import { connect, type Socket } from 'node:net';

type Answer = readonly [
  type: number,
  id: number,
  error: { error: string; message: string } | null,
  value: unknown,
];

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #buffer = Buffer.alloc(0);
  #sent = 0;
  /** One command after the other: the current tab is state of the session. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.on('data', (bytes) => marionette.#read(bytes, resolve));
    });
    socket.removeAllListeners('error');
    socket.on('error', () => socket.destroy());
    return marionette;
  }

  /** Sends one command; rejects with Firefox's own words. */
  command(name: string, params: object = {}): Promise<unknown> {
    this.#sent += 1;
    const id = this.#sent;
    const message = Buffer.from(JSON.stringify([0, id, name, params]));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${message.length}:`);
      this.#socket.write(message);
    });
  }

  /** Runs several commands that belong together, with nobody else's in between. */
  together<Value>(run: () => Promise<Value>): Promise<Value> {
    const result = this.#queue.then(run);
    this.#queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** Runs a function body with `args` and awaits its result, in the current page's own world. */
  async execute(
    body: string,
    args: readonly unknown[] = [],
    sandbox: string | null = null,
  ): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async (...args) => { ${body} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const outcome = await this.command('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      sandbox,
      newSandbox: true,
    });
    const { value } = outcome as { value: { value?: unknown; error?: string } };
    if (value.error !== undefined) throw new Error(value.error);
    return value.value;
  }

  /** The same in the browser's own window, with all its powers. */
  async inBrowser(body: string, args: readonly unknown[] = []): Promise<unknown> {
    await this.command('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.execute(body, args, 'system');
    } finally {
      await this.command('Marionette:SetContext', { value: 'content' });
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer, onHello: () => void): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    for (;;) {
      const colon = this.#buffer.indexOf(':');
      const length = Number(this.#buffer.subarray(0, Math.max(colon, 0)));
      const end = colon + 1 + length;
      if (colon < 0 || this.#buffer.length < end) return;
      const message: unknown = JSON.parse(this.#buffer.subarray(colon + 1, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      if (Array.isArray(message)) this.#settle(message as unknown as Answer);
      else onHello();
    }
  }

  #settle([, id, error, value]: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(value);
  }
}
