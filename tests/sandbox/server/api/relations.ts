/** Endpoints that change how a member stands to an account: follow, block, mute, note, feature. */

import type { Member } from '../../world/member.ts';
import type { FollowOptions, Person } from '../../world/model.ts';
import { addNotification } from '../../world/notify.ts';
import { acceptFollow, follow, rejectFollow, unfollow } from '../../world/social-rules.ts';
import { accountEntity, relationshipEntity } from '../entities/account.ts';
import { type Answer, ApiError, invalid, json, notAllowed, notFound } from '../http.ts';
import { ACCOUNT_PAGES, pageOf } from '../paging.ts';
import { followDayOf, followStanding, rateLimitHeaders } from '../rate-limits.ts';
import { type Access, type Call, type Router, relation, write } from '../router.ts';
import { memberOf, personOf } from './access.ts';

export function addRelations(router: Router): void {
  router.on('POST', '/api/v1/accounts/:id/follow', relation('write', 'follows'), followAccount);
  const act = (
    name: string,
    access: Access,
    change: (call: Call, member: Member, person: Person) => void,
  ): void => {
    router.on('POST', `/api/v1/accounts/:id/${name}`, access, (call) => {
      const [member, person] = [memberOf(call), personOf(call)];
      change(call, member, person);
      call.world.touch();
      return json(relationshipEntity(call, member, person));
    });
  };
  const follows = relation('write', 'follows');
  act('unfollow', follows, ({ world }, member, person) => unfollow(world, member, person.id));
  act('remove_from_followers', follows, ({ world }, member, person) =>
    world.follows.remove(person.id, member.id),
  );
  act('block', relation('write', 'blocks'), ({ world }, member, person) => {
    member.blocks.set(person.id, member.nextRow());
    unfollow(world, member, person.id);
    world.follows.remove(person.id, member.id);
  });
  act('unblock', relation('write', 'blocks'), (_, member, person) => member.blocks.delete(person.id));
  act('mute', relation('write', 'mutes'), ({ params, world }, member, person) => {
    const seconds = Number(params.text('duration') ?? 0);
    const expiresAt = seconds > 0 ? world.clock.now() + seconds * 1000 : null;
    member.mutes.set(person.id, {
      row: member.nextRow(),
      notifications: params.flag('notifications') ?? true,
      expiresAt,
    });
  });
  act('unmute', relation('write', 'mutes'), (_, member, person) => member.mutes.delete(person.id));
  act('note', write('accounts'), ({ params }, member, person) => {
    member.notes.set(person.id, params.text('comment') ?? '');
  });
  for (const name of ['pin', 'endorse']) {
    act(name, write('accounts'), ({ world }, member, person) => {
      if (!world.follows.get(member.id, person.id)) {
        throw invalid('You must be already following the person you want to endorse');
      }
      member.endorsed.set(person.id, member.nextRow());
    });
  }
  for (const name of ['unpin', 'unendorse']) {
    act(name, write('accounts'), (_, member, person) => member.endorsed.delete(person.id));
  }
  addFollowRequests(router);
}

/**
 * Follows, with Mastodon's oddity that the answer for an unlocked account always says `following`, even while the
 * other server has not accepted yet (accounts_controller.rb, follow).
 */
function followAccount(call: Call): Answer {
  const { world, settings } = call;
  const [member, person] = [memberOf(call), personOf(call)];
  if (person.id === member.id)
    throw new ApiError(403, { error: 'Following your own account is not allowed' });
  if (person.suspended) throw notFound();
  const isRefused =
    person.movedToId !== null || member.blocks.has(person.id) || member.blocksDomain(person.domain);
  if (isRefused) throw notAllowed();
  const isNew = !world.follows.get(member.id, person.id) && !world.followRequests.get(member.id, person.id);
  const before = followStanding(call, member.followsByDay);
  if (isNew && before.exceeded) {
    throw new ApiError(429, { error: 'Too many requests' }, rateLimitHeaders(before));
  }
  if (isNew) {
    const day = followDayOf(call);
    member.followsByDay.set(day, (member.followsByDay.get(day) ?? 0) + 1);
  }
  const options = followOptions(call);
  follow(world, member, person, options, settings.acceptDelayMs);
  const tie = world.follows.get(member.id, person.id) ?? world.followRequests.get(member.id, person.id);
  const stated =
    person.locked || !tie
      ? {}
      : {
          following: true,
          requested: false,
          showing_reblogs: tie.reblogs,
          notifying: tie.notify,
          languages: tie.languages,
        };
  return json(
    relationshipEntity(call, member, person, stated),
    rateLimitHeaders(followStanding(call, member.followsByDay)),
  );
}

/** Only what the call names is changed. */
function followOptions({ params }: Call): Partial<FollowOptions> {
  const reblogs = params.flag('reblogs');
  const notify = params.flag('notify');
  const languages = params.all('languages').filter((language) => language !== '');
  return {
    ...(reblogs === undefined ? {} : { reblogs }),
    ...(notify === undefined ? {} : { notify }),
    ...(params.has('languages') ? { languages: languages.length > 0 ? languages : null } : {}),
  };
}

function addFollowRequests(router: Router): void {
  router.on('GET', '/api/v1/follow_requests', relation('read', 'follows'), (call) => {
    const rows = call.world.followRequests.to(memberOf(call).id);
    const { page, headers } = pageOf(call, rows, ({ row }) => row, ACCOUNT_PAGES);
    return json(
      page.map(({ sourceId }) => accountEntity(call, call.world.person(sourceId))),
      headers,
    );
  });
  const answer = (name: string, decide: (call: Call, member: Member, person: Person) => boolean): void => {
    router.on('POST', `/api/v1/follow_requests/:id/${name}`, relation('write', 'follows'), (call) => {
      const [member, person] = [memberOf(call), personOf(call)];
      if (!decide(call, member, person)) throw notFound();
      return json(relationshipEntity(call, member, person));
    });
  };
  answer('authorize', ({ world }, member, person) => {
    if (!acceptFollow(world, person.id, member.id)) return false;
    addNotification(world, member, { type: 'follow', from: person, at: world.clock.now() });
    return true;
  });
  answer('reject', ({ world }, member, person) => rejectFollow(world, person.id, member.id));
}
