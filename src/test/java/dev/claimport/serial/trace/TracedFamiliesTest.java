package dev.claimport.serial.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.TestClaims;
import dev.claimport.testing.TracedHandover;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole delivery in each family that a practice device plays: all of it is in the trace, and the key is not. */
class TracedFamiliesTest {

    private static final Pattern MASKED = Pattern.compile("███ (\\d+) B ███");

    /** A shell needs a system of its own; see what is said of its forms in {@link TraceTest}. */
    static Stream<Profile> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> !profile.dialect().id().equals("console"));
    }

    /** How many bytes are not shown of what was sent. */
    private static int masked(List<TraceLine> lines) {
        return lines.stream().filter(line -> line.kind() == TraceLine.Kind.SENT).flatMap(line -> MASKED.matcher(line.text()).results())
                .mapToInt(mask -> Integer.parseInt(mask.group(1))).sum();
    }

    @ParameterizedTest
    @MethodSource("families")
    void deliveryIsInTheTraceWithoutTheKey(Profile profile) {
        var handover = new TracedHandover();
        List<TraceLine> lines = handover.to(handover.device(profile, FakeRegistration.waiting()), profile);
        // What is sealed is no secret any more; a few of its letters, which are anybody's guess, may be those that a piece of the key begins with.
        boolean sealed = profile.dialect().id().equals("handover");
        assertEquals(!sealed, masked(lines) > 100, lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.kind() == TraceLine.Kind.RECEIVED), lines.toString());
        String all = lines.stream().map(TraceLine::text).collect(Collectors.joining());
        assertEquals(List.of(), new KeyTraces(TestClaims.privateKey()).find(ByteBuffer.wrap(all.getBytes(StandardCharsets.UTF_8))), all);
    }
}
