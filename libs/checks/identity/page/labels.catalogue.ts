import type { DocumentField } from '../document-facts.js';

/**
 * What a label on a document means: a field we look for; `name` where it may be the surname, the given names or both
 * ('Name', 'Nome'); `other` for what stands beside our fields and must not be taken for them.
 */
export type LabelMeaning = DocumentField | 'name' | 'other';

const listed = (...lines: string[]): string[] => lines.flatMap((line) => line.split('|'));

/**
 * Labels of travel documents, identity cards, residence permits and driving licences: the words of ICAO Doc 9303 Parts 4
 * to 7 in English and French, those of the EU's uniform formats, and those issuers of the EU, EEA, the United Kingdom,
 * Turkey and the Americas print. Marks of letters don't matter: they are dropped before comparing.
 */
export const labels: Readonly<Record<LabelMeaning, readonly string[]>> = {
  surname: listed(
    'Surname|Surnames|Last name|Family name|Primary identifier|Surname(s)|Nom|Nom de famille',
    'Identifiant primaire|Name/Surname|Familienname|Nachname|Apellidos|Apellido|Apellido(s)',
    'Primer apellido|Apelidos|Apelido|Sobrenome|Cognome|Achternaam|Naam/Surname|Efternamn|Efternavn',
    'Etternavn|Sukunimi|Perekonnanimi|Uzvārds|Pavardė|Nazwisko|Příjmení|Priezvisko|Családi név|Priimek',
    'Prezime|Nume|Nume de familie|Soyadı|Kenninafn|Mbiemri|Eiginnafn/Surname|Sloinne|LN|Cognoms|Cyfenw',
  ),
  given_names: listed(
    'Given names|Given name|Given name(s)|Forenames|Forename(s)|First name|First names',
    'Secondary identifier|Identifiant secondaire|Prénoms|Prénom|Prénom(s)|Vornamen|Vorname|Nombres',
    'Nombre(s)|Nomes próprios|Nome(s) próprio(s)|Nome próprio|Voornamen|Voornaam|Förnamn|Fornavne',
    'Fornavn|Etunimet|Etunimi|Eesnimi|Eesnimed|Vārds|Vārdi|Vardas|Vardai|Imię|Imiona|Imię (imiona)',
    'Jména|Jméno|Meno|Mená|Utónév|Utónevek|Ime|Imena|Prenume|Adı|Eiginnöfn|Eiginnafn|Emri|Ismijiet|FN',
    'Enwau blaen|Réamhainm(neacha)|Middle name|Christian names',
  ),
  name: listed(
    'Name|Names|Full name|Nombre|Nome|Nome completo|Naam|Name (Last, First)|Namn|Navn|Családi és utónév',
  ),
  document_number: listed(
    'Number|Passport No.|Passport number|Document No.|Document number|Card No.|Card number|Identity card No.',
    'Licence No.|Licence number|License No.|License number|DL|DLN|DL No.|LIC#|Customer identifier',
    'Permit No.|Visa No.|Visa number|Passeport n°|N° du passeport|Numéro de passeport|N° du document',
    'Numéro du document|Numéro de document|N° de document|N° de la carte|Carte n°|Pass-Nr.',
    'Reisepass Nr.|Dokumentennummer|Dokumentnummer|Ausweisnummer|Ausweis-Nr.|Führerscheinnummer',
    'Pasaporte n°|N° de pasaporte|Número de pasaporte|N.º de documento|Número de documento|Num. soporte',
    'Número de soporte|Soporte|IDESP|Passaporte N.º|N.º do passaporte|N.º do documento',
    'Número do documento|Passaporto N.|N. passaporto|N. documento|Numero documento|Documento n.',
    'Paspoort nr.|Paspoortnummer|Documentnummer|Document nr.|Kaartnr.|Kaartnummer|Passnr|Passnummer',
    'Kortnr|Kortnummer|Kort nr.|Pas nr.|Pasnr.|Dokumentnr.|Passin nro|Passin numero|Kortin nro',
    'Asiakirjan numero|Kortin numero|Passi number|Dokumendi number|Dokumenta Nr.|Pases Nr.',
    'Dokumento Nr.|Paso Nr.|Nr paszportu|Numer paszportu|Nr dokumentu|Numer dokumentu|Seria i numer',
    'Numer karty|Číslo pasu|Číslo dokladu|Číslo dokumentu|Číslo preukazu|Útlevélszám|Útlevél száma',
    'Okmányszám|Okmányazonosító|Številka potnega lista|Številka|Številka dokumenta|Broj putovnice',
    'Broj pasoša|Broj isprave|Broj osobne iskaznice|Registarski broj|Broj dokumenta|Nr. pașaport',
    'Nr. document|Numărul documentului|Pasaport No|Seri No|Belge No|Vegabréf nr.|Numru tad-dokument',
    'Rhif y drwydded|N° documento|No. de documento|Numéro de permis',
  ),
  birth_date: listed(
    'Date of birth|Birth date|Birthdate|DOB|Born|Date de naissance|Né(e) le|Né le|Née le|Geburtsdatum',
    'Geburtstag|Tag der Geburt|Fecha de nacimiento|Fecha nacimiento|Fec. nac.|Data de nascimento',
    'Data nascimento|Data di nascita|Nato il|Geboortedatum|Födelsedatum|Födelsetid|Fødselsdato',
    'Syntymäaika|Sünniaeg|Sünnikuupäev|Dzimšanas datums|Dzimšanas dati|Gimimo data|Data urodzenia',
    'Datum narození|Dátum narodenia|Születési dátum|Születési idő|Születés ideje|Datum rojstva',
    'Rojstni datum|Datum rođenja|Datum i mjesto rođenja|Data nașterii|Data naşterii|Doğum tarihi',
    'Fæðingardagur|Datëlindja|Dáta breithe|Data tat-twelid|Data de naixement|Dyddiad geni',
  ),
  issue_date: listed(
    "Date of issue|Date of issuance|Issue date|Issued|Issued on|ISS|Date de délivrance|Date d'émission",
    'Délivré le|Délivrée le|Ausstellungsdatum|Datum der Ausstellung|Ausgestellt am|Fecha de expedición',
    'Fecha expedición|Fecha de emisión|Emisión|Expedición|Data de emissão|Data de expedição|Emissão',
    'Data di rilascio|Rilasciata il|Emissione|Datum van afgifte|Afgiftedatum|Datum afgifte|Utfärdad',
    'Utfärdad den|Utfärdandedatum|Udstedt|Udstedelsesdato|Utstedt|Utstedelsesdato|Myönnetty',
    'Myöntämispäivä|Väljaandmise kuupäev|Välja antud|Izdošanas datums|Izdots|Išdavimo data|Išduota',
    'Data wydania|Datum vydání|Dátum vydania|Vydané|Kiállítás dátuma|Kiállítás kelte|Datum izdaje',
    'Datum izdavanja|Izdano|Data eliberării|Data emiterii|Veriliş tarihi|Düzenleme tarihi|Útgáfudagur',
    "Data e lëshimit|Dáta eisiúna|Data tal-ħruġ|Valid from|Gültig ab|Válido desde|Data d'expedició",
  ),
  expiry_date: listed(
    'Date of expiry|Date of expiration|Expiry date|Expiration date|Expires|Expires on|EXP|Valid until',
    "Valid thru|Valid to|Card expires|Date d'expiration|Date d'échéance|Valide jusqu'au",
    "Valable jusqu'au|Expire le|Gültig bis|Ablaufdatum|Gültigkeit|Fecha de caducidad|Fecha caducidad",
    'Fecha de vencimiento|Válido hasta|Válida hasta|Validez|Vencimiento|Vigencia|Data de validade',
    'Válido até|Validade|Data de caducidade|Data di scadenza|Scadenza|Valida fino al|Geldig tot',
    'Geldig tot en met|Sista giltighetsdag|Giltigt till|Giltig t.o.m.|Gyldig til|Gyldig til og med',
    'Udløbsdato|Utløpsdato|Viimeinen voimassaolopäivä|Voimassa|Kehtiv kuni|Derīga līdz|Derīgs līdz',
    'Galioja iki|Data ważności|Termin ważności|Ważny do|Platnost do|Platí do|Dátum platnosti',
    'Platnosť do|Érvényesség vége|Érvényességi idő|Érvényes|Lejárat|Velja do|Datum poteka veljavnosti',
    'Vrijedi do|Važi do|Datum isteka|Data expirării|Valabil până la|Valabilitate|Son geçerlilik tarihi',
    "Geçerlilik tarihi|Gildir til|Data e skadimit|Dáta éaga|Data ta' skadenza|Data de caducitat",
  ),
  issuing_state: listed(
    'Code of issuing state|Country code|Code|Code du pays|Code du pays émetteur|Issuing country',
    'Issuing state|Code of state|State code|État émetteur|Kode|Landescode|Código|Codice|Código del país',
    'Código do país|País emisor|Landkod|Landekode|Maa|Kood|Kod|Kód|Kod państwa|Kód státu|Ülke kodu',
    'Ország kód|Cod|Codul țării|Código de estado|Kod kraju|Valsts kods|Valstybės kodas',
    'Code of issuing organization',
  ),
  nationality: listed(
    'Nationality|Nationalité|Staatsangehörigkeit|Staatsbürgerschaft|Nacionalidad|Nacionalidade',
    'Cittadinanza|Nazionalità|Nationaliteit|Nationalitet|Medborgarskap|Statsborgerskap|Kansalaisuus',
    'Kodakondsus|Pilsonība|Tautība|Pilietybė|Obywatelstwo|Státní občanství|Štátne občianstvo',
    'Állampolgárság|Državljanstvo|Cetățenie|Cetăţenia|Naționalitate|Uyruğu|Ríkisfang|Shtetësia',
    'Náisiúntacht|Nazzjonalità|Citizenship|Citoyenneté|Nacionalitat',
  ),
  document_type: [],
  other: listed(
    'Place of birth|Birth place|Birthplace|Lieu de naissance|Geburtsort|Lugar de nacimiento',
    'Naturalidade|Local de nascimento|Luogo di nascita|Nato a|Geboorteplaats|Födelseort|Fødested',
    'Syntymäpaikka|Sünnikoht|Dzimšanas vieta|Gimimo vieta|Miejsce urodzenia|Místo narození',
    'Miesto narodenia|Születési hely|Kraj rojstva|Mjesto rođenja|Locul nașterii|Doğum yeri',
    'Fæðingarstaður|Lugar y país de nacimiento|Country of birth|Place and date of birth|Sex|Sexe|Sexo',
    'Sesso|Geschlecht|Geslacht|Kön|Køn|Kjønn|Sukupuoli|Sugu|Dzimums|Lytis|Płeć|Pohlaví|Pohlavie|Nem',
    'Spol|Cinsiyeti|Kyn|Gender|Género|Height|Taille|Größe|Estatura|Altura|Statura|Lengte|Längd|Højde',
    'Høyde|Pituus|Augums|Wzrost|Výška|Magasság|Visina|Înălțime|HGT|Hæð|Ūgis|Colour of eyes',
    'Color of eyes|Eye color|Eyes|Couleur des yeux|Augenfarbe|Farbe der Augen|Authority',
    'Issuing authority|Autorité|Behörde|Ausstellende Behörde|Autoridad|Autoridade|Autorità|Autoriteit',
    'Myndighet|Myndighed|Viranomainen|Väljaandja|Izdevējiestāde|Išdavusi įstaiga|Organ wydający|Vydal',
    'Orgán|Kiállító hatóság|Organ|Izdala|Autoritatea|Veren makam|Place of issue|Lieu de délivrance',
    'Afgegeven door|Issued by|Délivré par|Stjórnvald|Autoridad expedidora|Órgão emissor',
    'Place of issuing|Office|Vydávající orgán|Personal No.|Personal number',
    'Personal identification number|Personal code|N° personnel|Identity number|National identity number',
    'Personennummer|Número personal|N.º pessoal|N. personale|Codice fiscale|Persoonsnummer|BSN',
    'Burgerservicenummer|Personnr|Personnummer|Fødselsnummer|Henkilötunnus|Isikukood|Personas kods',
    'Asmens kodas|PESEL|Nr PESEL|Rodné číslo|Személyi szám|Személyi azonosító|EMŠO|OIB|JMBG|CNP',
    'T.C. Kimlik No|Kennitala|National register number|Rijksregisternummer|Numéro national|DNI|NIE|NIF',
    'CURP|Clave de elector|RUN|RUT|CPF|Registro geral|Cédula|Filiación|SSN|Número de identificación',
    'Alien number|USCIS#|Resident since|Category|Card access number|CAN|Signature|Signature of bearer',
    "Holder's signature|Signature du titulaire|Unterschrift|Unterschrift des Inhabers|Firma",
    'Firma del titular|Assinatura|Firma del titolare|Handtekening|Namnteckning|Underskrift',
    'Allekirjoitus|Allkiri|Paraksts|Parašas|Podpis|Aláírás|Potpis|Semnătura|İmzası|Undirskrift',
    'Nënshkrimi|Signature of holder|Podpis imetnika|Type|Typ|Tipo|Tipi|Tüüp|Tips|Tipas|Vrsta|Típus|Tip',
    'Tyyppi|Vrsta dokumenta|Address|Adresse|Anschrift|Domicilio|Dirección|Endereço|Indirizzo|Residenza',
    'Adres|Domicile|Adress|Osoite|Lakóhely|Prebivališče|Prebivalište|Residence|Wohnort|Morada',
    "Name at birth|Birth name|Maiden name|Geburtsname|Nom de naissance|Nom d'usage|Rodné příjmení",
    'Születési név|Nazwisko rodowe|Name of father|Father|Mother|Mothers maiden name|Imiona rodziców',
    'Anyja neve|Anyja születési neve|Nombre del padre|Nombre de la madre|Hijo de|Hija de|Filiação',
    'Religious name or pseudonym|Ordens- oder Künstlername|Spouse|Husband|Épouse|Remarks|Observations',
    'Observaciones|Annotazioni|Endorsements|Restrictions|REST|END|Class|Organ donor|Donor|Veteran|WGT',
    'Weight|Hair|Document discriminator|DD|Audit number|Number of entries|Nombre d’entrées',
    'No. of entries|Duration of stay|From|Until|Passport|Occupation|Profession|Blood group|Profesión',
    'Signature authority|Municipality|Comune|ID No.|I.D. No.|ID number|Control No.|Control number',
    'Legal status|Employment|Type of permit|Art des Titels|Type de titre|Anmerkungen',
    'Domicile principal à la date de délivrance|Hauptwohnsitz bei Ausstellung',
    'Document officiel de voyage|Official travel document',
  ),
};

