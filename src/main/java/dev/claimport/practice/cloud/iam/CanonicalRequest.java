package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.PercentCoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A request put into the form that is signed (AWS General Reference, "Signature Version 4", "Create a canonical request"). */
final class CanonicalRequest {

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private CanonicalRequest() {}

    /**
     * SHA-256, in hexadecimal, of each canonical request that a client may have meant. Clients differ in the path: encoded once
     * more or as it was sent, with or without its dot segments removed.
     */
    static Set<String> hashes(Call call, List<String> signedHeaders) {
        String middle = "\n" + query(call.rawQuery()) + "\n" + headers(call, signedHeaders) + "\n" + String.join(";", signedHeaders) + "\n"
                + payload(call);
        return paths(call.rawPath()).stream()
                .map(path -> sha256((call.method() + "\n" + path + middle).getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> paths(String raw) {
        String path = raw.isEmpty() ? "/" : raw;
        String plain = withoutDotSegments(path);
        return new LinkedHashSet<>(List.of(PercentCoding.encode(path, true), path, PercentCoding.encode(plain, true), plain));
    }

    /** RFC 3986, section 5.2.4, with empty segments dropped too, as the AWS clients do. */
    private static String withoutDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept) + (path.endsWith("/") && !kept.isEmpty() ? "/" : "");
    }

    /** Each name and value encoded afresh, sorted by name and then by value. */
    private static String query(String raw) {
        return Arrays.stream(raw.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(CanonicalRequest::pair)
                .sorted((a, b) -> a[0].equals(b[0]) ? a[1].compareTo(b[1]) : a[0].compareTo(b[0]))
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));
    }

    private static String[] pair(String raw) {
        int equals = raw.indexOf('=');
        String name = equals < 0 ? raw : raw.substring(0, equals);
        String value = equals < 0 ? "" : raw.substring(equals + 1);
        return new String[] {PercentCoding.encode(PercentCoding.decode(name), false), PercentCoding.encode(PercentCoding.decode(value), false)};
    }

    private static String headers(Call call, List<String> signedHeaders) {
        return signedHeaders.stream().map(name -> name + ":" + call.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(",")) + "\n").collect(Collectors.joining());
    }

    private static String payload(Call call) {
        boolean unsigned = call.header("x-amz-content-sha256").filter(UNSIGNED::equals).isPresent();
        return unsigned ? UNSIGNED : sha256(call.body());
    }
}
