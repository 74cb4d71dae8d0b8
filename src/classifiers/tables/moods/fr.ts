/** French words that praise or blame. */
import type { MoodWords } from './mood-words.ts';

export const FRENCH: MoodWords = {
  glad: `
    ador* excellent excellente excellents excellentes excellence génial* géniaux parfait* magnifique* merveill* formidable* exceptionnel* extraordinaire*
    fabuleu* fantastique* superbe* sublime* splendide* impeccable* irréprochable* délici* délice* ravi ravie ravis ravies enchanté* enthousiasm*
    émerveill* épatant* époustoufl* éblouiss* incroyablement inoubliable* fier fière fiers fières fierté heureux heureuse heureuses bonheur* joie joies
    joyeu* jubil* kiff* kif extase hallucinant* grandiose* remarquable* félicit* bluffant* bluffé* sensationnel* divin passionn* hilarant* passionnant*
    féérique* idyllique* paradis* rêve rêvé*`,
  good: `
    aime aimes aiment aimé aimée aimons content contente contents contentes satisfait* satisfaction super top cool sympa* sympathique* gentil* aimable*
    agréable* beau belle beaux belles beauté meilleur* joli* mignon* charmant* charme élégant* chouette* efficace* efficacité rapide* rapidité pro pros
    professionnel* compétent* réactif* réactive* réactivité serviable* poli polie accueillant* chaleureu* souriant* sourire sourires amour aimant*
    plaisir* plait drôle* rire rires rigol* marrant* amusant* amuse amusé* fun régal* savoureu* succulent* gourmand* réussi réussie réussite réussir
    réussit succès victoire* gagné gagner gagne champion* recommand* conseille utile* pratique* facile* confortable* soulag* rassur* espoir* optimis*
    chance chanceu* hâte impatien* motivé* motivant* inspir* talent* brillant* fêter fête fêtes anniversaire vacances célèbr* apprécie* apprécié*
    reconnaissan* généreu* bienveill* honnête* sincère* tendre* douceur paisible* magique* magie épanou* intéressant* captivant* touchant* émouvant* ému
    émue courage soutien fidèle* youpi youhou hourra wow waouh ouf enfin résolu réglé remarche refonctionne coeur cœur bisou* bises câlin* love loveu
    géant héros héroïque* mérit* étoile* lumineu* reposant* soigné* soigneu* propre propres bravo vivement kiffe stylé stylée swag légende pépite savoure
    savourer détend détente relax repos zen positif positive positifs positives espérons éclate éclatant* radieu* ravissant* élégance finesse précieu*
    gratitude remercie remercions merciii adorons douce doux amoureux amoureuse bienvenue chaleur solidaire* solidarité respectueu* respecte écologique
    durable* innovant* innovation progrès exploit record`,
  fair: `
    lol mdr ptdr haha hahaha ahah ahaha xd intéresse intéressé* améliore* amélioration* gratuit* cadeau cadeaux calme tranquille* espère souhaite ensemble
    ami amis amie copines copains soleil soirée préféré* correct* gagnant* chéri chérie bien mieux bon bonne bons bonnes qualité énorme vive oui`,
  poor: `
    retard retards problème* souci soucis erreur* attente attend attends attendre lent lente lents lentes lenteur difficile* compliqué* cher crise guerre
    mort morts morte accident grève* fatigue malade* peur* stress* manque manqué* perdu perdue perdus perdre perdent perte* faux fausse refus* refusé*
    annul* critique* danger* risque* menace* victime* bloqué* dommage hélas malheureusement cassé* panne pannes bug bugs bugg* froid pluie seul seule
    vieux vieille dur dure pauvre* chômage bizarre* étrange* réclamation* plainte* résilier résilie mal fatiguée fatigué oubli* ignor* dégradé*`,
  bad: `
    nul nulle nuls nulles nullité déçu* déceva* décept* décevant* décev* mauvais mauvaise* pire pires médiocre* horrible* affreu* moche* laid laide
    dégueu* dégoût* dégout* écoeur* écœur* saoul* soûl* gonfl* énerv* énervé* agac* agaçant* irrit* exaspér* ennuy* ennui* chiant* relou* lourd pénible*
    insupportable* intolérable* inadmissible* inacceptable* inexcusable* scandale* scandaleu* honte* honteu* ridicule* absurde* stupide* idiot* débile*
    bête bêtise* con conne cons connard* connasse* crétin* imbécile* incompéten* incapable* inutile* injuste* injustice* injoignable* impoli* désagréable*
    irrespect* méprisant* mépris arrogant* hautain* agressi* arnaqu* escroc* volé volée voleur* mensonge* menteu* menti mentir tromp* trahi* hypocrit*
    malhonnête* abus* abusé* triste* pleur* larme* malheur* désespér* désespoir déprim* dépression souffr* douleur* douloureu* blessé* colère furieu*
    fâché* rage enragé* haine* haïr déteste* détesté* marre ralbol horreur* cauchemar* catastroph* désastr* foutu foutage galère* galérer pourri*
    merdique* minable* lamentable* pitoyable* piteu* raté ratée ratés rater echec échec échou* abîmé* abimé* endommagé* défectueu* sale sales saleté pue
    puent infect* immonde* dégradation lâche* raciste* racisme sexiste* fasciste* facho* terroris* attentat* meurtr* assassin* tué tués tuer violen* violé
    viol crime* criminel* corrompu* corruption inquiet* inquiét* angoiss* anxi* traumatis* épuis* crevé* flemme gâch* gâché* nuisible* toxique*
    dangereuse* négligen* négligé* rame plante planté plantage inutilisable* inexploitable* interminable* insuffisant* insulte* insult* médisant*
    impossible* incompréhensible* incohéren* aberrant* regret* navrant* affligeant* consternant* choqué* choquant* choque indigne* indign* révolt*
    révoltant* écrasé* oppress* soule gueul* embêt* emmerd* pfff* pff beurk berk épuisant* fatiguant* lassant* saoulant* râle râler râlent plaindre grrr
    arrête arrêtez stop pitié mécontent* insatisfait* malpoli* malpropre* crasseu* puant* bousill* saccag* ruin* magouille* escroquerie pigeon pigeons
    racket sexisme homophob* violence* violent* cruel* cruauté massacre* massacré drame dramatique pollu* déchet* extinction disparition destruct* détrui*
    alarmant* inquiétant* effrayant* terrif* terrible flippant* glauque sordide louche chelou naze nase nazes bidon claqué éclaté miskine bolosse boulet
    boulets bouffon bouffons clown clowns tocard* looser loser nulard* crevant* insomnie migraine nausée vomir malade saignant cramé rageant* rageux
    frustr* frustrant* vexé vexant* jaloux jalouse rupture larguer`,
  awful: `
    merde* putain* pute* salop* enculé* encule* fdp ntm bordel dégueulasse* abject* ignoble* ordure* odieu* atroce* exécrable* calamiteu* abominable*
    infâme* révoltante inhumain* escrocs honteuse inqualifiable* crève raclure* pourriture* bouffon*`,
  thanks: `merci remerci* thanks thx`,
  more: `
    très trop tellement vraiment si hyper super ultra totalement complètement absolument particulièrement extrêmement grave franchement beaucoup`,
  turns: `pas jamais sans aucun aucune rien ni non plus peu`,
  turnsBack: `pas jamais point`,
  but: `mais pourtant cependant toutefois malgré sauf`,
  openers: `bon bien ok super bah ben parfait enfin alors génial merci bravo`,
  onward: `alors donc du ben je on`,
  phrases: {
    glad: `quelle claque, une tuerie, une pépite, une merveille, une réussite, un bonheur, un délice, un bijou, coup de maître, chapeau bas, cinq étoiles, 5 étoiles, aux anges, sur un nuage, de toute beauté, de la balle, trop fier, trop fière, trop heureux, trop heureuse, trop drôle, trop mignon, trop mignonne, trop cool, trop génial, gros bisous, plein de bisous, bien rigolé, bien mangé, au top, trop bien, trop bon, trop belle, trop beau, trop hâte, trop contente, trop content, je t'aime, vous aime, un régal, coup de coeur, coup de cœur, rien à redire, rien à dire, les meilleurs, le meilleur, la meilleure, mille mercis, un grand merci, merci mille fois, de rêve`,
    good: `super week end, bon moment, bons moments, belle soirée, belle journée, bonne expérience, rien à signaler, au rendez vous, bien arrivé, bien passé, bien reçu mon, tout est bien, rapport qualité, bien accueilli, bien conseillé, je valide, ça marche, gros coup, bien vu, bien dit, vive les, vive la, vive le, me fait rire, fait rire, m a fait rire, au calme, pas mal, pas mal du tout, pas mauvais, pas déçu, pas déçue, pas déçus, merci beaucoup, merci pour, merci à, bonne nouvelle, bonne surprise, bonne
      idée, bonne ambiance, joyeux anniversaire, bon anniversaire, joyeux noël, bonne année, bonne chance, bien joué, bien fait, très bien, très bon, très bonne, c'est bon, bon courage, vivement, problème réglé,
      problème résolu, tout remarche, ça remarche, ça fait plaisir, fait plaisir, vaut le coup, valait le coup, à bientôt, belle journée à tous, y a que, rien que du bonheur, cœur à, s'est régalé, pas de regret,
      vaut le détour, rapport qualité prix`,
    hollow: `sans souci, sans soucis, sans problème, sans problèmes, bonne journée, bonne soirée, bonne nuit, bon week-end, bon weekend, bonne semaine, bon appétit, bon retour, bonne continuation, bonne fin, bon matin, bonne réception, merci d'avance, merci par avance, d'avance merci, vous
      remercie d'avance, merci de, merci de me, merci de nous, merci de vous, bien à vous, bien sûr, bien que, ou bien, bien entendu, eh bien, si bien, combien, pas de souci, pas de soucis, pas de problème, pas de soucis du
      tout, aucun souci, aucun problème, y a pas de mal, pas grave, c'est pas grave, bon alors, bon ben, bon bah, bon bref, ah bon, au moins, beau-père, belle-mère, tout à fait, le mieux, au mieux, de mieux en, par coeur,
      bel et bien, bien reçu, plus ou moins, moins de, plus de, non plus, de plus en plus, en plus, beau avoir, j'ai beau, trop tard, d'accord, est-ce que, s'il vous plaît, s'il vous plait, s'il te plaît, s'il te plait, vous plaît,
      te plaît, plaît-il, à mon avis, mal à, vouloir bien, veux bien, voudrais bien, aimerais bien, est bien, c'est bien le, va bien, belle-soeur, beau-frère, belle mère, beau père, beaux parents, bonne question, à la bonne heure, fin de journée`,
    bad: `je résilie, on résilie, je vais résilier, merci bien, raccroché au nez, fait avoir, fais avoir, faire avoir, rien à voir, rien à faire, rien à foutre, en rien, ras la casquette, ras la, ras le, s en fichent, s en fiche, s en foutent, s en fout, se fichent, se fiche, se foutent, bravo la livraison, bravo la poste, bravo la sncf, merci la sncf, merci la poste, merci la ratp, bravo les gars, bravo le service, belle arnaque, belle connerie, tourne en rond, tourner en rond, de pire en pire, à chier, va mal, ça va mal, mal barré, mal parti, tête à claques, sans réponse, sans nouvelles, sans solution, sans explication, perte de temps, temps perdu, trop dur, trop mal, trop triste, trop nul, trop con, la galère, quelle galère, la loose, la lose, me fatigue, me dégoûte, me stresse, me déprime, me tue, me casse, casse les, prend la tête, prise de tête, prend pour des, prenez pour des, prennent pour des, à bout, au bout de ma vie, tant pis, pas de chance, aucune chance, manque de respect, manque de, faute de, en danger, en deuil, fait honte, fait flipper, fais chier, font chier, casse couilles, ras le cul, balle dans le pied, pas content, pas contente, pas contents, pas normal, pas bien, pas terrible, pas top, pas cool, pas bon, pas bonne, pas possible, pas sérieux, pas professionnel, pas drôle, pas juste, pas acceptable, n'importe quoi, du grand
      n'importe, merci pour rien, en a marre, j'en peux plus, en peux plus, n'en peux plus, ras le bol, ça suffit, y en a assez, en ai assez,
      ça me saoule, me saoule, me soule, me gonfle, me gave, ça gave, fait chier, fait suer, fait pitié, fait peur, fait mal, se moquer, se moque, vous moquez, se fout, vous foutez, foutez de, se foutre, foutage de gueule, laisse à désirer,
      laisser tomber, plus aucun, plus rien, en panne, ne marche, ne fonctionne, marche pas, fonctionne pas, marche plus, fonctionne plus, répond pas, toujours pas, toujours rien, toujours aucun, aucune réponse, aucune nouvelle, aucune
      solution, aucun respect, aucun geste, aucun suivi, aucun effort, pas de réponse, pas de réseau, pas de connexion, pas de nouvelles, personne ne répond, personne ne, une heure de retard, minutes de retard, heures de
      retard, en retard, mal à la, mal au, mal de, mal poli, mal élevé, mal reçu, mal fait, mal organisé, mal géré, trop cher, trop chère, trop lent, trop long, trop longue, encore une fois, une fois de plus, comme d'habitude, comme
      d'hab, envie de rien, envie de pleurer, envie de mourir, envie de vomir, pas envie, aucune envie, au secours, à cause, c'est quoi ce, c'est quoi cette, pour rien, sert à rien, servez à rien, pauvre type, pauvre con, quelle journée
      pourrie, me manque, me manques, me manquez, tu me manques, quel dommage, trop dommage, la flemme, qui suis`,
    awful: `plus jamais, jamais plus, une honte, quelle honte, la honte, honte à vous, à vomir, à fuir, à éviter, ferme ta gueule, ta gueule, vos gueules, va te faire, allez vous faire, de merde, une arnaque, c'est du vol, bande de, le pire, la pire, les pires`,
    turns: `au lieu de, au lieu d, loin de, loin d être, tout sauf, rien de`,
  },
  apart: `rate`,
};
