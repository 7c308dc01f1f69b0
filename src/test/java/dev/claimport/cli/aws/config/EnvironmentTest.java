package dev.claimport.cli.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.aws.AwsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    /** A sign-in that one part of Claimport has made is found by the others. */
    @Test
    void homeIsWhereTheSignInLooksForIt() {
        for (Map<String, String> variables : List.of(Map.of("HOME", "said"), Map.of("HOME", ""), Map.<String, String>of())) {
            Path home = AwsEnvironment.home(System.getProperty("os.name"), variables, Path.of(System.getProperty("user.home")));
            var environment = new Environment(variables, Path.of(""));
            assertEquals(home.toString(), environment.expanded("~"));
            assertEquals(home.resolve(".aws/config"), environment.path("~/.aws/config"));
            assertEquals("~other/x", environment.expanded("~other/x"));
        }
    }
}
