/** How an inbound post reached the brand: rates of different classes are never pooled silently. */
export const REACHES = ['direct', 'quote', 'implicit', 'untagged'] as const;
export type Reach = (typeof REACHES)[number];

/** Counted unless --reach says otherwise. */
export const DEFAULT_REACH: readonly Reach[] = ['direct', 'quote'];

/** Whether a class is in the default denominator. */
export function isCounted(reach: Reach): boolean {
  return reach === 'direct' || reach === 'quote';
}
