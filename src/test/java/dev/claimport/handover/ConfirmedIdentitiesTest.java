package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** No certificate proves two devices and no thing is waited for twice, whether a ledger keeps that or a process alone; and whose a hand-over is. */
class ConfirmedIdentitiesTest {

    private static final RunId ONE = new RunId(Events.run(1));
    private static final RunId OTHER = new RunId(Events.run(2));

    @TempDir
    private Path folder;

    private static void assertKeepsApart(ConfirmedIdentities identities) {
        assertFalse(identities.isExpected("sensor-1"));
        assertTrue(identities.expect("sensor-1"));
        assertFalse(identities.expect("sensor-1"), "another hand-over waits for it");
        assertTrue(identities.isExpected("sensor-1"));
        assertTrue(identities.expect("sensor-2"));
        identities.release("sensor-1");
        assertFalse(identities.isExpected("sensor-1"));
        assertTrue(identities.expect("sensor-1"));
        assertTrue(identities.confirm(ONE, Events.certificate(1)));
        assertFalse(identities.confirm(OTHER, Events.certificate(1)), "it has proved another");
        assertTrue(identities.confirm(OTHER, Events.certificate(2)));
    }

    @Test
    void aProcessKeepsThemApart() {
        assertKeepsApart(ConfirmedIdentities.ofThisProcess());
    }

    @Test
    void aLedgerKeepsThemApart() {
        try (var ledger = new StationLedger(new LedgerFolder(folder), "bench-3", "1.2.3", new ManualTime())) {
            assertKeepsApart(new RecordedIdentities(ledger));
        }
    }

    @Test
    void aBenchSaysWhoAndWhereItIsOrElseThatIsAsTheComputerHasIt() {
        var origin = new RunOrigin("J. Weber", "112233445566", "eu-west-1", "computer");
        var place = new RunOrigin.Place("4", "B-17", "WO-9");
        assertEquals(new RunOrigin("M. Roth", "112233445566", "eu-west-1", "bench-3", place), origin.at(place, "M. Roth", "bench-3"));
        assertEquals(new RunOrigin("J. Weber", "112233445566", "eu-west-1", "computer", place), origin.at(place, "", ""));
    }

    @Test
    void whoeverHasSignedInIsNamedByTheSignInOrElseByTheComputer() {
        for (String name : List.of("j.weber", "")) {
            var session = new RoleSession(new Identity("112233445566", "Acme", "Installer", name), AnonymousCredentialsProvider.create(), Region.EU_WEST_1, Optional.empty());
            assertEquals(new RunOrigin(name.isEmpty() ? "user" : "j.weber", "112233445566", "eu-west-1", "bench-3"), RunOrigin.of(session, "user", "bench-3"));
        }
    }

    /** Programs read them in output, and translators in the names of texts. */
    @Test
    void whatBecameOfOneAndWhatIsWaitedForHaveTheirNames() {
        assertEquals(List.of("confirmed", "not-registered", "may-register", "elsewhere"), Arrays.stream(Recovery.State.values()).map(Recovery.State::id).toList());
        assertEquals(List.of("service", "turn", "recognition", "identity", "delivery", "verification", "cable", "registration", "registry", "appearance"),
                Arrays.stream(Awaited.values()).map(Awaited::id).toList());
    }
}
