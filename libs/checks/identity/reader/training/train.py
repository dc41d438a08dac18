"""Trains the network of line-network.ts: `python3 train.py MINUTES` writes net.pt, `python3 export.py FILE.ts` the weights.

The shipped weights: torch 2.13 on one thread, 15 minutes, seed 1, batches numbered from 1000, about 63,000 lines. The
schedule goes by the clock, so another machine gets other weights of the same kind."""
import functools, itertools, torch, torch.nn as nn, torch.nn.functional as Fn, sys, time, numpy as np
from multiprocessing import Pool
from draw_lines import batch
torch.set_num_threads(1)
class Net(nn.Module):
    def __init__(s):
        super().__init__()
        c = lambda i, o, k, p: nn.Sequential(nn.Conv2d(i, o, k, padding=p, bias=False), nn.BatchNorm2d(o), nn.ReLU())
        s.c1 = c(1, 12, 3, 1); s.c2 = c(12, 24, 3, 1); s.c3 = c(24, 40, 3, 1); s.c4 = c(40, 56, 3, 1)
        s.c5 = c(56, 96, (3, 3), (0, 1)); s.c6 = c(96, 96, (1, 5), (0, 2)); s.c7 = nn.Conv2d(96, 38, 1)
    def forward(s, x):
        x = Fn.max_pool2d(s.c1(x), 2)            # 12 x w/2
        x = Fn.max_pool2d(s.c2(x), (2, 1))       # 6
        x = Fn.max_pool2d(s.c3(x), (2, 1))       # 3
        x = s.c4(x)
        x = s.c5(x)                              # 1
        return s.c7(s.c6(x))[:, :, 0]            # 38 x w/2
if __name__ == '__main__':
    torch.manual_seed(1); net = Net(); print(sum(p.numel() for p in net.parameters()))
    MIN = float(sys.argv[1]); t0 = time.time(); B = 48
    opt = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-3)
    with Pool(1) as pool:
        for i, (X, Y) in enumerate(pool.imap(functools.partial(batch, n=B), itertools.count(1000))):
            el = (time.time() - t0) / 60
            if el > MIN: break
            lr = 3e-3 * min(1, (i + 1) / 50) * max(.01, .5 * (1 + np.cos(np.pi * el / MIN)))
            for g in opt.param_groups: g['lr'] = lr
            net.train(); out = net(torch.from_numpy(X)); y = torch.from_numpy(Y)
            loss = Fn.cross_entropy(out, y)
            opt.zero_grad(); loss.backward(); opt.step()
            if i % 50 == 0:
                a = out.argmax(1); m = y > 0
                print(i, f'{el:.1f}m loss {loss.item():.4f} char frames {(a[m] == y[m]).float().mean():.4f} blank {(a[~m] == 0).float().mean():.4f}', flush=True)
            if i % 200 == 0: torch.save(net.state_dict(), 'net.pt')
        torch.save(net.state_dict(), 'net.pt'); pool.terminate()
