/** The streaming API: one WebSocket per page, with as many streams on it as the page subscribes to. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Member } from '../world/member.ts';
import type { Post } from '../world/model.ts';
import { homeTimeline, listTimeline, publicTimeline, tagTimeline } from '../world/timelines.ts';
import type { World, WorldEvent } from '../world/world.ts';
import type { View } from './entities/account.ts';
import { notificationEntity } from './entities/notification.ts';
import { statusEntity } from './entities/status.ts';
import type { Token, Tokens } from './tokens.ts';

interface Connection {
  readonly socket: WebSocket;
  readonly token: Token | undefined;
  readonly member: Member | undefined;
  /** `user`, `public:local`, `hashtag:name`, `list:id` … */
  readonly streams: Set<string>;
}

const USER_STREAMS = ['user', 'user:notification', 'direct'];
const PUBLIC_STREAMS = [
  'public',
  'public:local',
  'public:remote',
  'public:media',
  'public:local:media',
  'public:remote:media',
];
const NARROWED_STREAMS: Readonly<Record<string, string>> = {
  hashtag: 'tag',
  'hashtag:local': 'tag',
  list: 'list',
};

export class Streaming {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #world: World;
  readonly #tokens: Tokens;
  readonly #viewFor: (member: Member | undefined) => View;

  constructor(world: World, tokens: Tokens, viewFor: (member: Member | undefined) => View) {
    this.#world = world;
    this.#tokens = tokens;
    this.#viewFor = viewFor;
    world.onEvent((event) => this.#tell(event));
    tokens.onRevoke((token) => {
      for (const connection of this.#connections)
        if (connection.token === token) connection.socket.terminate();
    });
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Takes over an HTTP upgrade; refuses unknown tokens and other paths. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (!/^\/api\/v1\/streaming\/?$/.test(url.pathname)) {
      refuse(socket, '404 Not Found', 'Not found');
      return;
    }
    const value = url.searchParams.get('access_token') ?? request.headers['sec-websocket-protocol'];
    const token = value === undefined ? undefined : this.#tokens.byValue(value);
    if (value !== undefined && (!token || token.revoked)) {
      refuse(socket, '401 Unauthorized', 'Invalid access token');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) =>
      this.#open(opened, token, url.searchParams),
    );
  }

  /** Breaks every connection, as a lost network does. */
  drop(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  close(): void {
    this.drop();
    this.#sockets.close();
  }

  #open(socket: WebSocket, token: Token | undefined, query: URLSearchParams): void {
    const member = token?.accountId ? this.#world.members.get(token.accountId) : undefined;
    const connection: Connection = { socket, token, member, streams: new Set() };
    this.#connections.add(connection);
    socket.on('close', () => this.#connections.delete(connection));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => this.#receive(connection, String(data)));
    const stream = query.get('stream');
    if (stream !== null)
      this.#subscribe(connection, stream, query.get('tag') ?? query.get('list') ?? undefined);
  }

  #receive(connection: Connection, text: string): void {
    const message = parseMessage(text);
    if (!message) return;
    const name = streamKey(message.stream, message.tag ?? message.list);
    if (message.type === 'unsubscribe') connection.streams.delete(name);
    if (message.type === 'subscribe')
      this.#subscribe(connection, message.stream, message.tag ?? message.list);
  }

  #subscribe(connection: Connection, stream: string, narrowing: string | undefined): void {
    const isPublic = PUBLIC_STREAMS.includes(stream);
    const isNarrowed = NARROWED_STREAMS[stream] !== undefined && narrowing !== undefined;
    if (!isPublic && !isNarrowed && !USER_STREAMS.includes(stream)) {
      connection.socket.send(JSON.stringify({ error: 'Unknown stream type', status: 400 }));
    } else if (!connection.member && (stream === 'list' || USER_STREAMS.includes(stream))) {
      connection.socket.send(JSON.stringify({ error: 'Missing access token', status: 401 }));
    } else {
      connection.streams.add(streamKey(stream, narrowing));
    }
  }

  #tell(event: WorldEvent): void {
    for (const connection of this.#connections) {
      const { member } = connection;
      if (event.kind !== 'notification') this.#tellPost(connection, member, event);
      else if (member) this.#tellNotification(connection, member, event);
    }
  }

  #tellNotification(
    connection: Connection,
    member: Member,
    event: WorldEvent & { kind: 'notification' },
  ): void {
    const notification = member.notifications.find(({ id }) => id === event.notificationId);
    if (event.member !== member || !notification) return;
    const payload = notificationEntity(this.#viewFor(member), notification);
    for (const stream of ['user', 'user:notification']) send(connection, stream, 'notification', payload);
  }

  #tellPost(connection: Connection, member: Member | undefined, event: WorldEvent & { post: Post }): void {
    for (const stream of connection.streams) {
      // Everybody is told of deletions; a page that does not hold the post ignores them.
      if (event.kind === 'delete') send(connection, stream, 'delete', event.post.id);
      else if (this.#postsOf(stream, member).includes(event.post)) {
        const name = event.kind === 'edit' ? 'status.update' : 'update';
        send(connection, stream, name, statusEntity(this.#viewFor(member), event.post));
      }
    }
  }

  #postsOf(stream: string, member: Member | undefined): readonly Post[] {
    const world = this.#world;
    const [kind = '', ...rest] = stream.split(':');
    if (stream === 'user') return member ? homeTimeline(world, member) : [];
    if (member && kind === 'list') {
      const list = member.lists.get(rest.join(':'));
      return list ? listTimeline(world, member, list) : [];
    }
    if (kind === 'hashtag') return tagTimeline(world, member, rest.at(-1) ?? '');
    if (kind !== 'public') return [];
    return publicTimeline(world, member, {
      local: rest.includes('local'),
      remote: rest.includes('remote'),
      onlyMedia: rest.includes('media'),
    });
  }
}

function streamKey(stream: string, narrowing: string | undefined): string {
  return narrowing === undefined ? stream : `${stream}:${narrowing}`;
}

/** The payload is JSON within JSON; that of `delete` is the bare id. */
function send(connection: Connection, stream: string, event: string, payload: unknown): void {
  if (!connection.streams.has(stream)) return;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  connection.socket.send(JSON.stringify({ stream: namesOf(stream), event, payload: text }));
}

/** `hashtag:cats` is told as `["hashtag", "cats"]`, `public:local` stays one name. */
function namesOf(stream: string): string[] {
  const match = /^(list|hashtag:local|hashtag):(.+)$/.exec(stream);
  return match ? [match[1] ?? '', match[2] ?? ''] : [stream];
}

interface StreamMessage {
  readonly type: string;
  readonly stream: string;
  readonly tag?: string;
  readonly list?: string;
}

function parseMessage(text: string): StreamMessage | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isStreamMessage(message) ? message : undefined;
  } catch {
    // Mastodon closes nothing over a broken message; it is as if none had come.
    return undefined;
  }
}

function isStreamMessage(value: unknown): value is StreamMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'stream' in value &&
    typeof value.stream === 'string'
  );
}

function refuse(socket: Duplex, status: string, error: string): void {
  const body = JSON.stringify({ error });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
