import type { AskPatterns } from './patterns.ts';

/** Asking, as people do it in English. */
export const EN_ASKS: AskPatterns = {
  openQuestion:
    /\b(?:what|how|when|where|which|who|why|tell me|talk me through|walk me through|describe|explain to me|in your own words|what'?s|where'?s|when'?s|who'?s|how'?s)\b|\bor is (?:there|it)\b|\banything (?:about|else that)\b|^(?:a )?new (?:one )?or\b|\bwould (?:you|a|it|the)\b.{0,40}?\bor (?:the|a|your|would)\b/iu,
  closedQuestion:
    /^(?:(?:and|so|but|ok|okay|right|sorry|just|then|good|thanks)[, ]+)*(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|shall|should|may|isn|aren|don|did|you'?ve|any)\b|\b(?:right|correct|okay|ok|yes|no|yes or no)\?|\?/iu,
  request:
    /\b(?:please|could you|can you|would you|may i|can i|could i|i(?:'ll)? need|we need|i just need|mind|let'?s get you)\b.{0,40}?\b(?:tell|give|confirm|provide|send|read|share|describe|have|take|let me|full name|number|name|order|postcode)\b|\btell me\b|\byou give me\b/iu,
  unmarked:
    /^(?:(?:and|so|ok|okay|right|hi|thanks)[, ]+)*(?:what(?:'?s)?|whats|where|when|which|who|how|why|do|does|did|is|are|can|could|have|has|would) (?:is |are |s )?(?:u|ur|you|your|the|it|that|there|this|i|we)\b|\bdo you (?:happen to )?have\b/iu,
  curt: /^(?:please )?(?:model(?: number)?|serial(?: number)?|order(?: number| no)?|receipt|name|postcode|address|phone(?: number)?|reference|proof of purchase|choose|select|confirm|state|specify|turn it over)\b[^?,]{0,24}[.?!]?$/iu,
  verify:
    /\b(?:verify|verification|security check|identity|who i(?:'m| am) (?:speaking|talking) (?:to|with))\b|\bconfirm\b.{0,30}?\b(?:name|postcode|post code|zip|number|digits|address|email|order|account holder)|\blast (?:four|4|three|3|two|2) ?(?:digits|numbers|of)?|\border (?:number|ref\w*|no\b)|\b(?:postcode|zip code)\b|\bname on the (?:order|account)|\bregistered (?:phone|number|email)/iu,
  verified: /\b(?:match(?:es|ed)?|confirmed|verified|that'?s you)\b|\bending (?:in )?\d/iu,
  accuse:
    /\bwhy (?:not\b|didn'?t|haven'?t|wouldn'?t|weren'?t|did you not)|\bwhat (?:do|did|were) you (?:expect|think)|\bhow (?:am i|are we) (?:supposed|meant)|\bwho else\b|\bhow (?:can|could|should) (?:i|we)\b.{0,30}\b(?:if|when|unless) you|\bare you (?:quite |really )?(?:sure|certain)\b|\bdid you .{0,24}\bproperly\b|\bdo you (?:even|really)\b|\bdidn'?t you\b/iu,
  askingClause:
    /^(?:(?:and|so|but|or|ok|okay|right|sorry|just|then|good|thanks|also)[, ]+)*(?:what|how|when|where|which|who|why|is|are|was|were|do|does|did|have|has|had|can|could|would|will|shall|any|you'?ve|you'?re not|it hasn'?t|it isn'?t)\b/iu,
  item: /\b(?:full name|name|dob|date of birth|birthday|birth|e-?mail|phone|mobile|postcode|(?:home |full )?address|order (?:no|number)|model|serial|receipt|invoice|passport|licen[cs]e|photo|proof|form|account number|sort code|number|card|id|bank|utility bill)\b/giu,
  overAsked:
    /\b(?:dob|date of birth|birthday|year (?:you were|of) b\w+|d\.o\.b|passport|driving licen[cs]e|driver'?s licen[cs]e|national insurance|social security|ssn|mother'?s maiden|utility bill|bank statement|salary|income|employer|occupation|marital|id card|photo id|proof of (?:identity|address)|death certificate and|birth certificate|sort code|account number|both sides|selfie)\b/iu,
  secret:
    /\bpasswords?\b|\bPIN\b(?! code to your)|\b(?:security|verification|one.?time|access|sms|text) code\b|\bcode (?:we|i) (?:just )?(?:sent|texted)|\bCVV\b|\bCVC\b|\b(?:three|3) (?:digits|numbers) on the back\b|\b(?:full|whole|long|entire|16.?digit|complete|sixteen) (?:card )?(?:number|digits)|\bcard (?:number|details)|\bexpiry date\b|\b(?:photo|picture|pic) of (?:the|your) (?:bank |credit |debit )?card\b/iu,
  notSecret:
    /\b(?:don'?t|do not|never|no need|needn'?t|no (?:password|pin|code|card|document)|leave\b.{0,24}\bout|cover|neither|without|won'?t (?:ask|need)|not ask|please keep|nobody|change (?:that|your) password|reset|only the last|last four|last 4|don'?t send|our own page|stays? the same|same password)\b/iu,
  code: /\bcodes?\b|\bpasswords?\b|\bpin\b/iu,
  hand: /\b(?:send|give|tell|read|what'?s|whats|type|share|need|provide|photo|text me|let me have|your)\b/iu,
  check:
    /\b(?:does|do|did)\b.{0,30}?\b(?:make sense|work|sound|help|suit|sit right|clear)\b|\b(?:is|was) (?:that|this|everything|it) (?:all )?(?:clear|ok|okay|all right|alright)\b|\b(?:have|did) i (?:got|said|understood|skip|miss|leave|left|get)\w*\b|\b(?:how|what) have you understood\b|\bis that what you (?:wanted|meant)\b|\bshall i (?:go (?:over|through)|say|repeat)\b|\banything unclear\b|\bhow does that sound\b|\bwould that (?:work|suit|be|help)\b|\bam i making sense\b|\b(?:doesn'?t|not) work for you\b|\banything (?:unclear|i haven'?t|there that)\b|\bsound fair\b|\btell me (?:back )?what you(?:'re| are) expecting\b|\bin your own words\b|(?:^|[,.] ?|that(?:'s| is) |got that |all )(?:right|correct|yes)\?$|\bgot that right\b|\bwhat have i (?:missed|left out)\b|\bthat(?:'s| is) right\?/iu,
  close:
    /(?<!before )\banything else\b[^.]*\?|\bsomething else\b|\banything (?:more|further|left|i'?ve missed)\b|\bwhat else\b/iu,
};
