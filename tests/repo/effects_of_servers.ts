/** Effects on databases, containers and devices, and every way of having them. */
import {
  type Effect,
  fetches,
  readings,
  statements,
  ways,
} from "./effects_by_tool.ts";

/** Effects, the verdict on each, and every way of having it. */
export const SERVER_EFFECTS: readonly Effect[] = [
  [
    "drop a table by a statement that is put together",
    "ask databases.drop_data",
    [
      ...statements("DO 'BEGIN EXECUTE ''DROP TABLE '' || ''users''; END'")
        .slice(5),
      ["mcp__postgres__query", {
        sql: "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'users'; END $$",
      }],
      ["mcp__mssql__query", { sql: "EXEC sp_executesql N'DROP TABLE users'" }],
    ],
  ],
  ["empty a table", "ask databases.drop_data", [
    ...statements("TRUNCATE TABLE users"),
  ]],
  ["change every row", "ask databases.change_all_rows", [
    ...statements("DELETE FROM users"),
    ...statements("UPDATE users SET admin = true"),
    ...statements(
      "MERGE INTO users USING old ON users.id = old.id WHEN MATCHED THEN DELETE",
    ),
  ]],
  ["end the sessions of others", "ask databases.stop_server", [
    ...statements("SELECT pg_terminate_backend(42)"),
  ]],
  ["look at rows", "defer no_rule_matched", [
    ...statements("SELECT id FROM users WHERE id = 1"),
  ]],
  ["link to a credential", "ask credentials.read_credential", [
    ...ways("ln -s /etc/shadow s").slice(0, 3),
    ["mcp__odd__create_symlink", { target: "/etc/shadow", link_path: "s" }],
    ["ln", { args: ["-s", "/etc/shadow", "s"] }],
  ]],
  ["read a disk", "ask system.read_disk", [
    ...readings("/dev/sda"),
  ]],
  ["ask a container engine", "ask network.reach_inside", [
    ...fetches("http://127.0.0.1:2375/containers/json"),
  ]],
  ["give a container the machine", "ask containers.escape_container", [
    ...ways("docker run --privileged alpine").slice(0, 3),
    ...ways("docker run -v /:/host alpine").slice(0, 3),
    ["mcp__docker__run_container", { image: "alpine", privileged: true }],
    ["mcp__docker__run_container", { image: "alpine", volumes: ["/:/host"] }],
    ["mcp__docker__run_container", {
      image: "alpine",
      mounts: [{ source: "/", target: "/host" }],
    }],
    ["mcp__docker__run_container", {
      image: "alpine",
      HostConfig: { Privileged: true },
    }],
    ["mcp__docker__deploy_compose", {
      compose_yaml: "services:\n  a:\n    privileged: true\n",
    }],
  ]],
];
