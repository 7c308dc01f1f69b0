package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.DeviceFailure.Unverified;
import dev.claimport.testing.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's table of families is what the profiles say, and the guide says each of their words. */
class DevicesInTextPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/devices-in-text.md");

    private static String row(Profile profile) {
        ScriptSettings settings = (ScriptSettings) profile.settings();
        String verified = switch (settings.verification()) {
            case Verification.Verified(String method) -> method;
            case Verification.NotVerifiable(Unverified reason) -> reason == Unverified.LENGTH ? "length alone: not verifiable" : "nothing: not verifiable";
        };
        String missing = Stream.of(ClaimPart.values()).filter(part -> settings.destinations().get(part) instanceof Destination.Unsupported)
                .map(ClaimPart::id).collect(Collectors.joining(", "));
        return "| `" + profile.name() + "` | " + profile.family() + " | " + verified + " | " + missing + " |";
    }

    @Test
    void tableOfFamiliesIsWhatTheProfilesSay() throws IOException {
        String page = Files.readString(PAGE);
        List<String> rows = BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> profile.settings() instanceof ScriptSettings)
                .map(DevicesInTextPageTest::row).toList();
        assertTrue(page.contains(String.join("\n", rows) + "\n\n"), () -> "the table is to be:\n" + String.join("\n", rows));
    }

    @Test
    void eachValueThatAStepCanNameIsThere() throws IOException {
        String page = Files.readString(PAGE);
        for (String value : Stream.concat(Content.COMPUTED.stream().map(name -> Scope.CONTENT + "." + name),
                Stream.of(Scope.CONTENT, Scope.FILL, Scope.CLOCK, Scope.TRANSFER)).toList()) {
            assertTrue(page.contains("${" + value + "}"), value);
        }
    }
}
