import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox, VirtualClock } from './sandbox.ts';
import { at, call, linkOf, list, signIn } from './testing.ts';
import { homeTimeline } from './world/timelines.ts';

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ clock: new VirtualClock() });
  token = await signIn(sandbox);
});
afterAll(() => sandbox.close());

it('gives the home timeline in pages, newest id first, exactly as the world has it', async () => {
  const ids: string[] = [];
  let path: string | undefined = '/api/v1/timelines/home?limit=40';
  while (path !== undefined) {
    const reply = await call(sandbox, 'GET', path, { token });
    expect(reply.status).toBe(200);
    ids.push(...list(reply.body).map((status) => String(at(status, 'id'))));
    path = linkOf(reply, 'next');
  }
  expect(ids).toHaveLength(200);
  expect(ids).toEqual(homeTimeline(sandbox.world, sandbox.world.me).map(({ id }) => id));
});

it('fills home to exactly the size that was asked for, whatever the seed', async () => {
  for (const [seed, statuses] of [
    [3, 60],
    [4, 333],
    [5, 0],
  ] as const) {
    const other = await startSandbox({ clock: new VirtualClock(), seed, statuses });
    expect(homeTimeline(other.world, other.world.me)).toHaveLength(statuses);
    await other.close();
  }
});

it('has posts of every kind in home, and Threads posts are a quarter of an hour late', () => {
  const home = homeTimeline(sandbox.world, sandbox.world.me);
  const fromThreads = home.filter(
    (post) => sandbox.world.person(post.accountId).domain === 'threads.net' && post.reblogOfId === null,
  );
  expect(fromThreads.length).toBeGreaterThan(20);
  for (const post of fromThreads) {
    const arrivedAt = Number(BigInt(post.id) >> 16n);
    expect(arrivedAt - post.createdAt).toBeGreaterThanOrEqual(15 * 60_000);
    expect(arrivedAt - post.createdAt).toBeLessThanOrEqual(17 * 60_000);
  }
  for (const has of [
    home.some((post) => post.reblogOfId !== null),
    home.some((post) => post.quoteOfId !== null),
    home.some((post) => post.inReplyToId !== null),
    home.some((post) => post.media.length > 0),
    home.some((post) => post.poll !== null),
    home.some((post) => post.card !== null),
    home.some((post) => post.spoilerText !== ''),
  ]) {
    expect(has).toBe(true);
  }
});

it('makes the same world from the same seed, and another from another', async () => {
  const again = await startSandbox({ clock: new VirtualClock() });
  const other = await startSandbox({ clock: new VirtualClock(), seed: 2 });
  const idsOf = ({ world }: Sandbox): string[] => homeTimeline(world, world.me).map(({ id }) => id);
  expect(idsOf(again)).not.toEqual(idsOf(other));
  expect(new Set([...again.world.people.keys()])).toEqual(new Set([...sandbox.world.people.keys()]));
  await again.close();
  await other.close();
});

it('streams a late post, an edit and a deletion to a subscribed page', async () => {
  const socket = new WebSocket(`${sandbox.origin.replace('http', 'ws')}/api/v1/streaming`, token);
  const frames: unknown[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'subscribe', stream: 'user' }));
  await call(sandbox, 'GET', '/health');
  const late = sandbox.pushLateStatus();
  sandbox.editStatus(late.id, 'better');
  sandbox.deleteStatus(late.id);
  await expect.poll(() => frames.length).toBe(3);
  expect(frames.map((frame) => at(frame, 'event'))).toEqual(['update', 'status.update', 'delete']);
  expect(at(frames[0], 'stream')).toEqual(['user']);
  const update: unknown = JSON.parse(String(at(frames[0], 'payload')));
  expect(at(update, 'id')).toBe(late.id);
  expect(Date.parse(String(at(update, 'created_at')))).toBe(sandbox.clock.now() - 16 * 60_000);
  expect(at(frames[2], 'payload')).toBe(late.id);
  socket.close();
});

it('serves the web page with a session of the main user', async () => {
  const reply = await call(sandbox, 'GET', '/home');
  expect(reply.status).toBe(200);
  expect(reply.text).toContain('id="mastodon"');
});

it('refuses the follow after the last of a day, says when the next begins, and allows it then', async () => {
  const clock = new VirtualClock();
  const followDay = { lengthMs: 90_000, startsAt: clock.now() - 30_000 };
  const other = await startSandbox({ clock, mastodonLike: { followsPerDay: 3, followDay } });
  const { world } = other;
  const strangers = [...world.people.values()].filter(
    ({ id, domain, suspended, deleted, movedToId }) =>
      domain !== null && !suspended && !deleted && movedToId === null && !world.follows.get(world.me.id, id),
  );
  const otherToken = await signIn(other);
  const follow = (index: number) =>
    call(other, 'POST', `/api/v1/accounts/${strangers[index]?.id}/follow`, { token: otherToken });
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await follow(index)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await follow(3);
  const reset = String(refused.headers.get('x-ratelimit-reset'));
  expect(Date.parse(reset)).toBe(clock.now() + 60_000);
  clock.advance(60_000);
  expect((await follow(3)).status).toBe(200);
  expect([...world.me.followsByDay.values()]).toEqual([3, 1]);
  await other.close();
});
