/** Who is calling, and may they? */

import type { Member } from '../../world/member.ts';
import type { Person, Post } from '../../world/model.ts';
import { maySee } from '../../world/timelines.ts';
import { ApiError, notFound } from '../http.ts';
import type { Access, Call } from '../router.ts';

/** Refuses a call whose token is missing, dead, too narrow or without a user, in Mastodon's words and order. */
export function authorize(call: Call, access: Access): void {
  // Where no token is needed an unknown one is as good as none; a revoked one is refused all the same.
  if (access.optional && (call.token === undefined || access.scopes === undefined)) return;
  if (call.token === undefined) throw new ApiError(401, { error: 'The access token is invalid' });
  if (call.token.revoked) throw new ApiError(401, { error: 'The access token was revoked' });
  const { scopes } = call.token;
  if (access.scopes && !access.scopes.some((scope) => scopes.includes(scope))) {
    throw new ApiError(403, { error: 'This action is outside the authorized scopes' });
  }
  if (!access.appOnly && call.token.accountId === null) {
    throw new ApiError(422, { error: 'This method requires an authenticated user' });
  }
}

/** The token as it was sent: header, query or form. */
export function sentToken(call: Pick<Call, 'headers' | 'params'>): string | undefined {
  return /^bearer (.+)$/i.exec(call.headers['authorization'] ?? '')?.[1] ?? call.params.text('access_token');
}

/** The calling user; endpoints for users only. */
export function memberOf(call: Call): Member {
  if (!call.viewer) throw new ApiError(422, { error: 'This method requires an authenticated user' });
  return call.viewer;
}

/** The account named in the path; deleted ones are gone. */
export function personOf(call: Call, name = 'id'): Person {
  const person = call.world.people.get(call.params.text(name) ?? '');
  if (!person || person.deleted) throw notFound();
  return person;
}

/** The post named in the path, if the caller may see it. */
export function postOf(call: Call): Post {
  const post = call.world.posts.get(call.params.text('id') ?? '');
  if (!post || !maySee(call.world, call.viewer, post)) throw notFound();
  return post;
}
