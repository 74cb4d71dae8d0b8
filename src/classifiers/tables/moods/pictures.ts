/** Emoji and faces beside words, by what they weigh there: a smile goes with much that is only friendly. */

export const MOOD_PICTURES: readonly (readonly [weight: number, signs: string])[] = [
  [1, '😍 🥰 😘 😻 🤩 🥳 😃 😄 😁 😀 ❤ ♥ 💕 💖 💗 💓 💞 💘 💝 💙 💚 💛 🧡 💜 👏 🙌 💯 🎉 🎊 🏆 🥂 🍾 🌟 ⭐ 🌹 <3'],
  [0.5, '😊 ☺ 😎 😋 🤗 😇 😌 😚 😙 👍 👌 💪 🤝 🙏 ✨ 😆 🔥 😂 🤣 👊 🎂 🎈 ☀ 🌈 :) :D'],
  [-0.5, '😭 😐 😬 😳 😴 💀 🙅 😧 😦 😯 🙃 😰 😨 😱 😪 😥 :/'],
  [-1, '😞 😢 😔 😟 😣 😖 😫 😩 😓 😿 ☹ 🙁 😕 😒 🙄 😑 💔 🤢 🤦 😷 😵 :( </3'],
  [-1.5, '😡 😠 🤬 😤 😾 👿 👎 🖕 🤮 💩 >:('],
];
