import type { Stock } from './stock-kinds.ts';

/** Lines that are said whatever the matter is; they stand where the ticket itself has too few. */
export const STOCK_EN: Stock = {
  order: {
    is: 'Order number {order}',
    ask: ['order number', 'order no', 'reference', 'which order'],
    tell: ["[It's|The order number is] {order}.", '{order}, [if that helps|that should be it].', 'Hold on… {order}.'],
  },
  tail: {
    is: 'Registered phone ends {tail}',
    ask: ['last four', 'phone number', 'digits', 'verify', 'registered'],
    tell: [
      'The phone ends {tail}.',
      'Last four are {tail}, [same number as always|nothing has changed].',
      '[Ends|It ends] {tail}.',
    ],
  },
  accept: [
    "Right, [let's do that|go ahead then].",
    'Okay, [that works for me|I can live with that].',
    'Fine, thank you, [I will wait for that|that helps].',
  ],
  needs: {
    efficiency: {
      show: [
        "[Please don't pass me on again.|] Can we get this done in one go?",
        "I've got [ten minutes|a short break], so quickly please.",
        'How much longer is this going to take?',
      ],
      met: [
        'That was [quicker than I expected|quick], thanks.',
        'One call and it is done. Good.',
        'Well, that saved me an afternoon.',
      ],
    },
    fairness: {
      show: [
        "This wasn't my doing, so why [should I pay for it|am I the one paying]?",
        'Other people get this sorted. Why not me?',
        "I only want what's right.",
      ],
      met: ["That's fair, thank you.", 'You owned up to it, so I have no complaint.', 'Right is right. That will do.'],
    },
    respect: {
      show: [
        '[Let me finish, please.|Could I finish my sentence?]',
        'I did say that already. Please take it seriously.',
        "Don't read me a script.",
      ],
      met: [
        'You actually listened. [Thank you.|I noticed.]',
        "You didn't fob me off, and that's all I wanted.",
        'That was decent of you.',
      ],
    },
    security: {
      show: [
        '[Will it hold this time?|How do I know it will not happen again?]',
        "I'm not at ease with this. What if it goes wrong again?",
        'Nobody else can see my details, can they?',
      ],
      met: [
        'Now I can stop worrying about it.',
        'Good to have something definite.',
        'All right, that puts my mind at rest.',
      ],
    },
    clarity: {
      show: [
        'What actually happened? [In plain words, please.|Just tell me straight.]',
        "I don't follow. What do I have to do next?",
        'Everyone tells me something different. Which is it?',
      ],
      met: ['Oh, now I see.', "So that's what it was. Clear enough.", 'Good, I know what comes next.'],
    },
    care: {
      show: [
        "It's been [a rough week|a lot], to be honest.",
        'Nobody has once asked how we are managing.',
        'I have enough on my plate at home as it is.',
      ],
      met: ['Thank you for thinking of that.', 'It helps to hear that, it really does.', 'Kind of you. I mean it.'],
    },
  },
};
