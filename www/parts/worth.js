// Values in a reader's words, by Intl: `USD 14300000000` is `US$14.3B` or `US$143億`, `P18Y` is `18 years`. Knows how
// src/wire/values.rs writes a value, and the words `worth.…` of the languages; must not know where values are shown.

const words = {};

/** Units of UCUM that Intl has words for. */
const UNITS = {
  km: 'kilometer', m: 'meter', cm: 'centimeter', mm: 'millimeter', '[mi_i]': 'mile', '[yd_i]': 'yard', '[ft_i]': 'foot', '[in_i]': 'inch',
  har: 'hectare', '[acr_us]': 'acre', L: 'liter', mL: 'milliliter', '[gal_us]': 'gallon', '[foz_us]': 'fluid-ounce', kg: 'kilogram', g: 'gram',
  '[lb_av]': 'pound', '[oz_av]': 'ounce', Cel: 'celsius', '[degF]': 'fahrenheit', By: 'byte', kBy: 'kilobyte', MBy: 'megabyte', GBy: 'gigabyte',
  TBy: 'terabyte', PBy: 'petabyte', bit: 'bit', 'km/h': 'kilometer-per-hour', '[mi_i]/h': 'mile-per-hour', '%': 'percent',
};

/** Signs that Intl writes for a reader's own country only, where others share them. */
const SIGNS = { USD: 'US$', TWD: 'NT$', CNY: 'CN¥', JPY: 'JP¥' };

const LENGTHS = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' };

const made = new Map();

/** A formatter of Intl, made once: making one takes a hundred times as long as asking it. */
function intl(kind, tag, options) {
  const key = `${kind} ${tag} ${JSON.stringify(options)}`;
  if (!made.has(key)) made.set(key, new Intl[kind](tag, options));
  return made.get(key);
}

/** Takes the words of a language, as www/locales/ has them; the browser reads its own while the engine works. */
export function learn(tag, source) {
  words[tag] = Object.fromEntries([...source.matchAll(/^worth\.(\S+) = (.*)$/gm)].map(([, key, text]) => [key, text]));
  setTimeout(() => COMMON.forEach(([kind, value]) => worth(kind, value, tag)));
}

/** Of what most articles have. */
const COMMON = [['date', '2026-01-01'], ['date', 'XXXX-01-01'], ['date', '2026-01'], ['date', '2026'], ['number', '1'], ['money', 'USD 1000000'], ['duration', 'P1Y']];

/**
 * A value for people: of a type of figure, or a `measure`, whose unit is UCUM's. Empty where the value says no more than that it is open;
 * the value itself where there are no words for it.
 */
export function worth(kind, value, tag) {
  const [, sign = '', rest] = value.match(/^([≈<>≤≥] )?(.*)$/su);
  try {
    const said = ['date', 'time', 'duration'].includes(kind) ? period(rest, tag) : amount(kind, rest, tag);
    return sign + said;
  } catch {
    return rest.includes('X') ? '' : value;
  }
}

function fill(key, tag, values) {
  const text = words[tag][key];
  if (text === undefined) throw new RangeError(key);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]).replace(/^, /, '').trim();
}

/** `66..72`, `66..`, `..72` or `66`. */
function ends(text, said) {
  const [low, high] = text.split('..');
  if (high === undefined) return said(low);
  if (!low || !high) return (low ? '≥ ' : '≤ ') + said(low || high);
  return said(low, high);
}

function amount(kind, text, tag) {
  const [, currency, number, unit = ''] = text.match(/^(?:([A-Z]{3})(?: |$))?(\S*)(?: (.+))?$/u);
  if (!number) return intl('DisplayNames', tag, { type: 'currency' }).of(currency);
  const measured = kind === 'measure' || unit === '%' ? UNITS[unit] : undefined;
  const style = currency ? { style: 'currency', currency, minimumFractionDigits: 0 } : measured ? { style: 'unit', unit: measured, unitDisplay: unit === '%' ? 'short' : 'long' } : {};
  const said = ends(number, (low, high) => written(style, low, high, tag));
  if (kind === 'ordinal' || unit === 'pp') return fill(unit || kind, tag, { n: said });
  return measured || !unit ? said : `${said} ${kind === 'measure' ? plain(unit) : unit}`;
}

