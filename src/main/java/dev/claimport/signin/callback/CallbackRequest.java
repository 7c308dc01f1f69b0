package dev.claimport.signin.callback;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 request (RFC 9112), as far as a callback needs it.
 *
 * @param host the Host header, empty when there is none or more than one
 * @param query decoded; empty when a name is there twice
 */
record CallbackRequest(String method, String path, String host, Optional<Map<String, String>> query) {

    /** A code may be a token of some thousand characters. */
    private static final int LARGEST_HEAD = 32 * 1024;

    /** @return empty when it is no request, or too large for one, or the connection ends before it does */
    static Optional<CallbackRequest> read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() == LARGEST_HEAD) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        return parse(head.toString().split("\r\n"));
    }

    private static Optional<CallbackRequest> parse(String[] lines) {
        String[] start = lines[0].split(" ");
        if (start.length != 3 || !start[2].startsWith("HTTP/1.") || !start[1].startsWith("/")) {
            return Optional.empty();
        }
        String host = "";
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].toLowerCase(Locale.ROOT).startsWith("host:")) {
                host = host.isEmpty() ? lines[i].substring(5).strip() : " ";
            }
        }
        String[] target = start[1].split("\\?", 2);
        return Optional.of(new CallbackRequest(start[0], target[0], host.strip(), target.length < 2 ? Optional.of(Map.of()) : query(target[1])));
    }

    private static Optional<Map<String, String>> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            try {
                String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                if (query.put(name, parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8)) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException _) {
                // A percent sign that begins nothing.
                return Optional.empty();
            }
        }
        return Optional.of(query);
    }

    /** Leaves the query out, which may hold a code. */
    @Override
    public String toString() {
        return "CallbackRequest[" + method + " " + path + "]";
    }
}
