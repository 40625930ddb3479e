import type { Drawing } from './draw-marks.ts';
import { type Point, stroke } from './pen-stroke.ts';

/**
 * Letters that are nearest to marks, stroke by stroke as a hand draws them: from 0 / 0 at the top left to 1 / 1, the points
 * of a stroke one after the other.
 */
const LETTERS: readonly (readonly string[])[] = [
  ['0,1 .15,0 .5,.8 .85,0 1,1'],
  ['0,1 .25,0 .5,.9 .75,0 1,1'],
  ['0,0 .25,1 .5,.1 .75,1 1,0'],
  ['0,0 .25,1 .5,.5 .75,1 1,0'],
  ['0,1 0,0 1,1 1,0'],
  ['0,0 0,1 1,0 1,1'],
  ['0,0 1,0 0,1 1,1'],
  ['0,0 1,0 0,1 1,1', '.2,.5 .8,.5'],
  ['.1,0 .1,1', '.9,0 .1,.5 .9,1'],
  ['.1,0 .1,1', '.9,.1 .1,.6', '.3,.5 .9,1'],
  ['0,1 .5,0 1,1', '.2,.6 .8,.6'],
  ['0,1 .5,0 1,1'],
  ['.1,0 .1,1', '.9,0 .9,1', '.1,.5 .9,.5'],
  ['.1,0 .1,1', '.1,0 .8,.1 .8,.4 .1,.5 .9,.6 .9,.9 .1,1'],
  ['.8,.2 .5,0 .2,.2 .8,.8 .5,1 .2,.8 .8,.2'],
  ['.5,0 .5,1', '0,0 .5,.5 0,1', '1,0 .5,.5 1,1'],
  ['0,0 0,1 1,1 1,0', '.5,0 .5,1'],
  ['0,.1 .05,.9 .4,.95 .5,.1 .5,.9 .9,.95 1,.1 1,1'],
  ['0,1 0,.1 .3,0 .5,.2 .5,1 .5,.2 .8,0 1,.2 1,1'],
  ['0,.1 .1,.9 .4,.9 .5,.2 .6,.9 .9,.9 1,.1'],
  ['0,0 .5,.5 1,0', '.5,.5 .5,1'],
  ['0,0 .5,.6', '1,0 .3,1'],
  ['.1,0 .1,1', '.1,.4 .6,0 .9,.1'],
  ['0,0 1,0', '.5,0 .5,1'],
  ['0,.2 1,.2', '.6,0 .5,1 .2,.8'],
  ['.5,0 .5,1', '0,.5 1,.5'],
  ['0,.1 .7,.1 .3,.5 .8,.6 .6,1 0,.9'],
  ['.9,.1 .5,0 .1,.2 .8,.7 .5,1 .1,.9'],
  ['.4,0 .4,.9 .7,1 .9,.9', '0,.35 .9,.3'],
  ['.5,0 .45,1', '.05,.32 .95,.3'],
  ['.9,.1 .6,0 .45,.2 .4,1', '.1,.42 .85,.4'],
  ['.5,0 0,.65 1,.65', '.7,.35 .7,1'],
  ['0,0 1,0 .4,1', '.25,.5 .85,.48'],
  ['.1,0 .1,1', '.8,.35 .15,.65', '.25,.6 .8,1'],
  ['.1,0 .1,1', '0,.5 1,.4'],
  ['0,.25 .1,0 .3,.1 .3,1', '.3,.3 .6,0 .95,.15'],
  ['0,0 .1,1 1,.9'],
];

/** A letter written in haste, as large as a mark. */
export const hastyLetter: Drawing = (random, size, pen) => {
  const high = size * random.between(0.6, 1.25);
  const wide = high * random.between(0.6, 1.2);
  const slant = random.between(-0.1, 0.3);
  const [left, top] = [size * random.normal() * 0.1 - wide / 2, size * random.normal() * 0.1 - high / 2];
  const soft = random.between(0, 0.12);
  const near = (value: number) => value + random.normal() * 0.06;
  const point = (at: string): Point => {
    const [u, v] = at.split(',').map((each) => near(Number(each))) as Point;
    return [left + wide * u + slant * high * (0.5 - v), top + high * v];
  };
  return random
    .pick(LETTERS)
    .map((course) => stroke(course.split(' ').map(point), random, pen, soft))
    .join('');
};
