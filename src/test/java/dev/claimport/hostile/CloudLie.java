package dev.claimport.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A cloud that lies: what it does to the honest answers of the practice cloud. */
abstract class CloudLie implements Lie {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer over HTTP. Content-Length is the body's, unless it is among the headers. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        Answer with(String json) {
            return new Answer(status, headers, json.getBytes(StandardCharsets.UTF_8));
        }

        Answer with(int other) {
            return new Answer(other, headers, body);
        }

        Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }
    }

    /** @param request method and path with its query: {@code GET /things/x} */
    abstract Answer answer(String request, Answer honest);

    /** How it gets onto the line. */
    void send(byte[] wire, OutputStream out) throws IOException {
        out.write(wire);
    }

    /** With a member of its JSON changed. */
    static Answer changed(Answer honest, Consumer<ObjectNode> change) {
        try {
            JsonNode body = JSON.readTree(honest.body());
            if (body instanceof ObjectNode object) {
                change.accept(object);
            }
            return honest.with(body.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isThing(String request) {
        return request.matches("GET /things/[^/]+");
    }

    static boolean isPrincipals(String request) {
        return request.matches("GET /things/[^/]+/principals.*");
    }

    static boolean isCertificate(String request) {
        return request.startsWith("GET /certificates/");
    }

    static boolean isClaim(String request) {
        return request.startsWith("POST /provisioning-templates/");
    }

    static boolean isTemplate(String request) {
        return request.startsWith("GET /provisioning-templates/");
    }

    static boolean isEndpoint(String request) {
        return request.startsWith("GET /endpoint");
    }
}
