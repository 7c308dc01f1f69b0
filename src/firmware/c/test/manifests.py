"""The manifests of the packages: one version in all, each as its documentation has it (schemas/), and what they name is there. From the library's folder."""

import copy
import json
import os
import sys

import jsonschema
import kconfiglib
import yaml

SCHEMAS = "test/schemas/"
MANIFESTS = {"library.json": "platformio-library", "idf_component.yml": "esp-idf-component", "zephyr/module.yml": "zephyr-module"}


def validator(name):
    with open(SCHEMAS + name + ".json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def faults(manifest, schema):
    """The same with one thing wrong each: every key left out that has to be there, misspelt, and of another type."""
    for key, value in manifest.items():
        for wrong in ({}, {key + "s": value}, {key: 7.5}):
            other = copy.deepcopy(manifest)
            del other[key]
            other.update(wrong)
            if wrong or key in schema["required"]:
                yield f"{wrong} in the place of {key}", other


def check(path, name):
    with open(path, encoding="utf-8") as file:
        manifest = yaml.safe_load(file)  # JSON is YAML
    asked = validator(name)
    problems = [f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}" for error in asked.iter_errors(manifest)]
    problems += [f"{path}: the schema takes {what}" for what, wrong in faults(manifest, asked.schema) if asked.is_valid(wrong)]
    return manifest, problems


def main(version):
    read = {path: check(path, name) for path, name in MANIFESTS.items()}
    problems = [problem for _, found in read.values() for problem in found]
    library, component, module = (read[path][0] for path in MANIFESTS)
    for path in ("library.json", "idf_component.yml"):
        if read[path][0]["version"] != version:
            problems.append(f"{path} has another version than {version}")
    there = {
        "library.json": [library["build"]["includeDir"] + "/" + library["headers"], library["build"]["srcDir"], *library["export"]["include"]],
        "idf_component.yml": [pattern.split("/")[0] for pattern in component["files"]["exclude"] if not pattern.startswith("build")],
        "zephyr/module.yml": [module["build"]["cmake"] + "/CMakeLists.txt", module["build"]["kconfig"]],
    }
    problems += [f"{path} names {name}, which is not there" for path, names in there.items() for name in names if not os.path.exists(name)]
    menu = kconfiglib.Kconfig(module["build"]["kconfig"], warn_to_stderr=False)
    menu.syms["CLAIMPORT"].set_value("y")
    problems += [f"Kconfig: CLAIMPORT_{name} is not on" for name in ("SEAL", "PSA") if menu.syms["CLAIMPORT_" + name].str_value != "y"]
    # What it selects is Zephyr's own, and not here.
    problems += [warning for warning in menu.warnings if "undefined symbol PSA_WANT_" not in warning]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
