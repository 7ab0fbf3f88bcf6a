import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { clockOf } from '../../../../shared/models/media/length.ts';
import { Button } from '../../../ui/button.tsx';
import { Slider } from '../../../ui/slider.tsx';
import type { Player } from './use-player.ts';

/** Seconds that a touch on the buttons beside "play" goes, and that an arrow key goes on the slider. */
const LEAP = 10;
const STEP = 5;

interface MediaControlsProps {
  readonly player: Player;
  readonly seconds: number;
  /** What the large button says while it does not play. */
  readonly playLabel: string;
  readonly onPlay: () => void;
  /** Undefined where there are no captions to switch. */
  readonly captions: boolean | undefined;
  readonly onCaptions: () => void;
  /** Undefined where the venue or the visitor wants no sound. */
  readonly sound: boolean | undefined;
  readonly onSound: () => void;
}

/** Everything that can be done with a recording, by touch and by keys. */
export function MediaControls(props: MediaControlsProps): ReactNode {
  const { player, seconds, playLabel, onPlay, captions, onCaptions, sound, onSound } = props;
  const { t } = useTranslation();
  const playing = player.phase === 'playing';
  const keyed = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const way = event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key.startsWith('Arrow') ? -1 : 0;
    if (way === 0) return;
    // A browser's own step is a tenth of a second here.
    event.preventDefault();
    player.seek(player.time + way * STEP);
  };
  return (
    <div className="media-controls" role="group" aria-label={t('media.controls')} data-own-gestures>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the slider inside takes the keys; this widens its steps */}
      <div className="media-line" onKeyDown={keyed}>
        <Slider
          label={t('media.position')}
          value={Math.min(player.time, seconds)}
          least={0}
          most={seconds}
          step={0.1}
          valueText={t('media.time', { at: clockOf(player.time), total: clockOf(seconds) })}
          onChange={player.seek}
        />
      </div>
      <div className="media-buttons">
        <Button icon="rewind" iconAt="only" onPress={() => player.seek(player.time - LEAP)}>
          {t('media.rewind', { count: LEAP })}
        </Button>
        <Button
          variant="primary"
          size="large"
          icon={playing ? 'pause' : 'play'}
          onPress={playing ? player.pause : onPlay}
        >
          {playing ? t('media.pause') : playLabel}
        </Button>
        <Button icon="forward" iconAt="only" onPress={() => player.seek(player.time + LEAP)}>
          {t('media.forward', { count: LEAP })}
        </Button>
        <span className="media-between" />
        {captions === undefined ? null : (
          <Button icon="captions" pressed={captions} onPress={onCaptions}>
            {t('media.captions')}
          </Button>
        )}
        {sound === undefined ? null : (
          <Button icon={sound ? 'sound' : 'silence'} pressed={sound} onPress={onSound}>
            {t('media.sound')}
          </Button>
        )}
      </div>
    </div>
  );
}
