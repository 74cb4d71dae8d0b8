import { describe, expect, it } from 'vitest';
import { absolutePath, defaultDatabasePath, userConfigPath } from '../../src/config/paths.ts';

const LINUX = { platform: 'linux', home: '/home/ann', env: {} };
const MAC = { platform: 'darwin', home: '/Users/ann', env: {} };
const WINDOWS = { platform: 'win32', home: 'C:\\Users\\ann', env: {} };

describe('paths', () => {
  it.each([
    ['Linux', LINUX, '/home/ann/.local/share/socialcare/socialcare.db', '/home/ann/.config/socialcare/config.toml'],
    [
      'XDG',
      { ...LINUX, env: { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c' } },
      '/d/socialcare/socialcare.db',
      '/c/socialcare/config.toml',
    ],
    [
      'a relative XDG is ignored, as its specification says',
      { ...LINUX, env: { XDG_DATA_HOME: 'd' } },
      '/home/ann/.local/share/socialcare/socialcare.db',
      '/home/ann/.config/socialcare/config.toml',
    ],
    [
      'macOS',
      MAC,
      '/Users/ann/Library/Application Support/socialcare/socialcare.db',
      '/Users/ann/.config/socialcare/config.toml',
    ],
    [
      'Windows',
      WINDOWS,
      'C:\\Users\\ann\\AppData\\Local\\socialcare\\socialcare.db',
      'C:\\Users\\ann\\AppData\\Roaming\\socialcare\\config.toml',
    ],
  ])('follow the customs of %s', (_title, place, database, config) => {
    expect(defaultDatabasePath(place)).toBe(database);
    expect(userConfigPath(place)).toBe(config);
  });

  it('as written become absolute', () => {
    expect(absolutePath('~/a.db', '/x', LINUX)).toBe('/home/ann/a.db');
    expect(absolutePath('a.db', '/x', LINUX)).toBe('/x/a.db');
    expect(absolutePath('~\\a.db', 'D:\\x', WINDOWS)).toBe('C:\\Users\\ann\\a.db');
  });
});
