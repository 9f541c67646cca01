// Reads a line aloud, with a voice that works on the phone itself and does begin. Lists of voices promise what is not
// there, so only a voice that starts within a second counts; otherwise a bell rings and the line stands as a caption.

const PATIENCE = 1000; // ms

let newest = null; // the line that is said, or is about to be

/** The voice to use: on the phone, in the language, best the region's own and the person's default. */
export function voiceFor(voices, language) {
  const base = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const fit = voices.filter((voice) => voice.localService && base(voice.lang) === base(language));
  const rank = (voice) => (voice.default ? 2 : 0) + (voice.lang.replace('_', '-') === language ? 1 : 0);
  return fit.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

function listed(synth) {
  const voices = synth.getVoices();
  if (voices.length) return Promise.resolve(voices);
  return new Promise((resolve) => {
    const done = () => resolve(synth.getVoices());
    synth.addEventListener('voiceschanged', done, { once: true });
    setTimeout(done, PATIENCE);
  });
}

function begins(synth, utterance) {
  return new Promise((resolve) => {
    utterance.onstart = () => resolve(true);
    utterance.onerror = () => resolve(false);
    setTimeout(() => resolve(false), PATIENCE);
    synth.speak(utterance);
  });
}

/**
 * Says a text. True when it is heard; false when nothing began, and then nothing will.
 *
 * @param {string} text
 * @param {string} language such as 'en'
 * @param {SpeechSynthesis} [synth]
 * @param {number} [volume] 0 to 1
 */
export async function say(text, language, synth = globalThis.speechSynthesis, volume = 1) {
  if (!synth) return false;
  const line = (newest = {});
  const voice = voiceFor(await listed(synth), language);
  if (!voice || line !== newest) return false;
  synth.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  Object.assign(utterance, { voice, lang: voice.lang, rate: 0.9, volume });
  const isHeard = await begins(synth, utterance);
  if (!isHeard && line === newest) synth.cancel(); // a newer one is not cut short
  return isHeard;
}

export function hush(synth = globalThis.speechSynthesis) {
  newest = null;
  synth?.cancel();
}
