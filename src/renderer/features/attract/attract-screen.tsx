import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PackText } from '../../../shared/schema/pack-text.ts';
import { pixelShift } from '../../../shared/scene/pixel-shift.ts';
import { weatherOf } from '../../../shared/scene/sky.ts';
import type { Weather as Kind } from '../../../shared/scene/weather.ts';
import { useDispatch, useExhibit, useRules } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { isUnseen } from '../../state/sight.ts';
import { useSky } from '../../state/sky-context.tsx';
import { formatTime } from '../../i18n/format.ts';
import { autonym, tongue } from '../../i18n/names.ts';
import { Button } from '../../ui/button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Weather } from '../../ui/weather.tsx';
import { Near } from './near.tsx';

/** From how many characters on a name is set smaller so that it keeps to one line. */
const LONG_TITLE = 8;

/** How long each language greets, in milliseconds: time to read two lines at ease. */
const GREETING_TIME = 6000;
/** After how many greetings words and buttons are moved on a screen that could burn in: once a minute. */
const GREETINGS_A_SHIFT = 10;

interface AttractProps {
  readonly language: string;
  readonly text: PackText;
  readonly touch: string;
  /** The cover: what stands still, and what is nearest and drifts before it; undefined for a pack without one. */
  readonly cover: { readonly behind: string; readonly near: string } | undefined;
  /** The time on the city's clocks, as the language writes it. */
  readonly clock: string | undefined;
  /** What falls over the city now. */
  readonly weather: Kind | undefined;
  readonly languages: readonly string[];
  /** Where words and buttons are moved to, in CSS pixels; undefined where the screen needs no such care. */
  readonly shift?: ReturnType<typeof pixelShift> | undefined;
  readonly onStart: () => void;
  readonly onChoose: (language: string) => void;
}

/** What plays when nobody is there: one greeting at a time over the city. */
export function Attract({
  language,
  text,
  touch,
  cover,
  clock,
  weather,
  languages,
  shift,
  onStart,
  onChoose,
}: AttractProps): ReactNode {
  const moved = shift === undefined ? undefined : { translate: `${shift.x}px ${shift.y}px` };
  return (
    <main
      className="attract"
      onPointerDown={(event) => {
        if (!(event.target instanceof Element) || event.target.closest('button') === null) onStart();
      }}
    >
      {cover === undefined ? null : (
        <>
          <Picture className="attract-picture" address={cover.behind} alt={text.coverAlt ?? ''} />
          <Near address={cover.near} />
        </>
      )}
      <Weather kind={weather} />
      <div className="attract-words" key={language} style={moved} {...tongue(language)}>
        <p className="attract-greeting">{text.greeting}</p>
        <h1 className={text.title.length > LONG_TITLE ? 'attract-title attract-title-long' : 'attract-title'}>
          {text.title}
        </h1>
        <p className="attract-invitation">{text.invitation}</p>
        {clock === undefined ? null : (
          <p className="attract-clock">
            {text.title} · {clock}
          </p>
        )}
      </div>
      <div className="attract-foot" style={moved}>
        <div className="attract-touch">
          <Button variant="primary" size="large" icon="touch" lang={language} onPress={onStart}>
            {touch}
          </Button>
        </div>
        <div className="languages">
          {languages.map((each) => (
            <Button
              key={each}
              lang={each}
              onPress={() => {
                onChoose(each);
              }}
            >
              {autonym(each)}
            </Button>
          ))}
        </div>
      </div>
    </main>
  );
}

/** The attract screen of this kiosk: the venue's languages greet in turn. */
export function AttractScreen(): ReactNode {
  const { pack, texts, venue } = useExhibit();
  const { languages } = useRules();
  const address = usePictureAddress();
  const { time, season } = useSky();
  const dispatch = useDispatch();
  const { i18n } = useTranslation();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      // Nobody is greeted in the dark.
      if (!isUnseen()) setTurn((before) => before + 1);
    }, GREETING_TIME);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const language = languages[turn % languages.length] ?? languages[0];
  const text = language === undefined ? undefined : texts[language];
  if (language === undefined || text === undefined) return null;
  return (
    <Attract
      language={language}
      text={text}
      touch={i18n.getFixedT(language)('attract.touch')}
      cover={
        pack.cover === undefined
          ? undefined
          : { behind: address(pack.cover, 'behind'), near: address(pack.cover, 'near') }
      }
      clock={time === undefined ? undefined : formatTime(time, language)}
      weather={weatherOf(pack, season)}
      languages={languages}
      shift={venue.screen.shift === true ? pixelShift(Math.floor(turn / GREETINGS_A_SHIFT)) : undefined}
      onStart={() => {
        dispatch({ type: 'start' });
      }}
      onChoose={(chosen) => {
        dispatch({ type: 'start' });
        dispatch({ type: 'choose-language', language: chosen });
      }}
    />
  );
}
