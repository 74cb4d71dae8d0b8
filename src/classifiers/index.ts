/** The classifiers of this version, and the one call that runs them all. A new facet is one file and its line here. */

import { type Direction, type Facet, type Labels, type PostReading, type TextContext, valueIn } from './classifier.ts';
import { agentFacet } from './facets/agent.ts';
import { autoFacet } from './facets/auto.ts';
import { intentFacet } from './facets/intent.ts';
import { type IntentLayer, layeredIntent } from './facets/intent-layer.ts';
import { type Detector, languageFacet } from './facets/language.ts';
import { needsReplyFacet } from './facets/needs-reply.ts';
import { privateDataFacet } from './facets/private-data.ts';
import { replyActFacet } from './facets/reply-act.ts';
import { sentimentFacet } from './facets/sentiment.ts';
import { topicFacet } from './facets/topic.ts';
import { urgencyFacet } from './facets/urgency.ts';
import { learnedFacet } from './learning/learned.ts';
import type { LinearModel } from './learning/linear.ts';
import { compilePhrases, type Hits, type PhraseRule } from './text/phrases.ts';
import { type Token, tokenize } from './text/tokens.ts';

export interface ClassifierOptions {
  /** The user's own topic words; a new value is a new topic. */
  topicRules?: readonly PhraseRule[];
  /** Models trained on the user's labels, by facet: they stand in for the shipped model or the rules. */
  models?: Readonly<Record<string, LinearModel>>;
  /** Stands in for the shipped second layer of intent. */
  intentLayer?: IntentLayer;
}

export interface Classifiers {
  /** The facets in the order in which they are asked, language first: later ones read the labels of earlier ones. */
  facets: readonly Facet[];
  /** All labels of one post, at once; posts whose language only the detector can identify stay `und`. */
  classifyText(context: TextContext): Labels;
  /** All labels of each post, in order; loads the language detector when the first post needs it. */
  classifyTexts(contexts: readonly TextContext[]): Promise<Labels[]>;
}

/** Builds the facets. Tables are compiled and the sentiment model is read when the first post that needs them comes. */
export function createClassifiers(options: ClassifierOptions = {}): Classifiers {
  const detection: { detector?: Detector; missed: boolean } = { missed: false };
  const shipped: readonly Facet[] = [
    languageFacet(() => {
      detection.missed ||= !detection.detector;
      return detection.detector;
    }),
    sentimentFacet(options.models?.sentiment),
    layeredIntent(intentFacet, options.intentLayer),
    needsReplyFacet,
    urgencyFacet,
    topicFacet(options.topicRules),
    privateDataFacet,
    replyActFacet,
    agentFacet,
    autoFacet,
  ];
  const facets = shipped.map((facet) => {
    const model = options.models?.[facet.name];
    return model && facet.name !== 'sentiment' ? learnedFacet(facet, model) : facet;
  });
  const find = phraseFinders(facets);
  const asked = {
    inbound: facets.filter((facet) => facet.direction !== 'outbound'),
    outbound: facets.filter((facet) => facet.direction !== 'inbound'),
  };
  const settled = {
    inbound: asked.inbound.filter((facet) => facet.settle),
    outbound: asked.outbound.filter((facet) => facet.settle),
  };
  const classifyText = (context: TextContext): Labels => {
    const { text } = context;
    const reading: PostReading = { context, text, tokens: tokenize(text), hits: {}, labels: {}, notes: [] };
    for (const facet of asked[context.direction]) {
      reading.labels[facet.name] = facet.classify(reading);
      if (facet.name === 'language')
        reading.hits = find(context.direction, valueIn(reading.labels, 'language')!)(reading.tokens);
    }
    for (const facet of settled[context.direction]) Object.assign(reading.labels, facet.settle!(reading));
    return reading.labels;
  };
  return {
    facets,
    classifyText,
    async classifyTexts(contexts) {
      const all: Labels[] = [];
      for (const context of contexts) {
        detection.missed = false;
        let labels = classifyText(context);
        if (detection.missed) {
          detection.detector = (await import('eld/extrasmall')).eld as Detector;
          labels = classifyText(context);
        }
        all.push(labels);
      }
      return all;
    },
  };
}

type Finder = (tokens: readonly Token[]) => Hits;

/**
 * The finder of a direction and language: the rules of that language and those that read the same everywhere, or all
 * rules when the language is not known. Each is compiled when its first post comes.
 */
function phraseFinders(facets: readonly Facet[]): (direction: Direction, language: string) => Finder {
  const written = new Set(facets.flatMap((facet) => (facet.rules ?? []).map((rule) => rule.language)));
  const compiled = new Map<string, Finder>();
  return (direction, language) => {
    const known = language === 'und' || written.has(language) ? language : '*';
    const key = `${direction} ${known}`;
    const finder = compiled.get(key);
    if (finder) return finder;
    const speaks = (rule: PhraseRule) => known === 'und' || rule.language === known || rule.language === '*';
    const used = facets.filter((facet) => facet.rules && (facet.direction === direction || facet.direction === 'both'));
    const fresh = compilePhrases(Object.fromEntries(used.map((facet) => [facet.name, facet.rules!.filter(speaks)])));
    compiled.set(key, fresh);
    return fresh;
  };
}
