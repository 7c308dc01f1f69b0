package dev.claimport.signin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.aws.ServiceText;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.LastAnswer;
import dev.claimport.aws.network.Limited;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.NetworkFailures;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The token call (API reference: CreateOAuth2Token). Over a path of its own: the SDK's HTTP client loses what a 401 says, and with it why a session is
 * over.
 */
final class TokenEndpoint {

    private static final String OPERATION = "CreateOAuth2Token";
    private static final int LARGEST = 256 * 1024;
    /** Half of what signatures are allowed: whoever is off by more is told so when refused. */
    private static final Duration CLOCK = Duration.ofSeconds(150);

    private final URI base;
    private final String region;
    private final Connections connections;
    private final NetworkFailures network;
    private final Timeouts timeouts;
    private final ServiceClock clock;
    private final TimeSource time;
    private final RetryPolicy retries;
    private final JsonMapper mapper = LoginJson.mapper();

    /** What came of it. @param idToken empty in a refresh */
    record Tokens(AccessKeys keys, String refreshToken, Optional<String> idToken) {

        /** Says nothing of them. */
        @Override
        public String toString() {
            return "Tokens[" + keys.expiry() + "]";
        }
    }

    TokenEndpoint(URI base, String region, AwsNetwork network, Timeouts timeouts, TimeSource time) {
        this.base = base;
        this.region = region;
        this.connections = new Connections(network.proxies(), network::sockets, timeouts);
        this.network = new NetworkFailures(timeouts, network.proxies());
        this.timeouts = timeouts;
        this.time = time;
        clock = new ServiceClock(time);
        retries = new RetryPolicy(time, RandomGenerator.getDefault());
    }

    URI base() {
        return base;
    }

    URI address() {
        return URI.create(base + "/v1/token");
    }

    String region() {
        return region;
    }

    /** @throws FailureException {@code console-code-expired}, {@code console-not-permitted}, {@code console-refused}, network and service failures */
    Tokens redeem(String clientId, String code, String verifier, String redirectUri, DpopKey key) {
        return call(mapper.createObjectNode().put("clientId", clientId).put("grantType", "authorization_code").put("code", code)
                .put("codeVerifier", verifier).put("redirectUri", redirectUri), key, Optional.empty());
    }

    /** @throws FailureException {@code console-session-over}, {@code console-password-changed}, as {@link #redeem} */
    Tokens refresh(CachedLogin login) {
        return call(mapper.createObjectNode().put("clientId", login.clientId()).put("grantType", "refresh_token")
                .put("refreshToken", login.refreshToken()), login.key(), login.keys().account());
    }

    /** Each attempt with a proof of its own: none serves twice. */
    private Tokens call(ObjectNode request, DpopKey key, Optional<String> account) {
        return retries.call(() -> once(request, key, account));
    }

