/** Tests of reading the environment. */
import assert from "node:assert/strict";
import {
  forgetProxies,
  PROXIES,
  readEnvironment,
  REFUSED,
  refuseLoosening,
} from "../../src/config/environment.ts";

function withVariables(set: Readonly<Record<string, string>>, run: () => void) {
  const before = Object.keys(set).map((name) =>
    [name, Deno.env.get(name)] as const
  );
  for (const [name, value] of Object.entries(set)) Deno.env.set(name, value);
  try {
    run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    }
  }
}

Deno.test("readEnvironment() keeps our variables and the user's folders only", () =>
  withVariables({
    SUPEREGO_LISTEN: "x",
    OTHER: "y",
    HOME: "/h",
    XDG_STATE_HOME: "/s",
  }, () => {
    const { variables, home, state_home } = readEnvironment();
    assert.equal(variables["SUPEREGO_LISTEN"], "x");
    assert.equal(variables["OTHER"], undefined);
    assert.deepEqual([home, state_home], ["/h", "/s"]);
  }));

Deno.test("readEnvironment() takes a folder that is not absolute for none", () =>
  withVariables({ HOME: "h", XDG_STATE_HOME: "" }, () => {
    const { home, state_home } = readEnvironment();
    assert.deepEqual([home, state_home], [null, null]);
  }));

for (const name of Object.keys(REFUSED)) {
  Deno.test(`refuseLoosening() speaks of ${name}`, () =>
    withVariables({ [name]: "1" }, () => {
      const problems = refuseLoosening(readEnvironment());
      assert.ok(
        problems.some(({ message, severity }) =>
          message.includes(name) && severity === "critical"
        ),
      );
    }));
}

Deno.test("forgetProxies() takes every proxy variable out of the process", () =>
  withVariables(
    Object.fromEntries(PROXIES.map((name) => [name, "http://127.0.0.1:9"])),
    () => {
      forgetProxies();
      assert.deepEqual(PROXIES.filter((name) => Deno.env.has(name)), []);
    },
  ));
