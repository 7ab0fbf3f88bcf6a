import { figuresIn } from './figures.ts';

/** Units of measurement, each by one name, with how English, Thai, Kazakh, Russian and Arabic write them. */
const units: Readonly<Record<string, readonly string[]>> = {
  'km²': [
    'km²',
    'km2',
    'sq km',
    'square kilomet',
    'ตร.กม',
    'ตารางกิโลเมตร',
    'км²',
    'кв. км',
    'квадратн. километр',
    'шаршы шақырым',
    'шаршы километр',
    'كم²',
    'كيلومتر مربع',
  ],
  'm²': [
    'm²',
    'm2',
    'square met',
    'ตร.ม',
    'ตารางเมตร',
    'м²',
    'кв. м',
    'квадратн. метр',
    'шаршы метр',
    'م²',
    'متر مربع',
  ],
  km: ['km', 'kilomet', 'กม', 'กิโลเมตร', 'км', 'километр', 'шақырым', 'كم', 'كيلومتر'],
  m: ['m', 'metre', 'meter', 'ม.', 'เมตร', 'м', 'метр', 'م', 'متر'],
  cm: ['cm', 'centimet', 'ซม', 'เซนติเมตร', 'см', 'сантиметр', 'سم', 'سنتيمتر'],
  mm: ['mm', 'millimet', 'มม', 'มิลลิเมตร', 'мм', 'миллиметр', 'ملم', 'مليمتر'],
  mi: ['mi', 'mile', 'ไมล์', 'мил', 'миль', 'ميل'],
  ft: ['ft', 'feet', 'foot', 'ฟุต', 'фут', 'قدم'],
  in: ['inch', 'นิ้ว', 'дюйм', 'بوصة'],
  ha: ['ha', 'hectare', 'เฮกตาร์', 'га', 'гектар', 'هكتار'],
  rai: ['rai', 'ไร่', 'рай', 'راي'],
  acre: ['acre', 'เอเคอร์', 'акр', 'فدان'],
  kg: ['kg', 'kilogram', 'กก', 'กิโลกรัม', 'кг', 'килограмм', 'كغ', 'كيلوغرام'],
  t: ['ton', 'tonne', 'ตัน', 'т', 'тонн', 'طن'],
  lb: ['lb', 'pound', 'ปอนด์', 'фунт', 'رطل'],
  l: ['litre', 'liter', 'ลิตร', 'литр', 'لتر'],
  '°C': ['°C', '° C', 'degrees Celsius', 'องศาเซลเซียส', 'градусов Цельсия', '°С'],
  '°F': ['°F', '° F', 'degrees Fahrenheit', 'องศาฟาเรนไฮต์', 'градусов Фаренгейта'],
  '%': ['%', '٪', 'percent', 'per cent', 'เปอร์เซ็นต์', 'процент', 'пайыз', 'بالمئة'],
  h: ['hour', 'ชั่วโมง', 'час', 'сағат', 'ساعة'],
  min: ['minute', 'นาที', 'минут', 'دقيقة'],
  s: ['second', 'วินาที', 'секунд', 'ثانية'],
};

/** The longest first, so that "km²" is not read as "km". What is shorter than four letters of an alphabet is a whole word. */
const spellings = Object.entries(units)
  .flatMap(([unit, names]) => names.map((name) => ({ unit, name: name.toLowerCase() })))
  .sort((a, b) => b.name.length - a.name.length)
  .map(({ unit, name }) => {
    const whole = /^[\p{L}²]{1,3}$/u.test(name) && !/[ก-๙]/u.test(name);
    const pattern = name.replaceAll('.', '\\.').replace('квадратн\\.', 'квадратн\\p{L}*').replaceAll(' ', '[ \\u00A0]');
    return { unit, pattern: new RegExp(`^${pattern}${whole ? '(?![\\p{L}\\p{N}²])' : ''}`, 'u') };
  });

/** Powers and short words that may stand between a figure and its unit. */
const BETWEEN = /^[\s\u00A0\u202F-]*/u;

