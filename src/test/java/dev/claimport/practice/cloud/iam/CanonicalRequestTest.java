package dev.claimport.practice.cloud.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.http.Call;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalRequestTest {

    private static final List<String> SIGNED = List.of("host", "x-amz-date");
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HEADERS = "host:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date\n";

    /** The case "get-vanilla" of the Signature Version 4 test suite. */
    @Test
    void thePublishedCaseHasThePublishedHash() {
        assertEquals(Set.of("bb579772317eb040ac9ed261061d46c1f17a8133879d6129b6e1c25292927e63"), hashes("/", "", ""));
    }

    @Test
    void queriesAreSortedAndEncodedAfresh() {
        String canonical = "GET\n/\na=1&a=2&b=&c=%20~%2B\n" + HEADERS + EMPTY;
        assertEquals(Set.of(sha256(canonical)), hashes("/", "c=%20%7E+&b&a=2&a=1", ""));
    }

    @Test
    void spacesInHeadersAreFolded() {
        var call = call("/", "", "", Map.of("host", List.of(" a   b "), "x-amz-date", List.of("1", "2")));
        String canonical = "GET\n/\n\nhost:a b\nx-amz-date:1,2\n\nhost;x-amz-date\n" + EMPTY;
        assertEquals(Set.of(sha256(canonical)), CanonicalRequest.hashes(call, SIGNED));
    }

    @Test
    void aPathMayBeEncodedTwiceAndFreedOfItsDots() {
        Set<String> hashes = hashes("/a/../b%20c/provisioning-claim", "", "");
        for (String path : List.of("/a/../b%20c/provisioning-claim", "/a/../b%2520c/provisioning-claim", "/b%20c/provisioning-claim",
                "/b%2520c/provisioning-claim")) {
            assertTrue(hashes.contains(sha256("GET\n" + path + "\n\n" + HEADERS + EMPTY)), path);
        }
        assertFalse(hashes.contains(sha256("GET\n/c/provisioning-claim\n\n" + HEADERS + EMPTY)));
        assertEquals(4, hashes.size());
    }

    @Test
    void theBodyCounts() {
        assertNotEquals(hashes("/", "", ""), hashes("/", "", "x"));
    }

    @Test
    void aBodyDeclaredUnsignedDoesNot() {
        Map<String, List<String>> headers = Map.of("host", List.of("h"), "x-amz-date", List.of("d"),
                "x-amz-content-sha256", List.of("UNSIGNED-PAYLOAD"));
        assertEquals(CanonicalRequest.hashes(call("/", "", "x", headers), SIGNED), CanonicalRequest.hashes(call("/", "", "y", headers), SIGNED));
    }

    private static Set<String> hashes(String path, String query, String body) {
        return CanonicalRequest.hashes(call(path, query, body,
                Map.of("host", List.of("example.amazonaws.com"), "x-amz-date", List.of("20150830T123600Z"))), SIGNED);
    }

    private static Call call(String path, String query, String body, Map<String, List<String>> headers) {
        return new Call(URI.create("http://127.0.0.1:1"), "GET", path, query, headers, body.getBytes(StandardCharsets.UTF_8), "id");
    }

    private static String sha256(String text) {
        return CanonicalRequest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
