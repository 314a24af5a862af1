"""Holds a report to the schema of its format: `valid.py sbom FILE` to CycloneDX's, `valid.py junit SCHEMA FILE` to JUnit's."""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lxml import etree


def sbom(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    version = SchemaVersion.from_version(json.loads(text)["specVersion"])
    errors = JsonStrictValidator(version).validate_str(text, all_errors=True)
    return [error.data.message for error in errors or ()]


def junit(schema, path):
    rules = etree.XMLSchema(etree.parse(schema))
    rules.validate(etree.parse(path))
    return [str(error) for error in rules.error_log]


found = {"sbom": sbom, "junit": junit}[sys.argv[1]](*sys.argv[2:])
print("\n".join(found))
sys.exit(bool(found))
