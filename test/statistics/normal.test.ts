import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile, Z95 } from '../../src/statistics/normal.ts';

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.959963984540054, 0.975],
    [3, 0.99865010196837],
    [-3, 0.00134989803163],
    [4.99, 0.999999698103],
  ])('at %d the cumulative function equals the tables', (z, p) => {
    expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-12);
  });

  it.each([
    [-5, 2.866515718791939e-7],
    [-6, 9.865876450376981e-10],
    [-10, 7.619853024160527e-24],
  ])('keeps its digits far out in the tail at %d', (z, p) => {
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-10);
  });

  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.9, 1.2815515655446],
    [0.01, -2.326347874040841],
    [1e-9, -5.997807015008182],
  ])('the quantile of %d equals the tables', (p, z) => {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-9);
  });

  it('the quantile undoes the cumulative function', () => {
    for (let z = -8; z <= 5; z += 0.125) expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-9);
  });

  it('has ends, and no answer outside them', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalCdf(40)).toBe(1);
    expect(normalCdf(-40)).toBe(0);
  });

  it('the z of the definitions is the rounded 97.5 % quantile', () => {
    expect(Z95).toBeCloseTo(normalQuantile(0.975), 6);
  });
});
