import { fieldsOfJson, fieldsOfPairs, pairsOfForm, type Fields, type Pair } from '#shared/telephony/index.ts';
import { Refusal } from '../kernel/refusal.ts';

const invalid = (place: string): Refusal => new Refusal('invalid', { detail: place });

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('body');
  }
}

async function pairsOfParts(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Pair[]> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    return [...form].flatMap(([name, value]): Pair[] => (typeof value === 'string' ? [[name, value]] : []));
  } catch {
    throw invalid('body');
  }
}

function fieldsOfText(text: string): Fields {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid('body');
  }
  const read = fieldsOfJson(body);
  if ('place' in read) throw invalid(read.place);
  return read.fields;
}

/**
 * The fields of a request, as JSON or as a form, by what it says it is, and where it says nothing by how it begins.
 * @throws Refusal `invalid` with the place.
 */
export async function readFields(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): Promise<Fields> {
  const type = (contentType ?? '').toLowerCase();
  if (type.startsWith('multipart/form-data')) return fieldsOfPairs(await pairsOfParts(bytes, contentType ?? ''));
  const text = textOf(bytes);
  const isJson = type.includes('json') || (!type.includes('urlencoded') && text.trimStart().startsWith('{'));
  return isJson ? fieldsOfText(text) : fieldsOfPairs(pairsOfForm(text.trim()));
}
