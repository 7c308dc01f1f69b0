package dev.claimport.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks for what opens a device: the code on its label, or a password. It is no argument, since arguments stand in the list of processes and
 * in the shell's history: it is typed or scanned without being shown, or comes as a line on standard input.
 */
final class SecretPrompt {

    /** More than any of them has. */
    private static final int MOST_BYTES = 2048;

    private final Optional<Console> console;
    private final InputStream input;

    /** @param console where somebody can be asked; without one the input is read */
    SecretPrompt(Optional<Console> console, InputStream input) {
        this.console = console;
        this.input = input;
    }

    static SecretPrompt ofProcess() {
        return new SecretPrompt(Optional.ofNullable(System.console()).filter(Console::isTerminal), System.in);
    }

    /** @param question what to ask @return what was typed, the caller's to wipe; nothing where the input has ended */
    char[] ask(String question) {
        char[] typed = console.map(asked -> asked.readPassword("%s ", question)).orElseGet(this::line);
        return typed == null ? new char[0] : typed;
    }

    /** The first line. */
    private char[] line() {
        byte[] bytes = new byte[MOST_BYTES];
        CharBuffer text = CharBuffer.allocate(0);
        try {
            int length = 0;
            for (int next = input.read(); next >= 0 && next != '\n' && length < bytes.length; next = input.read()) {
                bytes[length++] = (byte) next;
            }
            length -= length > 0 && bytes[length - 1] == '\r' ? 1 : 0;
            text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
            return Arrays.copyOf(text.array(), text.limit());
        } catch (IOException _) {
            // As good as nothing.
            return new char[0];
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }
}
