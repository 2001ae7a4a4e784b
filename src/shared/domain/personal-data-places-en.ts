import { type Span, spansOf } from './personal-data-spans.ts';

const STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Way|Close|Crescent|Square|Sq|Place|Pl|Terrace|Boulevard|Blvd|Gardens|Grove|Hill|Row|Mews|Parade|Quay|Highway|Hwy|Lift|Yard|Rise|View|Walk|Wharf|Green|Park|End|Path|Vale|Heights|Meadows?|Bank|Croft|Fold|Loop|Trail|Pike|Circle|Cir|Parkway|Pkwy|Ter|Alley|Gate|Bridge|Brow|Chase|Common|Garth|Mead|Orchard|Ridge|Side|Wynd|Woods?|Hollow|Crossing|Run|Passage|Steps|Broadway|Cottages?|Estate|House|Lodge|Villas?|Villa|Mill|Point|Reach|Quadrant|Strand|Approach|Drift|Loke|Ginnel|Twitten|Pl|Bypass|Turnpike|Plaza|Building|Tower|Towers|Court';
const POSTCODE = '(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})';
/** Of Ireland: V99 XK27. */
const EIRCODE = '(?:[A-Z]\\d[\\dW] ?[A-Z0-9]{4})';
/** Of the United States with the state, of Australia with or without. */
const ZIP = '(?:(?:[A-Z]{2}|[A-Z][a-z]+),? \\d{5}(?:-\\d{4})?|(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)(?:,? \\d{4})?)';
const CAP = "[A-Z][\\p{L}'’.-]*";
/** A part of a house: Flat 9, Unit 7B, Apt. 4, Floor 2, the ground floor flat. */
const PART =
  '(?:(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Uu]nit|[Ss]uite|Ste\\.?|[Ll]evel|Lvl|[Ss]hop|[Ss]tudio|[Vv]illa|[Rr]oom|Rm\\.?|[Ff]loor|[Bb]lock|[Pp]lot|[Bb]uilding|[Hh]ouse|[Nn]o\\.?|[Nn]umber|[Ll]ot|[Tt]op [Ff]lat|[Gg]round [Ff]loor|#) ?(?:[A-Z]?\\d{1,5}[A-Za-z]?(?:[/-][A-Z\\d]{1,4})?|[A-Z](?![A-Za-z]))|(?:1st|2nd|3rd|\\d{1,2}th|[Tt]op|[Gg]round|[Ff]irst|[Ss]econd|[Tt]hird) [Ff]loor(?: [Ff]lat)?)';
const BEFORE_STREET = `(?:(?:${PART}|(?:The )?(?:${CAP} ){0,2}(?:House|Court|Lodge|Cottage|Farm|Barn|Mill|Works|Rectory|Vicarage|Hall|Towers?|Mansions?|Building|Buildings|Centre|Center|Apartments|Arms|Forge|Maltings|Stables|Manor|Point|Wharf|Mews|Studios?|Estate|Park|Villas?|Chapel|School|Inn)|The (?:${CAP} ?){1,3}),? )`;
const AFTER_STREET = `(?:,? ${PART})?(?: \\d{1,3})?(?:, (?![A-Z]{2} \\d{5})${CAP}(?:[ -](?:(?![A-Z]{2} \\d{5}|(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)\\b)${CAP}|upon|on|le|by|under|in-the))*(?: \\d{1,2}(?! ?[\\p{L}\\d:]))?){0,3}(?:,? #\\d{1,3}-\\d{1,5})?(?:,? (?:${POSTCODE}|${EIRCODE}|${ZIP}))?`;
/** A word of a street in small letters; none that joins others, counts, or measures. */
const SMALL =
  "(?!(?:in|on|an?|my|your|his|her|its|their|our|either|neither|of|with|without|is|are|was|per|more|less|by|at|to|from|this|that|out|and|or|no|any|way|other|another|under|over|each|minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|miles?|km|metres?|doors?|we|i|you|they|he|she|it|not|but|so|please|ask|can|thanks|is|if|when|which|where|all|too|have|has|got|people|men|more)\\b)[a-z'’]+";
