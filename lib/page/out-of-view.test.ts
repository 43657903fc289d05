// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutOfView } from './out-of-view';

let intersect: (posts: readonly Element[]) => void;
const controller = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: readonly object[]) => void) {
        intersect = (posts) => callback(posts.map((target) => ({ target, isIntersecting: true })));
      }
      observe() {}
      unobserve() {}
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A post whose upper edge is so far below that of the view, which is 768 px high in jsdom. */
function postAt(top: number) {
  const post = document.createElement('article');
  const place = { top };
  post.getBoundingClientRect = () => new DOMRect(0, place.top, 500, 200);
  return { post, place };
}

function start() {
  const drawn: Element[] = [];
  const outOfView = createOutOfView(document, (post) => drawn.push(post), controller.signal);
  return { drawn, outOfView };
}

test('leaves alone what is in view, to its last pixel', () => {
  const { outOfView } = start();
  expect([-199, 0, 767].map((top) => outOfView.takes(postAt(top).post))).toEqual([false, false, false]);
  expect([-200, 768, 5000].map((top) => outOfView.takes(postAt(top).post))).toEqual([true, true, true]);
});

test('draws a post in the very frame in which somebody has jumped to it, and the others not', () => {
  const { drawn, outOfView } = start();
  const [jumped, other] = [postAt(3000), postAt(9000)];
  outOfView.takes(jumped.post);
  outOfView.takes(other.post);
  vi.advanceTimersToNextFrame();
  expect(drawn).toEqual([]);
  jumped.place.top = 300;
  document.dispatchEvent(new Event('scroll'));
  vi.advanceTimersToNextFrame();
  expect(drawn).toEqual([jumped.post]);
});

test('draws a post before somebody comes there, and each only once', () => {
  const { drawn, outOfView } = start();
  const { post } = postAt(1200);
  outOfView.takes(post);
  intersect([post]);
  expect(drawn).toEqual([post]);
  vi.advanceTimersByTime(3000);
  expect(drawn).toEqual([post]);
});

test('draws what nobody comes to two seconds later', () => {
  const { drawn, outOfView } = start();
  const { post } = postAt(9000);
  outOfView.takes(post);
  vi.advanceTimersByTime(1900);
  expect(drawn).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(drawn).toEqual([post]);
});
