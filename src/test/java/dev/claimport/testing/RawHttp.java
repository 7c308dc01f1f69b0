package dev.claimport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP by hand, for requests that no library would send. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;

    /** @param headers by their names in lower case */
    public record Reply(int status, Map<String, String> headers, String body) {}

    private final URI endpoint;

    public RawHttp(URI endpoint) {
        this.endpoint = endpoint;
    }

    public String authority() {
        return endpoint.getAuthority();
    }

    public Reply get(String target) {
        return send("GET", target, Map.of(), "");
    }

    public Reply postForm(String target, String form) {
        return send("POST", target, Map.of("Content-Type", "application/x-www-form-urlencoded"), form);
    }

    public Reply postJson(String target, String json) {
        return send("POST", target, Map.of("Content-Type", "application/json"), json);
    }

    /** Sends the target as it is. Host and Content-Length are added where they are missing. */
    public Reply send(String method, String target, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Host", authority());
        all.putIfAbsent("Content-Length", Integer.toString(bytes.length));
        all.put("Connection", "close");
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
