/** Tests what servers of hosted services are said to do. */
import assert from "node:assert/strict";
import { filler } from "../../content/filler.ts";
import { deeds } from "../recorder.ts";

const TOKEN = ["gh", "p_", filler(36)].join("");
const REPO = { owner: "a", repo: "b" };

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["github__create-issue", { title: "hi" }, ["create repository"]],
    ["github__get_file_contents", { ...REPO, path: "/etc/shadow" }, []],
    [
      "github__create_or_update_file",
      { ...REPO, path: "/etc/x", content: "y" },
      ["create repository a/b"],
    ],
    ["github__delete_repository", REPO, ["delete repository a/b"]],
    ["github__delete_branch", { ...REPO, branch: "x" }, [
      "delete repository a/b",
      "git branch x",
    ]],
    ["github__push_files", { ...REPO, branch: "main", force: true }, [
      "push repository a/b",
      "git push main",
    ]],
    ["github__create_secret", { ...REPO, name: "x" }, ["create secret a/b"]],
    ["github__create_issue", { ...REPO, body: TOKEN }, [
      "create repository a/b",
      "send secret to api.github.com",
    ]],
    ["gitlab__list_projects", {}, []],
    ["slack__post_message", { channel: "c", text: "hi" }, [
      "send data to slack.com",
    ]],
    ["slack__post_message", { channel: "c", text: TOKEN }, [
      "send secret to slack.com",
    ]],
    ["slack__upload_file", { file_path: "/a/.env" }, [
      "read /a/.env",
      "send secret to slack.com",
    ]],
    ["slack__upload_file", { file_path: "/a/b.png" }, [
      "read /a/b.png",
      "send file to slack.com",
    ]],
    ["slack__list_channels", {}, []],
    ["notion__delete_page", { pageId: "p" }, ["delete hosted p"]],
    ["puppeteer__puppeteer_navigate", { url: "http://127.1/" }, [
      "send nothing to 127.0.0.1",
    ]],
    ["puppeteer__puppeteer_navigate", { url: "file:///etc/passwd" }, [
      "read /etc/passwd",
      "send undefined to localhost",
    ]],
    ["playwright__browser_click", { ref: "x" }, []],
    ["playwright__browser_file_upload", { paths: ["/a/b"] }, [
      "read /a/b",
      "send file to browser",
    ]],
    ["playwright__browser_take_screenshot", { filename: "/a/b.png" }, [
      "write /a/b.png",
    ]],
    ["fetch__fetch", { url: "https://a.example" }, [
      "send nothing to a.example",
    ]],
    ["web__download", { url: "https://a.example/x", path: "/a/b" }, [
      "send nothing to a.example",
      "write /a/b",
    ]],
    ["unheard__post_thing", { url: "https://a.example" }, [
      "send data to a.example",
    ]],
    ["unheard__get_thing", { endpoint: "https://a.example" }, [
      "send nothing to a.example",
    ]],
    ["gitlab__unprotect_branch", { "project_id": "1", "branch": "main" }, [
      "unprotect repository 1",
      "git push main",
    ]],
    ["github__disable_branch_protection", { "owner": "a", "repo": "b" }, [
      "disable repository a/b",
      "disable repository a",
    ]],
    ["gitlab__approve_merge_request", { "project_id": "1" }, []],
    ["gitlab__accept_merge_request", { "project_id": "1" }, [
      "merge repository 1",
    ]],
    ["gitlab__merge_merge_request", { "project_id": "1" }, [
      "merge repository 1",
    ]],
    ["gitlab__create_merge_request", { "project_id": "1" }, [
      "create repository 1",
    ]],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp services: ${tool} ${JSON.stringify(parameters).slice(0, 80)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
