/** The one WebSocket of the page: opens, subscribes, opens again after a loss, and hands every event on. */
import { meta } from '../page-state.ts';

export interface StreamEvent {
  /** The stream's name and, for hashtags and lists, its parameter. */
  readonly stream: readonly string[];
  readonly event: string;
  readonly payload: string;
}

export interface StreamListener {
  onEvent(event: StreamEvent): void;
  /** `again` is false for the first connection of the page. */
  onConnect(again: boolean): void;
  onDisconnect(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

type Channel = Readonly<Record<string, string>>;

/** A connection that lives as long as the page. */
export class Stream {
  private socket: WebSocket | undefined;
  private readonly channels = new Map<string, Channel>();
  private readonly listener: StreamListener;
  private wait = FIRST_WAIT_MS;
  private opened = false;

  constructor(listener: StreamListener) {
    this.listener = listener;
  }

  /** Opens the connection to the person's own stream; for signed-out readers there is none. */
  open(): void {
    if (!meta.access_token) return;
    const base = meta.streaming_api_base_url.replace(/\/$/, '');
    const socket = new WebSocket(
      `${base}/api/v1/streaming?access_token=${encodeURIComponent(meta.access_token)}&stream=user`,
    );
    this.socket = socket;
    socket.addEventListener('open', () => {
      this.wait = FIRST_WAIT_MS;
      for (const channel of this.channels.values()) this.send('subscribe', channel);
      this.listener.onConnect(this.opened);
      this.opened = true;
    });
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data !== '') this.listener.onEvent(JSON.parse(data));
    });
    socket.addEventListener('close', () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      this.listener.onDisconnect();
      window.setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    });
  }

  /** Adds a channel (`{stream: 'public'}`, `{stream: 'hashtag', tag: 'cats'}`); call what comes back to leave it. */
  subscribe(channel: Channel): () => void {
    const key = JSON.stringify(channel);
    this.channels.set(key, channel);
    this.send('subscribe', channel);
    return () => {
      this.channels.delete(key);
      this.send('unsubscribe', channel);
    };
  }

  /** Loses the connection, as a train in a tunnel does. */
  drop(): void {
    this.socket?.close();
  }

  private send(type: 'subscribe' | 'unsubscribe', channel: Channel): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ type, ...channel }));
  }
}
