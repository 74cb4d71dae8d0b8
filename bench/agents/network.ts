/** Two networks of this computer, speaking as the real ones do, on which customers go on asking. */
import { startBluesky } from '../../test/helpers/servers/bluesky.ts';
import { startMastodon } from '../../test/helpers/servers/mastodon.ts';

export interface Network {
  source: string;
  /** Argument of `brand add`. */
  account: string;
  env: Readonly<Record<string, string>>;
  /** So many customers ask now. */
  ask(count: number): void;
  /** How many have asked. */
  asked(): number;
  close(): Promise<void>;
}

const seconds = () => Math.floor(Date.now() / 1000);

export async function startNetworks(): Promise<Network[]> {
  const [social, sky] = [await startMastodon('acme', Date.now), await startBluesky('acme.example', Date.now)] as const;
  social.accounts.push('ann@elsewhere.example');
  sky.accounts.push('ann.example');
  return [
    {
      source: 'mastodon',
      account: `mastodon:acme@${social.host}`,
      env: { SOCIALCARE_MASTODON_BASE_URL: social.url, MASTODON_ACCESS_TOKEN: social.token },
      ask(count) {
        for (let n = 0; n < count; n++)
          social.toots.push({
            id: String(1_000 + social.toots.length),
            author: 'ann@elsewhere.example',
            content: `<p>@acme is it open? (${social.toots.length})</p>`,
            at: seconds(),
            mentions: ['acme'],
          });
      },
      asked: () => social.toots.length,
      close: social.close,
    },
    {
      source: 'bluesky',
      account: 'bluesky:acme.example',
      env: {
        SOCIALCARE_BLUESKY_BASE_URL: sky.url,
        BLUESKY_IDENTIFIER: 'acme.example',
        BLUESKY_APP_PASSWORD: 'app-pass',
      },
      ask(count) {
        for (let n = 0; n < count; n++)
          sky.posts.push({
            key: `q${sky.posts.length}`,
            author: 'ann.example',
            text: `@acme.example does it fit? (${sky.posts.length})`,
            at: seconds(),
            mentions: ['acme.example'],
          });
      },
      asked: () => sky.posts.length,
      close: sky.close,
    },
  ];
}
