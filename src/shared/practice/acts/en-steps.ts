import type { StepPatterns } from './patterns.ts';

const MONTH =
  '(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)';
const DAY = `(?:today|tonight|tomorrow|tmrw|tmw|this (?:morning|afternoon|evening|week)|next week|${WEEKDAY}|end of (?:the )?(?:day|week|month)|midnight|noon|midday|lunchtime|the \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th)|\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})`;
const COUNT = '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|few|half an?)';
const HOUR = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)';
const VERB =
  '(?:check|look(?! forward)|pull|open|raise|submit|send|ship|post|book|arrange|call|ring|phone|email|e-mail|write|text|message|ping|contact|refund|replace|stop|freeze|lock|block|cancel|change|correct|update|escalate|pass|hand|speak|ask|chase|follow|track|put|get|make|set|log|note|file|start|reset|roll|switch|process|release|credit|push|flag|take|go (?:and|through|over)|do (?:that|it|this)|order|organi[sz]e|sort|fix|give you|bring|stay|keep (?:the|this|it|an|hold)|find|come back|move|mark|record|walk|handle|fetch|add|hit|see (?:to|that)|tell you|let you know|turn|have (?:it|that|this|the|your))';
const ADVERB =
  '(?:(?:going to|gonna|just|now|also|already|personally|then|first|always|still|both|straight away|right now) )*';
const BEFORE = "(?:i|we)(?:'m|'ll|'ve|'d| am| will| have| can| shall| would|'re| are)? ";
const PAST =
  '(?:checked|looked|pulled|opened|raised|submitted|sent|shipped|posted|booked|arranged|called|rung|emailed|written|refunded|replaced|stopped|frozen|locked|blocked|cancelled|changed|corrected|updated|escalated|passed|handed|asked|chased|put|set|logged|noted|filed|reset|switched|processed|released|credited|flagged|taken|ordered|sorted|fixed|moved|marked|recorded|added|saved|gone|turned|had the nod|switched off|removed|reissued|reserved)';

