/** Signs that praise or blame in all languages. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const POLARITY_RULES: readonly PhraseRule[] = [
  ...rules('positive', 2, {
    '*': `
      😀|😃|😄|😁|😊|☺|😍|🥰|😘|😚|😙|😻|🤩|🥳|😎|😋|🤗|😇|😌|👍|👏|🙌|👌|💪|🤝|❤|♥|💕|💖|💗|💓|💞|💘|💝|💙|💚|💛|🧡|💜|💯|🎉|🎊|🏆|🙏|✨|🌟|⭐|🥂|🍾|🌹,
      :)|:D|<3|:P`,
  }),
  ...rules('positive', 0.5, { '*': `😆|🔥|😉|✌|👊|🎂|🎈|🌈|☀|🤞|😂|🤣` }),
  ...rules('negative', 1.5, {
    '*': `
      😡|😠|🤬|😤|😾|👿|😞|😢|😔|😟|😣|😖|😫|😩|😓|😥|😪|😰|😨|😱|😿|☹|🙁|😕|😒|🙄|😑|👎|🖕|💔|🤮|🤢|🤦|💩|😷|😵,
      :(|:/|>:(|</3`,
  }),
  ...rules('negative', 0.5, { '*': `😭|😐|😬|😳|🤔|🙃|😴|💀|🙅|🤷|😧|😦|😯` }),
];
