import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POP_SIZE, popBounds, popPlace } from './pop-place.ts';

const SMALL = { x: 0, y: 25, width: 1280, height: 775 };
const LEFT = { x: -2560, y: 0, width: 2560, height: 1400 };

test('the pop stands in the upper right corner, and where it was put on whichever screen', () => {
  expect(popBounds(SMALL)).toEqual({ x: 884, y: 41, ...POP_SIZE });
  const put = popPlace(SMALL, { x: 800, y: 225, ...POP_SIZE });
  expect(popBounds(SMALL, put)).toMatchObject({ x: 800, y: 225 });
  expect(popBounds(LEFT, put)).toMatchObject({ x: -480, y: 200 });
});

test('wherever it was put, the pop is seen whole', () => {
  const side = fc.integer({ min: 480, max: 8000 });
  const corner = fc.integer({ min: -9000, max: 9000 });
  const areas = fc.record({ x: corner, y: corner, width: side, height: side });
  fc.assert(
    fc.property(areas, fc.record({ right: corner, top: corner }), (area, place) => {
      const { x, y, width, height } = popBounds(area, place);
      expect(x >= area.x && y >= area.y).toBe(true);
      expect(x + width <= area.x + area.width && y + height <= area.y + area.height).toBe(true);
    }),
  );
});
