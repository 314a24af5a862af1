// evaluator VERSION FILE... holds every workload of manifests to the Pod Security level "restricted" of that version
// of Kubernetes, by the code that the API server itself runs. Prints one JSON object a violation.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/pod-security-admission/admission"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type violation struct {
	File   string `json:"file"`
	Object string `json:"object"`
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(version string, files []string) error {
	wanted, err := api.ParseVersion(version)
	if err != nil {
		return err
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return err
	}
	level := api.LevelVersion{Level: api.LevelRestricted, Version: wanted}
	out := json.NewEncoder(os.Stdout)
	for _, file := range files {
		err := eachObject(file, func(object runtime.Object) error {
			metadata, spec, err := admission.DefaultPodSpecExtractor{}.ExtractPodSpec(object)
			if err != nil || spec == nil {
				return nil
			}
			name := object.GetObjectKind().GroupVersionKind().Kind
			if accessor, err := meta.Accessor(object); err == nil {
				name += "/" + accessor.GetName()
			}
			for _, result := range evaluator.EvaluatePod(level, metadata, spec) {
				if result.Allowed {
					continue
				}
				if err := out.Encode(violation{file, name, result.ForbiddenReason, result.ForbiddenDetail}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// Kinds that Kubernetes itself does not bring make no pods, so they are passed over.
func eachObject(file string, visit func(runtime.Object) error) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	documents := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		var raw runtime.RawExtension
		if err := documents.Decode(&raw); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		object, _, err := scheme.Codecs.UniversalDeserializer().Decode(raw.Raw, nil, nil)
		if runtime.IsNotRegisteredError(err) {
			continue
		} else if err != nil {
			return err
		}
		if err := visit(object); err != nil {
			return err
		}
	}
}
