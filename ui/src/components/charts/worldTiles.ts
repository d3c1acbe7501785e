/** Places of countries on a world of tiles, by ISO 3166 alpha-2 code, made by hand: who lies west or north of whom holds, distances do not. */
const rows: Record<string, string> = {
  'North America': 'CA 1,2; US 1,3; BS 3,5; JM 3,6; MX 1,5; DO 4,6',
  'Central and South America':
    'GT 1,6; HN 2,6; CR 2,7; PA 3,7; CO 3,8; VE 4,8; EC 3,9; BR 5,9; PE 3,10; BO 4,10; PY 4,11; CL 3,12; AR 4,12; UY 5,12',
  Europe:
    'IS 8,1; NO 11,1; SE 12,1; FI 13,1; IE 7,2; GB 8,2; DK 11,2; EE 13,2; NL 9,3; DE 10,3; PL 11,3; LT 12,3; LV 13,3; RU 15,2; BE 9,4; LU 10,4; CZ 11,4; SK 12,4; UA 13,4; FR 9,5; CH 10,5; AT 11,5; HU 12,5; RO 13,5; PT 7,6; ES 8,6; IT 10,6; SI 11,6; HR 12,6; RS 13,6; BG 14,6; MT 10,7; GR 13,7',
  'Middle East': 'TR 15,6; LB 15,7; IQ 16,7; KW 17,7; IL 14,8; JO 15,8; SA 16,8; BH 17,8; QA 18,8; OM 17,9; AE 18,9',
  Africa:
    'MA 7,8; DZ 8,8; TN 9,8; EG 12,8; SN 7,9; CI 8,9; GH 9,9; NG 10,9; ET 13,9; UG 12,10; KE 13,10; TZ 13,11; ZA 12,12',
  Asia: 'MN 19,4; KR 21,4; JP 22,4; TW 22,6; HK 21,6; PK 19,8; IN 19,9; BD 20,9; LK 19,10; MV 18,10; MM 21,8; VN 22,8; TH 21,9; KH 22,9; PH 23,9; MY 21,10; BN 22,10; SG 21,11; ID 22,11',
  Oceania: 'PG 24,11; AU 23,12; FJ 25,12; NZ 24,13',
};

export interface Tile {
  code: string;
  region: string;
  column: number;
  row: number;
}

export const worldTiles: ReadonlyMap<string, Tile> = new Map(
  Object.entries(rows).flatMap(([region, list]) =>
    list.split('; ').map((entry) => {
      const [code = '', at = ''] = entry.split(' ');
      const [column = 0, row = 0] = at.split(',').map(Number);
      return [code, { code, region, column, row }] as const;
    }),
  ),
);

export const worldColumns = Math.max(...[...worldTiles.values()].map((t) => t.column));
export const worldRows = Math.max(...[...worldTiles.values()].map((t) => t.row));
export const elsewhere = 'Elsewhere';
export const regionNames = [...Object.keys(rows), elsewhere];
