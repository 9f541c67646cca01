// Soft tones for those who listen with closed eyes. Off until asked for; a call or the lock button may silence them,
// and the next cue wakes them again.

// Hertz and seconds of each tone; two notes make the bell.
const TONES = { in: [[330, 0.9]], out: [[262, 1.2]], bell: [[523, 1.4], [659, 1.6]] };
const LOUDNESS = 0.16;

let context = null;

/** Call it in a tap: only a tap may start sound. False where there is none. */
export function wakeSound() {
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Context) return false;
  context ??= new Context();
  if (context.state !== 'running') context.resume().catch(() => {}); // still locked: the next tap tries again
  return true;
}

function note(pitch, seconds, at) {
  const source = context.createOscillator();
  const gain = context.createGain();
  source.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.08);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  source.connect(gain).connect(context.destination);
  source.start(at);
  source.stop(at + seconds);
}

/** Plays `in`, `out` or `bell`, if sound was woken. */
export function play(name) {
  if (!context || !wakeSound()) return;
  TONES[name].forEach(([pitch, seconds], index) => note(pitch, seconds, context.currentTime + index * 0.25));
}
