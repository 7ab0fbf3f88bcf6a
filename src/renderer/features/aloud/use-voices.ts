import { useEffect, useState } from 'react';

/**
 * The voices of the system; they come some time after they are first asked for. Asked for only once somebody visits: on
 * some systems a program starts for it.
 */
export function useVoices(wanted: boolean): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!wanted || !('speechSynthesis' in window)) return undefined;
    const look = (): void => setVoices(speechSynthesis.getVoices());
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look);
    };
  }, [wanted]);
  return voices;
}
