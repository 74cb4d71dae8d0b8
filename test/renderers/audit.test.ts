import { expect, test } from 'vitest';
import type { PlannedCheck } from '../../src/domain/audit-plan.ts';
import type { AuditLine, AuditResult } from '../../src/domain/audit-result.ts';
import type { Verdict } from '../../src/domain/audit-verdict.ts';
import { auditGithub } from '../../src/renderers/audit/github.ts';
import { auditJunit } from '../../src/renderers/audit/junit.ts';

const CHECK: PlannedCheck = {
  ...{ name: 'ignored@24h', measure: 'ignored', unit: 'share', window: 86_400, bound: 'max', fail: 0.2 },
  ...{ strict: 'interval', minN: 30, minEffect: 0, only: {} },
};

function resultOf(...groups: [brand: string, verdict: Verdict, reason: string][]): AuditResult {
  const lines = groups.map(
    ([brand, verdict, reason]): AuditLine => ({
      check: CHECK,
      ...{ metric: 'ignored', version: 2, group: { brand }, verdict, reason },
      figure: { value: 0.312, low: 0.271, high: 0.356, n: 512 },
    }),
  );
  return { lines, hash: 'abc', asOf: Date.UTC(2026, 2, 24) / 1000 };
}

const ALL = resultOf(
  ['acme', 'breach', 'the whole interval is beyond the bound'],
  ['rival', 'cannot-say', 'too few: 12, at least 30 are needed'],
  ['third', 'warn', 'beyond the bound, but chance could explain it'],
  ['fourth', 'pass', ''],
);

test('JUnit: a breach is a failure, what cannot be judged an error, a warning passes and says so', () => {
  expect(auditJunit(ALL)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="socialcare audit" tests="4" failures="1" errors="1" skipped="0" time="0">
      <testsuite name="ignored" timestamp="2026-03-24T00:00:00" tests="4" failures="1" errors="1" skipped="0" time="0">
        <properties><property name="plan" value="abc"/></properties>
        <testcase classname="socialcare.ignored" name="acme: ignored@24h ≤ 20 %" time="0">
          <failure type="breach" message="the whole interval is beyond the bound">31.2 % (27.1–35.6), n 512: the whole interval is beyond the bound</failure>
        </testcase>
        <testcase classname="socialcare.ignored" name="rival: ignored@24h ≤ 20 %" time="0">
          <error type="cannot-say" message="too few: 12, at least 30 are needed">31.2 % (27.1–35.6), n 512: too few: 12, at least 30 are needed</error>
        </testcase>
        <testcase classname="socialcare.ignored" name="third: ignored@24h ≤ 20 %" time="0">
          <system-out>31.2 % (27.1–35.6), n 512: warning: beyond the bound, but chance could explain it</system-out>
        </testcase>
        <testcase classname="socialcare.ignored" name="fourth: ignored@24h ≤ 20 %" time="0">
          <system-out>31.2 % (27.1–35.6), n 512</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('GitHub: a line for everything but what passes', () => {
  expect(auditGithub(ALL)).toMatchInlineSnapshot(`
    "::error title=breach%3A acme%3A ignored@24h ≤ 20 %25::31.2 %25 (27.1–35.6), n 512: the whole interval is beyond the bound
    ::warning title=cannot say%3A rival%3A ignored@24h ≤ 20 %25::31.2 %25 (27.1–35.6), n 512: too few: 12, at least 30 are needed
    ::warning title=warning%3A third%3A ignored@24h ≤ 20 %25::31.2 %25 (27.1–35.6), n 512: beyond the bound, but chance could explain it
    "
  `);
  expect(auditGithub(resultOf(['acme', 'pass', '']))).toBe('');
});

const HOSTILE = 'x"></testcase>&\u0000\u001b[31m\u202e\ufffe\n::error title=pwned::100%,a:b';

test('a hostile name of a brand stays text in JUnit', () => {
  const xml = auditJunit(resultOf([HOSTILE, 'breach', HOSTILE]));
  expect(xml).toContain('x&quot;&gt;&lt;/testcase&gt;&amp;');
  expect(xml.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e\ufffe\uffff]/);
  expect(xml.match(/<\/testcase>/g)).toHaveLength(1);
});

test('a hostile name of a brand starts no command of a workflow', () => {
  const annotation = auditGithub(resultOf([HOSTILE, 'breach', HOSTILE]));
  expect(annotation.trimEnd().split('\n')).toHaveLength(1);
  expect(annotation).toMatch(/^::error title=breach%3A x">[^:,]*100%25%2Ca%3Ab%3A ignored@24h ≤ 20 %25::31\.2 %25/);
});
