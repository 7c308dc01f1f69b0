package dev.claimport.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsEnvironmentTest {

    @Test
    void homeIsWhereTheShellHasIt() {
        Path listed = Path.of("listed");
        assertEquals(Path.of("said"), AwsEnvironment.home("Linux", Map.of("HOME", "said"), listed));
        assertEquals(listed, AwsEnvironment.home("Linux", Map.of("HOME", ""), listed));
        assertEquals(listed, AwsEnvironment.home("Mac OS X", Map.of(), listed));
        assertEquals(listed, AwsEnvironment.home("Windows 11", Map.of("HOME", "said"), listed));
    }

    @Test
    void pathsAreTakenAsAShellTakesThem() {
        var environment = new AwsEnvironment(Map.of("WHERE", "there"), Path.of("home"), Path.of("here"));
        assertEquals("home", environment.expanded("~"));
        assertEquals(Path.of("here/home/.aws/config"), environment.path("~/.aws/config"));
        assertEquals("there/there/$NOWHERE/${NOWHERE}", environment.expanded("$WHERE/${WHERE}/$NOWHERE/${NOWHERE}"));
        assertEquals("~other/x", environment.expanded("~other/x"));
    }

    @Test
    void whatIsSetToNothingIsSet() {
        var environment = new AwsEnvironment(Map.of("EMPTY", "", "FULL", " x "), Path.of("home"));
        assertEquals(Optional.of(""), environment.get("EMPTY"));
        assertEquals(Optional.empty(), environment.filled("EMPTY"));
        assertEquals(Optional.of(" x "), environment.filled("FULL"));
        assertEquals(Optional.empty(), environment.get("NONE"));
    }
}
