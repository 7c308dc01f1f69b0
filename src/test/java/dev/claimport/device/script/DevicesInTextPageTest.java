package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide says each word of a profile. */
class DevicesInTextPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/devices-in-text.md");

    @Test
    void eachValueThatAStepCanNameIsThere() throws IOException {
        String page = Files.readString(PAGE);
        for (String value : Stream.concat(Content.COMPUTED.stream().map(name -> Scope.CONTENT + "." + name),
                Stream.of(Scope.CONTENT, Scope.FILL, Scope.CLOCK)).toList()) {
            assertTrue(page.contains("${" + value + "}"), value);
        }
    }
}
