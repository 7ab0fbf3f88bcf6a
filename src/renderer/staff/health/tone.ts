/** Hertz and seconds of the test tone; loud enough to be heard beside the screen, and no louder. */
const [PITCH, LENGTH, LOUDNESS] = [440, 1, 0.2];

/** Plays a tone, first on the left, then on the right: a loudspeaker that is dead or on the wrong side is heard at once. */
export function playTone(): void {
  const audio = new AudioContext();
  for (const [at, side] of [-1, 1].entries()) {
    const tone = audio.createOscillator();
    const [gain, place] = [audio.createGain(), audio.createStereoPanner()];
    tone.frequency.value = PITCH * (at + 1);
    gain.gain.value = LOUDNESS;
    place.pan.value = side;
    tone.connect(gain).connect(place).connect(audio.destination);
    tone.start(audio.currentTime + at * LENGTH);
    tone.stop(audio.currentTime + (at + 0.8) * LENGTH);
    if (at === 1) tone.addEventListener('ended', () => void audio.close());
  }
}
