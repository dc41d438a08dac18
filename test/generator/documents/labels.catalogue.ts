/** What is printed beside a field. */
export type Label =
  | 'surname'
  | 'given_names'
  | 'nationality'
  | 'birth_date'
  | 'sex'
  | 'birth_place'
  | 'issue_date'
  | 'expiry_date'
  | 'authority'
  | 'passport_number'
  | 'document_number'
  | 'type'
  | 'code'
  | 'signature'
  | 'personal_number';

const order: readonly Label[] = [
  'surname',
  'given_names',
  'nationality',
  'birth_date',
  'sex',
  'birth_place',
  'issue_date',
  'expiry_date',
  'authority',
  'passport_number',
  'document_number',
  'type',
  'code',
  'signature',
  'personal_number',
];

/** In the order above, and the words for passport and identity card. */
const lists = {
  en: 'Surname|Given names|Nationality|Date of birth|Sex|Place of birth|Date of issue|Date of expiry|Authority|Passport No.|Document No.|Type|Code|Signature|Personal No.|PASSPORT|IDENTITY CARD',
  fr: 'Nom|Prénoms|Nationalité|Date de naissance|Sexe|Lieu de naissance|Date de délivrance|Date d’expiration|Autorité|Passeport n°|N° du document|Type|Code du pays|Signature|N° personnel|PASSEPORT|CARTE D’IDENTITÉ',
  de: 'Name|Vornamen|Staatsangehörigkeit|Geburtsdatum|Geschlecht|Geburtsort|Ausstellungsdatum|Gültig bis|Behörde|Pass-Nr.|Ausweisnummer|Typ|Kode|Unterschrift|Personennummer|REISEPASS|PERSONALAUSWEIS',
  es: 'Apellidos|Nombre|Nacionalidad|Fecha de nacimiento|Sexo|Lugar de nacimiento|Fecha de expedición|Fecha de caducidad|Autoridad|Pasaporte No.|N.º de documento|Tipo|Código|Firma|N.º personal|PASAPORTE|DOCUMENTO DE IDENTIDAD',
  pt: 'Apelidos|Nomes próprios|Nacionalidade|Data de nascimento|Sexo|Local de nascimento|Data de emissão|Válido até|Autoridade|Passaporte N.º|N.º do documento|Tipo|Código|Assinatura|N.º pessoal|PASSAPORTE|CARTÃO DE CIDADÃO',
  it: 'Cognome|Nome|Cittadinanza|Data di nascita|Sesso|Luogo di nascita|Data di rilascio|Data di scadenza|Autorità|Passaporto N.|N. documento|Tipo|Codice|Firma|N. personale|PASSAPORTO|CARTA DI IDENTITÀ',
  nl: 'Naam|Voornamen|Nationaliteit|Geboortedatum|Geslacht|Geboorteplaats|Datum van afgifte|Geldig tot|Autoriteit|Paspoort nr.|Documentnummer|Type|Code|Handtekening|Persoonsnummer|PASPOORT|IDENTITEITSKAART',
  sv: 'Efternamn|Förnamn|Nationalitet|Födelsedatum|Kön|Födelseort|Utfärdad|Sista giltighetsdag|Myndighet|Passnr|Kortnr|Typ|Landkod|Namnteckning|Personnr|PASS|IDENTITETSKORT',
  da: 'Efternavn|Fornavne|Nationalitet|Fødselsdato|Køn|Fødested|Udstedt|Gyldig til|Myndighed|Pas nr.|Kort nr.|Type|Landekode|Underskrift|Personnr.|PAS|IDENTITETSKORT',
  no: 'Etternavn|Fornavn|Statsborgerskap|Fødselsdato|Kjønn|Fødested|Utstedt|Gyldig til|Myndighet|Passnr.|Dokumentnr.|Type|Kode|Underskrift|Personnr.|PASS|IDENTITETSKORT',
  fi: 'Sukunimi|Etunimet|Kansalaisuus|Syntymäaika|Sukupuoli|Syntymäpaikka|Myönnetty|Viimeinen voimassaolopäivä|Viranomainen|Passin nro|Kortin nro|Tyyppi|Maa|Allekirjoitus|Henkilötunnus|PASSI|HENKILÖKORTTI',
  pl: 'Nazwisko|Imiona|Obywatelstwo|Data urodzenia|Płeć|Miejsce urodzenia|Data wydania|Data ważności|Organ wydający|Nr paszportu|Nr dokumentu|Typ|Kod|Podpis|Nr PESEL|PASZPORT|DOWÓD OSOBISTY',
  cs: 'Příjmení|Jména|Státní občanství|Datum narození|Pohlaví|Místo narození|Datum vydání|Platnost do|Vydal|Číslo pasu|Číslo dokladu|Typ|Kód|Podpis|Rodné číslo|CESTOVNÍ PAS|OBČANSKÝ PRŮKAZ',
  hu: 'Családi név|Utónév|Állampolgárság|Születési dátum|Nem|Születési hely|Kiállítás dátuma|Érvényesség vége|Kiállító hatóság|Útlevélszám|Okmányszám|Típus|Kód|Aláírás|Személyi szám|ÚTLEVÉL|SZEMÉLYAZONOSÍTÓ',
  ro: 'Nume|Prenume|Cetățenie|Data nașterii|Sex|Locul nașterii|Data eliberării|Data expirării|Autoritatea|Nr. pașaport|Nr. document|Tip|Cod|Semnătura|CNP|PAȘAPORT|CARTE DE IDENTITATE',
  tr: 'Soyadı|Adı|Uyruğu|Doğum tarihi|Cinsiyeti|Doğum yeri|Veriliş tarihi|Son geçerlilik tarihi|Veren makam|Pasaport No|Seri No|Tipi|Ülke kodu|İmzası|T.C. Kimlik No|PASAPORT|KİMLİK KARTI',
  hr: 'Prezime|Ime|Državljanstvo|Datum rođenja|Spol|Mjesto rođenja|Datum izdavanja|Vrijedi do|Izdala|Broj putovnice|Broj isprave|Vrsta|Kod|Potpis|OIB|PUTOVNICA|OSOBNA ISKAZNICA',
  uk: 'Прізвище|Ім’я|Громадянство|Дата народження|Стать|Місце народження|Дата видачі|Дійсний до|Орган|Паспорт №|Документ №|Тип|Код|Підпис|Запис №|ПАСПОРТ|ПОСВІДЧЕННЯ',
} as const;

