import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import { usePictureAddressOf } from './picture-address-of.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choice } from '../ui/choice.tsx';
import { Switch } from '../ui/switch.tsx';
import { Chip } from '../ui/chip.tsx';
import { Option } from '../ui/option.tsx';
import { Progress } from '../ui/progress.tsx';
import { Slider } from '../ui/slider.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Thumb } from '../ui/thumb.tsx';
import { Tile } from '../ui/tile.tsx';
import { Section, Specimen } from './specimen.tsx';

const nothing = (): void => undefined;

function Buttons(): ReactNode {
  const { t } = useTranslation();
  const words = t('panel.more');
  return (
    <Section title="Button">
      {(['primary', 'secondary', 'quiet'] as const).map((variant) => (
        <Specimen key={variant} label={variant}>
          <Button variant={variant} onPress={nothing}>
            {words}
          </Button>
        </Specimen>
      ))}
      {(['primary', 'secondary', 'quiet'] as const).flatMap((variant) =>
        (['active', 'focus-visible'] as const).map((state) => (
          <Specimen key={`${variant} ${state}`} label={`${variant}, ${state}`} forced={state}>
            <Button variant={variant} onPress={nothing}>
              {words}
            </Button>
          </Specimen>
        )),
      )}
      {(['start', 'end', 'only'] as const).map((place) => (
        <Specimen key={place} label={`icon ${place}`}>
          <Button icon="next" iconAt={place} onPress={nothing}>
            {t('nav.next')}
          </Button>
        </Specimen>
      ))}
      <Specimen label="switch, on">
        <Button variant="quiet" pressed onPress={nothing}>
          {words}
        </Button>
      </Specimen>
      <Specimen label="switch, off">
        <Button variant="quiet" pressed={false} onPress={nothing}>
          {words}
        </Button>
      </Specimen>
      {(['large', 'small'] as const).map((size) => (
        <Specimen key={size} label={size}>
          <Button variant="primary" size={size} onPress={nothing}>
            {words}
          </Button>
        </Specimen>
      ))}
      {(['primary', 'secondary', 'quiet'] as const).map((variant) => (
        <Specimen key={variant} label={`${variant}, disabled`}>
          <Button variant={variant} disabled onPress={nothing}>
            {words}
          </Button>
        </Specimen>
      ))}
      <Specimen label="pending">
        <Button pending onPress={nothing}>
          {words}
        </Button>
      </Specimen>
    </Section>
  );
}

function Cards({ exhibit, language }: { exhibit: Exhibit; language: string }): ReactNode {
  const { t } = useTranslation();
  const address = usePictureAddressOf(exhibit.pack);
  const topic = exhibit.pack.topics[0];
  const words = exhibit.texts[language]?.topics[topic?.id ?? ''];
  if (topic === undefined || words === undefined) return null;
  const picture = topic.picture === undefined ? undefined : address(topic.picture);
  return (
    <Section title="Card">
      <Specimen label="plain">
        <div className="card-specimen">
          <Card title={words.title} text={words.summary} picture={picture} onPress={nothing} />
        </div>
      </Specimen>
      <Specimen label="plain, seen">
        <div className="card-specimen">
          <Card title={words.title} mark={t('topic.seen')} picture={picture} onPress={nothing} />
        </div>
      </Specimen>
      <Specimen label="plain, without picture">
        <div className="card-specimen">
          <Card title={words.title} text={words.summary} onPress={nothing} />
        </div>
      </Specimen>
      {([undefined, 'active', 'focus-visible'] as const).flatMap((state) =>
        (['plain', 'large'] as const).map((size) => (
          <Specimen
            key={`${size} ${state ?? ''}`}
            label={state === undefined ? size : `${size}, ${state}`}
            forced={state}
          >
            <div className="card-specimen">
              <Card size={size} title={t('home.tour')} text={words.title} picture={picture} onPress={nothing} />
            </div>
          </Specimen>
        )),
      )}
      {picture === undefined
        ? null
        : ([false, true] as const).map((on) => (
            <Specimen key={`thumb ${String(on)}`} label={on ? 'thumb, on' : 'thumb'}>
              <div className="thumb-specimen">
                <Thumb label={words.title} picture={picture} on={on} onPress={nothing} />
              </div>
            </Specimen>
          ))}
    </Section>
  );
}