/** Figures of a text with the unit that follows each: `5 km`, `40 %`. Figures without a unit that is known are left out. */
export function measuresIn(text: string, language: string): string[] {
  return [...text.matchAll(/\p{Nd}+(?:[.,٫٬ \u00A0\u202F]\p{Nd}+)*/gu)].flatMap((found) => {
    const behind = text
      .slice(found.index + found[0].length)
      .replace(BETWEEN, '')
      .toLowerCase();
    const unit = spellings.find(({ pattern }) => pattern.test(behind))?.unit;
    const figure = figuresIn(found[0], language).at(-1);
    return unit === undefined || figure === undefined ? [] : [`${figure} ${unit}`];
  });
}

const months = new Map<string, readonly string[]>();

/** The names of the months, as they stand beside a day in this language. */
function monthsOf(language: string): readonly string[] {
  const known = months.get(language);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  });
  const names = Array.from({ length: 12 }, (_, month) =>
    (format.formatToParts(Date.UTC(2024, month, 15)).find(({ type }) => type === 'month')?.value ?? '').toLowerCase(),
  );
  // Where months have numbers instead of names, days cannot be told from other figures.
  const usable = names.every((name) => /^\p{L}/u.test(name)) ? names : [];
  months.set(language, usable);
  return usable;
}

const days = (name: string): RegExp =>
  new RegExp(
    `(?<!\\p{Nd})(\\p{Nd}{1,2})(?:st|nd|rd|th|\\.|-\\p{L}+)?(?:[\\s\\u00A0-]+of)?[\\s\\u00A0-]*${name}|${name}\\p{L}*[\\s\\u00A0]+(\\p{Nd}{1,2})(?!\\p{Nd})`,
    'gu',
  );

/** The days of the year that a text names, as `12-05` for 5 December. */
export function daysIn(text: string, language: string): string[] {
  const lower = text.toLowerCase();
  const two = (value: string | number): string => String(value).padStart(2, '0');
  return monthsOf(language).flatMap((name, month) =>
    // Most texts name no month: a pattern is made only for those that do.
    (lower.includes(name) ? [...lower.matchAll(days(name))] : []).flatMap(([, before, behind]) => {
      const [day] = figuresIn(before ?? behind ?? '', language);
      return day === undefined ? [] : [`${two(month + 1)}-${two(day)}`];
    }),
  );
}

/** What a text and its translation say differently. */
export interface MeasureDifference {
  readonly lost: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares units and days of a text and its translation. Only what both say is compared: the same figure with two units
 * (`5 km`, `5 mi`), and two days where both name one; who writes a unit in words of their own is not corrected.
 */
export function compareMeasures(
  source: string,
  sourceLanguage: string,
  translation: string,
  language: string,
): MeasureDifference {
  const [there, here] = [measuresIn(source, sourceLanguage), measuresIn(translation, language)];
  const figure = (measure: string): string => measure.split(' ')[0] ?? '';
  const unlike = (one: readonly string[], other: readonly string[]): string[] =>
    one.filter((each) => !other.includes(each) && other.some((answer) => figure(answer) === figure(each)));
  const [from, to] = [daysIn(source, sourceLanguage), daysIn(translation, language)];
  const both = from.length > 0 && to.length > 0;
  const name = (day: string): string =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      Date.parse(`2024-${day}T00:00:00Z`),
    );
  // "From 13 to 15 April" names the 13th without its month.
  const spoken = (day: string, text: string, tongue: string): boolean =>
    figuresIn(text, tongue).includes(String(Number(day.slice(3)))) &&
    text.toLowerCase().includes(monthsOf(tongue)[Number(day.slice(0, 2)) - 1] ?? '\u0000');
  const real = (day: string): boolean => !Number.isNaN(Date.parse(`2024-${day}T00:00:00Z`));
  const differing = (one: readonly string[], text: string, tongue: string): string[] =>
    both ? one.filter((day) => real(day) && !spoken(day, text, tongue)).map((day) => name(day)) : [];
  return {
    lost: [...new Set([...unlike(there, here), ...differing(from, translation, language)])],
    added: [...new Set([...unlike(here, there), ...differing(to, source, sourceLanguage)])],
  };
}
