package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.json.JsonWriter;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.query.Query;
import dev.claimport.cli.aws.query.QueryException;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.yaml.YamlWriter;
import java.util.List;
import java.util.Optional;

/**
 * How a result is printed.
 *
 * @param style its name in {@code --output}
 * @param query what of the result is printed
 * @param colours whether tables are coloured
 * @param width of the terminal, in columns
 */
public record ResultFormat(String style, Optional<Query> query, Colours colours, int width) {

    /** Whether each page of a result is printed by itself, as soon as it is there. */
    public boolean printsPages() {
        return style.equals("text") || style.equals("yaml-stream");
    }

    /**
     * Writes a result, or a part of it.
     *
     * @param title of a table
     * @throws dev.claimport.cli.aws.problem.ProblemException when the query cannot be applied, or nobody knows the style
     */
    public void write(String title, Value result, Utf8Buffer out) {
        write(title, search(result), out, true);
    }

    /** The same of one page of a list: a stream has an item for each page, even an empty one. */
    public void writePage(String title, Value page, Utf8Buffer out) {
        write(title, search(page), out, false);
    }

    private void write(String title, Value found, Utf8Buffer out, boolean whole) {
        boolean empty = found instanceof Fields fields && fields.members().isEmpty();
        switch (style) {
            case "json" -> {
                if (!empty) {
                    JsonWriter.indented(found, out);
                    out.append('\n');
                }
            }
            case "yaml" -> {
                if (!empty) {
                    YamlWriter.write(found, out);
                }
            }
            case "yaml-stream" -> {
                if (!empty || !whole) {
                    YamlWriter.write(new Items(List.of(found)), out);
                }
            }
            case "text" -> TextFormat.write(found, out);
            case "table" -> TableFormat.write(title, found, width, colours, out);
            case "off" -> {}
            default -> throw Problem.general("Unknown output type: " + style).exception();
        }
    }

    private Value search(Value result) {
        try {
            return query.map(given -> given.search(result)).orElse(result);
        } catch (QueryException e) {
            throw Problem.general(e.getMessage()).exception();
        }
    }
}