/** Doing, as people say it in English. */
export const EN_STEPS: StepPatterns = {
  step: new RegExp(
    `\\b${BEFORE}${ADVERB}${VERB}(?:s|ing|ting|ning|ping)?\\b|\\b(?:i|we)(?:'ve| have) ${ADVERB}${PAST}\\b|\\blet me (?:just )?${VERB}|\\b(?:i|we)(?:'ll| will) (?:be (?:back|calling|ringing|in touch|writing)|have|do|come|send)\\b|\\bi (?:ring|chase|call|text|check)\\b|\\b(?:i'm|im) (?:going to|putting|sending|adding|opening|booking|calling|ringing)\\b|\\blet'?s (?:get|catch|sort|stop)\\b`,
    'iu',
  ),
  done: new RegExp(
    `\\b(?:has|have|is|are|it's|that's|thats|they're|its|'s) (?:all )?(?:now |just )?(?:been )?${PAST}\\b|\\b(?:i|we)(?:'ve| have)(?: just| now| also| already)? ${PAST}\\b|^(?:right, |ok, |cheers, |good, |done[.,:] ?)?(?:sent|stopped|done|accepted|passed|booked|cancelled|refunded|saved|sorted|ordered|blocked|updated|replaced|noted|released)\\b|\\ball off\\b|\\bit'?s (?:gone|off|in|on its way)\\b|\\bas of (?:this|now)`,
    'iu',
  ),
  arranged: new RegExp(
    `\\b(?:will|'ll|leaves?|leaving|goes|going|comes?|coming|arrives?|picks?|picked|collects?|collected|with you|be there|there|released|in your (?:account|bank|inbox)|here|out|back|lands?|ready|sent|ships?|calls?|delivered|answer|card you paid with)\\b.{0,50}?\\b(?:${DAY}|(?:by|before|between|within|at|in|after) (?:the next )?(?:${COUNT}|${HOUR})|straight away|at the latest)\\b|\\b${DAY}\\b.{0,24}?\\b(?:at the latest|it'?ll|you'?ll|between|before|by)\\b`,
    'iu',
  ),
  atOnce:
    /\b(?:right now|straight away|this minute|just now|at once|immediately|already|now)\b|\b(?:it|that)(?:'s| is| has) (?:now |just )?(?:been )?(?:stopped|gone|done|off|sent|saved|cancelled|refunded|sorted|opened|in)\b|^(?:right, |ok, )?(?:stopped|done|sent|saved|accepted|booked)\b|\bas of (?:this|now)|\bi(?:'ve| have)(?: just| now)? (?:opened|put|sent|stopped|cancelled|booked|ordered|refunded|added|noted|released|raised|blocked)\b/iu,
  followUp: new RegExp(
    `\\b(?:i|we)(?:'ll| will|'m going to| am going to|'m| shall)? (?:(?:personally|also|then|still|always) )?(?:ring|call|phone|text|message|write|email|e-mail|check|look|chase|ping|come back|be back|be in touch|let you know|follow|update|keep you|get back|see that|speak|glance|make sure|watch)\\b`,
    'iu',
  ),
  name: /\b(?:[Ii]'m|[Ii]m|[Mm]y name(?: is|'s)|[Tt]his is|[Aa]sk for|[Yy]ou're speaking (?:to|with)) [A-Z][a-z]+\b(?! (?:is|was|will|at|morning|afternoon|evening|between|before|after))|[-–—] ?[A-Z][a-z]{2,}[.!]?$|^[A-Z][a-z]{2,} here\b|\bwith me, [A-Z]/u,
  instruct:
    /\b(?:please |then |now |just |first,? |and |so |could you |go to |you )?(?:type (?:it|the)|click|tap|press|turn (?:it|the)|unplug|plug (?:it|the)|switch (?:it|the)|hold (?:the|down)|open (?:the|your|up)|select|choose ["“]|leave it (?:there|off|unplugged)|keep (?:it|that|the)|jot (?:that|it)|write (?:that|it) down|take (?:a photo|three|a picture|the (?:lid|filter))|put (?:it|the|a)|close (?:the|it)|scroll|restart|wipe|move (?:it|the)|dry|connect|use the|go into|log in(?:to)?|set (?:it|the) to|change that password|hang on to it|fill in|wait (?:ten|five|two|\d+) (?:min|sec))\b/iu,
  thinStep:
    /\b(?:look into|looking into|note|noted|log|record|pass|passed|escalate|check|feedback|see what|understand)\b/iu,
  when: new RegExp(
    `\\b${DAY}\\b|\\bby (?:\\d|${DAY}|${HOUR}|then)\\b|\\b(?:within|in|before|after|for) (?:the next |about |around )?${COUNT}\\b.{0,6}?\\b(?:minute|min|hour|day|working|business|week|month)s?\\b|\\b${COUNT} (?:to|or|-) ?\\w+ (?:working |business )?(?:day|hour|minute)s?\\b|\\b\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock)\\b|\\bat ${HOUR}\\b|\\b(?:half|quarter) (?:past |to )?${HOUR}\\b`,
    'iu',
  ),
  past: new RegExp(
    `\\b(?:ago|yesterday|last (?:week|month|night|year|mon|tue|wed|thu|fri|time)\\w*|since|ran till|ordered (?:on )?|for (?:the (?:last|past) )?${COUNT} (?:day|week|month|hour)s?|already been|waited|been waiting|was|were|signed at|delivered)\\b`,
    'iu',
  ),
  bygone:
    /^(?!.*\b(?:will|'ll|going to)\b).*\b(?:was|were) (?:already )?(?:released|sent|signed|delivered|paid|shipped|made|taken|charged|refunded|issued)\b/iu,
  explain:
    /\b(?:if|once|unless)\b[^?]{4,60}?,|\bwhatever\b|\bthe same\b.{0,20}\bas\b|\bso\b(?= (?:the|it|that|you|two|no|there)\b)|\bbecause\b|\bthe reason\b|\bdue to\b|\bso that\b|\bwhich (?:means|is why)\b|\bthat(?:'s| is) why\b|\bwhat (?:this|that|it) means\b|\bmeans\b|\bunless\b|\bwhat comes next\b|\bafterwards\b|\bfirst,? the\b|\bin other words\b|\bwhat(?:'s| has|'ve)? (?:happened|going on|happens)\b|\bhow (?:it|this|that) works\b|\busually\b|\bnormally\b|\bfirst\b.{3,60}?\bthen\b|\bin short\b|\bthe (?:problem|cause|catch|snag) (?:is|was)\b|\bgot stuck\b|\bdidn'?t (?:pick|reach|match|go|come|carry|get)\b|\b(?:so|that'?s) (?:the|you|it|your|i'?ll|i'?m|those|they)\b|\b(?:doesn'?t|doesnt|does not) fit\b|\btoo (?:long|short|old|late)\b|\bcomes? first\b|\bcovers?\b|\b(?:you can|you could) (?:have|choose|pick)\b|\btwo (?:things|ways|options)\b|\beither\b.{3,60}?\bor\b|\bafter that\b|\botherwise\b|\bto be sure\b|\beven though\b|\bby itself\b/iu,
  inform:
    /[£$€]?\d|\b(?:here|found|shows?|signed|packed|it'?s (?:the|a|in|on|at|been|with|covered|free)|its (?:the|a|in|on|packed|too)|that'?s (?:the|covered|all we need|back)|is the one|will (?:be|have)|you'?ll (?:get|have|see)|no (?:charge|cost|parcel)|free|covered|within|in stock|we swap|we pay|goes back|on file|between us|nothing else|can'?t with|matches|the engineer|lasts)\b/iu,
  refuse:
    /\b(?:can'?t|cannot|can not|not able to|unable to|not allowed to|won'?t|couldn'?t|mustn'?t)\b.{0,24}?\b(?:share|give|tell|disclose|look (?:up|at)|say|discuss|pass|hand|open)|\bprivacy\b|\b(?:only|has to be|needs to be) (?:the )?(?:account holder|them|him|her|the person)|\b(?:same|protects?|would want) .{0,30}?\b(?:you|your)\b|\bstays between us\b/iu,
  manager: /\b(?:manager|supervisor|team lead(?:er)?|my lead|senior|somebody above|someone above)\b/iu,
  hold: /\b(?:one|a|just a|bear with me|give me) (?:moment|second|sec|minute|tick)\b|\bbear with me\b|\bhold on\b|\bgive me (?:two|a couple|five|one|a)\b|\bhang on(?! to)\b|\bwhile i (?:check|look|pull)/iu,
  lineGreeting:
    /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|thanks for (?:calling|contacting)\b.{0,30}|how (?:can|may) i help\b.{0,12}|go ahead|what can i do for you|you'?re through to\b.{0,30})[,.!? ]*(?:there|you|please)?[,.!? ]*(?:how (?:can|may) i help\b.{0,12}|what can i do for you\b.{0,8})?[,.!? ]*$/iu,
  goodbye:
    /\b(?:goodbye|bye|take care|have a (?:good|nice|lovely|great)|all the best|thank you for (?:calling|contacting|your patience))\b/iu,
};
