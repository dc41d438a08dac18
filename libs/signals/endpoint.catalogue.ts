import type { PublishedSource, SignalDefinition } from './signal.js';

const advisory2022: PublishedSource = {
  title:
    'Guidance on the Democratic People’s Republic of Korea Information Technology Workers, US Departments of State and the Treasury and FBI, 16 May 2022',
  section: 'Red flag indicators; due diligence measures',
  url: 'https://ofac.treasury.gov/media/923126/download?inline',
};
const jasperSleet: PublishedSource = {
  title:
    'Jasper Sleet: North Korean remote IT workers’ evolving tactics to infiltrate organizations, Microsoft Threat Intelligence, 30 June 2025',
  url: 'https://www.microsoft.com/en-us/security/blog/2025/06/30/jasper-sleet-north-korean-remote-it-workers-evolving-tactics-to-infiltrate-organizations/',
};
const mandiant: PublishedSource = {
  title:
    'Staying a Step Ahead: Mitigating the DPRK IT Worker Threat, Mandiant (Google Cloud), September 2024',
  section: 'Detection methods',
  url: 'https://cloud.google.com/blog/topics/threat-intelligence/mitigating-dprk-it-worker-threat',
};
const severalVendors: PublishedSource = {
  title: 'Elastic detection rules, Multiple Remote Management Tool Vendors on Same Host',
  section: 'pull request 5848',
  url: 'https://github.com/elastic/detection-rules/pull/5848',
};
const attackHardware: PublishedSource = {
  title: 'MITRE ATT&CK, Remote Access Tools: Remote Access Hardware',
  section: 'T1219.003',
  url: 'https://attack.mitre.org/techniques/T1219/003/',
};
const attackSoftware: PublishedSource = {
  title: 'MITRE ATT&CK, Remote Access Tools',
  section: 'T1219',
  url: 'https://attack.mitre.org/techniques/T1219/',
};

/** Sentences say what was seen on the machine; what it means is for a person to judge. */
export const endpointSignals: SignalDefinition[] = [
  {
    code: 'endpoint.remote_tool_referenced',
    family: 'endpoint',
    strength: 'weak',
    meaning: 'The device asked for the network names of a remote-control tool, without a browser doing so.',
    sentence:
      'The {platform_name} device asked for a network name that belongs to {tool_name} ({identifier}).',
    source: attackSoftware,
  },
  {
    code: 'endpoint.remote_tool_installed',
    family: 'endpoint',
    strength: 'moderate',
    meaning: 'A tool for controlling the device from elsewhere is installed.',
    sentence:
      '{tool_name}, a tool for controlling a computer from elsewhere, is installed on the {platform_name} device.',
    source: advisory2022,
  },
  {
    code: 'endpoint.remote_tool_autostart',
    family: 'endpoint',
    strength: 'strong',
    meaning: 'A tool for controlling the device from elsewhere starts by itself, with nobody at the device.',
    sentence:
      '{tool_name}, a tool for controlling a computer from elsewhere, is set to start by itself on the {platform_name} device.',
    source: advisory2022,
  },
  {
    code: 'endpoint.remote_tool_running',
    family: 'endpoint',
    strength: 'strong',
    meaning: 'A tool for controlling the device from elsewhere was running.',
    sentence:
      '{tool_name}, a tool for controlling a computer from elsewhere, was {seen} on the {platform_name} device.',
    source: jasperSleet,
  },
  {
    code: 'endpoint.remote_tool_connected',
    family: 'endpoint',
    strength: 'strong',
    restrictsAccess: true,
    meaning:
      'A tool for controlling the device from elsewhere was running and connected, and the worker’s identity is not verified.',
    sentence:
      '{tool_name}, a tool for controlling a computer from elsewhere, was running on the {platform_name} device with a connection to the internet, before the identity check was complete.',
    source: jasperSleet,
  },
  {
    code: 'endpoint.support_tool_running',
    family: 'endpoint',
    strength: 'strong',
    meaning: 'A tool by which somebody else helps at the device was in use.',
    sentence:
      '{tool_name}, with which somebody else can help at a computer, was {seen} on the {platform_name} device.',
    source: attackSoftware,
  },
  {
    code: 'endpoint.several_remote_tools',
    family: 'endpoint',
    strength: 'moderate',
    meaning: 'Remote-control tools of two or more makers are on one device.',
    sentence: '{count} tools for controlling a computer from elsewhere are on one device: {tool_names}.',
    source: severalVendors,
  },
  {
    code: 'endpoint.ip_kvm',
    family: 'endpoint',
    strength: 'strong',
    restrictsAccess: true,
    meaning: 'Hardware that passes keyboard, mouse and screen over a network is plugged into the device.',
    sentence:
      'Hardware that calls itself {tool_name}, which passes keyboard, mouse and screen over a network, was plugged into the {platform_name} device ({identifier}).',
    source: attackHardware,
  },
  {
    code: 'endpoint.ip_kvm_possible',
    family: 'endpoint',
    strength: 'moderate',
    meaning:
      'Something about the device fits hardware that passes keyboard, mouse and screen over a network, and other things too.',
    sentence:
      'The {platform_name} device reported {identifier}, which fits {tool_name}; other things can look the same.',
    source: attackHardware,
  },
  {
    code: 'endpoint.os_remoting_enabled',
    family: 'endpoint',
    strength: 'moderate',
    meaning: 'A server of the operating system or an open protocol lets people in from elsewhere.',
    sentence:
      '{tool_name}, which lets people reach the computer from elsewhere, was {seen} on the {platform_name} device.',
    source: attackSoftware,
  },
  {
    code: 'endpoint.overlay_tunnel',
    family: 'endpoint',
    strength: 'weak',
    meaning: 'A private network or tunnel that can make the device reachable from elsewhere is there.',
    sentence:
      '{tool_name}, which can make a computer reachable from elsewhere, was {seen} on the {platform_name} device.',
    source: attackSoftware,
  },
  {
    code: 'endpoint.vpn_client',
    family: 'endpoint',
    strength: 'weak',
    meaning: 'A consumer VPN or proxy client is on the device.',
    sentence: '{tool_name}, a VPN or proxy program, was {seen} on the {platform_name} device.',
    source: advisory2022,
  },
  {
    code: 'endpoint.vpn_client_named',
    family: 'endpoint',
    strength: 'strong',
    meaning: 'A VPN client that published advisories name is on the device.',
    sentence:
      '{tool_name}, a VPN program that published advisories name, was {seen} on the {platform_name} device.',
    source: mandiant,
  },
  {
    code: 'endpoint.evasion_aid',
    family: 'endpoint',
    strength: 'weak',
    meaning:
      'A program that imitates mouse movement, a camera or a voice is on the device; each has common honest uses.',
    sentence:
      '{tool_name}, which can imitate activity, a camera or a voice, was {seen} on the {platform_name} device.',
    source: mandiant,
  },
  {
    code: 'endpoint.several_evasion_aids',
    family: 'endpoint',
    strength: 'moderate',
    meaning: 'Two or more programs that imitate mouse movement, a camera or a voice are on one device.',
    sentence:
      '{count} programs that can imitate activity, a camera or a voice are on one device: {tool_names}.',
    source: jasperSleet,
  },
  {
    code: 'endpoint.device_shared',
    family: 'endpoint',
    strength: 'strong',
    meaning: 'The same device reported for another candidate.',
    sentence: 'The device {device} has also reported for {count} other candidate(s).',
    source: advisory2022,
  },
];
