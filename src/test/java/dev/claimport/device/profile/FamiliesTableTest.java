package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.failure.DeviceFailure.Unverified;
import dev.claimport.testing.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's table of families is what their profiles say. */
class FamiliesTableTest {

    private static final Path PAGE = Path.of("src/site/markdown/device-profiles.md");

    private static String row(Profile profile) {
        String verified = switch (profile.settings().verification()) {
            case Verification.Verified(String method) -> method;
            case Verification.NotVerifiable(Unverified reason) -> reason == Unverified.LENGTH ? "length alone: not verifiable" : "nothing: not verifiable";
        };
        String missing = Stream.of(ClaimPart.values()).filter(part -> profile.settings().destinations().get(part) instanceof Destination.Unsupported)
                .map(ClaimPart::id).collect(Collectors.joining(", "));
        return "| `" + profile.name() + "` | " + profile.family() + " | " + profile.dialect().id() + " | " + verified + " | "
                + (profile.reportsBack() ? "device and registry" : "registry") + " | " + missing + " |";
    }

    @Test
    void tableIsWhatTheProfilesSay() throws IOException {
        List<String> rows = BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).map(FamiliesTableTest::row).toList();
        assertTrue(Files.readString(PAGE).contains(String.join("\n", rows) + "\n\n"), () -> "the table is to be:\n" + String.join("\n", rows));
    }
}
