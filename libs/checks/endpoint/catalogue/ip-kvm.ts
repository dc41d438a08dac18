import { desktop, type RemoteTool, type ToolEntry } from './tool.js';

const site = (title: string, url: string): RemoteTool['source'] => ({ title, url });

/**
 * Hardware that puts a keyboard, a mouse and a screen on the network. The numbers are read from the makers' published
 * firmware sources; every one of them can be changed by the owner, so no match proves nothing.
 */
export const ipKvm: ToolEntry[] = [
  {
    id: 'pikvm',
    name: 'PiKVM',
    vendor: 'PiKVM',
    platforms: desktop,
    domains: ['pikvm.local', '_pikvm._tcp.local'],
    usb: [
      { vendorId: '1d6b', productId: '0104', manufacturer: 'pikvm' },
      { vendorId: '1d6b', productId: '0104', product: 'pikvm composite device' },
      { vendorId: '1d6b', productId: '0104', serial: 'cafebabe' },
      { manufacturer: 'pikvm' },
      { product: 'pikvm composite device' },
    ],
    edid: [
      { vendor: 'LNX', product: '7770' },
      { vendor: 'LNX', product: '7771' },
      { vendor: 'LNX', product: '7772' },
      { vendor: 'LNX', product: '7773' },
      { vendor: 'LNX', serialText: 'cafebabe' },
      { vendor: 'LNX', name: 'pikvm' },
      { vendor: 'LNX', name: 'pikvm v3' },
      { vendor: 'LNX', name: 'pikvm v4 mini' },
      { vendor: 'LNX', name: 'pikvm v4 plus' },
    ],
    source: site('pikvm/kvmd, kvmd/apps and configs/kvmd/edid', 'https://github.com/pikvm/kvmd'),
  },
  {
    id: 'tinypilot',
    name: 'TinyPilot',
    vendor: 'TinyPilot',
    platforms: desktop,
    domains: ['tinypilot.local'],
    usb: [
      { vendorId: '1d6b', productId: '0104', manufacturer: 'tinypilot' },
      { vendorId: '1d6b', productId: '0104', serial: '6b65796d696d6570690' },
      { vendorId: '1d6b', productId: '0104', product: 'multifunction usb device' },
      { manufacturer: 'tinypilot' },
    ],
    edid: [
      { vendor: 'TSB', product: '9876', serial: '88888800' },
      { vendor: 'TSB', name: 'tinypilot' },
    ],
    source: site(
      'tiny-pilot/tinypilot, init-usb-gadget and edid_pi4.hex',
      'https://github.com/tiny-pilot/tinypilot',
    ),
  },
  {
    id: 'jetkvm',
    name: 'JetKVM',
    vendor: 'BuildJet',
    platforms: desktop,
    domains: ['jetkvm.com', 'jetkvm.local'],
    usb: [
      { vendorId: '1d6b', productId: '0104', manufacturer: 'jetkvm' },
      { vendorId: '1d6b', productId: '0104', product: 'usb emulation device' },
      { manufacturer: 'jetkvm' },
      // the disguises it offers: the firmware writes exactly these strings, the real makers write others
      {
        vendorId: '046d',
        productId: 'c52b',
        manufacturer: 'logitech (x64)',
        product: 'logitech usb input device',
      },
      {
        vendorId: '045e',
        productId: '005f',
        manufacturer: 'microsoft',
        product: 'wireless multimedia keyboard',
        shared: true,
      },
      {
        vendorId: '413c',
        productId: '2011',
        manufacturer: 'dell inc.',
        product: 'multimedia pro keyboard',
        shared: true,
      },
    ],
    edid: [
      { vendor: 'TSB', product: '8801', serial: '88888800' },
      { vendor: 'TSB', name: 't749-fhd720' },
      { vendor: 'ACR', product: '0565', serial: '01613f8a', name: 'b246wl' },
      { vendor: 'ACR', name: 'b246wl', serialText: 't8nee0038522' },
      { vendor: 'AUS', product: '2487', name: 'pa248qv', serialText: 'm1lmqs052157' },
      { vendor: 'AUS', name: 'pa248qv', serialText: 'm1lmqs052157' },
      { vendor: 'DEL', product: '2013', serial: '39363945', name: 'dell d2721h' },
      { vendor: 'DEL', name: 'dell d2721h', serialText: '3s5gq23' },
    ],
    source: site('jetkvm/kvm, config.go and UsbInfoSetting.tsx', 'https://github.com/jetkvm/kvm'),
  },
  {
    id: 'nanokvm',
    name: 'Sipeed NanoKVM',
    vendor: 'Sipeed',
    platforms: desktop,
    usb: [
      { vendorId: '3346', productId: '1009' },
      { manufacturer: 'sipeed', product: 'nanokvm' },
      { product: 'nanokvm' },
    ],
    edid: [
      { vendor: 'SPD', product: '3301' },
      { vendor: 'SPD', name: 'nanokvm' },
    ],
    source: site('sipeed/NanoKVM, S03usbdev and E21_NanoKVM.bin', 'https://github.com/sipeed/NanoKVM'),
  },
  {
    id: 'glinet-comet',
    name: 'GL.iNet Comet',
    vendor: 'GL Technologies',
    platforms: desktop,
    domains: ['glkvm.local', 'glkvm.com'],
    usb: [{ vendorId: '38eb' }, { manufacturer: 'glinet' }, { product: 'glinet composite device' }],
    source: site('gl-inet/glkvm, kvmd/apps', 'https://github.com/gl-inet/glkvm'),
  },
  {
    id: 'hdmi-capture-bridge',
    name: 'HDMI capture bridge (TC358743)',
    vendor: 'unknown',
    platforms: desktop,
    edid: [{ vendor: 'TSB', serial: '88888800' }],
    source: site(
      'tiny-pilot/tinypilot and jetkvm/kvm, the display data both ship',
      'https://github.com/tiny-pilot/tinypilot',
    ),
  },
  {
    id: 'linux-usb-gadget',
    name: 'Linux USB gadget',
    vendor: 'unknown',
    platforms: desktop,
    generic: true,
    usb: [{ vendorId: '1d6b', productId: '0104' }],
    source: site(
      'The USB ID Repository, 1d6b:0104 Multifunction Composite Gadget',
      'http://www.linux-usb.org/usb-ids.html',
    ),
  },
];
