package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.Parsed;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.iot.Shape;
import dev.claimport.cli.aws.json.JsonException;
import dev.claimport.cli.aws.json.JsonReader;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Whole;
import dev.claimport.cli.aws.yaml.YamlException;
import dev.claimport.cli.aws.yaml.YamlReader;
import java.nio.charset.CharacterCodingException;

/** An operation's parameters: options, and for what these leave open a document. */
final class Input {

    private final Operation operation;
    private final Parsed own;
    private final ParameterFile files;

    Input(Operation operation, Parsed own, ParameterFile files) {
        this.operation = operation;
        this.own = own;
        this.files = files;
    }

    /** Those of the options. */
    Fields parameters() {
        var parameters = new Fields();
        operation.input().members().forEach((member, shape) -> {
            String option = OperationOptions.option(member);
            own.get(option).ifPresent(given -> parameters.with(member, converted(files.value(option, given), shape)));
        });
        return parameters;
    }

    private static Value converted(Value given, Shape shape) {
        if (!(shape instanceof Shape.Whole)) {
            return given;
        }
        CharSequence number = Python.str(given);
        return new Whole(Python.integer(number).orElseThrow(() -> Problem.general(Python.notAnInteger(number)).exception()));
    }

    /** Adds what a document says and no option does. */
    void addDocument(Fields parameters) {
        boolean json = own.has(OperationOptions.INPUT_JSON);
        boolean yaml = own.has(OperationOptions.INPUT_YAML);
        if (json && yaml) {
            throw Problem.parameter("Only one --cli-input- parameter may be specified.").exception();
        }
        if (json || yaml) {
            String option = json ? OperationOptions.INPUT_JSON : OperationOptions.INPUT_YAML;
            Value read = read(option, json);
            if (!(read instanceof Fields fields)) {
                throw fault(option, "Invalid type: expecting map, received <class '" + Python.typeName(read) + "'>");
            }
            fields.members().forEach(parameters.members()::putIfAbsent);
        }
    }

    private Value read(String option, boolean json) {
        try {
            String document = files.document(option, own.get(option).orElseThrow());
            return json ? JsonReader.read(document) : YamlReader.read(document);
        } catch (JsonException | YamlException | CharacterCodingException _) {
            throw fault(option.substring(2), json ? "Invalid JSON received." : "Invalid YAML received.");
        }
    }

    private static RuntimeException fault(String option, String why) {
        return Problem.parameter("Error parsing parameter '" + option + "': " + why).exception();
    }
}
