/** Attribution: which brands an inbound post is addressed to, and which customer an outbound post answers. */
import type { ByPost } from './by-post.ts';
import { type Mention, ownWords } from './handles.ts';
import { foldName } from './names.ts';
import { AUTOFILLED_CHANNELS } from './post.ts';
import type { Reach } from './reach.ts';
import type { BrandNames, ThreadPost } from './thread.ts';

export type Attribution = ReadonlyMap<number, Reach>;

/**
 * Attributes every inbound post of a thread to brands.
 * 1 its parent is B's; 2 B replied directly to it; 3 its own words name B, or the platform says that it was sent to B
 * (1-3 and quoting B are a union);
 * 4 none of these and it replies to its author's own post: that post's brands; 5 else none.
 * A handle that appears only in the auto-filled run of a reply to somebody else reaches the brand as implicit.
 * @param attributions where they are kept
 */
export function attributeInbound(
  posts: ThreadPost[],
  byKey: ByPost<ThreadPost>,
  names: BrandNames,
  attributions: ByPost<Attribution> = new Map(),
): ByPost<Attribution> {
  const repliers = directRepliers(posts);
  /** Attributions to one brand or none, of which a long thread has few different ones. */
  const shared = new Map<string, Attribution>();
  for (const post of posts) attributeChain(post);
  return attributions;

  /** Walks up the author's own posts first, without recursion: chains of thousands exist. */
  function attributeChain(post: ThreadPost): void {
    const chain: ThreadPost[] = [];
    let at: ThreadPost | undefined = post;
    // A cycle of replies: after two rounds each post has the brands that any of them names.
    while (at && isInbound(at) && !attributions.has(at.key) && chain.length < 2 * byKey.size) {
      chain.push(at);
      const parent: ThreadPost | undefined = at.parent === null ? undefined : byKey.get(at.parent);
      at = parent?.author === at.author ? parent : undefined;
    }
    for (const link of chain.reverse()) attributions.set(link.key, attribute(link));
  }

  function attribute(post: ThreadPost): Attribution {
    const brands = new Map<number, Reach>();
    const { leading } = post.named;
    for (const brand of repliers.get(post.key) ?? []) brands.set(brand, 'untagged');
    if (post.quotedBrand !== null) brands.set(post.quotedBrand, 'quote');
    for (const mention of ownWords(post.named, post.channel, post.isReply)) {
      const brand = names.brandOf(post.channel, mention, post.createdAt);
      if (brand !== undefined) brands.set(brand, 'direct');
    }
    for (const account of post.addressedTo ?? []) {
      const brand = names.brandOf(post.channel, account, post.createdAt);
      if (brand !== undefined) brands.set(brand, 'direct');
    }
    const parentBrand = post.parentBrand ?? brandOfUnknownParent(post, names);
    if (parentBrand !== null) brands.set(parentBrand, 'direct');
    const parent = post.parent === null ? undefined : byKey.get(post.parent);
    if (brands.size === 0 && parent?.author === post.author)
      for (const [brand, reach] of attributions.get(parent.key) ?? []) brands.set(brand, reach);
    for (const mention of leading) {
      const brand = names.brandOf(post.channel, mention, post.createdAt);
      if (brand !== undefined && (!brands.has(brand) || brands.get(brand) === 'untagged'))
        brands.set(brand, 'implicit');
    }
    if (post.declaredInbound) for (const brand of brands.keys()) brands.set(brand, 'direct');
    return brands.size > 1 ? brands : share(brands);
  }

  function share(brands: Attribution): Attribution {
    const name = [...brands].join();
    const known = shared.get(name);
    if (!known) shared.set(name, brands);
    return known ?? brands;
  }
}

/** A reply whose parent is not stored: by the convention of clients its first auto-filled handle is the parent's author. */
function brandOfUnknownParent(post: ThreadPost, names: BrandNames): number | null {
  if (!post.isReply || post.parent !== null || post.parentAuthor !== null) return null;
  const first = AUTOFILLED_CHANNELS.has(post.channel) ? post.named.leading[0] : undefined;
  return (first === undefined ? undefined : names.brandOf(post.channel, first, post.createdAt)) ?? null;
}

