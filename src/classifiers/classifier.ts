/** The contract of this room: text in, labels out, no clock, no network, no database. */
import type { Hits, PhraseRule } from './text/phrases.ts';
import type { Token } from './text/tokens.ts';

export interface Label {
  /** The value, e.g. 'negative' for sentiment. */
  value: string;
  /** 0 … 1: how often such a label is right. */
  confidence: number;
  /** The words or rule that decided, shown by `explain`. */
  reason: string;
  /** The probability of every value, where the classifier knows it: what makes a post worth asking a person about. */
  shares?: Record<string, number>;
}

/** A facet that may hold several values at once, e.g. reply acts. */
export interface MultiLabel {
  values: string[];
  confidence: number;
  reason: string;
}

/** Facet name → its label. */
export type Labels = Record<string, Label | MultiLabel>;

export type Direction = 'inbound' | 'outbound';

/** What is known of a post besides its words. */
export interface TextContext {
  text: string;
  direction: Direction;
  /** The platform's own language tag, if any. */
  lang?: string;
  /** The language where a person knows it, by its ISO 639 code: it is not asked again. */
  language?: string;
  /** The platform says that a program writes this account's posts. */
  authorBot?: boolean;
}

/** A post while it is read: tokenized once, its phrases found once, with the labels of earlier facets. */
export interface PostReading {
  context: TextContext;
  text: string;
  tokens: readonly Token[];
  hits: Hits;
  labels: Labels;
  /** What {@link oncePerPost} keeps. */
  notes: unknown[];
}

/** One question asked of a post. A new version makes `classify` label posts again. */
export interface Facet {
  name: string;
  version: string;
  /** What gives the label: rules, a model, a library. */
  classifier: string;
  direction: Direction | 'both';
  /** The values it can take, in the order people read them; absent when open (languages, agents). */
  values?: readonly string[];
  /** Several values at once. */
  multiple?: boolean;
  /** Its rows in the shared phrase finder. */
  rules?: readonly PhraseRule[];
  classify(reading: PostReading): Label | MultiLabel;
  /** A second look once all facets have answered: the labels that do not stay as they are. */
  settle?(reading: PostReading): Labels | undefined;
}

let slots = 0;

/** A finding about a post that several facets ask for, worked out for the first of them. It must not be undefined. */
export function oncePerPost<T>(find: (reading: PostReading) => T): (reading: PostReading) => T {
  const slot = slots++;
  return (reading) => {
    reading.notes[slot] ??= find(reading);
    return reading.notes[slot] as T;
  };
}

/** The single value of an earlier facet's label, or undefined. */
export function valueIn(labels: Labels, facet: string): string | undefined {
  const label = labels[facet];
  return label && 'value' in label ? label.value : undefined;
}
