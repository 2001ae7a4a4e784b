export const HELP = `npm run hub -- [serve] [options]      runs the team's server

  --database WHERE   postgres://… or a folder for the embedded database (default: the data folder)
  --data FOLDER      hub.json, lock, embedded database and its dumps (default ./data/hub)
  --host ADDRESS     default 127.0.0.1; any other address needs TLS
  --port N           default 7470; 0 for any free one
  --tls-cert FILE    PEM
  --tls-key FILE     PEM
  --name NAME        what desks show as the name of this hub
  --demo             fill an empty database with the demo team and offer its sign-ins (this machine only)
  --restored         the database came out of a backup: begin a new epoch, and desks send again what it lost
  --ami HOST:PORT    hear the calls of an Asterisk from its manager; user and secret in ATTUNE_AMI_USER and ATTUNE_AMI_SECRET
  --dialogflow FILE  bots ask a Dialogflow agent (ES) instead of the team's articles; FILE: the key of its service account
  --dialogflow-project P, --dialogflow-language L    default: the project of the key, the language of the customer
  --log LEVEL        debug, info (default), warn, error or silent; JSON lines on standard output

Administration. Each takes --database and --data as above; passwords are asked for, or read with --password-stdin:
  init --handle H --name N               prepare the database and add the first administrator
  user add HANDLE --name N --role R      R: agent, lead, trainee or admin   [--queue ID]…
  user list | disable HANDLE | enable HANDLE | password HANDLE | role HANDLE ROLE
  queue add ID --zh NAME --en NAME | queue list
  scope grant HANDLE PART | scope revoke HANDLE PART | scope list      PART: q:<queue>, kb:<space>, sop:<team>
  device list | device revoke ID
  channel add NAME --kind telephony|inbound [--queue ID]   a token for a telephone system or a chat channel, shown once
  channel list | channel revoke NAME
  channel bot NAME on|off [--space S]…   a bot answers first there, with what articles of these spaces say, and hands over to agents
               [--bot-name N] [--notice-zh TEXT --notice-en TEXT]    what it calls itself and says of itself first
  bot [--days N]                         what bots answered and why they handed over
  extension set EXTENSION HANDLE | extension list | extension remove EXTENSION    whose desk a call for it rings at
  cards load --team T                                 the prompt cards that come with the product; what the team has stays
  customer find TEXT                                  ids, by name, number, e-mail or id
  customer erase ID --yes                             takes a customer with all tickets out, here and on every desk, for good
  customer erased                                     who was, and which desks have not dropped the rows yet
  knowledge export FOLDER [--space S]                 every published article as Markdown, with its files
  knowledge import FOLDER --space S --by HANDLE       publishes what differs; [--trial] only says what would happen

On an embedded database stop the hub first: only one program can have it open.
Exit code: 0 done, 2 something for you to change (one sentence says what), 1 a fault.`;
