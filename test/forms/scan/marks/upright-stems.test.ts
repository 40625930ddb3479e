import { expect, test } from 'vitest';
import type { Run } from '../../../../src/forms/scan/marks/shapes/stroke-runs.ts';
import { hasUprightStem } from '../../../../src/forms/scan/marks/shapes/upright-stems.ts';

/** The runs of ink in rows that are drawn with "#". */
function rowsOf(drawn: string): Run[][] {
  const rows = drawn.trimEnd().split('\n').slice(1);
  return rows.map((row) => [...row.matchAll(/#+/g)].map(({ index, 0: ink }) => ({ from: index, length: ink.length })));
}

test.each<[string, string]>([
  [
    'of a thin pen, its arms cut off by the box',
    `
    ########......####
     ########....#####
      ################
       ###############
        ##############
         ############
          ##########
          ##########
          ##########
          ###########
         #############
        ##############
       ###############
      ########...#####
     ########.....####
    ########.......###
   ########.........##
  ########...........#
 ########
########
#######
######`.replaceAll('.', ' '),
  ],
  [
    'of a felt pen, its strokes run together',
    `
############    #####
 ############  ######
  ###################
   ##################
    #################
     ################
      ###############
       ##############
        ############
       ##############
      ###############
     ################
     ################
   ##################
  ###################
 ############   #####
############     ####
###########       ###
##########         ##
#########           #
#######`,
  ],
])('the crossing of a cross is no stem: %s', (_, drawn) => {
  expect(hasUprightStem(rowsOf(drawn))).toBe(false);
});

test.each<[string, string]>([
  [
    'a "J" of a felt pen',
    `
            #######
            #######
            #######
            #######
           #######
           #######
           #######
           #######
           #######
###        #######
####      ########
##################
 ################
   ############`,
  ],
  [
    'a "J"',
    `
           ####
           ####
           ####
          ####
          ####
          ####
          ####
          ####
          ####
##        ####
 ##      ####
 ###########
   #######`,
  ],
])('letters stand on a stem: %s', (_, drawn) => {
  expect(hasUprightStem(rowsOf(drawn))).toBe(true);
});
