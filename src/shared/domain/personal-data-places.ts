import { spansOf } from './personal-data-numbers.ts';
import { findChineseAddresses } from './personal-data-places-zh.ts';

type Span = { readonly start: number; readonly end: number };

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•.-]?(?=[A-Z0-9]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9学警港澳挂](?![A-Za-z0-9])/g;
const SAID_PLATE =
  /\b(?:registration|number plate|licen[cs]e plate|plates?|reg|tags?)(?: number| no\.?)?(?:'s| is| was|,)?[ :]{1,3}(?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z])(?<it>[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){0,2})\b/gi;
/** Of Great Britain since 2001. */
const BRITISH_PLATE = /(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Za-z0-9])/g;
export const findPlates = (text: string): Span[] => [
  ...spansOf(text, PLATE),
  ...spansOf(text, SAID_PLATE),
  ...spansOf(text, BRITISH_PLATE),
];

const STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Way|Close|Crescent|Square|Sq|Place|Pl|Terrace|Boulevard|Blvd|Gardens|Grove|Hill|Row|Mews|Parade|Quay|Highway|Hwy|Lift|Yard|Rise|View|Walk|Wharf|Green|Park|End|Path|Vale|Heights|Meadows?|Bank|Croft|Fold|Loop|Trail|Pike|Circle|Cir|Parkway|Pkwy|Ter|Alley|Gate|Bridge|Brow|Chase|Common|Garth|Mead|Orchard|Ridge|Side|Wynd|Woods?|Hollow|Crossing|Run|Passage|Steps|Broadway|Cottages?|Estate|House|Lodge|Villas?|Villa|Mill|Point|Reach|Quadrant|Strand|Approach|Drift|Loke|Ginnel|Twitten|Pl|Bypass|Turnpike|Plaza|Building|Tower|Towers|Court';
const POSTCODE = '(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})';
const ZIP = '(?:(?:[A-Z]{2}|[A-Z][a-z]+),? \\d{5}(?:-\\d{4})?)';
const CAP = "[A-Z][\\p{L}'’.-]*";
/** A part of a house: Flat 9, Unit 7B, Apt. 4, Floor 2, the ground floor flat. */
const PART =
  '(?:(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Uu]nit|[Ss]uite|Ste\\.?|[Rr]oom|Rm\\.?|[Ff]loor|[Bb]lock|[Pp]lot|[Bb]uilding|[Hh]ouse|[Nn]o\\.?|[Nn]umber|[Ll]ot|[Tt]op [Ff]lat|[Gg]round [Ff]loor|#) ?(?:[A-Z]?\\d{1,5}[A-Za-z]?|[A-Z](?![A-Za-z]))|(?:1st|2nd|3rd|\\d{1,2}th|[Tt]op|[Gg]round|[Ff]irst|[Ss]econd|[Tt]hird) [Ff]loor(?: [Ff]lat)?)';
const BEFORE_STREET = `(?:(?:${PART}|(?:The )?(?:${CAP} ){0,2}(?:House|Court|Lodge|Cottage|Farm|Barn|Mill|Works|Rectory|Vicarage|Hall|Towers?|Mansions?|Building|Buildings|Centre|Center|Apartments|Arms|Forge|Maltings|Stables|Manor|Point|Wharf|Mews|Studios?|Estate|Park|Villas?|Chapel|School|Inn)|The (?:${CAP} ?){1,3}),? )`;
const AFTER_STREET = `(?:,? ${PART})?(?:, (?![A-Z]{2} \\d{5})${CAP}(?:[ -](?:(?![A-Z]{2} \\d{5})${CAP}|upon|on|le|by|under|in-the))*){0,3}(?:,? (?:${POSTCODE}|${ZIP}))?`;
const WESTERN = [
  new RegExp(
    `(?<![\\w-])${BEFORE_STREET}{0,2}\\d{1,5}(?:-\\d{1,4})?[A-Za-z]?,? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:(?:${CAP}|the|of) ){1,4}(?:${STREET})\\b\\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\b)?${AFTER_STREET}(?!\\w)`,
    'gu',
  ),
  // A street with its number in words or small letters: 12 alder row, twelve Alder Row.
  new RegExp(
    `(?<![\\w-])(?:\\d{1,5}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty) (?:[a-z'’]+ ){1,3}(?:street|road|rd|avenue|ave|lane|ln|drive|crescent|terrace|gardens|row|close|way|place|grove|mews|boulevard|blvd)\\b(?:, [A-Za-z][a-z]+)?(?:,? ${POSTCODE})?`,
    'giu',
  ),
  // A house with a name, in a street: The Old Forge, Mill Street, Hexwood.
  new RegExp(
    `(?<![\\w-])(?:The )?(?:${CAP} ){0,3}${CAP}, (?:\\d{1,5}[A-Za-z]? )?(?:${CAP} ){1,3}(?:${STREET})\\b${AFTER_STREET}`,
    'gu',
  ),
  // A number and a name where somebody lives, whatever the street is called.
  new RegExp(
    `(?:live at|living at|lives at|address is|address:|moved to|moved from|deliver(?:ed)? to|left at|parcel at|sent? (?:it )?to|ship(?:ped)? (?:it )?to|home is|flat is|house is|we['’]re at|I['’]m at|at|to|from|over to|next door at|outside) (?<it>${BEFORE_STREET}{0,2}\\d{1,5}[A-Za-z]?,? (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM|GMT|BST)\\b)(?:${CAP} ?){1,4}(?<! )${AFTER_STREET})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w-])(?:${BEFORE_STREET}{0,2}(?:\\d{1,5}[A-Za-z]?,? )?(?:${CAP} ){0,4}?${CAP},? (?:${CAP},? ){0,4})?(?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})(?!\\w)`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w-])(?:P\\.?O\\.? ?[Bb]ox \\d{1,6}|(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment) (?:\\d{1,5}[A-Za-z]?|[A-H](?![A-Za-z])))\\b${AFTER_STREET}`,
    'gu',
  ),
];

/** Places where somebody lives or works: down to the road and the door. A town alone is none. */
export const findAddresses = (text: string): Span[] => [
  ...findChineseAddresses(text),
  ...WESTERN.flatMap((pattern) => spansOf(text, pattern)),
];
