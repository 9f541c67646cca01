// How cues reach ears and hands: a voice, tones, or nothing, as was chosen; a buzz wherever the phone can.

import { play, setVolume, wakeSound } from './sound.js';
import { hush, say } from './speech.js';

const VOLUMES = { soft: [0.4, 0.4], usual: [1, 0.8], loud: [3, 1] }; // of tones, of the voice
const MODES = ['voice', 'bell', 'silent'];

export class Signals {
  constructor() {
    this.mode = 'voice';
    this.loud = 1;
  }

  /** 'soft', 'usual' or 'loud'. */
  setVolume(name) {
    const [tones, voice] = VOLUMES[name] ?? VOLUMES.usual;
    setVolume(tones);
    this.loud = voice;
  }

  /** Call it in a tap: only a tap may start sound. */
  wake(mode) {
    this.mode = MODES.includes(mode) ? mode : 'voice';
    if (mode !== 'silent') wakeSound();
  }

  /** The next of voice, tones and silence. */
  turn() {
    this.stop();
    this.wake(MODES[(MODES.indexOf(this.mode) + 1) % MODES.length]);
    return this.mode;
  }

  /** One cue. Words are said where a voice works; the tone comes with or without them. */
  give({ tone, words, buzz }) {
    if (tone && this.mode !== 'silent') play(tone);
    if (words && this.mode === 'voice') say(words, document.documentElement.lang, globalThis.speechSynthesis, this.loud);
    if (buzz) navigator.vibrate?.(buzz);
  }

  stop() {
    hush();
    navigator.vibrate?.(0);
  }
}
