package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.device.seal.ProofOfPossession;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretPromptTest {

    @Test
    void withoutATerminalTheFirstLineOfTheInputIsTheCode() throws Exception {
        InputStream input = input("K7QX-M4TP\r\nmore\n");
        try (ProofOfPossession code = ask(input)) {
            assertFalse(code.isWiped());
        }
        assertEquals("more\n", new String(input.readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void noCodeAndOneThatIsTooLongAreRefused() {
        for (String text : new String[] {"", "\n", "  \r\n", "x".repeat(5000)}) {
            assertThrows(IllegalArgumentException.class, () -> ask(input(text)));
        }
    }

    @Test
    void codeAndPasswordAreALineEachAndTheLineEndIsOfNeither() {
        SecretPrompt prompt = new SecretPrompt(Optional.empty(), input("K7QX-M4TP\r\n pass word \r\n"));
        assertArrayEquals("K7QX-M4TP".toCharArray(), prompt.ask("Code:"));
        assertArrayEquals(" pass word ".toCharArray(), prompt.ask("Password:"));
        assertArrayEquals(new char[0], prompt.ask("More:"));
    }

    private static ProofOfPossession ask(InputStream input) {
        return ProofOfPossession.taking(new SecretPrompt(Optional.empty(), input).ask("Code:"));
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