/**
 * Numbers that stand for labels on driving licences: Directive 2006/126/EC, Annex I, part 2, page 1. North American cards
 * have taken over 1 to 4b and differ after them, so 4d and 5 are read only where words say more.
 */
export const numberedLabels: Readonly<Record<string, LabelMeaning>> = {
  '1': 'surname',
  '2': 'given_names',
  '3': 'birth_date',
  '4a': 'issue_date',
  '4b': 'expiry_date',
  '4c': 'other',
  '4d': 'other',
  '5': 'document_number',
  '6': 'other',
  '7': 'other',
  '8': 'other',
  '9': 'other',
};

/** What documents call themselves, so that the title of a page says what it is; the longest that fits counts. */
export const titles: Readonly<Record<string, readonly string[]>> = {
  passport: listed(
    'Passport|Passeport|Reisepass|Pasaporte|Passaporte|Passaporto|Paspoort|Passi|Pass|Paszport',
    'Cestovní pas|Cestovný pas|Útlevél|Potni list|Putovnica|Pașaport|Pasaport|Vegabréf|Pase|Pasas|Pasoš',
  ),
  id_card: listed(
    "Identity card|Identification card|ID card|Carte d'identité|Carte nationale d'identité",
    'Personalausweis|Identitätskarte|Documento nacional de identidad|Documento de identidad',
    "Cédula de ciudadanía|Cédula de identidad|Cartão de cidadão|Carta di identità|Carta d'identità",
    'Identiteitskaart|Identitetskort|Henkilökortti|Isikutunnistus|Personas apliecība',
    'Asmens tapatybės kortelė|Dowód osobisty|Občanský průkaz|Občiansky preukaz|Osebna izkaznica',
    'Személyazonosító igazolvány|Osobna iskaznica|Lična karta|Carte de identitate|Kimlik kartı',
    'Karta e identitetit|Credencial para votar',
  ),
  residence_permit: listed(
    'Residence permit|Titre de séjour|Aufenthaltstitel|Permiso de residencia|Título de residência',
    'Permesso di soggiorno|Verblijfstitel|Verblijfsvergunning|Uppehållstillstånd|Opholdstilladelse',
    'Oppholdstillatelse|Oleskelulupa|Elamisluba|Karta pobytu|Permanent resident card|Permanent resident',
    'Residence card|Povolení k pobytu|Tartózkodási engedély|Permis de ședere',
  ),
  visa: listed('Visa|Visum|Visado|Visto|Vízum|Wiza'),
  driving_licence: listed(
    "Driving licence|Driver licence|Driver's license|Driver license|Permis de conduire|Führerschein",
    'Permiso de conducción|Licencia de conducir|Carta de condução|Patente di guida|Rijbewijs|Körkort',
    'Kørekort|Førerkort|Ajokortti|Juhiluba|Vadītāja apliecība|Vairuotojo pažymėjimas|Prawo jazdy',
    'Řidičský průkaz|Vodičský preukaz|Vezetői engedély|Vozniško dovoljenje|Vozačka dozvola',
    'Permis de conducere|Sürücü belgesi|Ökuskírteini|Carteira nacional de habilitação|Ceadúnas tiomána',
    'Trwydded yrru',
  ),
};
