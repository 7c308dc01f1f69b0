package dev.claimport.cli.aws.http;

import dev.claimport.aws.credential.AccessKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signature Version 4 of a request without a body, with exactly the headers that the AWS CLI signs (IAM user guide, "Create a
 * signed AWS API request"). The SDK's signer would add {@code x-amz-content-sha256}.
 */
final class RequestSignature {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "iot";
    private static final int DATE_LENGTH = 8;

    private final AccessKeys credentials;
    private final String region;

    RequestSignature(AccessKeys credentials, String region) {
        this.credentials = credentials;
        this.region = region;
    }

    /** The headers to add. */
    Map<String, String> headers(String method, URI url, Instant now) {
        String time = TIME.format(now);
        String date = time.substring(0, DATE_LENGTH);
        SortedMap<String, String> signed = new TreeMap<>(Map.of("host", host(url), "x-amz-date", time));
        credentials.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
        String names = String.join(";", signed.keySet());
        String canonical = String.join("\n", method, path(url.getRawPath()), query(url.getRawQuery()),
                signed.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue() + "\n").collect(Collectors.joining()),
                names, sha256(""));
        String scope = String.join("/", date, region, SERVICE, "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical));
        byte[] key = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, region, SERVICE, "aws4_request"}) {
            key = hmac(key, part);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Date", time);
        credentials.sessionToken().ifPresent(token -> headers.put("X-Amz-Security-Token", token));
        headers.put("Authorization", "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s".formatted(
                ALGORITHM, credentials.accessKeyId(), scope, names, HexFormat.of().formatHex(hmac(key, toSign))));
        return headers;
    }

    /** With the port unless it is the scheme's own. */
    static String host(URI url) {
        String host = url.getHost();
        boolean usual = url.getPort() < 0 || url.getPort() == (url.getScheme().equalsIgnoreCase("https") ? 443 : 80);
        return usual ? host : host + ":" + url.getPort();
    }

    /** Without dot segments, and encoded once more than it is on the wire. */
    private static String path(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (part.equals("..")) {
                segments.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                segments.add(part);
            }
        }
        String last = parts[parts.length - 1];
        boolean slash = !segments.isEmpty() && (last.isEmpty() || last.equals(".") || last.equals(".."));
        return Percent.encode("/" + String.join("/", segments) + (slash ? "/" : ""), "/");
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : Arrays.stream(query.split("&")).map(part -> part.contains("=") ? part : part + "=")
                .sorted().collect(Collectors.joining("&"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