function directRepliers(posts: ThreadPost[]): Map<number, number[]> {
  const repliers = new Map<number, number[]>();
  for (const post of posts) {
    if (post.authorBrand === null || post.parent === null || post.quotesFromElsewhere) continue;
    const brands = repliers.get(post.parent);
    if (brands) brands.push(post.authorBrand);
    else repliers.set(post.parent, [post.authorBrand]);
  }
  return repliers;
}

/** Posts of brands, and posts that the data calls outbound, are never inbound, also not to another brand. */
export function isInbound(post: ThreadPost): boolean {
  return post.authorBrand === null && post.declaredInbound !== false && !post.quotesFromElsewhere;
}

/**
 * The customers an outbound post addresses: the author of its nearest ancestor not by a brand, or else the first customer it
 * names; the author it quotes; and the customers of the thread whom its own words name. Empty for a proactive post.
 */
export function addressees(post: ThreadPost, byKey: ByPost<ThreadPost>, customers: CustomerResolver): Set<number> {
  const spokenTo = new Set<number>();
  const quoted = post.quoted === null ? undefined : byKey.get(post.quoted);
  if (quoted && isInbound(quoted)) spokenTo.add(quoted.author);
  if (post.quotesFromElsewhere) return spokenTo;
  const ancestor = nearestCustomer(post, byKey);
  if (ancestor !== undefined) spokenTo.add(ancestor);
  else {
    const named = [...post.named.leading, ...post.named.own];
    const first = named.map((mention) => customers(mention, post)).find((customer) => customer !== undefined);
    if (first !== undefined) spokenTo.add(first);
  }
  for (const mention of ownWords(post.named, post.channel, post.isReply)) {
    const customer = customers(mention, post);
    if (customer !== undefined) spokenTo.add(customer);
  }
  return spokenTo;
}

function nearestCustomer(post: ThreadPost, byKey: ByPost<ThreadPost>): number | undefined {
  let at = post;
  // More steps than there are posts mean a cycle.
  for (let steps = 0; steps <= byKey.size; steps++) {
    const parent = at.parent === null ? undefined : byKey.get(at.parent);
    if (!parent) return at.parentAuthor !== null && at.parentBrand === null ? at.parentAuthor : undefined;
    if (parent.authorBrand === null) return parent.author;
    at = parent;
  }
  return undefined;
}

/** The customer of a thread whom a post of it names; undefined when it names somebody else. */
export type CustomerResolver = (named: Mention, post: ThreadPost) => number | undefined;

export function customerResolver(posts: ThreadPost[], names: BrandNames): CustomerResolver {
  let customers: Customers | undefined;
  const called = (handle: string, { channel, createdAt }: ThreadPost, { keys, byHandle }: Customers) => {
    const account = names.accountOf(channel, handle, createdAt);
    if (account === undefined) return byHandle.get(handle);
    return keys.has(account) ? account : undefined;
  };
  return (named, post) => {
    // Few threads need a look at all their customers.
    customers ??= customersOf(posts);
    if (typeof named === 'string') return called(named, post, customers);
    const account = named.id === undefined ? undefined : customers.byId.get(named.id);
    // A customer named without an id in the thread may be listed with one.
    return account ?? (named.handle === undefined ? undefined : called(named.handle, post, customers));
  };
}

interface Customers {
  keys: Set<number>;
  byHandle: Map<string, number>;
  byId: Map<string, number>;
}

function customersOf(posts: readonly ThreadPost[]): Customers {
  const customers: Customers = { keys: new Set(), byHandle: new Map(), byId: new Map() };
  for (const post of posts) {
    if (!isInbound(post)) continue;
    customers.keys.add(post.author);
    if (post.authorHandle !== null) customers.byHandle.set(foldName(post.authorHandle), post.author);
    if (post.authorId !== null) customers.byId.set(post.authorId, post.author);
  }
  return customers;
}
