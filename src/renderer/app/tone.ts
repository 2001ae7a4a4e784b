let context: AudioContext | undefined;
let lastAt = -Infinity;

/** Two soft notes, made here and not loaded; several at once sound as one. Silent where the machine or browser has no sound. */
const NOTES = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.11 },
];
const LENGTH_S = 0.1;
const LOUDNESS = 0.06;
const APART_S = 1;

export function playTone(): void {
  if (!('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  // A page nobody has touched may not sound: the promise is refused, and silence is right.
  void context.resume().catch(() => {});
  const now = context.currentTime;
  if (now - lastAt < APART_S && now >= lastAt) return;
  lastAt = now;
  for (const { hertz, from } of NOTES) playNote(context, hertz, now + from);
}

function playNote(sound: AudioContext, hertz: number, at: number): void {
  const note = sound.createOscillator();
  const volume = sound.createGain();
  note.frequency.value = hertz;
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(LOUDNESS / 100, at + LENGTH_S);
  note.connect(volume).connect(sound.destination);
  note.start(at);
  note.stop(at + LENGTH_S);
}
