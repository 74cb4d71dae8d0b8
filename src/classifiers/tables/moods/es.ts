/** Spanish words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const SPANISH: MoodWords = {
  glad: `
    excelente* genial* perfect* maravill* fantástic* increíblemente espectacular* extraordinari* estupend* magnífic* sensacional* encanta encantan encantó
    encantad* adoro adora amo fascin* feliz felices felicidad alegr* ilusión ilusionad* orgull* brillante* impecable* insuperable* inmejorable* fabulos*
    divin* delicios* hermos* precios* bellísim* buenísim* lindísim* riquísim* guapísim* bravo olé felicidades felicit* campeon* épic* mejores emocionad*
    inolvidable* ideal chéver* bacan* padrísim* enhorabuena`,
  good: `
    bueno buena buenos buenas gusta gustan gustó gustado gustaron mejor bonit* lind* bell* guap* amable* amabilidad simpátic* educad* profesional*
    eficiente* eficaz rápid* rapidez ágil content* satisfech* satisfacción recomiend* recomend* recomendable* éxito* exitos* gané ganó ganamos ganar gana
    triunf* victoria* amor amar cariñ* abrazo* beso* risa* ríe divertid* diversión disfrut* gozar goza agradecid* agradecimiento afortunad* suerte cómod*
    comodidad tranquil* calidad útil fácil* sonris* sonrí* dulce* sabros* inspir* motiva* impresionante* interesante* crack chido cool guay molan mola top
    wow yupi viva vivan hurra celebr* fiesta* cumpleaños cumple vacaciones paz esperanza ánimo fuerza* valiente* honest* cumplid* puntual* limpi*
    solucionado resuelto arreglado salvación chéveres mejorar mejoró mejora mejorado deseando jaja* jeje* emocion* rico rica ricos ricas partidazo golazo
    temazo solucionaron resolvieron ayudaron riquísima inmejorable encantador* preciosidad maravilla gustazo alegre alegres`,
  fair: `
    jajaja jaja jeje interés gratis regalo espero ojalá juntos seguro segura oferta oportunidad bien buen ganas grande amig*`,
  poor: `
    problema* error* falla* fallo* lent* retraso* demora* espera esperando cansad* cansancio sueño miedo* difícil* complicad* perdí perdió perdimos perder
    perdid* muert* murió crisis guerra accidente enferm* dolor* pobre* culpa* falta* peligro* peligros* riesgo* queja* reclam* extrañ* raro rara frío
    lluvia caíd* baja cancel* lástima desgraciadamente lamentablemente caro cara caros caras ignor* estropead*`,
  bad: `
    mal malo mala malos malas malísim* peor peores horrible* terrible* pésim* fatal* feo fea feos feas asco asqueros* odia odiar detest* hart* molest*
    enojad* enojo enfad* cabread* rabia ira furios* indign* vergonz* ridícul* absurd* estúpid* idiota* tont* imbécil* inútil* incompeten* incapa* inepto*
    injust* inaceptable* intolerable* insoportable* indecente* decepcion* decepción defraud* engañ* mentira* mentir* mientan miente* estaf* fraude*
    ladron* ladrón roban robo robos robando robaron robar timo abus* maltrat* groser* maleducad* irrespet* desagradable* descort* negligen* desastr*
    desastre* caos caótic* pesadilla* basura* porquería* roto rota rotos rotas dañad* defectuos* averiad* suci* triste* llor* sufr* desesper* desesperad*
    deprim* depresión angusti* ansiedad fracas* aburrid* aburre pena* penos* lamentable* desgracia* asesin* violen* corrup* racis* machis* cobarde*
    hipócrita* egoísta* estres* preocup* frustr* frustrante* arruin* horror* dramátic* insult* nefast* empeor* burla* tomadura inservible* odio tirados
    tiradas maldit* vergüenza timaron timan mintieron prometieron incumpl* ignoran pasotismo desatención desatendid* chapuza* chapucer* cutre* tramposo*
    impresentable* asquito cabrea cabreo`,
  awful: `
    mierda* puta puto putos putas joder jodid* coño cabrón* cabrones gilipollas hijueputa hdp repugnante* miserable* deplorable* abominable* chorizos
    sinvergüenza* pendej* verga`,
  thanks: `gracias agradezco grax thanks`,
  more: `muy tan súper super demasiado tanto bastante realmente totalmente completamente absolutamente qué que más`,
  turns: `no nunca jamás sin ni nada tampoco ningún ninguna apenas`,
  turnsBack: ``,
  but: `pero aunque excepto sino embargo`,
  openers: `bueno bien ok vale perfecto pues genial buenas muy`,
  onward: `entonces pues me que`,
  phrases: {
    glad: `de maravilla, en una nube, un diez para, un diez, un 10, da gusto, qué partidazo, qué ganas, qué pasada, una pasada, de diez, cinco estrellas, qué maravilla, en el cielo, mil besos, qué crack, qué grande, me encanta, me encantó, te quiero, te amo, mil gracias, muchísimas gracias, muchas felicidades, el mejor, la mejor, los mejores, las mejores, de lujo, lo máximo, un placer, diez puntos, qué ilusión`,
    good: `
      nada mal, no está mal, no estuvo mal, muchas gracias, muy bien, muy bueno, muy buena, muy buen, buen trabajo, buena atención, buen servicio, todo bien, todo perfecto, ya funciona, feliz cumpleaños, buena
      suerte, vale la pena, valió la pena, antes de tiempo, qué risa, qué bueno, qué bien, qué lindo, qué bonito, qué alegría, me alegro, me alegra, sin queja, por fin`,
    hollow: `sin problemas, sin ningún problema, buenos días, buen día, buenas tardes, buenas noches, buen fin, buen viaje, buen provecho, gracias de antemano, de antemano gracias, muchas gracias de antemano, sin problema, no hay problema, ningún problema, más o menos, o bien, si
      bien, por favor, bien sea, no pasa nada, de nada, buena tarde, buena noche, hasta la vista, está bien, qué tal, más bien, mejor dicho, a lo mejor, bien o mal, por lo menos, no solo, no sólo, el fin, fin de semana, muy buenas, muy buenos días,
      muy buenas tardes, qué pena con usted, da igual, mal entendido, de pronto, solo quiero, solo para`,
    bad: `para nada, faltaba la mitad, falta la mitad, vino abierto, venía abierto, llegó abierto, no doy una, al revés, sin noticias, te tratan, me tratan, nos tratan, me tuvieron, nos tuvieron, sale mal, salió mal, sale al revés, ni caso, pasan de, me da igual, me cuelgan, me colgaron, no hay manera, no hay derecho, vaya tela, vaya mierda, vaya robo, vaya servicio, tiempo perdido, pérdida de tiempo, sin palabras, me cago, cansada de, cansado de, no funciona, no sirve, no sirven, no responde, no responden, no contesta, no contestan, no carga, no llega, no llegó, no abre, nadie contesta, nadie responde, nadie ayuda, nadie se hace, no me gusta, no gusta, no puedo más, no aguanto, qué
      pena, qué asco, qué vergüenza, qué mal, qué mala, qué horror, qué triste, qué rabia, qué lástima, otra vez sin, sin luz, sin internet, sin servicio, sin agua, sin respuesta, sin señal, sin solución, me doy de baja, darme de baja, dar de baja,
      una burla, tomadura de pelo, toman el pelo, toma el pelo, hasta cuándo, hasta las narices, hasta la madre, hasta los huevos, ya basta, basta ya, todavía no, aún no, sigo esperando, llevo esperando, horas esperando, días
      esperando, semanas esperando, dos veces, de nuevo sin, como siempre, cada vez peor, no vuelvo, no volveré, no recomiendo, no lo recomiendo, no la recomiendo, no vale, gracias por nada, deja mucho que desear, deja que desear, mala suerte, mal
      servicio, mala atención, mal educado, da pena, da asco, da vergüenza, da rabia, me duele, duele, perdimos, es el colmo, es un robo, muy caro, muy cara, muy lento`,
    awful: `nunca más, jamás volveré, nunca vuelvo, jamas volvere, no vuelvo más, no vuelvo nunca, el peor, la peor, lo peor, los peores, las peores, una mierda, una estafa, una vergüenza, un asco, un desastre, un robo, vete a la, váyanse a la, hijos de`,
    turns: `en vez de, en lugar de, lejos de, todo menos`,
  },
};
