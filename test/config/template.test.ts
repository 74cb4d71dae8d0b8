import { describe, expect, it } from 'vitest';
import { checkTable } from '../../src/config/schema.ts';
import { addPreset, defaultConfigToml } from '../../src/config/template.ts';
import { parseToml } from '../../src/config/toml.ts';

const PRESET = { channel: 'x', columns: { id: 'Message "ID"', 'created at': 'Zeit\u007f' } };

describe('the configuration this program writes', () => {
  it('says nothing until a line is uncommented, then only what is allowed', async () => {
    expect((await parseToml(defaultConfigToml(), 't')).table).toEqual({});
    const uncommented = defaultConfigToml().replace(/^#(?! )/gm, '');
    const { table } = await parseToml(uncommented, 't');
    expect(checkTable(table).faults).toEqual([]);
    expect(Object.keys(table)).toContain('schedule');
  });

  it('takes a preset at its end and keeps every other byte', async () => {
    const before = '# mine\nwindow = "1h" # short\n\n[sla]\ntarget = "5m"';
    const after = await addPreset(before, 'my export', PRESET);
    expect(after.startsWith(before)).toBe(true);
    expect((await parseToml(after, 't')).table).toMatchObject({ window: '1h', presets: { 'my export': PRESET } });
    expect(await addPreset(after, 'other', PRESET)).toContain('[presets.other.columns]');
    expect(await addPreset('', 'first', PRESET)).toMatch(/^\[presets\.first\]/);
  });

  it('does not write over a preset', async () => {
    const once = await addPreset('window = "1h"\n', 'a', PRESET);
    await expect(addPreset(once, 'a', PRESET)).rejects.toThrow('there is a preset "a" already (line 3)');
  });
});
