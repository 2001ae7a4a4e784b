import type { Patterns } from './patterns.ts';

const DAY_WORD =
  '(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|end of (?:the )?(?:day|week|month)|midnight|noon|lunchtime)';
const COUNT = '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|few|half an?)';
const VERB =
  '(?:check|look|pull|open|raise|submit|send|ship|post|book|arrange|call|ring|phone|email|e-mail|write|text|contact|refund|replace|stop|freeze|lock|block|cancel|change|correct|update|escalate|pass|hand|speak|talk|ask|chase|follow|track|put|get|make|set|log|note|file|start|reset|roll|switch|process|release|credit|push|flag|take|go|do|order|organi[sz]e|sort|fix|have|give|bring|stay|keep|find|come|move|mark|record|walk|handle)';
const ACT = `(?:going to |just |now |also |already |personally |then |first |gonna )*${VERB}(?:ed|ped|ked|ged|ing|ting|ning|d|s)?`;

/** English as people at a counter write it. */
export const EN: Patterns = {
  feeling:
    /(?<!don'?t (?:be )?)(?<!no need to (?:be )?)\b(?:worr(?:y|ied|ying)|upset(?:ting)?|frustrat\w+|annoy\w+|angry|furious|anxious|nervous|scar(?:ed|y)|frighten\w+|let down|disappoint\w+|stress\w*|exhaust\w+|unsettl\w+|fed up|infuriat\w+|maddening|awful|horrible|unfair|painful|a lot to (?:deal|carry|take)|hard (?:time|on)|on edge|nerve.?racking|sick of|tired of|out of pocket|messed (?:about|around)|last thing (?:you|anyone))\b|\b(?:anyone|anybody|i)(?:'d| would) (?:be|feel|have|want)|\bno wonder|\bi can (?:see|hear) (?:why|how|that)|wast(?:e|ed|ing) (?:of )?(?:your|a|an)|\bsorry for your loss|after all (?:that|this)/iu,
  openQuestion:
    /\b(?:what|how|when|where|which|who|why|tell me|talk me through|walk me through|describe|explain to me|in your own words)\b/iu,
  closedQuestion:
    /^(?:(?:and|so|but|ok|okay|right|sorry|just|then)[, ]+)*(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|shall|should|may|isn|aren|don|did)\b|\b(?:right|correct|okay|ok|yes or no)\?/iu,
  request:
    /\b(?:please|could you|can you|would you|may i|can i|i(?:'ll)? need|i just need|mind)\b.{0,40}\b(?:tell|give|confirm|provide|send|read|share|describe|have|take|let me)\b/iu,
  verify:
    /\b(?:verify|verification|security check|identity|who i(?:'m| am) speaking (?:to|with))\b|\bconfirm\b.{0,30}\b(?:name|postcode|post code|zip|number|digits|address|email|order|account holder)|\blast (?:four|4|three|3|two) (?:digits|numbers)?|\border (?:number|ref\w*|no\.?)|\b(?:postcode|zip code)\b|\bname on the (?:order|account)|\bregistered (?:phone|number|email)/iu,
  explain:
    /\bbecause\b|\bthe reason\b|\bdue to\b|\bso that\b|\bwhich (?:means|is why)\b|\bthat(?:'s| is) why\b|\bwhat (?:this|that|it) means\b|\bin other words\b|\bwhat(?:'s| has|'ve)? (?:happened|going on|happens)\b|\bhow (?:it|this|that) works\b|\bit works like\b|\busually\b|\bnormally\b|\bfirst\b.{3,60}\bthen\b|\bin short\b|\bthe (?:problem|cause|catch|snag) (?:is|was)\b|\bgot stuck\b/iu,
  step: new RegExp(
    `\\b(?:i|we)(?:'m|'ll|'ve| am| will| have| can|'d| shall|'re| are)? ?(?:${ACT})|\\blet me (?:just )?${VERB}|\\b(?:i|we)(?:'ll|'m going to| will) (?:be )?\\w+|\\bcoming from me\\b|\\b(?:has|have|is|are) (?:now )?(?:been )?(?:stopped|cancelled|frozen|booked|sent|released|refunded|escalated|corrected|locked|blocked|logged)\\b`,
    'iu',
  ),
  thinStep: /\b(?:look into|looking into|note|log|record|pass|escalate|check|feedback|see what)\b/iu,
  when: new RegExp(
    `\\b${DAY_WORD}\\b|\\bby (?:\\d|${DAY_WORD}|the \\w+|five|six|four|three|noon|then)|\\b(?:within|in|before|after|for) (?:the next )?${COUNT}\\b.{0,6}\\b(?:minute|min|hour|day|working|business|week|month)|\\b${COUNT} (?:to|or|-) ?\\w+ (?:working |business )?(?:day|hour|minute)|\\b\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock)\\b|\\bat (?:\\d{1,2}|noon|five|four|three|six)\\b`,
    'iu',
  ),
  past: new RegExp(
    `\\b(?:ago|yesterday|last (?:week|month|night|year|monday|tuesday|wednesday|thursday|friday|time)|since|for (?:the (?:last|past) )?${COUNT} (?:day|week|month|hour)s?|already been|waited|been waiting)\\b`,
    'iu',
  ),
  apology: /\b(?:sorry|apolog\w+|regret|forgive|pardon)\b/iu,
  reassure:
    /\byou(?:'re| are) (?:in good hands|safe|covered|not (?:going to|being|paying))|\byou (?:won'?t|will not|don'?t (?:have|need) to) (?:have to |need to |be )?\w+|\bi(?:'ll| will)? (?:stay|stick|own|keep|see (?:this|it) through|take (?:care|ownership|responsibility|this on))|\bi promise\b|\brest assured\b|\bdon'?t worry\b|\bno need to worry\b|\bcome (?:straight |back )?to me\b|\bask for me\b|\bmy name is\b|\bleave (?:it|this) with me\b|\bit(?:'s| is) (?:on us|ours to|not (?:on you|yours))/iu,
  check:
    /\bdoes (?:that|this) (?:make sense|work|sound|help|suit)|\bis that (?:clear|ok|okay|all right|alright)|\bhave i (?:got|understood)|\bhow does that sound|\bwould that (?:work|suit|be)|\bam i making sense|\banything (?:unclear|i haven'?t)/iu,
  close: /\banything else\b|\bsomething else\b|\banything (?:more|further|left|i've missed)\b|\bwhat else\b/iu,
  refuse:
    /\b(?:can'?t|cannot|can not|not able to|unable to|not allowed to|won'?t|couldn'?t|mustn'?t)\b.{0,24}\b(?:share|give|tell|disclose|look (?:up|at)|say|discuss|pass|hand|open)|\bprivacy\b|\b(?:only|has to be|needs to be) (?:the )?(?:account holder|them|him|her|the person)|\b(?:same|protects?|would want) .{0,30}\b(?:you|your)\b/iu,
  manager: /\b(?:manager|supervisor|team lead(?:er)?|senior|somebody above|someone above)\b/iu,
  hold: /\b(?:one|a|just a|bear with me|give me) (?:moment|second|sec|minute|tick)\b|\bbear with me\b|\bhold on\b|\bgive me (?:two|a couple|five|one|a)\b|\bhang on\b|\bwhile i (?:check|look|pull)/iu,
  lineGreeting:
    /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|thanks for (?:calling|contacting)\b.{0,30}|how (?:can|may) i help\b.{0,12}|you'?re through to\b.{0,30})[,.!? ]*(?:there|you|how (?:can|may) i help\b.{0,12})?[,.!? ]*$/iu,
  goodbye:
    /\b(?:goodbye|bye|take care|have a (?:good|nice|lovely|great)|all the best|thank you for (?:calling|contacting|your patience))\b/iu,
  blame:
    /\byou (?:should(?:'ve| have|n'?t)?|could have|failed|didn'?t (?:read|check|follow|say|tell|keep|look|bother)|must have|entered|chose|put in|clicked|forgot|ought)\b|\byour (?:own )?(?:fault|mistake|error|responsibility|problem)\b|\bif you had\b|\bwhy didn'?t you\b|\bnot (?:our|my) (?:fault|problem|responsibility|department)\b|\bnothing to do with (?:us|me)\b|\bcustomers? like you\b|\bas (?:i|we) (?:already )?(?:said|told)/iu,
  jargon:
    /\b(?:ticket (?:has been )?(?:queue|workflow|status)|SLA|CRM|RMA|KPI|OMS|WMS|SOP|tier (?:two|2)|L2|back.?end|workflow|chargeback code|ACH|settlement file|clearing|DHCP|DNS|firmware|SSID|QoS|packet loss|PON|LOS|MAC address|escalation matrix|disposition|provisioning|reconciliation|T\+\d|DSAR|retention schedule|data controller|EOL|SKU|logistics node|exception code)\b/u,
  pushOff:
    /\b(?:(?:it|that)(?:'s| is)(?: just)? (?:our |the |company )?(?:policy|rules?|procedure|how it (?:is|works))|our policy (?:is|states)|per (?:our )?policy|nothing (?:i|we) can do|(?:i|we) can'?t (?:do|help|change|fix)|not (?:our|my) (?:job|department|area|call)|you(?:'ll| will| need to| have to|'d better)? ?(?:need to |have to )?(?:contact|call|speak to|ask|take it up with|chase) (?:the |your )?(?:courier|carrier|bank|manufacturer|provider|seller|post office|them|another)|you'?ll (?:just )?have to (?:wait|accept)|out of (?:my|our) hands|the system (?:just )?(?:does|won'?t|doesn'?t)|i don'?t know|no idea|take it or leave it|up to you|suit yourself|that'?s (?:all|it))\b/iu,
  vague:
    /\b(?:as soon as possible|asap|some(?:one|body) will|in due course|shortly|soon|at some point|hopefully|should (?:be|get|arrive)|we(?:'ll| will) (?:see|look into it)|be patient|your patience|please wait|a few days|eventually|probably|try to|do our best)\b/iu,
  secret:
    /\bpasswords?\b|\bPIN\b|\b(?:security|verification|one.?time|access) code\b|\bCVV\b|\b(?:full|whole|long|entire|16.?digit|complete) (?:card )?number|\bcard (?:number|details)|\bexpiry date\b/iu,
  notSecret: /\b(?:don'?t|do not|never|no need|without|won'?t ask|not ask|please keep|nobody)\b/iu,
  account:
    /\b(?:i can see|i see|it shows|the system (?:shows|says)|our (?:records?|system) (?:show|say)s?|looking at your (?:order|account)|i(?:'m| am) looking at|according to (?:our|the)|on (?:your|the) (?:account|order) (?:it|there|i))\b|\byour (?:order|refund|parcel|address|account|payment|card)\b.{0,30}\b(?:was|were|is|has been|shows|went|left|got|ends)\b/iu,
  others:
    /\b(?:his|her|their|the neighbou?r'?s?|your (?:ex|neighbou?r|colleague|husband|wife|partner)'?s?) (?:new |current |delivery |phone |home |order )*(?:address|number|phone|order|email|details)\b.{0,12}\b(?:is|are|ends|shows|:)|\b(?:he|she|they) (?:lives?|moved|ordered|paid|is (?:at|registered))\b/iu,
  abuse:
    /\b(?:idiot|stupid|moron|shut up|get lost|piss off|fuck\w*|bullshit|crap customer|screw you|dumb|pathetic|stop whining|crazy|insane person|liar)\b/iu,
  program:
    /\b(?:you(?:'re| are) (?:just |only )?(?:an? )?(?:ai|bot|robot|program|simulation|chatbot|language model|simulated|machine)|are you (?:an? )?(?:ai|bot|robot|program|real|simulation|chatbot)|system prompt|your prompt|ignore (?:all |your |the )?(?:previous )?(?:instructions|prompt)|language model|end (?:the )?(?:simulation|exercise|scenario)|give me (?:full|top|five) (?:marks|points|score)|skip (?:this|the) (?:scenario|exercise))\b/iu,
  essay: 170,
};
