/** Tests what can be read from a tool that nobody knows, and from servers of files. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["filesystem__read_text_file", { path: "/a" }, ["read /a"]],
    ["filesystem__read_multiple_files", { paths: ["/a", "/b"] }, [
      "read /a",
      "read /b",
    ]],
    ["filesystem__write_file", { path: "/a", content: "x" }, ["write /a"]],
    ["filesystem__edit_file", { path: "/a", edits: [] }, ["write /a"]],
    ["filesystem__append_file", { path: "/a", content: "x" }, ["append /a"]],
    ["filesystem__create_directory", { path: "/a" }, ["write /a"]],
    ["filesystem__list_directory", { path: "/a" }, ["list /a"]],
    ["filesystem__directory_tree", { path: "/a" }, ["list /a"]],
    ["filesystem__get_file_info", { path: "/a" }, ["list /a"]],
    ["filesystem__move_file", { source: "/a", destination: "/b" }, [
      "move other /a",
      "write /b",
    ]],
    ["filesystem__copy_file", { source: "/a", destination: "/b" }, [
      "read /a",
      "write /b",
    ]],
    ["filesystem__delete_file", { path: "/a" }, ["delete /a"]],
    ["filesystem__delete_directory", { path: "/a" }, ["delete tree /a"]],
    ["filesystem__list_allowed_directories", {}, []],
    ["unheard__remove_thing", { path: "/a" }, ["delete /a"]],
    ["unheard__purge", { folder: "/a", recursive: true }, ["delete tree /a"]],
    ["unheard__thing", { path: "/a" }, ["read /a"]],
    ["unheard__thing", { path: "/a", content: "x" }, ["write /a"]],
    ["unheard__thing", { root: "true" }, []],
    ["unheard__run_command", { command: "ls" }, ["run ls"]],
    ["unheard__start_process", { command: "ls" }, ["run ls"]],
    ["unheard__thing", { shell_command: "ls" }, ["run ls"]],
    ["unheard__thing", { code: "x" }, []],
    ["unheard__executeCode", { code: "x" }, ["run python3 -c x"]],
    ["unheard__delete_comment", { id: "c1" }, ["delete hosted c1"]],
    ["unheard__eval", { javascript: "x" }, ["run node -e x"]],
    ["python__execute", { code: "import x" }, ["run python3 -c 'import x'"]],
    ["unheard__think", { thought: "rm -rf /" }, []],
    ["odd__interact_with_process", { "pid": 1, "input": "print(1)" }, [
      "run print(1)",
    ]],
    ["windows__Powershell-Tool", { "command": "dir" }, [
      "run pwsh -Command dir",
    ]],
    ["jupyter__execute_code", { "code": "!ls -l" }, [
      "run ls -l",
      "run python3 -c '!ls -l'",
    ]],
    ["jupyter__insert_execute_code_cell", { "cell_source": "1" }, [
      "run python3 -c 1",
    ]],
    ["code-runner__run-code", { "languageId": "shellscript", "code": "ls" }, [
      "run bash -c ls",
    ]],
    ["applescript__applescript_execute", { "code_snippet": "beep" }, [
      "run osascript -e beep",
    ]],
    ["odd__zip_directory", { "input_directory": "/a" }, ["read /a"]],
    ["odd__delete_email", { "id": "m" }, ["delete hosted m"]],
    ["odd__run_process", { "argv": ["rm", "-r", "a b"] }, ["run rm -r 'a b'"]],
    ["odd__run_process", { "command": "rm", "argv": ["-r"] }, ["run rm -r"]],
    ["win-cli__execute_command", { "shell": "powershell", "command": "dir" }, [
      "run pwsh -Command dir",
    ]],
    ["odd__execute", { "language": "python", "code": "print('ls')" }, [
      "run python3 -c 'print('\\''ls'\\'')'",
    ]],
    ["ldap__delete_entry", { "dn": "uid=a" }, ["delete hosted uid=a"]],
    ["odd__schedule_deletion", { "id": "k" }, ["delete hosted k"]],
    ["odd__run_cmd", { "args": ["ls", "-l"] }, ["run ls -l"]],
    ["odd__run_tests", { "args": ["a", "b"] }, []],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp general: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
