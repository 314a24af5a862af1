/** Encodes texts as UTF-8 without new memory for each. */

const encoder = new TextEncoder();
/** Most memory that is kept, in bytes. */
const MOST_ROOM = 262_144;

/** Memory in which one text after the other is encoded. */
export class EncodingRoom {
  #room = new Uint8Array();

  /** The bytes of a text; they stay as they are until the next call. */
  encode(text: string): Uint8Array {
    // No unit of UTF-16 takes more than three bytes.
    const most = text.length * 3;
    if (most > MOST_ROOM) return encoder.encode(text);
    if (this.#room.length < most) this.#room = new Uint8Array(2 * most);
    return this.#room.subarray(0, encoder.encodeInto(text, this.#room).written);
  }
}