export type Language = keyof typeof lists;

const words = Object.fromEntries(
  Object.entries(lists).map(([language, list]) => [language, list.split('|')]),
) as Record<Language, string[]>;

/** The label in the state's languages, e.g. 'Nom / Surname'. */
export function labelOf(label: Label, languages: readonly Language[], parted = ' / '): string {
  const all = languages.map((language) => words[language][order.indexOf(label)] ?? '');
  return [...new Set(all)].join(parted);
}

export function documentWord(kind: 'passport' | 'card', language: Language): string {
  return words[language][order.length + (kind === 'passport' ? 0 : 1)] ?? '';
}

/** Short months, capitals, for dates printed in two languages. */
const months: Partial<Record<Language, string>> = {
  en: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC',
  fr: 'JAN FÉV MARS AVR MAI JUIN JUIL AOÛT SEPT OCT NOV DÉC',
  nl: 'JAN FEB MRT APR MEI JUN JUL AUG SEP OKT NOV DEC',
  sv: 'JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC',
  hu: 'JAN FEB MÁR ÁPR MÁJ JÚN JÚL AUG SZE OKT NOV DEC',
  pt: 'JAN FEV MAR ABR MAIO JUN JUL AGO SET OUT NOV DEZ',
};

export function monthIn(language: Language, month: number): string {
  return (months[language] ?? months.en ?? '').split(' ')[month - 1] ?? '';
}
