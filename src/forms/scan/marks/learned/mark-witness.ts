import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Raster, Rect } from '../../picture/raster.ts';
import { KINDS, type Kind, VIEW, viewMark } from './mark-view.ts';

/** Probabilities, 0 to 1 in sum, that something of a kind stands in an outline; `other` is letters, nothing, or a mark taken back. */
export type Likelihoods = Readonly<Record<Kind, number>>;

/** Channels after each of the three convolutions, and neurons before the answer. */
const CHANNELS = [16, 32, 48];
const HIDDEN = 64;

interface Layer {
  weights: Float32Array;
  biases: Float32Array;
}

/** Layers as bench/marks/learn.py writes them: for each its weights, then its biases, in 32-bit floats. */
const LAYERS = readLayers(join(import.meta.dirname, 'mark-weights.bin'));

/** A small network's word on what stands in an outline: learnt from drawn marks and letters, never from print. */
export function askWitness(page: Raster, outline: Rect): Likelihoods {
  let [values, side, depth]: [Float32Array, number, number] = [viewMark(page, outline), VIEW, 1];
  CHANNELS.forEach((channels, i) => {
    values = convolved(values, side, depth, layer(i), channels);
    [side, depth] = [Math.ceil(side / 2), channels];
  });
  const hidden = dense(values, layer(CHANNELS.length)).map(positive);
  const answers = dense(hidden, layer(CHANNELS.length + 1));
  const highest = Math.max(...answers);
  const odds = answers.map((answer) => Math.exp(answer - highest));
  const all = odds.reduce((sum, each) => sum + each, 0);
  const share = (kind: Kind) => (odds[KINDS.indexOf(kind)] ?? 0) / all;
  return {
    other: share('other'),
    tick: share('tick'),
    cross: share('cross'),
    fill: share('fill'),
    stroke: share('stroke'),
  };
}

/** 3 x 3 over every second pixel, what lies beyond the edge counted as nothing. */
function convolved(values: Float32Array, side: number, depth: number, { weights, biases }: Layer, channels: number) {
  const edged = withEdge(values, side, depth);
  const [wide, half] = [side + 2, Math.ceil(side / 2)];
  const out = new Float32Array(channels * half * half);
  for (let channel = 0; channel < channels; channel++) {
    const own = out.subarray(channel * half * half, (channel + 1) * half * half);
    own.fill(biases[channel] ?? 0);
    for (let tap = 0; tap < depth * 9; tap++) {
      const weight = weights[channel * depth * 9 + tap] ?? 0;
      const from = Math.floor(tap / 9) * wide * wide + Math.floor((tap % 9) / 3) * wide + (tap % 3);
      for (let y = 0; y < half; y++) {
        for (let x = 0; x < half; x++) {
          const i = y * half + x;
          own[i] = (own[i] as number) + weight * (edged[from + 2 * y * wide + 2 * x] as number);
        }
      }
    }
  }
  return out.map(positive);
}

/** With a pixel of nothing on every side of each channel. */
function withEdge(values: Float32Array, side: number, depth: number): Float32Array {
  const wide = side + 2;
  const edged = new Float32Array(depth * wide * wide);
  for (let row = 0; row < depth * side; row++) {
    const [channel, y] = [Math.floor(row / side), row % side];
    edged.set(values.subarray(row * side, (row + 1) * side), channel * wide * wide + (y + 1) * wide + 1);
  }
  return edged;
}

function dense(values: Float32Array, { weights, biases }: Layer): Float32Array {
  return biases.map((bias, neuron) => {
    let sum = bias;
    const from = neuron * values.length;
    for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (weights[from + i] as number);
    return sum;
  });
}

function positive(value: number): number {
  return Math.max(0, value);
}

function layer(i: number): Layer {
  const found = LAYERS[i];
  if (!found) throw new Error(`The weights of layer ${i} are missing.`);
  return found;
}

function readLayers(file: string): Layer[] {
  const bytes = readFileSync(file);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const last = Math.ceil(VIEW / 8);
  const depths = [1, ...CHANNELS];
  const sizes = [
    ...CHANNELS.map((channels, i) => [channels * (depths[i] ?? 1) * 9, channels]),
    [(CHANNELS.at(-1) ?? 1) * last * last * HIDDEN, HIDDEN],
    [HIDDEN * KINDS.length, KINDS.length],
  ];
  let at = 0;
  const take = (count = 0) => {
    at += count;
    return all.subarray(at - count, at);
  };
  return sizes.map(([weights, biases]) => ({ weights: take(weights), biases: take(biases) }));
}
