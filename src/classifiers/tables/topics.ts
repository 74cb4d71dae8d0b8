/** What a post is about: words per topic and language, with evidence in points. */
import { type PhraseRule, rules } from '../text/phrases.ts';
import { OUTAGE_TOPIC_RULES } from './outages.ts';
import { TRAVEL_RULES } from './travel.ts';
import { UTILITIES_RULES } from './utilities.ts';

/** Words that decide in company only: a phone is a product where it fails, a driver or a server staff where they behave. */
const PHONE_AND_PEOPLE: readonly PhraseRule[] = [
  ...rules('staff', 3, {
    en: `
      driver|drivers|server|servers ~ rude|swore|shouted|shouting|yelled|refused|ignored|helpful|lovely|kind|polite|nice|great|attitude|ignorant|aggressive|abusive|unsafe, rude|lovely|kind|helpful|great|polite driver|server, server called|named, driver on his|her phone`,
  }),
  ...rules('product', 1.5, {
    en: `
      new|replacement|broken|refurbished|cracked|locked|unlocked|faulty|upgraded phone|phones, phone|phones ~ broke|broken|dead|died|charge|charges|charging|battery|working|works|freezes|freezing|frozen|overheats|overheating|hot|restarting|restarts|arrived|faulty|defective|stopped|upgrade|warranty|repair|replace|replaced|locked|unlock|slow,
      upgrade|upgrading|unlock|unlocking|repair|replace|return|buy|bought|order|ordered|fix ~ phone|phones`,
    de: `handy|telefon ~ kaputt|defekt|akku|lädt|geht|neu|gesperrt|display|reparatur|garantie|heiß, neues|defektes handy|telefon`,
    fr: `téléphone|portable ~ cassé|panne|écran|batterie|charge|neuf|défectueux|bloqué|réparation|garantie, nouveau téléphone`,
    es: `celular|móvil|teléfono ~ roto|dañado|pantalla|batería|carga|nuevo|bloqueado|garantía|falla|defectuoso|reparación, nuevo celular|móvil`,
    pt: `celular|telemóvel|telefone ~ quebrado|estragado|tela|ecrã|bateria|carrega|novo|bloqueado|garantia|defeito|avariado, novo celular|telemóvel`,
    it: `telefono|cellulare ~ rotto|schermo|batteria|carica|nuovo|bloccato|garanzia|difettoso|guasto, nuovo telefono|cellulare`,
    nl: `telefoon|mobiel ~ kapot|scherm|batterij|laadt|opladen|nieuw|geblokkeerd|garantie|defect|reparatie, nieuwe telefoon`,
  }),
];

