"""Learns the weights of the mark witness: python3 learn.py [--from OLD.bin] WEIGHTS.bin TESTED SET...

Each set is what make-samples.ts wrote (SET.bin, SET.json), TESTED one whose letters are of other hands. With --from it goes on
from weights learnt before, in smaller steps; a letter taken for a mark then weighs more than a mark not known. Needs PyTorch.
The network is the one that src/forms/scan/marks/learned/mark-witness.ts computes; the weights are written layer by layer,
each its weights and then its biases, as 32-bit floats.
"""
import argparse
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional

VIEW = 40
EPOCHS = 20
STEP = 4e-3
BATCH = 192
# The same where it goes on from what was learnt before.
EPOCHS_MORE = 8
STEP_MORE = 1.6e-3
OTHERS_MORE = 1.5
CHANNELS = (16, 32, 48)
HIDDEN = 64


class Witness(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, 3, 2, 1) for a, b in zip((1, *CHANNELS), CHANNELS))
        self.hidden = nn.Linear(CHANNELS[-1] * 25, HIDDEN)
        self.answer = nn.Linear(HIDDEN, 5)
        self.dropout = nn.Dropout(0.25)

    def forward(self, views):
        for convolution in self.convolutions:
            views = functional.relu(convolution(views))
        return self.answer(functional.relu(self.hidden(self.dropout(views.flatten(1)))))

    def values(self):
        """Weights and biases in the order of the file."""
        return [values for layer in (*self.convolutions, self.hidden, self.answer) for values in (layer.weight, layer.bias)]

    def read(self, name):
        numbers = torch.tensor(np.fromfile(name, "<f4"))
        for values, own in zip(self.values(), numbers.split([values.numel() for values in self.values()])):
            values.data.copy_(own.view_as(values))

    def write(self, name):
        with open(name, "wb") as out:
            for values in self.values():
                out.write(values.detach().numpy().astype("<f4").tobytes())


def load(names):
    views = [np.fromfile(f"{name}.bin", np.uint8).reshape(-1, 1, VIEW, VIEW) for name in names]
    kinds = [kind for name in names for kind in json.load(open(f"{name}.json"))]
    return torch.tensor(np.concatenate(views)), torch.tensor(kinds)


def varied(views):
    """As other hands, pens and scanners would have it: askew, larger or smaller, elsewhere, thicker or thinner."""
    many = len(views)
    if torch.rand(()) < 0.7:
        turn, size, slant = torch.randn(many) * 0.05, 1 + torch.randn(many) * 0.05, torch.randn(many) * 0.05
        away = torch.randn(many, 2) * 0.05
        upper = torch.stack([size * turn.cos(), -size * turn.sin() + slant, away[:, 0]], 1)
        lower = torch.stack([size * turn.sin(), size * turn.cos(), away[:, 1]], 1)
        grid = functional.affine_grid(torch.stack([upper, lower], 1), views.shape, align_corners=False)
        views = functional.grid_sample(views, grid, align_corners=False)
    if torch.rand(()) < 0.5:
        thick, thin = functional.max_pool2d(views, 3, 1, 1), -functional.max_pool2d(-views, 3, 1, 1)
        change, grows = torch.rand(many, 1, 1, 1) * 0.5, torch.rand(many, 1, 1, 1) < 0.6
        views = views + torch.where(grows, change * (thick - views), 0.6 * change * (thin - views))
    return views


def report(witness, views, kinds):
    """Of another hand's boxes: the share of marks known as such, and the letters taken for marks, by how sure."""
    witness.eval()
    with torch.no_grad():
        answers = [witness(views[i : i + 512].float() / 255).softmax(1) for i in range(0, len(views), 512)]
    marked = torch.cat(answers)[:, 1:4].sum(1)
    marks, others = marked[(kinds >= 1) & (kinds <= 3)], marked[kinds == 0]
    for sure in (0.5, 0.9, 0.95, 0.97, 0.98):
        wrong = int((others >= sure).sum())
        print(f"from {sure}: {float((marks >= sure).float().mean()):.3f} of marks, {wrong} of {len(others)} others")


def learn(weights, tested, names, before):
    torch.manual_seed(7)
    torch.set_num_threads(1)
    views, kinds = load(names)
    witness = Witness()
    if before:
        witness.read(before)
    epochs, step, others = (EPOCHS_MORE, STEP_MORE, OTHERS_MORE) if before else (EPOCHS, STEP, 1.0)
    weight = torch.tensor([others, 1.0, 1.0, 1.0, 1.0])
    optimiser = torch.optim.AdamW(witness.parameters(), weight_decay=1e-3)
    batches = len(views) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, step, total_steps=epochs * batches + 1)
    for epoch in range(epochs):
        witness.train()
        order = torch.randperm(len(views))
        for i in range(batches):
            chosen = order[i * BATCH : (i + 1) * BATCH]
            seen = varied(views[chosen].float() / 255)
            loss = functional.cross_entropy(witness(seen), kinds[chosen], weight, label_smoothing=0.01)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1} of {epochs}: loss {loss.item():.3f}", flush=True)
    report(witness, *load([tested]))
    witness.write(weights)


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--from", dest="before")
    asked.add_argument("weights")
    asked.add_argument("tested")
    asked.add_argument("sets", nargs="+")
    given = asked.parse_args()
    learn(given.weights, given.tested, given.sets, given.before)
