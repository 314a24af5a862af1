/** What one decision works on, and what it remembers while it does. */
import type { Facts } from "../../facts/effect.ts";
import type { Asked } from "../asked.ts";
import type { Scene } from "../ruleset.ts";
import { type Readings, readPath } from "./path.ts";

/** A scene in which nothing has been looked at yet. */
export function openScene(asked: Asked, facts: Facts | null): Scene {
  return { asked, facts, readings: new Map() };
}

/** The readings of a path, worked out once for each decision. */
export function readOnce(scene: Scene, path: string): Readings {
  const before = scene.readings.get(path);
  if (before !== undefined) return before;
  const readings = readPath(path, scene.asked.call.cwd);
  scene.readings.set(path, readings);
  return readings;
}