export const TOPIC_RULES: readonly PhraseRule[] = [
  ...OUTAGE_TOPIC_RULES,
  ...TRAVEL_RULES,
  ...UTILITIES_RULES,
  ...rules('billing', 2, {
    en: `
      bill|bills|billing|billed|invoice|invoices|charge|charged|charges|charging|overcharged|overcharging|payment|payments,
      fee|fees|paid twice, direct debit, debit|debited, price|prices|pricing|tariff|tariffs, rate increase,
      subscription, subscriptions, autopay, credit|debit card, my|new|replacement card, paying|pay ~ for|more|bill,
      bank account|statement, balance, overdraft, late fee, cost|costs, expensive, overpriced, top up, receipt,
      transaction|transactions, discount|discounts|promo|coupon|coupons, contract, plan ~ month|price|expensive,
      money transfer, deposit|deposits, funds, fare|fares`,
  }),
  ...rules('billing', 3, {
    en: `
      charged|billed|paid ~ twice|double|again|extra|wrong, charged me, overcharged|overcharging, my bill, upgrade fee,
      data plan|plans, price match|drop|increase|hike, money ~ account`,
  }),
  ...rules('delivery', 2, {
    en: `
      deliver*, undeliver*, parcel|parcels, package|packages, courier|couriers, shipping|shipped|shipment, ship ~ it|my|to,
      tracking, track my|the|order|number, order ~ arrive|arrived|arriving|late|come|where|ship|coming,
      where ~ order, my order, late delivery, dispatch*, out for delivery, doorstep, delivery driver|man|guy|person|drivers, driver ~ parcel|package|door|left|deliver*|attempted, mailbox, porch, postman,
      pre order|ordered|orders, preorder|preordered, not|n't arrived, nothing|nothings arrives|arrived, depot|warehouse,
      ordered ~ still|yesterday|today|week|days|online, item|items|it|they|should|will|supposed ~ arrive|arrived|arriving|arrives,
      next|two|one|same|2 day shipping|delivery, get|got|receive|received my|the order|parcel|package|item`,
  }),
  ...rules('account', 2, {
    en: `
      account|accounts, log|logging|logged|sign|signing|signed me? in|into|on|out, login|logon|signin,
      password|passwords|passcode, username, locked out, verification|verify, two factor|step, 2fa, hacked,
      profile, reset my|password, sign up, register|registration, unsubscribe, deactivate*, suspended|suspend,
      loyalty|rewards|points|miles|mileage|frequent|avios|clubcard, membership, personal data|details, gdpr,
      cancel ~ account|subscription|membership|service|services, elite|gold|silver|platinum status|member,
      spam|emails|email ~ unsubscribe|list|stop, port ~ number`,
  }),
  ...rules('billing', -6, { en: `gas|petrol|fuel|oil|house|stock prices|price` }),
  ...rules('account', -2, {
    en: `points ~ game|level|match|rank|season|round|boss, game|match|season|zombies|multiplayer ~ points`,
  }),
  ...rules('delivery', -4, {
    en: `song|songs|tracks|music|playlist|play|plays|episodes|sort|sorted ~ order, order of ~ choice|preference|play|appearance|my|the, in order to|of`,
  }),
  ...rules('staff', 1.5, {
    en: `the|your|our|some|bus|cab|taxi|van driver|drivers, nobody|noone ~ tells|told|informs|informed|explains|explained|knows, no one ~ tells|told|informs|informed|explains|explained|knows`,
  }),
  ...rules('staff', 2, {
    en: `
      rude|rudest, staff, employee|employees, agent|agents, rep|reps, representative|representatives,
      manager|managers|supervisor|supervisors, crew, attendant|attendants, cashier|cashiers,
      technician|technicians|tech, attitude, hung up, hang|hangs|hanging up, unprofessional, advisor|adviser|advisors,
      customer service|care|support|relations, call center|centre|centres, on hold, gate agent|agents,
      pilot|pilots, waiter|waitress|server was, clerk, nobody|no one ~ answer|answers|help|helps|answering|picks|responds,
      operator, staffed|understaffed, support team|staff, automated system|answer|answers|response|responses|reply|message,
      no response|reply|answer|help, terrible|worst|awful|bad|poor|pathetic|horrible|great|excellent|best|shocking|good customer? service|support|experience,
      phone line|lines|call ~ minutes|hour|hours, spoke|speak|speaking|talk|talked|talking ~ person|human|someone|somebody|agent|with|to,
      dm|dms|messages ~ ignored|answer|answered|reply|response, passed|transferred ~ around|to, lady|guy|woman|man ~ desk|counter|phone|gate,
      complaint|complaints, lied ~ me|us|to`,
  }),
  ...PHONE_AND_PEOPLE,
  ...rules('refund', 4, {
    en: `
      refund*, money back, reimburs*, compensat*, chargeback, voucher|vouchers, credit back|note, cash|cashback back?,
      return|returned|returning|returns ~ item|it|this|order|money|policy|label|shoes|product|products|goods|something|one|initiated|request,
      initiated|requested|one|for|my return, get|want|give my|me money, store credit, exchange ~ for|it|size, return or exchange,
      replacement|replace ~ request|requested|order|item|faulty|it`,
  }),
  ...rules('product', 1.5, {
    en: `
      product|products, item|items, quality, broken|broke|defective|faulty|damaged, size|sizes|fit|fits, stock|restock,
      battery,
      device|devices|iphone|ipad|tablet|laptop|macbook|router|modem|console|headset|charger|cable|screen|remote|handset,
      kindle|echo|alexa|playstation|ps4|ps5|xbox|switch|airpods|smartwatch|tv|camera|keyboard|printer|speaker|headphones|samsung|galaxy|android|droid,
      fire stick|tv, apple|series watch, box ~ cable|set|tv|top, controller, sim card,
      shoes|shirt|dress|jeans|jacket|trainers|sneakers|trousers|coat,
      taste|tastes|tasted|stale|mouldy|moldy|food|meal|burger|fries|coffee|sandwich|pizza|chicken|bread|milk|cheese|salad|burrito|nuggets,
      entertainment, warranty|guarantee, model, ingredient|ingredients|allergen|vegan,
      packaging, flavor|flavour, menu, recall, game|games|dlc, nappies|toy|toys|pie|pies|cake|chocolate`,
  }),
  ...rules('app', 2.5, {
    en: `
      app|apps, website|webpage|site|page|portal, browser, ios|android version|update, ios,
      update|updated|updating ~ app|ios|phone|version|software|iphone, download|downloading|install|installed|reinstall,
      crash|crashes|crashing|crashed, glitch|glitches|glitchy|bug|bugs|buggy,
      online|mobile banking|checkin|app|booking|ordering, checkout, interface, notification|notifications,
      feature|features, button, software|firmware, playlist|playlists, streaming|stream ~ app|music|video|tv|service|quality,
      sync|syncing, widget, captcha, save|saved data|game|games, error message|code, lightroom|photoshop|icloud|itunes`,
  }),
  ...rules('billing', 2, {
    de: `
      rechnung|rechnungen|abbuchung|abgebucht|gebühr|gebühren|zahlung|zahlen|bezahlt|bezahlen|kosten|kostet|preis|preise|tarif|tarife|lastschrift|beitrag|überweisung, konto belastet, mahnung|mahngebühr|teuer|preiserhöhung`,
    fr: `
      facture|factures|facturation|facturé|prélèvement|prélevé|débité|paiement|payer|payé|frais|tarif|tarifs|prix|abonnement|cher, carte bancaire`,
    es: `
      factura|facturas|facturación|cobro|cobros|cobraron|cobran|cobrado|cargo|cargos|pago|pagos|pagar|pagué|precio|precios|tarifa|cuota|recibo|tarjeta|suscripción|caro|cara`,
    pt: `
      fatura|faturas|cobrança|cobranças|cobraram|cobrado|pagamento|pagar|paguei|boleto|boletos|taxa|taxas|preço|preços|mensalidade|cartão|assinatura|caro|cara|débito`,
    it: `
      bolletta|bollette|fattura|fatture|addebito|addebitato|pagamento|pagare|pagato|costo|costi|prezzo|prezzi|tariffa|tariffe|canone|abbonamento|caro, carta di credito`,
    nl: `
      factuur|facturen|rekening|betaling|betaald|betalen|afgeschreven|incasso|kosten|kost|prijs|prijzen|tarief|abonnement|duur|aanmaning`,
  }),
  ...rules('delivery', 2, {
    de: `
      paket|pakete|lieferung|liefern|geliefert|zustellung|zugestellt|versand|versendet|sendung|sendungsnummer|sendungsverfolgung|bestellung|zusteller|bote|paketbote|kurier|lieferzeit|lieferdatum|briefträger`,
    fr: `
      colis|livraison|livraisons|livré|livrée|livrer|livreur|livreurs|commande|commandes|expédié|expédition|suivi|transporteur|facteur`,
    es: `
      paquete|paquetes|pedido|pedidos|envío|envíos|enviado|entrega|entregas|entregado|entregar|entregaron|repartidor|mensajero|mensajería|seguimiento|orden`,
    pt: `
      encomenda|encomendas|entrega|entregas|entregue|entregar|entregador|entregaram|pedido|pedidos|envio|rastreio|rastreamento|transportadora|carteiro|correios`,
    it: `
      pacco|pacchi|consegna|consegne|consegnato|consegnare|spedizione|spedito|ordine|ordini|corriere|corrieri|tracking|postino`,
    nl: `
      pakket|pakketje|pakketten|bezorging|bezorgd|bezorgen|bezorger|levering|geleverd|leveren|bestelling|bestellingen|verzending|verzonden|zending|koerier, track en|and trace`,
  }),
  ...rules('account', 2, {
    de: `
      konto|kundenkonto|passwort|anmelden|anmeldung|einloggen|login|gesperrt|registrieren|registrierung|profil|benutzername|kündigung|kündigen|vertrag|datenschutz|zugang|zugangsdaten`,
    fr: `
      compte|comptes|mot de passe, identifiant|identifiants|connecter|connexion à|espace client,
      inscription|inscrire|profil|piraté|résilier|résiliation|contrat, données personnelles`,
    es: `
      cuenta|cuentas|contraseña|clave|usuario, iniciar sesión, ingresar a,
      registro|registrarme|perfil|hackeada|hackeado|contrato|baja, datos personales`,
    pt: `
      conta|contas|senha|login|cadastro|cadastrar|perfil|hackeada|hackeado|contrato, acessar minha|a,
      dados pessoais, cancelamento`,
    it: `
      account|password|accesso|accedere|registrazione|registrarmi|profilo|hackerato|contratto|disdetta|recesso, dati personali,
      credenziali`,
    nl: `
      account|wachtwoord|inloggen|inlog|login|aanmelden|profiel|gehackt|contract|opzeggen|opzegging|persoonsgegevens`,
  }),
  ...rules('staff', 2, {
    de: `
      mitarbeiter|mitarbeiterin|mitarbeitern|personal|kundenservice|kundendienst|kundenbetreuung|hotline|berater|beraterin|unfreundlich|techniker|warteschleife|chef|filialleiter|schaffner|kundensupport`,
    fr: `
      personnel|employé|employée|employés|conseiller|conseillère|conseillers|vendeur|vendeuse|agent|agents|technicien, service client,
      hotline|impoli|désagréable|malpoli|responsable|contrôleur`,
    es: `
      empleado|empleada|empleados|personal, atención al cliente,
      asesor|asesora|asesores|agente|agentes|técnico|técnicos|gerente|supervisor|grosero|grosera|maleducado|maleducada|vendedor|ejecutivo|ejecutiva|operador`,
    pt: `
      atendente|atendentes|funcionário|funcionária|funcionários|atendimento|gerente|técnico|técnicos|vendedor|vendedora|grosseiro, mal educado|educada,
      sac, supervisor, equipe`,
    it: `
      operatore|operatori|operatrice|personale|dipendente|dipendenti, servizio clienti, assistenza clienti,
      tecnico|tecnici|commesso|commessa|maleducato|maleducata|maleducati|addetto|addetti, call center`,
    nl: `
      medewerker|medewerkster|medewerkers|personeel|klantenservice|monteur|monteurs|onbeschoft|onvriendelijk|verkoper|conducteur|manager|chauffeur`,
  }),
  ...rules('refund', 4, {
    de: `
      erstattung|erstatten|erstattet|rückerstattung, geld zurück,
      rückzahlung|gutschrift|gutschein|entschädigung|retoure|rücksendung|zurückschicken|widerruf|umtausch|umtauschen`,
    fr: `
      remboursement|remboursements|rembourser|remboursé|remboursée|remboursez|avoir|indemnisation|indemnité|dédommagement, retour colis,
      bon d'achat, échange`,
    es: `
      reembolso|reembolsos|reembolsar|devolución|devoluciones|devolver|devuelvan|devuelvanme, mi dinero,
      compensación|indemnización|reintegro`,
    pt: `
      reembolso|reembolsar|estorno|estornar|devolução|devolver|devolvam, meu dinheiro,
      ressarcimento|ressarcir|indenização|troca|trocar`,
    it: `
      rimborso|rimborsi|rimborsare|rimborsate|risarcimento|reso|restituzione, indietro i soldi, i miei soldi,
      storno|indennizzo|cambio merce`,
    nl: `
      terugbetaling|terugbetalen|terugbetaald|geld terug,
      restitutie|vergoeding|compensatie|schadevergoeding|retour|retourneren|retourzending|omruilen|ruilen|tegoedbon`,
  }),
  ...rules('product', 1.5, {
    de: `
      produkt|produkte|artikel|qualität|defekt|kaputt|gerät|akku|größe|ware|garantie|geschmack|schmeckt|verpackung|router|essen|schimmel|zutaten`,
    fr: `
      produit|produits|article|articles|qualité|défectueux|cassé|cassée|appareil|batterie|taille|garantie|goût|emballage|repas|ingrédients|box`,
    es: `
      producto|productos|artículo|artículos|calidad|defectuoso|roto|rota|dañado|equipo|batería|talla|garantía|sabor|empaque|comida|ingredientes`,
    pt: `
      produto|produtos|item|itens|qualidade|defeito|quebrado|quebrada|aparelho|bateria|tamanho|garantia|sabor|embalagem|comida|ingredientes`,
    it: `
      prodotto|prodotti|articolo|articoli|qualità|difettoso|rotto|rotta|batteria|taglia|garanzia|gusto|sapore|confezione|cibo|ingredienti|dispositivo`,
    nl: `
      product|producten|artikel|artikelen|kwaliteit|defect|kapot|stuk|toestel|batterij|maat|garantie|smaak|verpakking|eten|ingrediënten`,
  }),
  ...rules('app', 2.5, {
    de: `
      app|website|webseite|webshop|homepage, seite lädt, browser, update, browserfehler, stürzt ab,
      online banking, software`,
    fr: `
      appli|application|site|site web|internet, bug|bugs|plante|mise à jour, navigateur, logiciel, page`,
    es: `app|aplicación|aplicaciones|página|web|sitio|actualización|navegador|descargar`,
    pt: `app|aplicativo|aplicativos|site|página|atualização|navegador|baixar`,
    it: `app|applicazione|sito|pagina|aggiornamento|browser|scaricare`,
    nl: `app|apps|website|site|webshop|pagina|update|browser|downloaden`,
  }),
];
