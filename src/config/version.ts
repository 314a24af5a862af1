/** Which version of the program this is. */

/** The version, by semantic versioning. */
export const VERSION = "0.1.0";
