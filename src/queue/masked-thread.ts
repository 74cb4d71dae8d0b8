/** Threads without names of customers, who are named by what brands write too. */
import type { Decision } from '../domain/decision.ts';
import type { ShownPost } from '../store/reading/conversations.ts';
import type { Mask } from './masking.ts';

export function maskedPosts(posts: readonly ShownPost[], mask: Mask): ShownPost[] {
  return posts.map((post) => ({
    ...post,
    text: mask.text(post.text, post.channel),
    ...(post.brand === null && {
      handle: mask.name(post.handle ?? post.account_id!),
      account_id: null,
      name: null,
      url: null,
    }),
  }));
}

export function maskedDecisions(decisions: readonly Decision[], mask: Mask): Decision[] {
  return decisions.map((each) => ({ ...each, note: each.note && mask.text(each.note, each.channel) }));
}
