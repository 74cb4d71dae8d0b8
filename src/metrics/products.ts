/** How other products define response time, by their own documentation, and what these data cannot reproduce. */

export interface Product {
  /** As typed after --as. */
  name: string;
  title: string;
  /** What the product calls its number. */
  measure: string;
  /** The turns whose waits it counts: the first of conversations, or all. */
  turns: 'first' | 'all';
  /** The number that the product shows first. */
  headline: 'mean' | 'median';
  /** Whether an answer within the same second is not counted. */
  dropsInstant?: true;
  /** Its definition, paraphrased. */
  says: string;
  /** How this program's number differs from it, and why. */
  differs: string;
  /** URL of the definition. */
  source: string;
}

export const PRODUCTS: readonly Product[] = [
  {
    ...{ name: 'zendesk', title: 'Zendesk', measure: 'first reply time', turns: 'first', headline: 'median' },
    says:
      'the time from the creation of a ticket to the first public comment of an agent after it, kept with the ticket once there ' +
      'is one, in calendar and in business hours; a ticket without a reply has none, and bots do not count',
    differs:
      'a ticket is a conversation here. Which aggregate is shown is a choice of the report there: the median is taken here. ' +
      'Business hours are those of a schedule there: --hours business counts those that are configured here',
    source:
      'Calculating first reply time; About native Support time duration metrics ' +
      '(support.zendesk.com/hc/en-us/articles/4408821871642 and 4408834848154), read November 2026',
  },
  {
    ...{ name: 'sprout', title: 'Sprout Social', measure: 'average reply time', turns: 'all', headline: 'mean' },
    says:
      'the average time that it took to reply to a message, with its median beside it, over the messages that were replied to, in ' +
      'all, business or off hours',
    differs:
      'a message is a turn here: of several posts in a row the time runs from the first, there from the one that was replied to. ' +
      'Only replies sent through the product count there, here all public ones',
    source: 'Team Report (support.sproutsocial.com/hc/en-us/articles/208762436), read November 2026',
  },
  {
    ...{
      name: 'hootsuite',
      title: 'Hootsuite',
      measure: 'average first response time',
      turns: 'first',
      headline: 'mean',
    },
    says: 'the average first response time of the conversations that were resolved, whenever that was',
    differs:
      '"resolved" is a state of the inbox there, which is not in these data, so its number cannot be had: this is the average of ' +
      'all conversations that were answered',
    source:
      'Inbox 2.0 metrics (help.hootsuite.com/hc/en-us/articles/14530143464219), of 23 April 2024, read November 2026',
  },
  {
    ...{ name: 'orlo', title: 'Orlo', measure: 'average response time', turns: 'all', headline: 'mean' },
    says: 'the average time for a customer to receive a reply, across all inbound messages',
    differs:
      'a message is a turn here. Private messages count there, and are not in these data. That messages without a reply have no ' +
      'time there is taken for granted: the page does not say what they would count as',
    source: 'Inbox Report Glossary (support.orlo.tech/inbox-report-glossary), read November 2026',
  },
  {
    ...{
      name: 'issue-metrics',
      title: 'issue-metrics',
      measure: 'time to first response',
      turns: 'first',
      headline: 'mean',
    },
    dropsInstant: true,
    says:
      'the time from the creation of an issue to the first comment by anybody but its author and bots: average, median and 90th ' +
      'percentile of the issues that have one, to the second; a response in the very second counts as none',
    differs: 'an issue is a conversation here, and only the brand answers it: there any reader does',
    source: 'time_to_first_response.py (github.com/github/issue-metrics at 12b493b), read November 2026',
  },
];
