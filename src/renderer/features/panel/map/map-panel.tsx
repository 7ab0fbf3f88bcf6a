import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { buildScene, nameOf } from '../../../../shared/models/map/scene.ts';
import { formatDate } from '../../../i18n/format.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Foreign } from '../../../ui/foreign.tsx';
import { Picture } from '../../../ui/picture.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { MapStage } from './map-stage.tsx';
import { RouteFacts } from './route-facts.tsx';
import { type LoadedLayer, useMapLayers } from './use-map-layers.ts';

type Props = PanelViewProps<'map'>;

/** What the map shows, in words: names of everything that has one. */
function MapWords({
  layers,
  text,
  language,
}: Pick<Props, 'text' | 'language'> & { layers: readonly LoadedLayer[] }): ReactNode {
  return (
    <ul>
      {layers.flatMap(({ layer, features }) =>
        features.flatMap((feature) => {
          const name = nameOf(feature, text.names ?? {}, language);
          return name === undefined || layer.style === 'dots'
            ? []
            : [
                <li key={`${layer.file} ${feature.id}`}>
                  <Foreign>{name}</Foreign>
                </li>,
              ];
        }),
      )}
    </ul>
  );
}

/** The card of the place that was touched; until then, the words of the panel. All lie in one place, so that none moves. */
function MapCards({
  panel,
  text,
  address,
  selected,
}: Pick<Props, 'panel' | 'text' | 'address'> & { selected: string | undefined }): ReactNode {
  return (
    <div className="map-cards" aria-live="polite">
      {text.body === undefined ? null : (
        <p className={selected === undefined ? 'panel-body' : 'panel-body map-waiting'}>{text.body}</p>
      )}
      {panel.places.map((place) => {
        const words = text.places[place.id];
        return (
          <div key={place.id} className={place.id === selected ? 'map-card' : 'map-card map-waiting'}>
            {place.picture === undefined ? null : (
              <div className="map-card-picture">
                <Picture address={address(place.picture)} alt="" />
              </div>
            )}
            <div className="map-card-words">
              <h2 className="map-card-title">{words?.title}</h2>
              <p className="map-card-text">{words?.text}</p>
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** A map with places to touch; where its data fail, the places and their words stand alone. */
export function MapPanel({ panel, text, language, address, head, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<string>();
  const loaded = useMapLayers(panel.layers, address);
  const scene = useMemo(
    () =>
      typeof loaded === 'string'
        ? undefined
        : buildScene({
            bounds: panel.bounds,
            start: panel.start,
            closest: panel.closest,
            layers: loaded.map(({ layer, features }) => ({ ...layer, features })),
            places: panel.places.map((place) => ({ ...place, title: text.places[place.id]?.title ?? '' })),
            route: panel.route,
            names: text.names ?? {},
            language,
          }),
    [loaded, panel, text, language],
  );
  const end = (id: string | undefined) => {
    const place = panel.places.find((each) => each.id === id);
    return place === undefined ? undefined : { at: place.at, title: text.places[place.id]?.title ?? '' };
  };
  const [from, to] = [end(panel.route?.from.place), end(panel.route?.to.place)];
  return (
    <>
      <figure className="map-figure">
        {scene === undefined || typeof loaded === 'string' ? (
          <div className="map-stage">
            {loaded === 'failed' ? (
              <ul className="map-list">
                {panel.places.map((place) => (
                  <li key={place.id}>
                    <strong>{text.places[place.id]?.title}</strong>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : (
          <MapStage
            scene={scene}
            language={language}
            selected={selected}
            label={t('map.label', { title: text.headline })}
            onPlace={setSelected}
            onAll={() => {
              setSelected(undefined);
            }}
          >
            <MapWords layers={loaded} text={text} language={language} />
          </MapStage>
        )}
        <figcaption className="map-note">
          <strong>{t('map.date', { date: formatDate(panel.date, language, t) })}</strong>
          {' · '}
          {text.note}
        </figcaption>
      </figure>
      <div className="panel-words">
        {head}
        <MapCards panel={panel} text={text} address={address} selected={selected} />
        {panel.route === undefined || from === undefined || to === undefined ? null : (
          <RouteFacts route={panel.route} from={from} to={to} language={language} />
        )}
        <div className="map-places" role="group" aria-label={t('map.places')}>
          {panel.places.map((place) => (
            <Chip
              key={place.id}
              variant="place"
              on={place.id === selected}
              onToggle={(on) => {
                setSelected(on ? place.id : undefined);
              }}
            >
              {text.places[place.id]?.title ?? ''}
            </Chip>
          ))}
        </div>
        {actions}
      </div>
    </>
  );
}
