package dev.claimport.aws.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpirationTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T15:00:31Z", "2026-11-23T15:00:31+0000", "2026-11-23T15:00:31+00:00", "2026-11-23T15:00:31+00", "2026-11-23T16:00:31+01:00",
        "2026-11-23T09:30:31-0530", "2026-11-23 15:00:31 UTC", "2026-11-23 15:00:31+00:00", "2026-11-23T15:00:31.000000Z", "20261123T150031Z", " 2026-11-23t15:00:31z\n"})
    void timesAreReadInTheWaysThatProgramsWriteThem(String text) {
        assertEquals(Optional.of(Instant.parse("2026-11-23T15:00:31Z")), Expiration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-11-23T15:00:31", "2026-02-31T15:00:31Z", "2026-11-23", "1795446031", "2026-11-23T15:00:31+99:00"})
    void whatIsNoTimeIsNone(String text) {
        assertEquals(Optional.empty(), Expiration.parse(text));
    }
}
