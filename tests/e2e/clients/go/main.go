// Command client looks at the server as the Go SDK's client does, and prints what it saw as one line of JSON.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"os/exec"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type seen struct {
	Version  string   `json:"version"`
	Tools    []string `json:"tools"`
	Denied   any      `json:"denied"`
	Harmless any      `json:"harmless"`
	Wrong    bool     `json:"wrong"`
	Rules    string   `json:"rules"`
}

type keyed struct{ key string }

func (k keyed) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+k.key)
	return http.DefaultTransport.RoundTrip(r)
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	ctx := context.Background()
	var transport mcp.Transport
	if target := os.Args[1]; strings.HasPrefix(target, "http") {
		client := &http.Client{Transport: keyed{os.Getenv("KEY")}}
		transport = &mcp.StreamableClientTransport{Endpoint: target, HTTPClient: client}
	} else {
		transport = &mcp.CommandTransport{Command: exec.Command(target, os.Args[2:]...)}
	}
	client := mcp.NewClient(&mcp.Implementation{Name: "go", Version: "1"}, nil)
	session := must(client.Connect(ctx, transport, nil))
	evaluate := func(arguments map[string]any) *mcp.CallToolResult {
		params := &mcp.CallToolParams{Name: "evaluate_tool_request", Arguments: arguments}
		return must(session.CallTool(ctx, params))
	}
	bash := func(command string) any {
		parameters := map[string]any{"command": command}
		return evaluate(map[string]any{"tool_name": "Bash", "parameters": parameters}).StructuredContent
	}
	out := seen{Version: session.InitializeResult().ProtocolVersion}
	for _, tool := range must(session.ListTools(ctx, nil)).Tools {
		out.Tools = append(out.Tools, tool.Name)
	}
	out.Denied, out.Harmless = bash("rm -rf /"), bash("git status")
	wrong := evaluate(map[string]any{"parameters": map[string]any{}})
	out.Wrong = wrong.IsError && wrong.StructuredContent == nil
	resource := must(session.ReadResource(ctx, &mcp.ReadResourceParams{URI: "config://rules"}))
	out.Rules = resource.Contents[0].Text
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
	if err := session.Close(); err != nil {
		log.Fatal(err)
	}
}
