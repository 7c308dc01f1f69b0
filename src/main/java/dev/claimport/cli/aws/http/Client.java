package dev.claimport.cli.aws.http;

import dev.claimport.aws.RetryRules;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.failure.FailureException;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends requests, again where that may help: botocore's standard retry mode. */
public final class Client {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Transport transport;
    private final Optional<Supplier<AccessKeys>> credentials;
    private final String region;
    private @Nullable Optional<RequestSignature> signature;
    private final Attempts attempts;
    private final Log log;

    /**
     * How it is sent.
     *
     * @param most how often a request is sent at most
     * @param answer how long a server has for an answer
     * @param random between 0 and 1, scatters the pauses
     * @param agent who sends it
     */
    public record Attempts(int most, Duration answer, TimeSource time, DoubleSupplier random, String agent) {}

    /** Hears what is sent and what comes back, for {@code --debug}. */
    public interface Log {

        void sent(Request request, int attempt);

        void received(Response response);

        void failed(String why);
    }

    /**
     * The last reply.
     *
     * @param exhausted whether no further attempt was left
     * @param retries how often the request was sent again
     */
    public record Outcome(Response response, boolean exhausted, int retries) {}

    /**
     * Keeps the JDK from sending a request anew by itself when a connection breaks: that would be a second claim, and an attempt that
     * nobody counted. Nor may it meet a connection that the server has closed. It looks at this once, before its first request.
     */
    public static void sendOnce() {
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.keepAlive", "false");
    }

    /** @param credentials empty sends requests without signature */
    public Client(Proxies proxies, Trust trust, Timeouts timeouts, Optional<Supplier<AccessKeys>> credentials, String region,
            Attempts attempts, Log log) {
        transport = new Transport(proxies, trust, timeouts);
        this.credentials = credentials;
        this.region = region;
        this.attempts = attempts;
        this.log = log;
    }

    /**
     * @param code finds the service's error code in a refusal
     * @throws dev.claimport.cli.aws.problem.ProblemException when nothing came back
     */
    public Outcome send(String method, URI url, Function<Response, String> code) {
        if (signature == null) {
            signature = credentials.map(source -> new RequestSignature(source.get(), region));
        }
        String invocation = UUID.randomUUID().toString();
        for (int attempt = 1;; attempt++) {
            boolean last = attempt >= attempts.most();
            Request request = request(method, url, invocation, attempt);
            log.sent(request, attempt);
            try {
                Response response = transport.send(request);
                log.received(response);
                if (last || !response.isRefusal() || !RetryRules.mayPass(response.status(), code.apply(response))) {
                    return new Outcome(response, last, attempt - 1);
                }
                response.wipe();
            } catch (IOException e) {
                String message = NetworkErrors.message(e, url, transport.proxy(url));
                log.failed(message);
                if (last) {
                    throw Problem.general(message).exception();
                }
            } catch (FailureException _) {
                throw Problem.general(NetworkErrors.unusable(transport.proxy(url).orElse(""))).exception();
            }
            pause(attempt);
        }
    }

    private Request request(String method, URI url, String invocation, int attempt) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "identity");
        headers.put("User-Agent", attempts.agent());
        Instant now = attempts.time().instant();
        signature.ifPresent(signing -> headers.putAll(signing.headers(method, url, now)));
        headers.put("amz-sdk-invocation-id", invocation);
        headers.put("amz-sdk-request", attempt == 1 ? "attempt=1"
                : String.format(Locale.ROOT, "ttl=%s; attempt=%d; max=%d", TIME.format(now.plus(attempts.answer())), attempt, attempts.most()));
        return new Request(method, url, headers);
    }

    private void pause(int attempt) {
        double seconds = Math.min(attempts.random().getAsDouble() * Math.pow(2, attempt - 1.0), HttpWait.PAUSE.limit().toSeconds());
        try {
            attempts.time().sleep(Duration.ofNanos((long) (seconds * 1e9)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.general("interrupted").exception();
        }
    }
}
