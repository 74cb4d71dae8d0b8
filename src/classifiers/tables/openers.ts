/** Words before which a question may begin, in all languages together: greetings, joints, and verbs of asking. */
const words = `
  hi hey hello hiya yo dear morning afternoon evening there team guys folks sir
  so and but or ok okay also now then well um uh erm anyway however just please pls plz like btw plus
  know tell ask asking explain understand see wondering wonder curious check confirm advise question questions say
  hallo guten tag morgen moin und aber oder also bitte nur sagen wissen mal denn
  bonjour bonsoir salut et mais alors donc svp savoir dire stp
  hola buenas buenos dias tardes noches y pero entonces favor saber decirme
  oi ola bom boa dia tarde noite e mas entao dizer
  ciao salve buongiorno buonasera ma allora sapere dirmi
  hoi goedemorgen goedemiddag goedenavond en maar dus weten`;

export const OPENERS: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Question words that also begin a relative clause after a comma. */
const relatives =
  'which who where when wer was wo wie wann qui ou quand donde cuando quien onde quando quem dove chi waar wie wat wanneer';
export const RELATIVES: ReadonlySet<string> = new Set(relatives.split(' '));

/** Question words, which may follow the name of who is asked: "Zipla where is it". */
const askers = `${relatives} what why how whats wheres whens hows warum wieso weshalb comment pourquoi combien como por come perche quanto waarom hoe hoeveel`;
export const ASKERS: ReadonlySet<string> = new Set(askers.split(' '));
