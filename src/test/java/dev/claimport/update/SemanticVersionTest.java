package dev.claimport.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    /** Section 11 of the specification, and a few more. */
    private static final List<String> IN_ORDER = List.of("0.9.10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
            "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1-SNAPSHOT", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "10.0.0");

    @Test
    void everyVersionComesBeforeThoseThatFollow() {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            for (int j = 0; j < IN_ORDER.size(); j++) {
                assertEquals(Integer.signum(Integer.compare(i, j)), Integer.signum(version(IN_ORDER.get(i)).compareTo(version(IN_ORDER.get(j)))),
                        IN_ORDER.get(i) + " and " + IN_ORDER.get(j));
            }
        }
    }

    @Test
    void theBuildDoesNotCount() {
        assertEquals(0, version("1.0.0+a").compareTo(version("1.0.0+b")));
        assertTrue(version("1.0.0-1+a").compareTo(version("1.0.0")) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.0", "01.0.0", "1.0.0.0", "v1.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.-1", "9999999999.0.0", "1.0.0 ", "(not packaged)"})
    void anythingElseIsNoVersion(String text) {
        assertEquals(Optional.empty(), SemanticVersion.parse(text));
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
