/** Portuguese words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const PORTUGUESE: MoodWords = {
  glad: `
    excelent* ótim* perfeit* maravilh* fantástic* incrível* incríveis espetacular* extraordinári* magnífic* sensacional* fabulos* esplêndid* amei amo
    amamos adorei adoro adora adorável* adoráveis apaixonad* feliz felizes felicidade* alegria* alegre* orgulh* brilhante* impecável* insuperável*
    delicios* lindíssim* lindo linda lindos lindas belíssim* gostosíssim* parabéns campe* inesquecível* emocionad* arrasou arrasaram melhores ansios*`,
  good: `
    bom boa bons boas gosto gostei gosta gostamos gostoso gostosa melhor melhora* melhorou bonit* belo bela fof* amável* amáveis simpátic* gentil*
    atencios* educad* profissional* eficiente* eficaz rápid* rapidez ágil content* satisfeit* satisfação recomend* sucesso* ganhei ganhou ganhamos vencer
    venceu vitória* triunf* amor* carinh* abraço* beijo* risada* rir rindo engraçad* divertid* diversão aproveit* agradec* agradecid* grato grata gratidão
    sorte* conforto confortável* tranquil* útil fácil* sorri* doce inspir* motiva* impressionante* interessante* craque legal top show massa bacana wow
    uhul oba viva eba festa* comemor* aniversário férias paz esperança coragem honest* pontual* limp* resolvido solucionado valeu elogi* curti surpreend*
    emocionante* emoção saudável* querid* abençoad* animad* animação vibr* vencemos sonho resolveram resolveu ajudaram jogão golaço showzaço maravilha
    capricho caprichad* impecáveis confiável confiáveis prestativ* solícit* cheiros* quentinh*`,
  fair: `
    grátis presente espero tomara juntos seguro segura oferta amigos finalmente consegui interesse grande bem kkk* haha* rs rsrs* qualidade`,
  poor: `
    problema* erro* falha* falhou lent* atraso* atrasad* demora* esperando espera aguardando cansad* cansaço sono medo* dúvida* caro cara caros caras
    difícil* complicad* perdi perdeu perdemos perder perdid* mort* morreu morrer crise guerra acidente doente* dor dores pobre* culpa* falta* faltou
    perigo* perigos* risco* queixa* reclam* estranh* frio chuva caiu cancel* infelizmente pena greve* saudade* trânsito ignor*`,
  bad: `
    mau maus ruim ruins mal pior piores horrível* horríveis terrível* terríveis péssim* feio feia nojo nojent* odeio odeia ódio detest* fart* irritad*
    irritant* irrita raiva fúria furios* indignad* indignação vergonha* vergonhos* ridícul* absurd* estúpid* idiota* burr* imbecil* inútil* incompeten*
    incapaz* inept* injust* inaceitável* intolerável* insuportável* decepcion* decepção desilud* desilus* engana* enganad* mentira* mentir* mentem mente
    mentiros* golpe* fraude* ladrão ladrões roubo* roubad* roubam roubando roubar abus* descaso desrespeit* grosseir* desagradável* negligên* negligen*
    desastr* caos caótic* pesadelo* lixo porcaria* quebrad* quebrou danificad* defeituos* defeito estragad* sujo suja imund* trist* chor* sofr* desesper*
    deprim* depressão angústia* ansiedade fracass* chato chata chatice entediant* lamentável* desgraça* assassin* violên* violent* corrup* racis* machis*
    covarde* hipócrita* egoísta* estress* preocup* frustr* frustrant* palhaçada* palhaços arruin* horror insult* nefast* piorou piora piorando maldit*
    inadmissível* revoltad* revoltant* enrolação enrolando embuste tédio prometeram errado errada silêncio descumpr* ignoram enrolam droga droguinha
    palhaço vexame revolta despreparad* gambiarra furada`,
  awful: `
    merda* porra caralho puta puto putaria fdp bosta* cacete desgraçad* nojento* vagabund* canalha* safad* bandid* arrombad* estelionat* criminos*
    asqueros* repugnan*`,
  thanks: `obrigado obrigada agradeço obg brigado brigada thanks`,
  more: `muito muita tão super demais bastante realmente totalmente completamente absolutamente que mais extremamente`,
  turns: `não nunca jamais sem nem nada nenhum nenhuma tampouco`,
  turnsBack: ``,
  but: `mas porém contudo todavia`,
  openers: `bom bem ok certo beleza perfeito ótimo muito`,
  onward: `então vou`,
  phrases: {
    glad: `nas nuvens, nota mil, que jogão, dá gosto, super bem, nota dez para, de parabéns, cinco estrelas, que maravilha, que show, sem palavras para agradecer, no céu, te amo, amo muito, amo vocês, muito obrigado, muito obrigada, mil vezes obrigado, mal posso esperar, não vejo a hora, o melhor, a melhor, os melhores, as melhores, nota dez, nota 10, que alegria, que sonho, linda demais, lindo demais, bom demais, boa demais`,
    good: `
      nada mau, nada mal, não é mau, muito bem, muito bom, muito boa, bom trabalho, bom atendimento, ótimo atendimento, tudo certo, tudo perfeito, já funciona, agora funciona, voltou a funcionar, feliz aniversário, boa
      sorte, vale a pena, valeu a pena, antes do prazo, que bom, que lindo, que linda, que legal, que jogo, que delícia, ainda bem, valeu pela, valeu por`,
    hollow: `sem problemas, sem nenhum problema, bom dia, boa tarde, boa noite, bom fim, boa semana, boa viagem, bom apetite, desde já obrigado, desde já obrigada, desde já agradeço, agradeço desde já, obrigado desde já, obrigada desde já, obrigado pela atenção, obrigada pela atenção, sem problema, não tem problema,
      nenhum problema, mais ou menos, se bem que, por favor, tudo bem, de nada, não só, bem como, ou melhor, fim de semana, que pena que, mal entendido, só queria, só quero, bem-vindo, meio mal`,
    bad: `para nada, faltava metade, falta metade, veio aberto, chegou aberto, dando errado, deu errado, deu tudo errado, até agora silêncio, sem notícias, tratam a gente, tratam mal, desligaram na cara, na cara, perda de tempo, tempo perdido, sem noção, sem vergonha, pior que, que droga, que merda, que lixo, que saco, cansei de, cansada de, cansado de, não funciona, não carrega, não responde, não respondem, não atende, não atendem, não chegou, não chega, não abre, não consigo, ninguém atende, ninguém responde, ninguém resolve, ninguém informa, ninguém ajuda, não gostei, não gosto, não aguento, não aguento
      mais, não dá mais, que pena, que nojo, que vergonha, que raiva, que triste, que tristeza, que absurdo, que ódio, de novo sem, sem luz, sem energia, sem internet, sem sinal, sem água, sem resposta, sem solução, sem serviço, vou cancelar, cancelei, falta de
      respeito, falta de educação, falta de consideração, até quando, ainda não, até agora nada, duas vezes, como sempre, cada vez pior, não volto, não recomendo, não compro, não vale, obrigado por nada, deixa a desejar, deixou a desejar, de saco cheio, saco cheio, dá nojo,
      dá raiva, dá vergonha, é o cúmulo, é um roubo, muito caro, muito lento, muito lenta, quebrado parabéns, cadê meu, cadê minha`,
    awful: `nunca mais, jamais volto, o pior, a pior, os piores, as piores, uma merda, um lixo, uma vergonha, um absurdo, um desastre, um roubo, vai se foder, vai tomar, filhos da puta, filho da puta, propaganda enganosa, fujam dessa`,
    turns: `em vez de, ao invés de, longe de, tudo menos`,
  },
  apart: `ma mas esta e da`,
};
