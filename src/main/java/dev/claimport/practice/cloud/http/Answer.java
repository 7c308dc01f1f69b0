package dev.claimport.practice.cloud.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param body the sender's to keep unless {@code secret}: then it is zeroed as soon as it is sent
 */
public record Answer(int status, Map<String, String> headers, byte[] body, boolean secret) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A success with a JSON body. */
    public static Answer json(Object value) {
        return new Answer(200, Map.of("Content-Type", "application/json"), Json.bytes(value), false);
    }

    /** A success whose JSON body holds a secret, and is the answer's from here on. */
    public static Answer secretJson(byte[] body) {
        return new Answer(200, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body, true);
    }

    /** An error in the rest-json framing: name in a header, {@code message} in the body (AWS restJson1 protocol). */
    public static Answer jsonError(HttpRefusal refusal) {
        return jsonError(refusal, Map.of("message", refusal.getMessage()));
    }

    /** An error whose name is in the header, with a body of the service's own. */
    public static Answer jsonError(HttpRefusal refusal, Map<String, ?> body) {
        return new Answer(refusal.status(), Map.of("Content-Type", "application/json", "x-amzn-ErrorType", refusal.code()),
                Json.bytes(body), false);
    }

    /** A text of some media type. */
    public static Answer text(int status, String type, String text) {
        return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), false);
    }

    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body, secret);
    }

    /** Leaves the body out. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
