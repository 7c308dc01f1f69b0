package dev.claimport.cli.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the AWS CLI can be asked for, as far as it is needed to tell a misspelling from what is merely not offered here. */
final class KnownCommands {

    private KnownCommands() {}

    /** The AWS CLI's commands. */
    static List<String> commands() {
        return list("commands.txt");
    }

    /** The operations of {@code aws iot}. */
    static List<String> operations() {
        return list("operations.txt");
    }

    private static List<String> list(String name) {
        try (InputStream list = KnownCommands.class.getResourceAsStream(name)) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
