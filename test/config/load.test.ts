import { describe, expect, it } from 'vitest';
import { describeConfig } from '../../src/config/config.ts';
import { loadConfig, type Surroundings } from '../../src/config/load.ts';
import { ConfigError } from '../../src/errors.ts';

interface Given extends Partial<Omit<Surroundings, 'readFile'>> {
  files?: Record<string, string>;
}

const load = ({ files = {}, ...around }: Given = {}) =>
  loadConfig({
    flags: {},
    env: {},
    cwd: '/srv/acme',
    home: '/home/ann',
    platform: 'linux',
    systemZone: 'Europe/Lisbon',
    readFile: (path) => files[path],
    ...around,
  });

const PROJECT = '/srv/acme/socialcare.toml';
const USER = '/home/ann/.config/socialcare/config.toml';
const project = (toml: string) => load({ files: { [PROJECT]: toml } });

async function faultsOf(toml: string): Promise<string[]> {
  const error = await project(toml).then(
    () => new Error('no fault was found'),
    (thrown: unknown) => thrown as ConfigError,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return error.message.split('\n');
}

describe('configuration', () => {
  it('has a default for everything and says so', async () => {
    const config = await load();
    expect(config).toMatchObject({
      db: { value: '/home/ann/.local/share/socialcare/socialcare.db', origin: 'default' },
      timezone: { value: 'Europe/Lisbon', origin: 'system' },
      window_seconds: { value: 86_400, origin: 'default' },
      reach: { value: ['direct', 'quote'], origin: 'default' },
      auto_reply_seconds: { value: 15, origin: 'default' },
      episode_gap_seconds: { value: 259_200, origin: 'default' },
      sla_target_seconds: { value: 3600, origin: 'default' },
      schedules: { value: [], origin: 'default' },
      policy: undefined,
      files: [],
    });
  });

  it('lets a flag win over the environment, that over the project, that over the home', async () => {
    const files = {
      [PROJECT]: '\nwindow = "3h"\ndb = "p.db"\nepisode_gap = "3h"',
      [USER]: 'window = "4h"\ndb = "u.db"\nepisode_gap = "4h"\nauto_reply_seconds = 4',
    };
    const config = await load({
      files,
      flags: { db: 'f.db' },
      env: { SOCIALCARE_WINDOW: '2h', SOCIALCARE_DB: '~/e.db' },
    });
    expect(config).toMatchObject({
      db: { value: '/srv/acme/f.db', origin: 'flag --db' },
      window_seconds: { value: 7200, origin: 'env SOCIALCARE_WINDOW' },
      episode_gap_seconds: { value: 10_800, origin: `${PROJECT}:4` },
      auto_reply_seconds: { value: 4, origin: `${USER}:4` },
      files: [PROJECT, USER],
    });
  });

  it('reads relative paths from the folder of their file', async () => {
    expect((await project('db = "data/care.db"')).db.value).toBe('/srv/acme/data/care.db');
    const config = await load({
      flags: { config: '../other/my.toml' },
      files: { '/srv/other/my.toml': 'db = "care.db"' },
    });
    expect(config.db).toEqual({ value: '/srv/other/care.db', origin: '/srv/other/my.toml:1' });
    expect((await load({ flags: { db: ':memory:' } })).db.value).toBe(':memory:');
    expect((await load({ env: { SOCIALCARE_DB: '~/e.db' } })).db.value).toBe('/home/ann/e.db');
  });

  it('says when the given file does not exist', async () => {
    await expect(load({ env: { SOCIALCARE_CONFIG: 'gone.toml' } })).rejects.toThrow(
      'no configuration file /srv/acme/gone.toml',
    );
  });

  it('reads targets, hours, brands, presets and sources', async () => {
    const config = await load({
      env: { SOCIALCARE_X_BASE_URL: 'http://127.0.0.1:8080' },
      files: {
        [PROJECT]: `
[sla]
target = "2h"
[sla.critical]
target = "15m"
[[schedule]]
from = 2026-01-01
zone = "Europe/Berlin"
open = { mon-fri = ["09:00-12:00", "13:00-17:00"], sat = [] }
holidays = ["2026-12-25", 2026-12-26]
holidays_file = "de.ics"
[brands.acme]
accounts = ["x:@acme", "bluesky:acme.example"]
[presets.export]
channel = "x"
[presets.export.columns]
id = "Message ID"
[sources.x]
base_url = "https://example.test"
monthly_budget = 20
bearer_token_command = "pass show x"
`,
        [USER]: '[sla.high]\ntarget = "30m"\n[sources.youtube]\nregion = "DE"',
      },
    });
    expect(config.sla_target_seconds).toEqual({ value: 7200, origin: `${PROJECT}:3` });
    expect(config.sla_by_urgency).toEqual({
      critical: { value: 900, origin: `${PROJECT}:4` },
      high: { value: 1800, origin: `${USER}:1` },
    });
    expect(config.schedules.value).toEqual([
      {
        from: '2026-01-01',
        zone: 'Europe/Berlin',
        open: {
          'mon-fri': [
            ['09:00', '12:00'],
            ['13:00', '17:00'],
          ],
          sat: [],
        },
        holidays: ['2026-12-25', '2026-12-26'],
        holidays_file: '/srv/acme/de.ics',
      },
    ]);
    expect(config.brands).toEqual({ acme: { value: ['x:@acme', 'bluesky:acme.example'], origin: `${PROJECT}:12` } });
    expect(config.presets.export?.value).toEqual({ channel: 'x', columns: { id: 'Message ID' } });
    expect(config.sources.x).toMatchObject({
      base_url: { value: 'http://127.0.0.1:8080', origin: 'env SOCIALCARE_X_BASE_URL' },
      monthly_budget: { value: 20, origin: `${PROJECT}:20` },
    });
    expect(config.sources.youtube?.region).toEqual({ value: 'DE', origin: `${USER}:4` });
    expect(describeConfig(config)).toContainEqual({
      key: 'sources.x.bearer_token_command',
      value: '(hidden)',
      origin: `${PROJECT}:21`,
    });
  });

  it('keeps the policy as written, with the place of each value', async () => {
    const config = await project('[policy]\n\n[policy.urgent]\nroute = "phone"\nif = ["a", "b"]');
    expect(config.policy?.value.table).toEqual({ urgent: { route: 'phone', if: ['a', 'b'] } });
    expect(config.policy?.value.at(['urgent', 'route'])).toBe('socialcare.toml:4:9');
    expect(config.policy?.value.at(['urgent', 'if', 1])).toBe('socialcare.toml:5:12');
  });
});

describe('a mistake in the configuration', () => {
  it.each([
    [
      'a mistyped zone',
      'timezone = "Europe/Berln"',
      'socialcare.toml:1:12: timezone "Europe/Berln" is not an IANA zone; did you mean Europe/Berlin?',
    ],
    ['a mistyped key', '\n  tmezone = "UTC"', 'socialcare.toml:2:3: tmezone is unknown; did you mean timezone?'],
    ['a key from elsewhere', 'colour = "blue"', 'socialcare.toml:1:1: colour is unknown'],
    ['a number for a text', 'db = 5', 'socialcare.toml:1:6: db must be text, not 5'],
    ['a text for a list', 'reach = "direct"', 'socialcare.toml:1:9: reach must be a list, not "direct"'],
    [
      'a reach that does not exist',
      'reach = ["direct", "qoute"]',
      'socialcare.toml:1:20: reach[2] "qoute" is none of direct, quote, implicit, untagged; did you mean quote?',
    ],
    [
      'a length without a unit',
      'window = "24"',
      'socialcare.toml:1:10: window "24" is not a length of time such as 15m, 24h or 3d',
    ],
    ['a target nobody gave', '[sla.high]', 'socialcare.toml:1:2: sla.high.target is missing'],
    ['an urgency that no label has', '[sla.urgent]\ntarget = "1m"', 'socialcare.toml:1:2: sla.urgent'],
    [
      'a weekday in German',
      '[[schedule]]\nzone="UTC"\nopen = { mo = ["09:00-17:00"] }',
      'socialcare.toml:3:10: schedule[1].open.mo is not a day (mon … sun) or a range of days (mon-fri)',
    ],
    [
      'hours that are none',
      '[[schedule]]\nzone="UTC"\nopen = { mon = ["9-17"] }',
      'socialcare.toml:3:17: schedule[1].open.mon[1] "9-17" is not "HH:MM-HH:MM"',
    ],
    [
      'a day that does not exist',
      '[[schedule]]\nzone="UTC"\nfrom="2026-02-30"\nopen = {}',
      'socialcare.toml:1:3: schedule[1] schedule from 2026-02-30: from "2026-02-30" is not a day (YYYY-MM-DD)',
    ],
    [
      'a mistyped key of a schedule',
      '[[schedule]]\nzone="UTC"\nopen = {}\nholiday = []',
      'socialcare.toml:4:1: schedule[1].holiday is unknown; did you mean holidays?',
    ],
    [
      'an account without its network',
      '[brands.acme]\naccounts = ["@acme"]',
      'socialcare.toml:2:13: brands.acme.accounts[1] is not "channel:@handle"',
    ],
    [
      'a source that is no URL',
      '[sources.x]\nbase_url = "x.com"',
      'socialcare.toml:2:12: sources.x.base_url is not a URL',
    ],
    [
      'a price in words',
      '[sources.openai]\nprice_input = "cheap"\nprice_output = 1',
      'socialcare.toml:2:15: sources.openai.price_input must be a number: the price of a million tokens',
    ],
    [
      'a price below nothing',
      '[sources.openai]\nprice_input = 1\nprice_output = -1',
      'socialcare.toml:3:16: sources.openai.price_output must not be negative',
    ],
    [
      'half a price',
      '[sources.openai]\nprice_input = 1',
      'socialcare.toml:1:2: sources.openai needs both price_input and price_output, or neither',
    ],
    [
      'a topic with a name that no value can have',
      '[topics]\n"Bad Name" = ["x"]',
      'socialcare.toml:2:1: topics.Bad Name must consist of small letters, digits and hyphens',
    ],
    ['text that is no TOML', 'window = 24h', 'socialcare.toml:1:12: '],
    ['a key said twice', 'db = "a"\ndb = "b"', 'socialcare.toml:2:1: '],
  ])('is named with line and column: %s', async (_title, toml, fault) => {
    const [first] = await faultsOf(toml);
    expect(first?.startsWith(fault), first).toBe(true);
  });

  it('does not hide the others', async () => {
    expect(await faultsOf('db = 5\ntmezone = "UTC"\nwindow = "soon"')).toHaveLength(3);
  });

  it('names the flag or the variable that holds it', async () => {
    await expect(load({ flags: { timezone: 'Mars/Base' } })).rejects.toThrow('--tz "Mars/Base" is not an IANA zone');
    await expect(load({ env: { SOCIALCARE_AUTO_REPLY_SECONDS: 'few' } })).rejects.toThrow(
      'SOCIALCARE_AUTO_REPLY_SECONDS must be a number, not "few"',
    );
  });
});
