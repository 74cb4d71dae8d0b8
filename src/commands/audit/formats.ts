/** How an audit may be printed. */
import { UsageError } from '../../errors.ts';
import { type OutputFlags, outputFormat } from '../../reporting/output-options.ts';

export const AUDIT_FORMATS = ['table', 'json', 'junit', 'github', 'html', 'email-html'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** @throws UsageError for a format of other reports, and for a table that is to go elsewhere than to the screen */
export function auditFormat(flags: OutputFlags): AuditFormat {
  const asked = outputFormat(flags);
  const format = AUDIT_FORMATS.find((each) => each === asked);
  if (!format) throw new UsageError(`an audit has no form for ${asked}`, `Formats: ${AUDIT_FORMATS.join(', ')}.`);
  if (format === 'table' && (flags.output !== undefined || flags.ifChanged))
    throw new UsageError(
      `${flags.ifChanged ? '--if-changed' : '--output'} does not go with a table of verdicts`,
      `Name another form: --format ${AUDIT_FORMATS.slice(1).join(', ')}`,
    );
  return format;
}
