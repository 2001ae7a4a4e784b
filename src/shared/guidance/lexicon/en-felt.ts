import { feltOf } from './lexicon.ts';

export const EN_FELT = feltOf({
  anger: {
    1: 'annoyed|annoying|irritated|irritating|frustrated|frustrating|cross|fed up|not happy|not impressed|unacceptable|what is going on|sort it out|get a grip|excuse me|seriously|unbelievable|rude|cheeky|nonsense|lazy|careless|waste of time|wasting my time|a joke|mess|fobbed off|passed around|run around|runaround|complaint',
    2: 'angry|mad|ridiculous|absurd|outrageous|disgraceful|disgrace|shambles|appalling|disgusting|pathetic|useless|incompetent|clueless|liars|liar|lying|lied|cheated|cheat|conned|scammed|rip off|ripped off|robbed|robbery|thieves|stealing from me|shocking|shameful|shame on you|had enough|enough is enough|sick of|sick and tired|tired of|livid|do you think i am stupid|how dare|who is responsible|bloody|damn|crap|bullshit|bs|wtf|hell|screw|stop lying|stop telling me|insulting|insult|treated like|idiots|idiot|morons|moron|clowns|joke of a company|absolute joke|taking the piss|taking the mickey|pissed|arse|ass',
    3: 'furious|fuming|enraged|outraged|seething|raging|livid with|fuck|fucking|fucked|f***|f**king|never in my life|sue|suing|lawyer|solicitor|small claims|ombudsman|trading standards|press|newspaper|all over social media|go to hell|blood boil|boiling|absolutely disgusted|disgusted|despicable|criminal',
  },
  anxiety: {
    1: 'worried|bit worried|worry|concerned|concern|nervous|unsure|uneasy|afraid|what if|in time|make it in time|will it be|is it safe|hope it is not|hoping it|fingers crossed|please tell me|risk|risky|should i be|am i going to',
    2: "anxious|scared|frightened|fear|fearful|stressed|stressing|panicking|panic|urgent|urgently|desperate|desperately|asap|running out of time|running out|deadline|can not sleep|cannot sleep|can't sleep|lying awake|losing sleep|on edge|freaking out|hacked|stolen|scam|fraud|unauthorised|unauthorized|emergency|shaking|stranded|stuck at|need this today|before it is too late",
    3: 'terrified|petrified|hysterical|help me please|please help me|begging|beg you|i beg|out of my mind|worried sick|in bits|breaking down|sick with worry|heart is pounding|desperate now',
  },
  sadness: {
    1: 'sad|sadly|unfortunately for me|miss|missed her|lonely|alone|low|down|gutted|shame really|sorry to say goodbye|no point|given up|give up|giving up|what is the point|never mind|it is what it is|worn out|exhausted|tired|hurts|hurt',
    2: 'upset|heartbroken|heartbreaking|devastated|crying|cried|tears|grief|grieving|passed away|died|death|funeral|lost my|widow|widowed|cancer|hospice|terminal|miscarriage|divorce|redundant|made redundant|lost everything|helpless|hopeless|depressed|miserable|unhappy|sobbing|late husband|late wife|late mother|late father|bereaved|bereavement|terminally',
    3: "can not go on|cannot go on|can't go on|no reason to live|end it all|broken|inconsolable|in floods of tears|cried all night",
  },
  disappointment: {
    1: "disappointed|disappointing|disappointment|let down|expected more|expected better|hoped for|hoping for more|used to be|not what i|not as described|not as advertised|was promised|you promised|promised|said it would|supposed to|thought you|thought this|underwhelming|underwhelmed|overpriced|mediocre|not worth|isn't worth|shame|pity|could have been better|gone downhill|going downhill|slipping|not great|not good enough|poor|regret",
    2: "very disappointed|really disappointed|so disappointed|extremely disappointed|deeply disappointed|bitterly disappointed|such a let down|let me down|lost faith|lost trust|lost confidence|trusted you|trust you|no longer trust|won't be back|will not be back|not coming back|never again|won't use|will not use|last time i|cancel my|taking my business|money elsewhere|go elsewhere|going elsewhere|loyal|loyalty|years as a customer|for years|wouldn't recommend|would not recommend|can't recommend|cannot recommend|waste of money|wasted|regret buying|wish i hadn't|wish i had never|broken promise|empty promises|sub standard|substandard",
    3: 'utterly disappointed|totally disappointed|completely let down|worst experience|worst ever|worst company|appalled|lost all',
  },
  confusion: {
    1: "confused|confusing|unclear|not clear|not sure what|not sure which|don't understand|do not understand|can't work out|cannot work out|can't figure|cannot figure|don't get|do not get|what does|what do you mean|which one|which is it|who do i|lost me|makes no sense|doesn't make sense|does not make sense|contradict|contradicts|different answer|different answers|different things|mixed messages|jargon|puzzled|strange|weird|odd|don't know what|no idea|how come|why does it say",
    2: "so confused|really confused|very confused|totally confused|more confused|baffled|bewildered|perplexed|going round in circles|going in circles|round in circles|in circles|contradictory|contradicting|conflicting|head is spinning|head spinning|clear as mud|gibberish|double dutch|what on earth|one says|the other says|another says|told me one thing|completely lost|totally lost|at a loss|i am lost|i'm lost|makes zero sense|mystified",
    3: 'utterly confused|completely confused|completely baffled|utterly baffled|not a clue',
  },
  gratitude: {
    1: 'thank you for|thanks for|thanks so much|many thanks|cheers for|appreciate|appreciated|grateful|kind of you|good of you|nice one|ta for|thx for|bless you|bless',
    2: "thank you so much|thank you very much|thanks a million|thanks a lot for|really appreciate|so grateful|very grateful|really grateful|much appreciated|saved me|saved my|lifesaver|life saver|a star|superstar|legend|an angel|went above and beyond|above and beyond|went out of his way|went out of her way|went out of their way|so kind|so helpful|so patient|please thank|pass on my thanks|thank her|thank him|owe you|can't thank you enough|means a lot|means so much|made my day|hats off|shout out|shoutout|kudos",
    3: "cannot thank you enough|forever grateful|eternally grateful|words can't|words cannot|in tears of|brought tears|saved my life|thank you thank you",
  },
  satisfaction: {
    1: 'happy with|pleased|satisfied|good|nice|works now|working now|sorted|all sorted|resolved|fixed|back up|relieved|relief|smooth|easy|painless|no complaints|does the job|as described|well packed|on time|quick|helpful|better now|much better|works fine|works great|glad|decent|solid',
    2: "very happy|really happy|so happy|very pleased|really pleased|delighted|impressed|great service|great|excellent|fantastic|brilliant|superb|love it|love this|loving|lovely|wonderful|amazing|awesome|perfect|spot on|top notch|first class|five stars|5 stars|highly recommend|would recommend|will recommend|recommend you|exceeded|beyond expectations|best|super fast|so fast|so quick|so easy|smoothest|well done|great job|good job|credit where|couldn't be happier|can't fault|cannot fault|faultless|worth every penny",
    3: 'absolutely love|absolutely delighted|thrilled|over the moon|best ever|best experience|blown away|incredible|outstanding|phenomenal|flawless|10/10|chuffed',
  },
});
