/** Energy and water at home: meters, connections, suppliers, leaks and drains, by language; what is gone is an outage. */
import { type PhraseRule, rules } from '../text/phrases.ts';

export const UTILITIES_RULES: readonly PhraseRule[] = [
  ...rules('utilities', 3, {
    en: `
      meter|meters ~ reading|readings|read|fit|fitted|install|installed|broken|broke|cupboard|stopped|gas|electric|electricity|water|smart|exchange|faulty|wrong|usage|top|prepay|prepayment|replace|replaced|box, smart|gas|electric|electricity|water|prepay|prepayment|new|dumb meter|meters, read|reading|readings|fit|replace|install|submit|send|give ~ meter|meters, estimated reading|readings|usage, submit|send|give ~ reading|readings,
      kwh, unit rate|rates, standing charge|charges, energy|electricity|gas|water|power supplier|suppliers|provider|company, switch|switching|change|changing ~ energy|gas|electricity ~ supplier|provider|you, supplies|supply|supplied|connect|connecting|connection|reconnect|disconnected|capped ~ gas|electricity|electric|water|mains|property|house|home, gas|electricity|electric|water|mains supply|connection|engineer|bill ~ new|house|connected|property, who supplies,
      boiler ~ service|serviced|repair|fix|cover|engineer|broken|due, boiler service|cover|repair|plan, engineer ~ boiler|meter|gas|electricity|electric|heating, sewage|sewer|sewers, drain|drains ~ blocked|overflow|overflowing|smell, blocked drain|drains, manhole, leak|leaking|leaks ~ road|street|pavement|outside|main|pipe|mains|water, water leak|leaking, burst water main, pipe|pipes ~ leak|leaking|frozen|burst, water ~ hard|soft|hardness|taste|tastes|chlorine, hard|soft water,
      street light|lights|lamp|lamps, streetlight|streetlights, lamppost|lampposts, solar panels|export|payments|feed, feed in tariff, heat pump, ev tariff, hosepipe ban, water butt`,
    de: `
      zähler|stromzähler|gaszähler|wasserzähler|zählerstand|zählerstände|ablesung|ablesen|stromanbieter|gasanbieter|energieversorger|versorger|versorgung|hausanschluss|stromanschluss|gasanschluss|abschlag|kwh|kilowattstunde|netzbetreiber|abwasser|kanalisation|wallbox|einspeisung|solaranlage|photovoltaik|fernwärme|heizungswartung, smart meter, kanal|abfluss|gully ~ ist ~ verstopft, kanal|abfluss|gully ~ verstopft|läuft, wasserleitung|rohr ~ leck|undicht|tropft, wasser ~ läuft|tritt ~ straße, straßenlaterne|straßenlaternen|straßenbeleuchtung`,
    fr: `
      compteur|compteurs|linky|gazpar|relevé|relevés ~ compteur|index, compteur|compteurs|linky|gazpar, fournisseur ~ énergie|électricité|gaz|eau|énergies, kwh, fuite d'eau, fuite ~ gaz|eau, fuite ~ rue|conduite|devant, emménage|emménagement ~ gaz|électricité|compteur, ouvrir le|la|l' gaz|électricité|eau|compteur, ouvrir|ouverture|couper|raccordement|raccorder|mise en service ~ gaz|électricité|eau|compteur|réseau, égout|égouts|canalisation|canalisations, lampadaire|lampadaires|éclairage public, panneaux solaires|photovoltaïques, chaudière`,
    es: `
      contador|contadores|medidor|medidores, lectura ~ contador|medidor|luz|gas|agua, fuga|fugas de agua|gas, fuga ~ calle, alcantarilla|alcantarillado|drenaje|desagüe, comercializadora|distribuidora, compañía ~ luz|gas|agua, kwh, alta de luz|gas|agua, farola|farolas|alumbrado, caldera, placas|paneles solares`,
    pt: `
      contador|contadores|medidor|hidrômetro, leitura ~ contador|medidor|luz|gás|água|energia, vazamento|fuga de água|gás, vazamento ~ rua, esgoto|esgotos|bueiro|saneamento, kwh, fornecedor de energia|luz|gás, ligação|ligar ~ luz|gás|água|energia nova, poste ~ luz apagado, iluminação pública, painéis solares, caldeira`,
    it: `
      contatore|contatori, lettura|autolettura ~ contatore|luce|gas|acqua, autolettura, perdita|perdite ~ acqua|gas|strada, fornitore ~ energia|luce|gas|acqua, cambiare|cambio fornitore, kwh, allaccio|allacciamento|voltura|subentro, fognatura|fogna|fognature|tombino, lampione|lampioni|illuminazione pubblica, caldaia, pannelli solari, fotovoltaico`,
    nl: `
      meterstand|meterstanden|slimme meter|gasmeter|watermeter|elektriciteitsmeter|meterkast|netbeheerder|energieleverancier|leverancier|kwh|termijnbedrag|riool|riolering|aansluiting ~ stroom|gas|water, meterstand|meterstanden|meterkast|gasmeter|watermeter|netbeheerder|energieleverancier|kwh|riool|riolering|teruglevering|zonnepanelen|warmtepomp|lantaarnpaal|straatverlichting, slimme meter, lekkage|lek ~ straat|leiding|waterleiding, waterlek|gaslek, cv ketel, overstappen ~ energie|stroom|gas`,
  }),
  ...rules('utilities', 1.6, {
    en: `electricity|leccy, gas and electric|electricity, boiler, water bill|board|company|supply, mains, plumbing`,
    de: `strom|stromtarif, gastarif, wasserwerk|stadtwerke`,
    fr: `électricité, chauffage, eau du robinet`,
    es: `electricidad, recibo de luz|agua|gas, suministro`,
    pt: `eletricidade, conta de luz|água|gás, abastecimento`,
    it: `elettricità, bolletta ~ luce|gas|acqua, utenza`,
    nl: `elektriciteit, stroom, gas en|water`,
  }),
  ...rules('utilities', -4, {
    en: `parking|taxi|step|power|light|heart|<number> meter|meters, meter maid|running, cable|cookie|petrol|diesel leak, brain drain, battery drain|drains, drains|drain my|the|battery|phone, data leak|leaks, gas prices|station, hard water mark`,
    es: `contador público|pasos`,
  }),
];
