import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cueAt } from '../../../../shared/models/media/captions.ts';
import { beginsWithSound, loudest } from '../../../../shared/session/sound.ts';
import { useExhibit, useVisit } from '../../../state/kiosk-context.tsx';
import { pictureAddress } from '../../../state/picture-address.ts';
import { Picture } from '../../../ui/picture.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { Told } from '../told.tsx';
import { MediaControls } from './media-controls.tsx';
import { useCaptions } from './use-captions.ts';
import { usePlayer } from './use-player.ts';

/** What takes the space bar for itself. */
const OWN_KEYS = 'button, input, dialog, a, [tabindex="0"]';

/** A film, or something to listen to under a picture, with captions of our own and no sound until it is asked for. */
export function MediaPanel(props: PanelViewProps<'video' | 'audio'>): ReactNode {
  const { panel, text, language, address, head, actions } = props;
  const { t } = useTranslation();
  const { pack, venue, serving } = useExhibit();
  const mayBeHeard = useVisit((visit) => visit.settings.sound);
  const [captionsOn, setCaptionsOn] = useState(true);
  const [sound, setSound] = useState<boolean | undefined>(beginsWithSound(venue) ? true : undefined);
  const element = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  // Nobody is to be heard in quiet hours, whoever woke the screen.
  const isHeard = mayBeHeard && document.documentElement.dataset['quiet'] === undefined;
  const most = isHeard ? loudest(venue) : 0;
  const fileAddress = (file: string): string => pictureAddress(serving?.host ?? pack.id, file, {});
  const captionsFile = panel.captions[language];
  const cues = useCaptions(captionsFile === undefined ? undefined : fileAddress(captionsFile));
  const player = usePlayer(element, {
    source: fileAddress(panel.spoken?.[language] ?? panel.file),
    seconds: panel.seconds,
    volume: sound === true ? most : 0,
  });
  const { phase } = player;
  const listen = panel.type === 'audio' && most > 0;
  const play = (): void => {
    // Whoever touches "listen" has asked for sound; a film begins silent.
    if (listen && sound === undefined) setSound(true);
    player.play();
  };
  const toggle = phase === 'playing' ? player.pause : play;

  useEffect(() => {
    const keyed = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.repeat || phase === 'failed') return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS) !== null) return;
      // A panel that is only passing under the finger does not listen.
      if (stage.current?.closest('[inert]') !== null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', keyed);
    return () => {
      window.removeEventListener('keydown', keyed);
    };
  });

  if (phase === 'failed')
    return (
      <>
        <div className="media-stage">
          <Picture className="media-picture" address={address(panel.picture)} alt={text.alt} />
        </div>
        <div className="panel-words media-told">
          {head}
          {text.body === undefined ? null : <p className="panel-body">{text.body}</p>}
          <Told paragraphs={text.transcript.map((paragraph) => ({ text: paragraph }))} />
          {actions}
        </div>
      </>
    );

  const cue = captionsOn && phase !== 'ready' && phase !== 'ended' ? cueAt(cues ?? [], player.time) : undefined;
  const quiet = { preload: 'metadata', disableRemotePlayback: true, tabIndex: -1, ...player.handlers } as const;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a second way for a finger; keys have the button and the space bar */}
      <div ref={stage} className="media-stage" data-phase={phase} onClick={toggle}>
        {panel.type === 'video' ? (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are drawn below, in our type and size
          <video
            ref={element}
            className="media-film"
            aria-label={text.alt}
            playsInline
            disablePictureInPicture
            controlsList="nodownload nofullscreen noremoteplayback noplaybackrate"
            {...quiet}
          />
        ) : (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are drawn below, in our type and size
          <audio ref={element} {...quiet} />
        )}
        {panel.type === 'audio' || phase === 'ready' || phase === 'ended' ? (
          <Picture
            className="media-picture"
            address={address(panel.picture)}
            alt={panel.type === 'audio' ? text.alt : ''}
          />
        ) : null}
        {cue === undefined ? null : (
          <p className="media-caption" key={cue.start}>
            {cue.text.split('\n').map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
        )}
      </div>
      <MediaControls
        player={player}
        seconds={panel.seconds}
        playLabel={
          phase === 'ended' ? t('media.again') : listen && sound !== false ? t('media.listen') : t('media.play')
        }
        onPlay={play}
        captions={cues === undefined ? undefined : captionsOn}
        onCaptions={() => setCaptionsOn(!captionsOn)}
        sound={most === 0 ? undefined : sound === true}
        onSound={() => setSound(sound !== true)}
      />
      <div className="panel-words">
        {head}
        {text.body === undefined ? null : <p className="panel-body">{text.body}</p>}
        {actions}
      </div>
    </>
  );
}
