import css from './spark-line.module.css';

const HEIGHT = 18;
const EDGE = 2;

type Props = { values: readonly number[]; isFalling?: boolean; width?: number };

/** Values between −1 and 1 as a quiet line over its middle; what it means stands in words beside it, and it is not calm where they are not. */
export function SparkLine({ values, isFalling = false, width = 72 }: Props) {
  if (values.length < 2) return null;
  const x = (i: number): number => EDGE + (i * (width - 2 * EDGE)) / (values.length - 1);
  const y = (value: number): number => HEIGHT / 2 - (value * (HEIGHT - 2 * EDGE)) / 2;
  const points = values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg className={css['spark']} width={width} height={HEIGHT} data-falling={isFalling || undefined} aria-hidden>
      <line x1={0} x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <polyline points={points} />
    </svg>
  );
}
