/** Style of the case dossier: black on white, colour only beside a word that says the same, so it prints in grey. */
export const dossierStyle = `
@page { size: A4; margin: 12mm 12mm 15mm; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; }
body { margin: 0; color: #1c2733; font: 8pt/1.33 'Inter', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
h1, h2, p, ul, dl, dd { margin: 0; padding: 0; }
code { font: 0.92em/1.3 'Liberation Mono', 'DejaVu Sans Mono', monospace; }
.muted { color: #5b6875; }
header { display: flex; justify-content: space-between; gap: 10mm; padding-bottom: 2.6mm; border-bottom: 1.2pt solid #16324f; }
header .mark { font-weight: 700; letter-spacing: .14em; font-size: 7pt; color: #16324f; text-transform: uppercase; }
h1 { font-size: 15pt; line-height: 1.2; font-weight: 700; margin-top: .6mm; }
header .facts { text-align: right; font-size: 7.6pt; flex: 0 0 auto; }
.cards { display: grid; grid-template-columns: 1fr 2fr; gap: 3mm; margin: 3mm .3mm 0; }
.card { border: .6pt solid #d3dae1; border-radius: 1.4mm; padding: 2.4mm 3mm; }
.card.clear { border-left: 2pt solid #2f7d4f; }
.card.review { border-left: 2pt solid #b7791f; }
.card.escalate { border-left: 2pt solid #b03a2e; }
h2 { font-size: 7.2pt; font-weight: 700; letter-spacing: .07em; text-transform: uppercase; color: #46586a; margin-bottom: 1mm; break-after: avoid; }
.lead { font-size: 12.5pt; font-weight: 700; line-height: 1.2; }
.clear .lead { color: #23633d; } .review .lead { color: #8a5a12; } .escalate .lead { color: #93291f; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .3mm 2.5mm; margin-top: 1.2mm; }
dt { color: #5b6875; }
ul { padding-left: 3.4mm; margin-top: .8mm; }
li { margin-top: .3mm; }
.sub { margin-top: 1.3mm; font-weight: 700; }
section { margin-top: 3mm; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
th { text-align: left; font-size: 7pt; font-weight: 700; color: #46586a; border-bottom: .8pt solid #9aa8b5; padding: .5mm 1.6mm .7mm 0; }
td { vertical-align: top; padding: .62mm 1.6mm .62mm 0; border-bottom: .4pt solid #e1e6eb; }
tr { break-inside: avoid; }
td:last-child, th:last-child { padding-right: 0; }
.strength { white-space: nowrap; font-weight: 600; }
.strength i { display: inline-block; width: 1.5mm; height: 2.2mm; margin-right: .35mm; background: #dbe1e7; border-radius: .2mm; vertical-align: -.2mm; }
.strength i.on { background: #46586a; }
.strong i.on, .conclusive i.on { background: #b03a2e; } .moderate i.on { background: #b7791f; }
.source { font-size: 7.2pt; color: #5b6875; }
.source a { color: #1f5c99; text-decoration: none; }
.left-out td { color: #76828e; }
.pair { display: grid; grid-template-columns: 1.75fr 1fr; gap: 6mm; }
.pair > *, .cards > * { min-width: 0; }
.decision { break-inside: avoid; }
.decision .card { margin: 0 .3mm; display: grid; grid-template-columns: 1.35fr 1fr; gap: 5mm; }
.decision dl { margin-top: 0; align-content: start; }
.decision p.text { margin-top: 1mm; white-space: pre-line; }
.status-contradicted, .outcome-fail { color: #93291f; font-weight: 600; }
.status-verified, .status-corroborated, .outcome-pass { color: #23633d; font-weight: 600; }
.outcome-attention, .outcome-unavailable { color: #8a5a12; font-weight: 600; }
.when { white-space: nowrap; width: 30mm; }
.close { margin-top: 2.4mm; font-size: 7.2pt; color: #5b6875; }
`;
