package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.NetworkFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckReportTest {

    private static Check unknown(String id, String host, String detail) {
        return Check.of(id, Check.State.UNKNOWN, new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", host), detail));
    }

    @Test
    void whatAnEarlierCheckSaidOfTheSameHostIsNotSaidAgain() {
        Check first = unknown("caller", "sts.example", "one");
        Check same = unknown("list-templates", "sts.example", "other");
        Check otherHost = unknown("describe-endpoint", "iot.example", "one");
        var report = new CheckReport(List.of(first, same, otherHost), Optional.empty(), Optional.empty());
        assertFalse(report.saidBefore(first));
        assertTrue(report.saidBefore(same));
        assertFalse(report.saidBefore(otherHost));
    }
}
