/** socialcare/domain: the words that the other parts share, the rules of threads and turns, lengths of time, errors. */
export { DAY_SECONDS, formatDuration, parseDuration } from '../domain/duration.ts';
export { listedMentions, type Mention, type Named, namedHandles } from '../domain/handles.ts';
export { type Palette, PLAIN } from '../domain/palette.ts';
export type { Picture } from '../domain/picture.ts';
export { type AccountName, SAMPLINGS, type Sampling, type SourcePost } from '../domain/post.ts';
export type { Column, ColumnKind, CoverageSpan, Report, Row, Section, Span } from '../domain/report.ts';
export type { BrandNames, ThreadPost } from '../domain/thread.ts';
export { conversationsOf, type ThreadConversations as Conversations, type Turn } from '../domain/turn.ts';
export { CareError, FormatError, Interrupted, UsageError } from '../errors.ts';
