/** Names by tradition, to be combined at random: whoever comes out of it is invented. */
export interface NameTradition {
  female: readonly string[];
  male: readonly string[];
  surnames: readonly string[];
  /** how many words a surname may be made of; 'two' where people bear one of each parent */
  surnameParts?: 'two';
  /** particles before a surname, in some cases */
  particles?: readonly string[];
  /** women's surnames have another ending */
  feminine?: readonly [ending: string, becomes: string][];
  /** some people have one name only */
  mononyms?: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

export const traditions = {
  german: {
    female: words('Käthe Anneliese Lena Björna Mareike Zoë Franziska Ute Gönül'),
    male: words('Jürgen Götz Tobias Karl-Heinz Sören Matthias Jörg Emil Bernd Anton'),
    surnames: words(
      'Größling Müllerberg Achterfeld Weißkopf Strößner Bäuerle Lindenthal Krähenbühl Übelacker Fuchs',
    ),
    particles: ['von', 'von der', 'zu'],
  },
  nordic: {
    female: words('Åsa Märta Øydis Solveig Freja Ingrid Bjørg Þórunn Sólrún Linnéa Astrid'),
    male: words('Åke Jørgen Bjørn Sverre Göran Mikkel Þorsteinn Halldór Elias Ægir'),
    surnames: words(
      'Lindqvist Sjöberg Ångström Østergård Bråthen Højgaard Guðmundsdóttir Næss Fjellström Kjær',
    ),
  },
  finnish: {
    female: words('Päivi Aino Tytti Jääna Helmi'),
    male: words('Väinö Eero Jyrki Pekka Onni'),
    surnames: words('Hämäläinen Mäkinen-Salo Virtakoski Yläjärvi Koskelo Rönkkö'),
  },
  dutch: {
    female: words('Sanne Noor Fleur Mieke Loïs Anouk'),
    male: words('Daan Joris Bram Coen Thijs Ruben'),
    surnames: words('Meer Verhagen Achterberg Broek IJsselstein Groot Wit Kuijpers'),
    particles: ['van der', 'van', 'de', "van 't", 'ten'],
  },
  french: {
    female: words('Élodie Françoise Anne-Laure Chloé Maëlys Inès Noémie'),
    male: words('Jérôme François Loïc Jean-Marc Étienne Théo Aurélien'),
    surnames: words("Lefèvre Béranger D'Aubigny Delacorte Gâtinais L'Hermitte Mercœur Saint-Aubin Tremblay"),
    particles: ['de', 'de La'],
  },
  spanish: {
    female: words('Lucía Begoña Inés María Concepción Nuria Ximena'),
    male: words('José Íñigo Andrés Raúl Hernán Joaquín Iván'),
    surnames: words('Peñalver Núñez Ibáñez Romero Vega Quiñones Garrido Urrutia Castañeda Etxeberria'),
    surnameParts: 'two',
  },
  portuguese: {
    female: words('Conceição Inês Beatriz Luísa Iracema Fátima'),
    male: words('João Rui Gonçalo Antônio Tomás Simão'),
    surnames: words('Magalhães Conceição Falcão Tavares Brandão Queirós Araújo Leitão'),
    surnameParts: 'two',
    particles: ['da', 'dos', 'de'],
  },
  italian: {
    female: words('Chiara Niccolina Elisa Noemi Zita'),
    male: words('Niccolò Matteo Elia Ottavio Renzo'),
    surnames: words("Marchetti D'Amico Dell'Orto Bonfà Zanetti Cittadini Nardò Quaranta"),
    particles: ['De', 'Di', 'Della'],
  },
  polish: {
    female: words('Małgorzata Łucja Agnieszka Zofia Śława Żaneta'),
    male: words('Łukasz Michał Stanisław Zbigniew Paweł Jędrzej'),
    surnames: words('Wiśniewski Gołębiowski Żółtowski Kaczmarek Dąbrowa Świątek Źródlak Nowicki'),
    feminine: [['ski', 'ska']],
  },
  czech: {
    female: words('Žofie Kateřina Ludmila Eliška Šárka'),
    male: words('Ondřej Pavel Jiří Matěj Štěpán Ľubomír'),
    surnames: words('Novák Dvořáček Říha Černohlávek Šťastný Ďurica Kučera Hřebíček'),
    feminine: [
      ['ák', 'áková'],
      ['ný', 'ná'],
      ['ek', 'ková'],
    ],
  },
  hungarian: {
    female: words('Ágnes Orsolya Györgyi Zsófia Enikő'),
    male: words('György Tamás Ákos Zsolt Bőd'),
    surnames: words('Szűcs Győrfi Kőszegi Nagyváradi Tóthpál Hegedűs'),
  },
  romanian: {
    female: words('Ștefania Ioana Mădălina Raluca'),
    male: words('Ștefan Ionuț Mircea Cătălin'),
    surnames: words('Brâncoveanu Țepeluș Munteanu Crăciun Șerbănescu Rădulescu'),
  },
  southSlavic: {
    female: words('Đurđa Željka Milica Tajana Špela'),
    male: words('Đorđe Željko Zoran Matija Uroš'),
    surnames: words('Đurđević Šarčević Horvatin Žnidaršič Kovačić Petrović Njegovan'),
  },
  baltic: {
    female: words('Rūta Ieva Žydrė Kristīne Õie'),
    male: words('Jānis Ģirts Ąžuolas Märt Kęstutis'),
    surnames: words('Bērziņš Kalniņa Žemaitis Põldmäe Čiurlys Ozoliņš Vaičiūnas'),
  },
  turkish: {
    female: words('Gülşen Çiğdem Işıl Ayşe İpek'),
    male: words('Çağrı Ömer İsmail Uğur Barış'),
    surnames: words('Yıldırımer Öztürkmen Şahinbaş Çelikkol Güneşli İnceoğlu'),
  },
  greek: {
    female: words('Eleni Zoi Despoina Kalliopi'),
    male: words('Georgios Ioannis Chrysanthos Xenofon'),
    surnames: words('Papadimitrakis Kyriakopoulos Xanthis Tsoukalas Ntallas'),
  },
  ukrainian: {
    female: words('Oksana Yuliia Zlata Halyna'),
    male: words('Dmytro Yevhen Taras Khrystofor'),
    surnames: words('Shevchuk Zghurskyi Yatsenko Hnatyshyn Kovalchuk Tkachenko'),
  },
  arabic: {
    female: words('Layla Fatima Zahra Noura Samira'),
    male: words('Yousef Abdelrahman Khalid Mohammed Tarek'),
    surnames: words('Al-Haddawi Benkirane El-Mansouri Abu-Zayd Bouazzaoui Khoury'),
  },
  indian: {
    female: words('Ananya Lakshmi Priyanka Meenakshi'),
    male: words('Raghunath Arjun Venkatesan Harpreet'),
    surnames: words('Krishnamurthy Subramanian Chattopadhyay Bhandarkar Iyer Venkataraghavan'),
    mononyms: ['Selvaraj', 'Anandhi'],
  },
  indonesian: {
    female: words('Siti Dewi Kartini Ayu'),
    male: words('Budi Agus Wayan Putra'),
    surnames: words('Wijayanto Kusumawati Hartono Simatupang'),
    mononyms: ['Suryono', 'Sulastri', 'Widodari'],
  },
  vietnamese: {
    female: words('Thị-Hương Ngọc Phương Lan'),
    male: words('Đức Văn-Hải Quốc Minh'),
    surnames: words('Nguyễn Trần Đặng Phạm Hoàng'),
  },
  eastAsian: {
    female: words('Yu-Ting Hanako Seo-Yeon Xiaomei Misaki'),
    male: words('Wei Kenji Min-Jun Jianguo Haruto'),
    surnames: words('Chen Takahashi Ouyang Kim Zhu Matsushita Ng'),
  },
  african: {
    female: words('Adaeze Wanjikũ Ọmọlará Thandiwe Aïssatou'),
    male: words('Kofi Chukwuemeka Tendai Kwabena Mamadou'),
    surnames: words("Okonkwo-Eze Nwachukwu Tamboura N'Diaye Mwangi Dlamini Ọládélé"),
  },
  english: {
    female: words('Grace Siobhán Charlotte Mary-Ann Nia'),
    male: words('Oliver Seán Rhys William George'),
    surnames: words("O'Sullivan Ashworth MacAllister Featherstone-Hale Brown Ó'Brien Pugh St.Clair"),
  },
  filipino: {
    female: words('Maria-Luz Josefina Analyn'),
    male: words('Jose-Rizalino Ramon Efren'),
    surnames: words('Dela-Cruz Macaraeg Ñuñez Pangilinan Bañaga'),
  },
} as const satisfies Record<string, NameTradition>;

export type Tradition = keyof typeof traditions;
