package dev.claimport.signin.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.aws.credential.AccessKeys;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A sign-in's file, in the form in which {@code aws login} writes it. */
final class LoginJson {

    /** {@code %Y-%m-%dT%H:%M:%SZ}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String KEY = "dpopKey";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String CLIENT_ID = "clientId";

    private final JsonMapper mapper = mapper();

    /** What a file holds. */
    sealed interface Content {

        record Login(CachedLogin login) implements Content {}

        /** No JSON: half-written, most likely. */
        record Broken() implements Content {}

        /** JSON, but not what this needs. @param what lacks, or is wrong; no secret */
        record Unfit(UnfitLoginException.Fault fault, String what) implements Content {

            static Unfit lacking(String name) {
                return new Unfit(UnfitLoginException.Fault.INCOMPLETE, name);
            }
        }
    }

    /** Its buffers are not kept for the next use, with a token in them. */
    static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build())
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    }

    Content read(String session, byte[] json) {
        JsonNode node;
        try {
            node = mapper.readTree(json);
        } catch (IOException _) {
            // Says nothing of the reason: a parser's words quote what it could not read.
            return new Content.Broken();
        }
        if (node.isMissingNode()) {
            return new Content.Broken();
        }
        if (!(node instanceof ObjectNode object)) {
            return Content.Unfit.lacking(ACCESS_TOKEN);
        }
        for (String name : new String[] {KEY, REFRESH_TOKEN, CLIENT_ID}) {
            if (text(object, name).isEmpty()) {
                return Content.Unfit.lacking(name);
            }
        }
        JsonNode token = object.path(ACCESS_TOKEN);
        for (String name : new String[] {"accessKeyId", "secretAccessKey", "sessionToken"}) {
            if (text(token, name).isEmpty()) {
                return Content.Unfit.lacking(ACCESS_TOKEN + "." + name);
            }
        }
        Optional<Instant> expiry = text(token, "expiresAt").flatMap(LoginJson::time);
        if (expiry.isEmpty()) {
            return Content.Unfit.lacking(ACCESS_TOKEN + ".expiresAt");
        }
        try {
            DpopKey key = DpopKey.ofPem(text(object, KEY).orElseThrow());
            String refreshToken = text(object, REFRESH_TOKEN).orElseThrow();
            AccessKeys keys = new AccessKeys(token.path("accessKeyId").textValue(), token.path("secretAccessKey").textValue(),
                    text(token, "sessionToken"), expiry, text(token, "accountId"));
            String clientId = text(object, CLIENT_ID).orElseThrow();
            // The key is kept where it can be wiped.
            object.remove(KEY);
            object.remove(REFRESH_TOKEN);
            return new Content.Login(new CachedLogin(session, keys, clientId, refreshToken, key, object));
        } catch (IllegalArgumentException _) {
            return new Content.Unfit(UnfitLoginException.Fault.KEY, KEY);
        }
    }

    byte[] write(CachedLogin login) {
        ObjectNode object = login.rest().deepCopy();
        ObjectNode token = object.path(ACCESS_TOKEN) instanceof ObjectNode there ? there : object.putObject(ACCESS_TOKEN);
        token.put("accessKeyId", login.keys().accessKeyId()).put("secretAccessKey", login.keys().secretKey())
                .put("sessionToken", login.keys().sessionToken().orElseThrow());
        login.keys().account().ifPresent(account -> token.put("accountId", account));
        token.put("expiresAt", TIME.format(login.expiry()));
        object.put("tokenType", "aws_sigv4").put(CLIENT_ID, login.clientId()).put(REFRESH_TOKEN, login.refreshToken());
        // The AWS CLI's order, which no reader needs.
        JsonNode idToken = object.remove("idToken");
        if (idToken != null) {
            object.set("idToken", idToken);
        }
        object.put(KEY, login.key().pem());
        try {
            return mapper.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    /** With Z or an offset, and with a fraction as the AWS SDK for Java writes it. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
