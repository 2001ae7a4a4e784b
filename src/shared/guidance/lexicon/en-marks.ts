import { listed, needsOf } from './lexicon.ts';

export const EN_NEEDS = needsOf({
  efficiency:
    'waiting|waited|wait|still|still no|yet|again|third time|fourth time|fifth time|second time|times now|hours|days|weeks|months|hold|on hold|queue|queued|slow|delay|delayed|late|chasing|chase|keep calling|calling back|called back|passed around|passed from|transferred|transfer|repeat myself|explain again|start over|from scratch|back and forth|when will|how long|hurry|quickly|asap|at last|so fast|so quick|quick|on time|half an hour|minutes|voicemail|no reply|nobody called|follow up|chased|yet another',
  fairness:
    'fair|unfair|charged twice|double charged|overcharged|charged|charge|fee|fees|hidden|extra|refund|refunded|compensation|compensate|reimburse|paid for|i paid|paying|same price|other customers|others got|everyone else|my neighbour|new customers|discount|promised|contract|agreed|quoted|quote|terms|advertised|misleading|out of pocket|penalty|owed|deposit|price went up|price rise|entitled|my money back|money back|loyal|bill|deducted|billed|cheated|rip off|ripped off',
  respect:
    'rude|ignored|ignoring|hung up|hang up|cut me off|talked over|talk over|interrupted|spoke to me|spoken to|treated|treat me|like an idiot|like a child|stupid|patronising|patronizing|condescending|dismissive|laughed|attitude|tone|sarcastic|disrespect|respect|disrespectful|listen|listened|listening|believe me|called me a liar|accused|accusing|brushed off|fobbed off|copy and paste|copy paste|copy-paste|scripted|robot|bot|a number|human being|dignity|taken seriously|take me seriously|manners|courtesy|polite|race|accent|shrugged|eye roll|rolled her eyes|snapped',
  security:
    'safe|safety|unsafe|dangerous|danger|hazard|fire|smoke|sparks|burning|burnt|gas|leak|leaked|breach|data|personal details|password|passcode|pin|hacked|hack|stolen|fraud|scam|phishing|suspicious|unauthorised|unauthorized|someone else|account locked|locked out|frozen|identity|privacy|secure|security|guarantee|guaranteed|insured|what if|risk|protect|protected|allergic|allergy|medication|brakes|carbon monoxide|child safety|lost my|missing money|savings|transaction|transactions|login|log in attempt|worried',
  clarity:
    "explain|explained|nobody explained|no explanation|why|what does|what do|mean|means|meant|understand|unclear|clear|clearer|clarify|clarity|confusing|confused|which one|which is it|who is right|different answers|contradict|contradictory|conflicting|told me|one says|another says|nobody told|no one told|wasn't told|not told|information|instructions|steps|next step|what happens next|jargon|small print|letter|wording|makes sense|make sense|breakdown|itemised|status|update|updates|in the loop|transparent|reason",
  care: "my son|my daughter|my baby|baby|toddler|kids|children|my mum|my mom|my mother|my dad|my father|my husband|my wife|elderly|pensioner|disabled|disability|wheelchair|blind|deaf|pregnant|hospital|surgery|chemo|cancer|illness|sick|ill|unwell|operation|passed away|died|funeral|bereaved|widow|alone|on my own|living alone|single mother|single parent|lost my job|redundant|can't afford|struggling|hardship|benefits|cold|no heating|no hot water|hungry|birthday|wedding|christmas|you don't know what|understanding|compassion|empathy|sympathy|asked how i|checked on|kind|kindness|human",
});
export const EN_NEGATORS = new Set(
  listed(
    "not|no|never|n't|don't|doesn't|didn't|isn't|wasn't|aren't|won't|wouldn't|can't|cannot|couldn't|haven't|hasn't|hadn't|ain't|without|hardly|barely|nothing|nobody|neither|nor|far from|anything but|dont|didnt|isnt|wasnt|cant|wont",
  ),
);
export const EN_DEGREES = new Map<string, number>([
  ...listed(
    'very|really|so|extremely|absolutely|totally|completely|utterly|incredibly|deeply|bloody|too|such|seriously|thoroughly|beyond|quite frankly|super|hugely|massively|proper|properly|well and truly|genuinely',
  ).map((word) => [word, 1] as const),
  ...listed(
    'a bit|bit|a little|little|slightly|somewhat|kind of|kinda|sort of|sorta|fairly|a tad|mildly|not too|not very|not that',
  ).map((word) => [word, -1] as const),
]);
export const EN_TURNS = new Set(
  listed(
    'but|however|though|although|yet|except|only|now|finally|in the end|eventually|instead|actually|turns out|until|then',
  ),
);
export const EN_PAST = new Set(
  listed(
    'was|were|had been|used to|at first|initially|before|earlier|originally|yesterday|last week|last time|to begin with|started off',
  ),
);
export const EN_OTHERS = new Set(
  listed(
    'my husband is|my wife is|my mother is|my mum is|my boss is|my boss|my friend|friends|he says|she says|they say|he said|she said|people say|some say|reviews say|reviews|someone|if you|if i|if it|in case|would be|other people|others|my client|my manager',
  ),
);
export const EN_IRONY = new Set(
  listed(
    'oh great|oh brilliant|oh wonderful|oh lovely|oh good|oh perfect|yeah right|thanks for nothing|thanks a lot|thanks a bunch|well done|bravo|slow clap|congratulations|congrats|nice one|good one|love how|love that|i love it when|just great|just what i needed|just brilliant|just perfect|how generous|how thoughtful|how kind|how lovely|what a surprise|shocker|impressive|truly impressive|clearly|obviously|apparently|sure|of course|10/10|five stars|5 stars|gold medal|award|masterclass|world class|🙃|👏|🙄|😂|lol|top marks|genius|hats off|so glad|delighted to|riveting|fascinating|charming|priceless|hilarious|worth every penny',
  ),
);
