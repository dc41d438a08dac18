"""Folds normalisation into the weights and writes them as bytes with a scale an output channel: `python3 export.py FILE.ts`."""
import torch, base64, numpy as np, json, sys
from train import Net
net = Net(); net.load_state_dict(torch.load('net.pt')); net.eval()
L=[]; blob=b''
for name,pad,pool in [('c1',(1,1),(2,2)),('c2',(1,1),(2,1)),('c3',(1,1),(2,1)),('c4',(1,1),(1,1)),('c5',(0,1),(1,1)),('c6',(0,2),(1,1)),('c7',(0,0),(1,1))]:
    m=getattr(net,name)
    if name=='c7': w=m.weight.detach().numpy(); b=m.bias.detach().numpy()
    else:
        bn=m[1]; s=(bn.weight/torch.sqrt(bn.running_var+bn.eps)).detach().numpy()
        w=m[0].weight.detach().numpy()*s[:,None,None,None]; b=(bn.bias-bn.running_mean*torch.tensor(s)).detach().numpy()
    sc=np.abs(w).reshape(len(w),-1).max(1)/127+1e-12
    q=np.round(w/sc[:,None,None,None]).astype(np.int8); blob+=q.tobytes()
    L.append(dict(shape=list(w.shape),pad=pad,pool=pool,scales=[float(f'{x:.5g}') for x in sc],bias=[float(f'{x:.5g}') for x in b]))
with open(sys.argv[1],'w') as o:
    o.write('''/** Weights of the network of line-network.ts: bytes in base64, one scale an output channel. Written by a program. */
interface LayerWeights {
  shape: [outputs: number, inputs: number, height: number, width: number];
  pad: [height: number, width: number];
  /** maximum over this many rows and columns after the layer */
  pool: [height: number, width: number];
  scales: number[];
  bias: number[];
}

export const lineNetworkWeights: { layers: LayerWeights[]; bytes: string } = {
  layers: [
''')
    for l in L: o.write('    '+json.dumps(l).replace('"','')+',\n')
    o.write("  ],\n  bytes:\n    '"+base64.b64encode(blob).decode()+"',\n};\n")
