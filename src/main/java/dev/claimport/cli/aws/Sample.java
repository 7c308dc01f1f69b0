package dev.claimport.cli.aws;

import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.iot.ParameterCheck;
import dev.claimport.cli.aws.iot.Shape;
import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.util.ArrayList;
import java.util.List;

/** What {@code --generate-cli-skeleton} prints. */
final class Sample {

    /**
     * The AWS CLI fails here, since its sample of an id is shorter than the model allows; its manual promises a sample. This is
     * the one deliberate difference.
     */
    private static final String CERTIFICATE_ID = "0123456789abcdef".repeat(4);

    private static final Value EPOCH = new Foreign("datetime.datetime", "datetime.datetime(1970, 1, 1, 0, 0)", "1970-01-01 00:00:00", "1970-01-01T00:00:00");

    private Sample() {}

    static void input(Operation operation, Utf8Buffer out) {
        var input = new Fields();
        operation.input().members().forEach((name, shape) -> input.with(name, shape instanceof Shape.Whole ? Whole.of(0) : Text.of("")));
        JsonWriter.indented(input, out);
        out.append('\n');
    }

    /** @throws dev.claimport.cli.aws.problem.ProblemException when the sample is not what the model allows */
    static Fields output(Operation operation) {
        var output = (Fields) value("", operation.output());
        if (operation == Operation.CREATE_PROVISIONING_CLAIM) {
            output.with("certificateId", Text.of(CERTIFICATE_ID));
        }
        ParameterCheck.check(output, operation.output(), List.of());
        return output;
    }

    private static Value value(String name, Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> Text.of(name);
            case Shape.Whole _ -> Whole.of(0);
            case Shape.Flag() -> Value.TRUE;
            case Shape.Time() -> EPOCH;
            case Shape.ListOf(Shape element) -> new Items(new ArrayList<>(List.of(value(name, element))));
            case Shape.Structure(var members) -> {
                var fields = new Fields();
                members.forEach((member, inner) -> fields.with(member, value(member, inner)));
                yield fields;
            }
        };
    }
}
