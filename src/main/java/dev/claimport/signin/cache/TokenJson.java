package dev.claimport.signin.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.signin.cache.SignInToken.Client;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** A token file's content, in the form in which the AWS CLI writes it. */
final class TokenJson {

    /** {@code %Y-%m-%dT%H:%M:%SZ}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Its buffers are not kept for the next use, with a token in them. */
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** What a file holds. */
    sealed interface Content {

        record Token(SignInToken token) implements Content {}

        /** Valid JSON, but no sign-in: a registration, or a file of somebody else's. */
        record Other() implements Content {}

        /** Half-written, most likely. */
        record Broken() implements Content {}
    }

    Content read(byte[] json) {
        JsonNode node;
        try {
            node = mapper.readTree(json);
        } catch (IOException _) {
            // Says nothing of the reason: a parser's words quote what it could not read.
            return new Content.Broken();
        }
        if (!node.isObject()) {
            return new Content.Broken();
        }
        Optional<String> accessToken = text(node, "accessToken");
        Optional<Instant> expiresAt = text(node, "expiresAt").flatMap(TokenJson::time);
        if (accessToken.isEmpty() || expiresAt.isEmpty()) {
            return new Content.Other();
        }
        Optional<Client> client = text(node, "clientId").flatMap(id -> text(node, "clientSecret").flatMap(secret ->
                text(node, "registrationExpiresAt").flatMap(TokenJson::time).map(end -> new Client(id, secret, end))));
        return new Content.Token(new SignInToken(text(node, "startUrl").orElse(""), text(node, "region").orElse(""), accessToken.get(),
                expiresAt.get(), client, text(node, "refreshToken")));
    }

    byte[] write(SignInToken token) {
        ObjectNode node = mapper.createObjectNode()
                .put("startUrl", token.startUrl()).put("region", token.region())
                .put("accessToken", token.accessToken()).put("expiresAt", TIME.format(token.expiresAt()));
        token.client().ifPresent(client -> node.put("clientId", client.id()).put("clientSecret", client.secret())
                .put("registrationExpiresAt", TIME.format(client.expiresAt())));
        token.refreshToken().ifPresent(refresh -> node.put("refreshToken", refresh));
        try {
            return mapper.writer(new LikePython()).writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    /** Tools write an offset instead of Z, a fraction, or, long ago, {@code UTC}. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.endsWith("UTC") ? text.substring(0, text.length() - 3) + "Z" : text).toInstant()
                    .truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The separators of Python's json module. */
    private static final class LikePython extends MinimalPrettyPrinter {

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }
    }
}