/** Tabs, chips and sliders, labelled with the topics' own titles: real words of real lengths. */
function Choices({ titles }: { titles: readonly string[] }): ReactNode {
  const [tab, setTab] = useState('0');
  const [on, setOn] = useState(true);
  const [value, setValue] = useState(40);
  const { t } = useTranslation();
  const [one = '', two = '', three = ''] = titles;
  const slider = { label: one, value, least: 0, most: 100, step: 10, valueText: String(value), onChange: setValue };
  return (
    <Section title="Tabs, chip, slider, progress">
      <Specimen label="tabs" width="wide">
        <Tabs
          label={one}
          tabs={[one, two].map((label, id) => ({ id: String(id), label }))}
          selected={tab}
          onSelect={setTab}
        >
          <p>{titles[Number(tab)]}</p>
        </Tabs>
      </Specimen>
      {(['active', 'focus-visible'] as const).map((state) => (
        <Specimen key={state} label={`tab, ${state}`} width="half" forced={state}>
          <Tabs label={one} tabs={[{ id: '0', label: one }]} selected="0" onSelect={nothing}>
            {null}
          </Tabs>
        </Specimen>
      ))}
      {(['active', 'focus-visible'] as const).map((state) => (
        <Specimen key={state} label={`chip, ${state}`} forced={state}>
          <Chip on={false} onToggle={nothing}>
            {one}
          </Chip>
        </Specimen>
      ))}
      {(['filter', 'layer', 'place'] as const).map((variant) => (
        <Specimen key={variant} label={`chip ${variant}: off, on, disabled`}>
          <div className="chips">
            <Chip variant={variant} on={!on} onToggle={(to) => setOn(!to)}>
              {one}
            </Chip>
            <Chip variant={variant} on={on} onToggle={setOn}>
              {two}
            </Chip>
            <Chip variant={variant} on={false} disabled onToggle={nothing}>
              {three}
            </Chip>
          </div>
        </Specimen>
      ))}
      <Specimen label="slider, plain" width="half">
        <Slider {...slider} />
      </Specimen>
      <Specimen label="slider, stepped" width="half">
        <Slider {...slider} variant="stepped" />
      </Specimen>
      <Specimen label="slider, at its end" width="half">
        <Slider {...slider} value={100} valueText="100" variant="stepped" />
      </Specimen>
      {[1, 4, 9].map((at) => (
        <Specimen key={at} label={`progress ${at} of 9`} width="half">
          <Progress at={at} total={9} name={t('nav.progress')} label={t('nav.position', { at, total: 9 })} />
        </Specimen>
      ))}
    </Section>
  );
}

/** Wide choices: tiles of words and of figures, and answers before and after one was taken. */
function Tiles({ titles }: { titles: readonly string[] }): ReactNode {
  const [one = '', two = ''] = titles;
  return (
    <Section title="Tile, option">
      {([undefined, 'active', 'focus-visible'] as const).map((state) => (
        <Specimen
          key={state ?? ''}
          label={`tile large${state === undefined ? '' : `, ${state}`}`}
          width="half"
          forced={state}
        >
          <Tile size="large" title={one} text={two} onPress={nothing} />
        </Specimen>
      ))}
      {([false, true] as const).map((pressed) => (
        <Specimen key={String(pressed)} label={`tile plain, ${pressed ? 'on' : 'off'}`} width="half">
          <Tile title={one} pressed={pressed} onPress={nothing}>
            <span>{two}</span>
          </Tile>
        </Specimen>
      ))}
      {(['open', 'right', 'chosen', 'other'] as const).map((state) => (
        <Specimen key={state} label={`option, ${state}`} width="half">
          <Option state={state} taken={state === 'chosen'} onTake={nothing}>
            {one}
          </Option>
        </Specimen>
      ))}
      {(['active', 'focus-visible'] as const).map((state) => (
        <Specimen key={state} label={`option, ${state}`} width="half" forced={state}>
          <Option state="open" taken={false} onTake={nothing}>
            {one}
          </Option>
        </Specimen>
      ))}
    </Section>
  );
}

/** The controls of the settings: a choice in each of its places, a switch off, on and under a finger. */
function Switches({ titles }: { titles: readonly string[] }): ReactNode {
  const [one = '', two = '', three = ''] = titles;
  const options = [one, two, three].map((label, at) => ({ id: String(at), label, sample: 'Aa' }));
  return (
    <Section title="Choice, switch">
      {options.map(({ id, label }) => (
        <Specimen key={id} label={`choice, ${label}`} width="half">
          <Choice label={one} options={options} selected={id} onSelect={nothing} />
        </Specimen>
      ))}
      {([false, true] as const).map((on) => (
        <Specimen key={String(on)} label={`switch, ${on ? 'on' : 'off'}`} width="half">
          <Switch label={two} on={on} onChange={nothing} />
        </Specimen>
      ))}
      {(['active', 'focus-visible'] as const).map((state) => (
        <Specimen key={state} label={`switch, ${state}`} width="half" forced={state}>
          <Switch label={two} on onChange={nothing} />
        </Specimen>
      ))}
    </Section>
  );
}

/** Every primitive in every state. Sheets and dialogs are shown with the panels that they lie over. */
export function Primitives({ exhibit, language }: { exhibit: Exhibit; language: string }): ReactNode {
  const text = exhibit.texts[language];
  const titles = exhibit.pack.topics.map((topic) => text?.topics[topic.id]?.title ?? '');
  return (
    <>
      <Buttons />
      <Cards exhibit={exhibit} language={language} />
      <Choices titles={titles} />
      <Tiles titles={titles} />
      <Switches titles={titles} />
    </>
  );
}
