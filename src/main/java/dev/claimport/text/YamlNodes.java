package dev.claimport.text;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.scanner.ScannerException;

/** One YAML document as SnakeYAML composes it, from whom nothing but a {@link YAMLException} comes then, whatever the text is. */
public final class YamlNodes {

    private YamlNodes() {}

    /**
     * The document's root; empty when there is nothing in it.
     *
     * @throws YAMLException when it is not exactly one YAML document within the limits; marked with the line where that is known
     */
    public static Optional<Node> compose(String text, LoaderOptions limits) {
        return compose(text, limits, new Resolver());
    }

    /** {@link #compose(String, LoaderOptions)}. @param resolver says what a scalar without a tag is */
    public static Optional<Node> compose(String text, LoaderOptions limits, Resolver resolver) {
        try {
            return Optional.ofNullable(new Composer(new ParserImpl(new StreamReader(text), limits), resolver, limits).getSingleNode());
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // SnakeYAML's own: a text that ends within an escape is a NumberFormatException of it.
            throw new ScannerException(null, null, "broken off, or with an escape that is none", end(text), null);
        }
    }

    private static Mark end(String text) {
        int[] characters = text.codePoints().toArray();
        int line = Math.max(0, Math.toIntExact(text.lines().count()) - 1);
        int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
        return new Mark("'reader'", characters.length, line, column, characters, characters.length);
    }
}
