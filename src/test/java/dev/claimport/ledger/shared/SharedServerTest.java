package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.claimport.failure.LedgerFailure;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How the shared database is spoken to, and what its refusals are called. */
class SharedServerTest {

    private static final String ELSEWHERE = "jdbc:postgresql://ledger.example:5433/claims";

    private static PGSimpleDataSource source(String url, Map<String, String> environment) {
        return new SharedServer(url, environment).source();
    }

    @ParameterizedTest
    @CsvSource({"ledger.example,verify-full", "10.0.0.7,verify-full", "localhost,prefer", "127.0.0.1,prefer", "localhost.example,verify-full"})
    void overTheNetworkTheServerIsVerifiedByItsName(String host, String mode) {
        assertEquals(mode, source("jdbc:postgresql://" + host + "/claims", Map.of()).getSslMode());
    }

    @Test
    void anAddressThatAsksForLessIsNotGivenLess() {
        assertEquals("verify-full", source(ELSEWHERE + "?sslmode=disable", Map.of()).getSslMode());
        assertEquals(10, source(ELSEWHERE + "?socketTimeout=0", Map.of()).getSocketTimeout());
    }

    @Test
    void noAnswerIsWaitedForWithoutAnEnd() {
        PGSimpleDataSource source = source(ELSEWHERE, Map.of());
        assertEquals(5, source.getConnectTimeout());
        assertEquals(5, source.getLoginTimeout());
        assertEquals(10, source.getSocketTimeout());
        assertEquals("claimport", source.getApplicationName());
    }

    @Test
    void whoItIsComesFromTheAddressOrElseFromTheEnvironment() {
        PGSimpleDataSource named = source(ELSEWHERE, Map.of("PGUSER", "bench", "PGPASSWORD", "only-here"));
        assertEquals("bench", named.getUser());
        assertEquals("only-here", named.getPassword());
        assertEquals("office", source(ELSEWHERE + "?user=office", Map.of("PGUSER", "bench")).getUser());
        assertNull(source(ELSEWHERE, Map.of()).getUser());
        assertNull(source(ELSEWHERE, Map.of()).getPassword());
    }

    @Test
    void itIsNamedWithoutWhatIsNobodysBusiness() {
        SharedServer server = new SharedServer(ELSEWHERE + "?user=office&password=only-here", Map.of());
        assertEquals("ledger.example:5433/claims", server.name());
        assertEquals("ledger.example:5433/claims", SharedServer.name(ELSEWHERE));
    }

    @Test
    void aRefusalIsToldFromAServerThatIsFullOrAway() {
        Map.of(LedgerFailure.Kind.SHARED_LEDGER_REFUSED, Set.of("28P01", "28000", "42501", "25006"), LedgerFailure.Kind.SHARED_LEDGER_FULL, Set.of("53100", "53300"),
                LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, Set.of("08001", "57P01", "42P01", "3D000", "25001")).forEach((kind, states) -> states.forEach(state -> {
            var failure = SharedServer.failure("ledger.example/claims", new SQLException("Text.", state)).failure();
            assertEquals(kind, failure.kind(), state);
            assertEquals("ledger.example/claims", failure.facts().get("server"));
            assertEquals(state + ": Text.", failure.detail());
        }));
        assertEquals(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, SharedServer.failure("", new SQLException("It says nothing more.")).failure().kind());
    }
}
