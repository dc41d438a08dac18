import type { PublishedSource, SignalDefinition } from './signal.js';

const jointAdvisory2022: PublishedSource = {
  title: 'Guidance on the DPRK IT workers, US State, Treasury and FBI, 16 May 2022',
  url: 'https://ofac.treasury.gov/media/923126/download?inline',
};
const operations: PublishedSource = { ...jointAdvisory2022, section: 'How DPRK IT workers operate' };
const redFlags: PublishedSource = { ...jointAdvisory2022, section: 'Red flag indicators' };
const mandiant2024: PublishedSource = {
  title: 'Staying a Step Ahead: Mitigating the DPRK IT Worker Threat, Mandiant, 23 September 2024',
  section: 'remote connections through VPN',
  url: 'https://cloud.google.com/blog/topics/threat-intelligence/mitigating-dprk-it-worker-threat',
};
const cisaTor2020: PublishedSource = {
  title:
    'Defending Against Malicious Cyber Activity Originating from Tor, CISA and FBI, AA20-183A, July 2020',
  url: 'https://www.cisa.gov/news-events/cybersecurity-advisories/aa20-183a',
};
const fbiBadbox2025: PublishedSource = {
  title:
    'Home Internet Connected Devices Facilitate Criminal Activity, FBI public service announcement I-060525, 5 June 2025',
  url: 'https://www.ic3.gov/PSA/2025/PSA250605',
};
const smartSignals: PublishedSource = {
  title: 'Smart Signals reference, Fingerprint',
  section: 'VPN detection, method timezoneMismatch',
  url: 'https://dev.fingerprint.com/docs/smart-signals-reference',
};
const applePrivateRelay: PublishedSource = {
  title: 'Prepare your network or web server for iCloud Private Relay, Apple',
  url: 'https://developer.apple.com/support/prepare-your-network-for-icloud-private-relay',
};

export const networkSignals: SignalDefinition[] = [
  {
    code: 'network.known_vpn',
    family: 'network',
    // moderate when the visit was a login to the company's own network
    strength: 'weak',
    meaning: 'The address belongs to a commercial VPN service; many honest people use one.',
    sentence: 'The visit came from an address listed as an exit of a VPN service (provider: {provider}).',
    source: operations,
  },
  {
    code: 'network.advisory_vpn',
    family: 'network',
    strength: 'strong',
    meaning: 'The address belongs to a VPN service that advisories on remote hiring name.',
    sentence:
      'The visit came from an address of {provider}, a VPN service named in published advisories on remote hiring.',
    source: mandiant2024,
  },
  {
    code: 'network.tor_exit',
    family: 'network',
    strength: 'strong',
    meaning: 'The address is an exit of the Tor network.',
    sentence: 'The visit came through the Tor network, by its exit {ip}.',
    source: cisaTor2020,
  },
  {
    code: 'network.hosting',
    family: 'network',
    // weak when only the whole network is listed
    strength: 'moderate',
    meaning: 'The address belongs to a data centre or a rented server, where people seldom browse from.',
    sentence:
      'The visit came from a hosting network ({provider}) rather than from a home, office or mobile connection.',
    source: operations,
  },
  {
    code: 'network.open_proxy',
    family: 'network',
    strength: 'moderate',
    meaning: 'The address is listed as a proxy that relays for anybody.',
    sentence: 'The visit came from an address listed as a public proxy (provider: {provider}).',
    source: operations,
  },
  {
    code: 'network.residential_proxy',
    family: 'network',
    strength: 'moderate',
    meaning: 'The address is listed as a home connection that a proxy service rents out.',
    sentence:
      'The visit came from a home address listed as an exit of a proxy service (provider: {provider}); a household may not know that its connection is used so.',
    source: fbiBadbox2025,
  },
  {
    code: 'network.private_relay',
    family: 'network',
    strength: 'none',
    meaning:
      'The address belongs to a privacy relay such as iCloud Private Relay; this is for information only.',
    sentence:
      'The visit came through the privacy relay {provider}, which keeps the rough place; this is no concern.',
    source: applePrivateRelay,
  },
  {
    code: 'network.country_contradicts_residence',
    family: 'network',
    strength: 'moderate',
    meaning: 'The address is located in another country than the person says they live in.',
    sentence:
      'The address of the visit is located in {address_country}, while the stated country of residence is {claimed_country}.',
    source: redFlags,
  },
  {
    code: 'network.time_zone_contradicts_claim',
    family: 'network',
    // moderate from three hours apart
    strength: 'weak',
    meaning: "The browser's clock is set to another time zone than the stated residence or time zone has.",
    sentence:
      "The browser's time zone was {time_zone}, {hours_apart} hours from what was stated ({claimed}). Travel explains this often.",
    source: smartSignals,
  },
  {
    code: 'network.time_zone_contradicts_address',
    family: 'network',
    strength: 'weak',
    meaning: "The browser's clock is set to another time zone than the place of the address has.",
    sentence:
      "The browser's time zone was {time_zone}, {hours_apart} hours from that of the address, which is located in {address_country}.",
    source: smartSignals,
  },
  {
    code: 'network.address_shared',
    family: 'network',
    strength: 'moderate',
    meaning:
      'Other candidates came from the same address, which is not one that many people share by nature.',
    sentence:
      'The address {ip} was also used by {other_candidates} other candidate(s). A shared home or office explains this often.',
    source: redFlags,
  },
];
