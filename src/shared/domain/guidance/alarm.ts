import { normalise } from '../../guidance/text/normal.ts';
import { asksForPerson, speaksOfDanger } from './hand-off-words.ts';

const MAX_READ = 2000;

/** Words of fire, gas, water at the current, smoke, of whom something has happened to. Money, accounts and goods are none of it. */
const DANGER =
  /漏电|插座.{0,6}(?:水|冒|火花)|(?:水|漏).{0,8}插座|冒(?:烟|火花)|烧焦|焦味|糊味|烫伤|划伤|出血|流血|晕倒|昏迷|喘不上|过敏|煤气味|smok(?:e|ing)\b.{0,30}|burn(?:t|ing) smell|sparks?\b|water.{0,20}(?:socket|outlet)|dizzy|unconscious|bleed|can't breathe|cannot breathe/u;
/** Whoever threatens with these means it. */
const THREAT =
  /律师|起诉|法院|告你们|12315|12345|消协|消费者协会|工信部|银保监|监管局|市场监管|曝光|媒体|记者|lawyer|solicitor|attorney|small claims|court\b|sue you|legal action|ombudsman|regulator|trading standards|going to the press|journalist/u;
const DISCRIMINATION =
  /歧视|看不起(?:我们|外地|乡下|残疾|老人|女)|因为我是(?:外地|乡下|农村|残疾|女|老)|racis[mt]|sexis[mt]|discriminat|because (?:i'm|i am|of my) (?:black|asian|muslim|jewish|gay|trans|disabled|deaf|blind|a woman|accent)/u;

/**
 * Whether somebody with more rights should hear of it now, by words alone: danger to people, despair, a demand for a person, threats with law,
 * regulator or press, discrimination. An alarm brings advice that is wrong where there is none, so a machine's guess is not enough.
 */
export function isAlarm(text: string): boolean {
  const said = normalise(text.slice(0, MAX_READ)).text;
  return (
    speaksOfDanger(text) || asksForPerson(text) || [DANGER, THREAT, DISCRIMINATION].some((words) => words.test(said))
  );
}
