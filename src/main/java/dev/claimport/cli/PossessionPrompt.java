package dev.claimport.cli;

import dev.claimport.device.seal.ProofOfPossession;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks for the code on a device's label. It is no argument, since arguments stand in the list of processes and in the shell's
 * history: it is typed or scanned without being shown, or comes as a line on standard input.
 */
final class PossessionPrompt {

    /** In UTF-8, with the end of the line. */
    private static final int MOST_BYTES = 4 * ProofOfPossession.LONGEST + 2;

    private final Optional<Console> console;
    private final InputStream input;

    /** @param console where somebody can be asked; without one the input is read */
    PossessionPrompt(Optional<Console> console, InputStream input) {
        this.console = console;
        this.input = input;
    }

    static PossessionPrompt ofProcess() {
        return new PossessionPrompt(Optional.ofNullable(System.console()).filter(Console::isTerminal), System.in);
    }

    /**
     * @param question what to ask
     * @throws IllegalArgumentException when there is no code, or one that no label has; never quotes it
     */
    ProofOfPossession ask(String question) {
        char[] code = console.map(asked -> asked.readPassword("%s ", question)).orElseGet(this::line);
        return ProofOfPossession.taking(code == null ? new char[0] : code);
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
            text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length));
            return Arrays.copyOf(text.array(), text.limit());
        } catch (IOException _) {
            // As good as no code.
            return new char[0];
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }
}
