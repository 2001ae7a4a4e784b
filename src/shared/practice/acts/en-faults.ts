import type { FaultPatterns } from './patterns.ts';

/** What goes wrong, as people say it in English. */
export const EN_FAULTS: FaultPatterns = {
  blame:
    /\byou (?:should(?!(?:n'?t)?(?: have)? (?:a|an|another|to|get|be)\b)(?:'ve| have|n'?t)?|could have|failed|didn'?t (?:read|check|follow|say|tell|keep|look|bother)|must have|must'?ve|entered|chose|put in|clicked|forgot|ought)\b|(?<!not |never |isn't |wasn't )\byour (?:own )?(?:fault|mistake|error|responsibility|problem)\b|\bif you had\b|\bif you'd (?:read|checked|kept|told|said)\b|\bwhy didn'?t you\b|\bnot (?:our|my) (?:fault|problem|responsibility|department)\b|\bnothing to do with (?:us|me)\b|\bcustomers? like you\b|\bas (?:i|we) (?:already )?(?:said|told)|\b(?:somebody|someone) in your (?:house|home|family|office)\b|\bare you (?:quite |absolutely )?(?:sure|certain) you\b|\bdid you (?:even|actually) (?:read|check|look)\b|\byou people\b|\bimpossible that we\b/iu,
  jargon:
    /\b(?:ticket (?:has been )?(?:queue|workflow|status)|tier (?:two|2)|back.?end|workflow|chargeback code|settlement file|clearing|firmware|packet loss|escalation matrix|disposition|provisioning|reconciliation|T\+\d|retention schedule|data controller|logistics node|exception code|gasket|float valve|housing|transducer|basin interface|elastomer|chargeable|consumable|carriage|statutory obligations|watchdog|syslog|gateway|flash the|batch run|downstream|dispatch confirms|proof of delivery scan|hub scan|manifest|reconciled|adjudicat\w+|ledger|SLA|remittance|queue|authoris(?:ation|ed) hold)\b/iu,
  known:
    /^(?:OK|TV|UK|US|USA|EU|PDF|ID|SMS|FAQ|AM|PM|USB|PIN|VAT|DVD|PC|QR|WIFI|ASAP|PS|LH|I|A|AGAIN|NOT|NO|YES|DOB|VIP|GPS|CEO|IT|LED|TR|RF|NHS|BBC|REF|STOP|NEVER|ALL|HTTP|HTTPS)$/u,
  pushOff:
    /\b(?:(?:it|that)(?:'s| is)(?: just)? (?:how )?(?:our |the |company )?(?:policy|rules?|procedure)(?: is| works)?|our policy (?:is|states)|per (?:our )?policy|nothing (?:i|we) can do|(?:i|we) can'?t (?:do (?!it for you)|help|change|fix)|not (?:our|my) (?:job|department|area|call)|you(?:'ll| will| need to| have to|'d better)? ?(?:need to |have to )?(?:contact|call|speak to|ask|take it up with|chase) (?:the |your )?(?:courier|carrier|bank|manufacturer|provider|seller|post office|them|another)|you'?ll (?:just )?have to (?:wait|accept)|out of (?:my|our) hands|the system (?:just )?(?:does|won'?t|doesn'?t)|i don'?t know|no idea|take it or leave it|up to you|suit yourself|i'?m afraid not|can'?t be accepted|via the (?:web )?form|have to use the form|goodbye then|that'?s all i can)\b/iu,
  deflect:
    /\b(?:we don'?t control|(?:other|another) (?:agents?|department|team|shift|office)\b.{0,30}?\b(?:phrase|fault|said|did|handles?)|under a lot of pressure|(?:the )?(?:warehouse|courier|finance|billing|couriers|drivers)\b.{0,16}?\b(?:fault|useless|always|decide|lost it|messed)|those (?:people|guys)|it'?s the courier'?s|blame (?:the|them)|someone else'?s (?:fault|job|problem|department))\b/iu,
  handBack:
    /\b(?:come|get) back to us\b|\b(?:contact|call|ring|message|write to) us again\b|\bfeel free to (?:contact|reach|call)\b|\bget in touch (?:again|if)\b|\btry again (?:later|tomorrow|in)\b|\bif it (?:doesn'?t|hasn'?t|happens).{0,30}?\b(?:contact|call|let us|come back|get in touch)\b(?! me)/iu,
  vague:
    /\b(?:as soon as possible|asap|some(?:one|body) (?:will|may|should|might)|in due course|shortly|(?<!as )soon(?! as)|at some point|hopefully|should (?:be|get|arrive)(?! with| there)|we(?:'ll| will) (?:see|look into it)|be patient|your patience|please wait|(?:takes )?a few days|eventually|probably|try to|(?<!i'd not )do our best|may be in touch|one of these days|when they (?:can|get)|at the moment)\b/iu,
  account:
    /\b(?:i can see|i see|it shows|the system (?:shows|says)|our (?:records?|system) (?:show|say)s?|looking at your (?:order|account)|i(?:'m| am) looking at|according to (?:our|the)|on (?:your|the) (?:account|order) (?:it|there|i)|got the (?:order|account|refund))\b|\byour (?:order|refund|parcel|address|account|payment|card)\b.{0,30}?\b(?:was|were|is|has been|shows|went|left|got|ends)\b/iu,
  others:
    /\b(?:his|her|their|the neighbou?r'?s?|your (?:ex|neighbou?r|colleague|husband|wife|partner|son|daughter|mum|dad|mother|father)'?s?) (?:new |current |delivery |phone |home |order )*(?:address|number|phone|mobile|order|e-?mail|details)\b.{0,12}?\b(?:is|are|ends|shows)\b|\b(?:his|her|their) (?:new |current )?(?:address|number|phone|mobile|e-?mail)\b ?:|\b(?:he|she|they) (?:lives?|moved (?:to|out)|ordered|paid|is (?:at|registered)|usually (?:gets|is)|rang us|called us|bought)\b|\b(?:another|other|previous) customers?\b.{0,24}?\b(?:called|named|lives|name is|number)\b/iu,
  abuse:
    /\b(?:idiot|stupid|moron|shut up|get lost|piss off|fuck\w*|bullshit|screw you|dumb|pathetic|stop whining|crazy|insane person|liar)\b/iu,
  notAbuse:
    /\b(?:not|isn'?t|aren'?t|never|no)\b(?: \w+){0,2} (?:idiot|stupid|moron|dumb|pathetic|crazy|liar)\b|\bfeel (?:stupid|dumb)\b/iu,
  program:
    /\b(?:you(?:'re| are) (?:just |only )?(?:an? )?(?:ai|bot|robot|program|simulation|chatbot|language model|simulated|machine)|are you (?:an? )?(?:ai|bot|robot|program|real|simulation|chatbot)|system prompt|your prompt|ignore (?:all |your |the )?(?:previous )?(?:instructions|prompt)|language model|end (?:the )?(?:simulation|exercise|scenario)|give me (?:full|top|five) (?:marks|points|score)|skip (?:this|the) (?:scenario|exercise))\b/iu,
};