const WESTERN = [
  new RegExp(
    `(?<![\\w-])${BEFORE_STREET}{0,2}(?:[Nn]umber |[Nn]o\\.? ?)?\\d{1,5}(?:[-/]\\d{1,4})?[A-Za-z]?,? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:(?:${CAP}|the|of|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${STREET})\\b\\.?(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\b)?${AFTER_STREET}(?!\\w)`,
    'gu',
  ),
  // A street with its number in words or small letters: 12 alder row, twelve Alder Row.
  new RegExp(
    `(?<![\\w-])(?:(?:flat|apt|apartment|unit|room) )?(?:\\d{1,5}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty),? (?:${SMALL},? ){1,4}(?:street|road|rd|avenue|ave|lane|ln|drive|crescent|terrace|gardens|row|close|way|place|grove|mews|boulevard|blvd)\\b(?:, ${SMALL}(?=$|[.,;!?]))?(?:,? ${POSTCODE})?`,
    'giu',
  ),
  // A part and its house, with the street or without: Plot 14 Kingfisher Meadows; Room 214, Fenwick Halls, Union Rd.
  new RegExp(
    `(?<![\\w-])${PART},? (?:(?:The )?${CAP},? ){1,4}(?:${STREET}|Halls?|Residences?|Apartments?|Barracks|Flats)\\b\\.?${AFTER_STREET}`,
    'gu',
  ),
  new RegExp(`(?<![\\w-])(?:${PART},? ){2,3}(?:${CAP} ?){1,3}(?<! )(?:, ${CAP}){0,2}`, 'gu'),
  // The number behind or the kind of the street before, as abroad: 77 rue des Tilleuls, Lindenstraße 4.
  /(?<![\w-])\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse|quai|via|viale|piazza|calle|rua|avenida|plaza|ul\.)(?: (?:d[eu]s?|la|las|los|le|les|del|della|da|do|dos|\p{Lu}[\p{L}'’-]+)){1,5}/gu,
  /(?<![\w-])\p{Lu}[\p{L}-]+(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|straat|laan|gatan) \d{1,4}[a-z]?/gu,
  // Of the country, without a street: RR 2 Box 61.
  /(?<![\w-])(?:RR|R\.R\.|HC|Rural Route) ?#?\d{1,4},? [Bb]ox \d{1,6}/g,
  // A house by its name, where somebody lives or something goes: leave at The Lodge, Harcombe Hall.
  new RegExp(
    `(?:live[sd]? (?:at|in)|leave (?:it )?(?:at|with)|deliver(?:ed)? (?:it )?to|sen[dt] (?:it )?to|ship(?:ped)? (?:it )?to|moved to|address is|home is|we['’]re (?:at|in)|I['’]m (?:at|in)) (?<it>(?:The )?(?:${CAP} ){0,3}(?:House|Cottage|Lodge|Hall|Farm|Barn|Manor|Rectory|Vicarage|Court|Mews|Villas?|Towers?|Mill|Forge|Stables|Croft|Grange)\\b${AFTER_STREET})`,
    'gu',
  ),
  // A house with a name, in a street: The Old Forge, Mill Street, Hexwood.
  new RegExp(
    `(?<![\\w-])(?:The )?(?:${CAP} ){0,3}${CAP}, (?:\\d{1,5}[A-Za-z]? )?(?:${CAP} ){1,3}(?:${STREET})\\b${AFTER_STREET}`,
    'gu',
  ),
  // A number and a name where somebody lives, whatever the street is called.
  new RegExp(
    `(?:live at|living at|lives at|address is|address:|moved to|moved from|deliver(?:ed)? to|left at|parcel at|sent? (?:it )?to|ship(?:ped)? (?:it )?to|home is|flat is|house is|we['’]re at|I['’]m at|at|to|from|over to|next door at|outside) (?<it>${BEFORE_STREET}{0,2}\\d{1,5}[A-Za-z]?,? (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|AM|PM|GMT|BST|MB|GB|TB|Mbit|Mbps|Gbit|Gbps|Hz|MHz|GHz|Watts?|Volts?|Euros?|Dollars?|Pounds?|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\w*\\b)(?:${CAP} ?){1,4}(?<! )${AFTER_STREET})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w-])(?:${BEFORE_STREET}{0,2}(?:\\d{1,5}[A-Za-z]?,? )?(?:${CAP} ){0,4}?${CAP},? (?:${CAP},? ){0,4})?(?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})(?!\\w)`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w-])(?:P\\.?O\\.? ?B(?:ox|OX) \\d{1,6}|(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment) (?:\\d{1,5}[A-Za-z]?|[A-H](?![A-Za-z])))\\b${AFTER_STREET}`,
    'gu',
  ),
];

/** British, Irish, American and Australian places, down to the road or the house. */
export const findWesternAddresses = (text: string): Span[] =>
  /[A-Za-z]/.test(text) ? WESTERN.flatMap((pattern) => spansOf(text, pattern)) : [];