/** A unit of UCUM without its marks: `m²` for `m2`, `bbl` for `[bbl_us]`. */
function plain(unit) {
  return unit.replace(/\[(\w+?)(?:_\w+)?\]/g, '$1').replace(/2\b/g, '²').replace(/3\b/g, '³');
}

/** Money in millions and more as the language counts them, where that leaves nothing out; everything else digit by digit. */
function written(style, low, high, tag) {
  const format = (more) => intl('NumberFormat', tag, { maximumFractionDigits: 20, ...style, ...more });
  const short = () => format({ notation: 'compact' });
  const exact = (number) => (short().formatToParts(number).find(({ type }) => type === 'fraction')?.value.length ?? 0) <= 3;
  const large = style.currency && [low, high ?? low].every((number) => Math.abs(number) >= 1e6 && exact(number));
  const used = large ? short() : format({});
  const parts = high === undefined ? used.formatToParts(low) : used.formatRangeToParts(low, high);
  const own = { currency: (sign) => SIGNS[style.currency] ?? sign, literal: (text) => text.replace(/ ?- ?/, '–') };
  return parts.map(({ type, value }) => own[type]?.(value) ?? value).join('');
}

function period(text, tag) {
  const [from, to] = text.split('..');
  if (to === undefined) return moment(from, tag);
  return [from, to].map((end) => (end ? moment(end, tag) : '…')).join(' – ');
}

/** A TIMEX3 value. */
function moment(timex, tag) {
  if (timex.startsWith('P')) return lasting(timex, tag);
  const [date, time] = timex.split('T');
  const day = date && calendar(date, tag);
  if (!time) return day;
  return /^\d/.test(time) ? [day, /^\d\d$/.test(time) ? `${time}:00` : time].join(' ').trim() : fill(time, tag, { day });
}

function lasting(timex, tag) {
  const parts = [...timex.matchAll(/([\d.]+|X)([YMWDHS])|T/g)];
  if (`P${parts.map(([all]) => all).join('')}` !== timex) throw new RangeError(timex);
  const clock = timex.includes('T') ? timex.indexOf('T') : timex.length;
  const said = parts.filter(([all]) => all !== 'T').map(({ index, 1: number, 2: letter }) => {
    const format = intl('NumberFormat', tag, { style: 'unit', unit: LENGTHS[(index > clock ? 'T' : '') + letter], unitDisplay: 'long' });
    return format.formatToParts(number === 'X' ? 2 : number).map(({ type, value }) => (number === 'X' && type === 'integer' ? '…' : value)).join('');
  });
  return intl('ListFormat', tag, { type: 'unit', style: 'short' }).format(said);
}

/** `2026`, `2026-03`, `2026-03-06`, `2026-Q1`, `2015-WI`, `2025-W03`, `196X`, `XXXX-12-25`, `XXXX-WXX-5`. */
function calendar(date, tag) {
  const decade = date.match(/^(\d{3})X$/);
  if (decade) return fill('decade', tag, { year: `${decade[1]}0` });
  const weekday = date.match(/^XXXX-WXX-([1-7])$/);
  // a Monday was the first
  if (weekday) return dated(2024, 1, weekday[1], { weekday: 'long' }, tag);
  const [, year, rest = ''] = date.match(/^(\d{4}|XXXX)(?:-(.+))?$/) ?? [];
  const [, month, day] = rest.match(/^(\d\d)(?:-(\d\d))?$/) ?? [];
  if (year === 'XXXX' && month) return dated(2024, month, day ?? 1, { month: 'long', day: day && 'numeric' }, tag);
  if (!year || year === 'XXXX') throw new RangeError(date);
  if (day) return dated(year, month, day, { dateStyle: 'medium' }, tag);
  if (month) return dated(year, month, 1, { year: 'numeric', month: 'long' }, tag);
  const own = dated(year, 1, 1, { year: 'numeric' }, tag);
  const week = rest.match(/^W(\d\d)$/);
  if (week) return fill('week', tag, { year: own, n: Number(week[1]) });
  return rest ? fill(rest, tag, { year: own }) : own;
}

function dated(year, month, day, style, tag) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return intl('DateTimeFormat', tag, { timeZone: 'UTC', ...style }).format(date);
}
