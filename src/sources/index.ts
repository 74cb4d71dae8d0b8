/** Live sources by name; a source is one file and one line here. Each is loaded when it is first asked for. */
import { UsageError } from '../errors.ts';
import type { Source } from './source.ts';

export const SOURCES: Readonly<Record<string, () => Promise<Source>>> = {
  x: async () => (await import('./x.ts')).xSource,
  bluesky: async () => (await import('./bluesky.ts')).blueskySource,
  mastodon: async () => (await import('./mastodon.ts')).mastodonSource,
  youtube: async () => (await import('./youtube.ts')).youtubeSource,
  facebook: async () => (await import('./facebook.ts')).facebookSource,
  instagram: async () => (await import('./instagram.ts')).instagramSource,
  threads: async () => (await import('./threads.ts')).threadsSource,
};

/** @throws UsageError listing what there is */
export async function sourceNamed(name: string): Promise<Source> {
  const load = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  if (!load) throw new UsageError(`"${name}" is not a source`, `Sources: ${Object.keys(SOURCES).join(', ')}.`);
  return load();
}
