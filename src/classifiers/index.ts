/** The classifiers this version knows, and the one call that asks them all. A new facet is one file and its line here. */
import { agent } from './agent.ts';
import { auto } from './auto.ts';
import type { Direction, Facet, Labels, Reading, TextContext } from './classifier.ts';
import { intent } from './intent.ts';
import { type Detector, languageFacet } from './language.ts';
import { learnedFacet } from './learned.ts';
import type { LinearModel } from './linear.ts';
import { needsReply } from './needs-reply.ts';
import { compilePhrases, type Hits, type Rule } from './phrases.ts';
import { privateData } from './private-data.ts';
import { replyAct } from './reply-act.ts';
import { sentimentFacet } from './sentiment.ts';
import { type Token, tokenize } from './tokens.ts';
import { topicFacet } from './topic.ts';
import { urgency } from './urgency.ts';

export interface ClassifierOptions {
  /** The user's own topic words; a new value is a new topic. */
  topicRules?: readonly Rule[];
  /** Models trained on the user's labels, by facet: they stand in for the shipped model or the rules. */
  models?: Readonly<Record<string, LinearModel>>;
}

export interface Classifiers {
  /** The facets in the order in which they are asked: later ones read the labels of earlier ones. */
  facets: readonly Facet[];
  /** All labels of one post, at once; posts whose language only the detector can tell stay `und`. */
  classifyText(context: TextContext): Labels;
  /** All labels of each post, in order; loads the language detector when the first post needs it. */
  classifyTexts(contexts: readonly TextContext[]): Promise<Labels[]>;
}

/** Builds the facets. Tables are compiled and the sentiment model is read when the first post of a direction comes. */
export function createClassifiers(options: ClassifierOptions = {}): Classifiers {
  const detection: { detector?: Detector; missed: boolean } = { missed: false };
  const shipped: readonly Facet[] = [
    languageFacet(() => {
      detection.missed ||= !detection.detector;
      return detection.detector;
    }),
    sentimentFacet(options.models?.sentiment),
    intent,
    needsReply,
    urgency,
    topicFacet(options.topicRules),
    privateData,
    replyAct,
    agent,
    auto,
  ];
  const facets = shipped.map((facet) => {
    const model = options.models?.[facet.name];
    return model && facet.name !== 'sentiment' ? learnedFacet(facet, model) : facet;
  });
  const find = { inbound: phraseFinder('inbound', facets), outbound: phraseFinder('outbound', facets) };
  const asked = {
    inbound: facets.filter((facet) => facet.direction !== 'outbound'),
    outbound: facets.filter((facet) => facet.direction !== 'inbound'),
  };
  const classifyText = (context: TextContext): Labels => {
    const tokens = tokenize(context.text);
    const reading: Reading = { context, text: context.text, tokens, hits: find[context.direction](tokens), labels: {} };
    for (const facet of asked[context.direction]) reading.labels[facet.name] = facet.classify(reading);
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

/** The finder of one direction's phrases, compiled when its first post comes. */
function phraseFinder(direction: Direction, facets: readonly Facet[]): (tokens: readonly Token[]) => Hits {
  let find: ((tokens: readonly Token[]) => Hits) | undefined;
  return (tokens) => {
    find ??= compilePhrases(
      Object.fromEntries(
        facets
          .filter((facet) => facet.rules && (facet.direction === direction || facet.direction === 'both'))
          .map((facet) => [facet.name, facet.rules!]),
      ),
    );
    return find(tokens);
  };
}
