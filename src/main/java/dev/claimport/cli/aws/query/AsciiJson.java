package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Text;

/** {@code to_string}: JSON without spaces, everything beyond ASCII escaped. */
final class AsciiJson {

    private AsciiJson() {}

    static Text of(Value value) {
        try (var json = new Utf8Buffer(); var ascii = new Utf8Buffer()) {
            JsonWriter.compact(value, json);
            Text wide = json.toText();
            for (int i = 0; i < wide.length(); i++) {
                char next = wide.charAt(i);
                if (next > '~') {
                    ascii.append("\\u%04x".formatted((int) next));
                } else {
                    ascii.append(next);
                }
            }
            wide.wipe();
            return ascii.toText();
        }
    }
}
