/** Makes what follows again and again last twice as long each time, up to a longest. */

/** A power beyond this says nothing more, and one beyond 1023 would be infinite. */
const MOST_DOUBLINGS = 30;

/** How long the next one lasts after so many before it, in the unit of the two lengths. */
export function doubled(first: number, before: number, most: number): number {
  return Math.min(first * 2 ** Math.min(before, MOST_DOUBLINGS), most);
}
