import { readNumber, type NumberReading } from './read.ts';

/** Signs that never stand inside a number, and signs that may. */
const BETWEEN = /[,，;；、|\n\r&]|\s(?:or|und|and|或|和)\s/;
const INSIDE = /\s*\/\s*|\s{2,}|\s(?=\+)|(?<=\d{6})\s(?=\d{6})/;

/**
 * Every number in a text, each once, in order: `+41 81 288 63 93 / +41 76 346 72 14`. A slash or a gap parts two numbers only where
 * the whole is none.
 */
export function readNumbers(text: string, country: string): readonly NumberReading[] {
  const found = new Map<string, NumberReading>();
  for (const reading of pieces(text, country)) {
    if (reading.kind === 'number') found.set(reading.e164, reading);
    if (reading.kind === 'internal') found.set(reading.extension, reading);
  }
  return [...found.values()];
}

function pieces(text: string, country: string): readonly NumberReading[] {
  const whole = readNumber(text, country);
  if (whole.kind === 'number') return [whole];
  return text.split(BETWEEN).flatMap((piece) => {
    const reading = readNumber(piece, country);
    return reading.kind === 'unreadable' ? piece.split(INSIDE).map((part) => readNumber(part, country)) : [reading];
  });
}
