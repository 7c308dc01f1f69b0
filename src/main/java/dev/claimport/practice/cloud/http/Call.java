package dev.claimport.practice.cloud.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came: path and query are neither decoded nor normalised, since a signature covers them as they were
 * sent and since a template may be asked for by the name {@code ..}.
 *
 * @param endpoint where it arrived, such as {@code http://127.0.0.1:8080}
 * @param rawQuery what stands behind the question mark; empty if nothing does
 * @param headers by their names in lower case
 * @param requestId what the answer's {@code x-amzn-RequestId} will say
 */
public record Call(
        URI endpoint, String method, String rawPath, String rawQuery, Map<String, List<String>> headers, byte[] body, String requestId) {

    /** The first header of a name given in lower case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A query parameter, decoded; the first of its name. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(pairs(rawQuery).get(name));
    }

    /** The body read as {@code application/x-www-form-urlencoded}; of a repeated field, the first. */
    public Map<String, String> form() {
        String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return Map.of();
        }
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                found.putIfAbsent(PercentCoding.decodeForm(name), PercentCoding.decodeForm(value));
            }
        }
        return found;
    }

    /** Leaves out headers and body, which hold tokens. */
    @Override
    public String toString() {
        return "Call[" + method + " " + rawPath + "]";
    }
}