    private Tokens once(ObjectNode request, DpopKey key, Optional<String> account) {
        URI uri = address();
        byte[] body = {};
        try {
            body = mapper.writeValueAsBytes(request);
            return exchange(uri, body, key.proof("POST", uri.toString(), time.instant()), account);
        } catch (IOException e) {
            // A parser's words quote what it could not read, and here these are tokens.
            throw network.explain(e, Optional.of(uri)).map(failure -> failure.exception(e))
                    .orElseGet(() -> unreadable(e.getClass().getSimpleName()).exception());
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private Tokens exchange(URI uri, byte[] body, String proof, Optional<String> account) throws IOException {
        HttpURLConnection connection = connections.open(uri);
        byte[] answer = {};
        try {
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("DPoP", proof);
            // An idle connection would keep its buffers, and tokens in them.
            connection.setRequestProperty("Connection", "close");
            connection.setDoOutput(true);
            Limited limit = Limited.to(timeouts.whole());
            int status = limit.call(() -> {
                // Not streamed: the JDK throws away what a 401 says to a request that it cannot repeat.
                connection.getOutputStream().write(body);
                return connection.getResponseCode();
            }, connection::disconnect);
            Optional.ofNullable(connection.getHeaderField("Date")).ifPresent(clock::hear);
            InputStream said = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            try (InputStream in = new LastAnswer(said == null ? InputStream.nullInputStream() : said, connection::disconnect)) {
                answer = limit.call(() -> in.readNBytes(LARGEST), connection::disconnect);
            }
            if (status != 200) {
                throw refused(status, connection, answer);
            }
            return tokens(mapper.readTree(answer), account);
        } finally {
            Arrays.fill(answer, (byte) 0);
            connection.disconnect();
        }
    }

    private Tokens tokens(JsonNode answer, Optional<String> account) {
        JsonNode given = answer.path("accessToken");
        for (String name : new String[] {"accessKeyId", "secretAccessKey", "sessionToken"}) {
            if (given.path(name).asText("").isEmpty()) {
                throw unreadable(name).exception();
            }
        }
        if (answer.path("refreshToken").asText("").isEmpty() || !answer.path("expiresIn").isIntegralNumber()) {
            throw unreadable("refreshToken").exception();
        }
        Instant expiry = time.instant().plusSeconds(Math.max(0, answer.path("expiresIn").asLong()));
        return new Tokens(new AccessKeys(given.path("accessKeyId").asText(), given.path("secretAccessKey").asText(),
                Optional.of(given.path("sessionToken").asText()), Optional.of(expiry), account),
                answer.path("refreshToken").asText(), Optional.ofNullable(answer.path("idToken").textValue()));
    }

    private FailureException refused(int status, HttpURLConnection connection, byte[] answer) {
        String content = String.valueOf(connection.getContentType()).toLowerCase(Locale.ROOT);
        if (status < 500 && content.startsWith("text/html")) {
            return new NetworkFailure(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", base.getHost()), "HTTP " + status + " with a web page").exception();
        }
        JsonNode said = json(answer);
        String error = ServiceText.line(said.path("error").asText(""), 60);
        String message = ServiceText.firstLine(said.path("message").asText(""));
        String type = Objects.requireNonNullElse(connection.getHeaderField("x-amzn-ErrorType"), "").replaceFirst("[:,].*", "");
        return failure(status, error, "HTTP " + status + " " + error + " " + message)
                .exception(new TokenRefusedException(status, ServiceText.line(type, 60), error, message));
    }

    private Failure failure(int status, String error, String detail) {
        if (status == 401 || status == 403 || status == 400) {
            Optional<Duration> off = clock.ahead().filter(ahead -> ahead.abs().compareTo(CLOCK) > 0);
            if (off.isPresent() && (error.isEmpty() || error.startsWith("INVALID"))) {
                return ServiceFailure.clockSkew(off.get(), detail);
            }
        }
        return switch (error) {
            case "TOKEN_EXPIRED", "INVALID_GRANT" -> failure(SignInFailure.Kind.CONSOLE_SESSION_OVER, detail);
            case "AUTHCODE_EXPIRED" -> failure(SignInFailure.Kind.CONSOLE_CODE_EXPIRED, detail);
            case "USER_CREDENTIALS_CHANGED" -> failure(SignInFailure.Kind.CONSOLE_PASSWORD_CHANGED, detail);
            case "INSUFFICIENT_PERMISSIONS" -> failure(SignInFailure.Kind.CONSOLE_NOT_PERMITTED, detail);
            default -> status == 429 ? new ServiceFailure(ServiceFailure.Kind.THROTTLED, Map.of("operation", OPERATION, "attempts", 1), detail)
                    : status >= 500 ? new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", OPERATION, "status", status), detail)
                    : new SignInFailure(SignInFailure.Kind.CONSOLE_REFUSED, Map.of("region", region), detail);
        };
    }

    private static SignInFailure failure(SignInFailure.Kind kind, String detail) {
        return new SignInFailure(kind, Map.of(), detail);
    }

    private JsonNode json(byte[] answer) {
        try {
            return mapper.readTree(answer);
        } catch (IOException _) {
            return mapper.createObjectNode();
        }
    }

    private static ServiceFailure unreadable(String what) {
        return new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", OPERATION), what);
    }
}
