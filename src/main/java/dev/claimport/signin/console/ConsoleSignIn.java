package dev.claimport.signin.console;

import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.callback.Callback;
import dev.claimport.signin.callback.CallbackListener;
import dev.claimport.signin.callback.CallbackWait;
import dev.claimport.signin.callback.Pkce;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with the console's credentials: in the browser on this computer, which brings a code back to a port of it, or in one on any device, from
 * which somebody carries the code here. Not for two sign-ins at once.
 */
public final class ConsoleSignIn implements AutoCloseable {

    /** As long as the AWS CLI waits. */
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String SAME_DEVICE = "arn:aws:signin:::devtools/same-device";
    private static final String CROSS_DEVICE = "arn:aws:signin:::devtools/cross-device";

    private final TokenEndpoint service;
    private final Optional<LoginCache> cache;
    private final TimeSource time;
    private @Nullable Begun begun;
    private volatile boolean closed;

    /** Where somebody has to sign in, and until when that is waited for. */
    public record Page(URI address, Instant expiresAt) {

        /** Leaves the query out: with it, somebody else could come back in the browser's place. */
        @Override
        public String toString() {
            return "Page[" + address.getHost() + ", " + expiresAt + "]";
        }
    }

    /** @param listener empty when the code is carried here */
    private record Begun(Page page, String clientId, String redirectUri, String state, Pkce pkce, Optional<CallbackListener> listener) {}

    /**
     * @param region whose service is asked, now and for every refresh
     * @param endpoint instead of where AWS has it
     * @param cache where it is kept for the next time and for other AWS tools; empty keeps it in memory only
     */
    public ConsoleSignIn(String region, Optional<URI> endpoint, AwsNetwork network, Optional<LoginCache> cache, TimeSource time) {
        this.cache = cache;
        this.time = time;
        service = new TokenEndpoint(SignInHost.base(region, endpoint, network), region, network, Timeouts.USUAL, time);
    }

    /**
     * The sign-in that is kept; empty when there is none.
     *
     * @param session the value of {@code login_session}
     * @param region that it was made in
     * @throws FailureException {@code console-file-broken}, {@code console-not-in-region}
     */
    public static Optional<ConsoleSession> kept(String session, LoginCache cache, String region, Optional<URI> endpoint, AwsNetwork network, TimeSource time) {
        return cache.read(session).map(login -> new ConsoleSession(
                new TokenEndpoint(SignInHost.base(region, endpoint, network), region, network, Timeouts.USUAL, time), login, Optional.of(cache), time));
    }

    /** Listens first, so that no browser can come back too early. @throws FailureException {@code callback-port-failed}, {@code file-not-writable} */
    public synchronized Page beginHere() {
        stopListening();
        cache.ifPresent(LoginCache::requireWritable);
        String state = UUID.randomUUID().toString();
        CallbackListener listener = CallbackListener.open(state);
        return begin(SAME_DEVICE, listener.redirectUri().toString(), state, Optional.of(listener));
    }

    /** For a browser on any device. @throws FailureException {@code file-not-writable} */
    public synchronized Page beginElsewhere() {
        stopListening();
        cache.ifPresent(LoginCache::requireWritable);
        return begin(CROSS_DEVICE, service.base() + "/v1/sessions/confirmation", UUID.randomUUID().toString(), Optional.empty());
    }

    private Page begin(String clientId, String redirectUri, String state, Optional<CallbackListener> listener) {
        Pkce pkce = Pkce.random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("state", state);
        query.put("code_challenge_method", "SHA-256");
        query.put("scope", "openid");
        query.put("redirect_uri", redirectUri);
        query.put("code_challenge", pkce.challenge());
        URI address = URI.create(service.base() + "/v1/authorize?" + query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&")));
        var page = new Page(address, time.instant().plus(CallbackWait.BROWSER.limit()));
        begun = new Begun(page, clientId, redirectUri, state, pkce, listener);
        return page;
    }

    /**
     * Waits for the browser on this computer; an interrupt ends it.
     *
     * @throws FailureException {@code sign-in-denied}, {@code sign-in-timeout}, {@code sign-in-forged}, {@code callback-disturbed}, {@code cancelled},
     *     and all that the token call may have
     */
    public ConsoleSession await(Page page) {
        Begun current = current(page);
        try (CallbackListener listener = current.listener().orElseThrow()) {
            try {
                ConsoleSession session = redeem(current, code(current, listener));
                listener.signedIn();
                return session;
            } catch (FailureException e) {
                listener.failed(e.failure());
                throw e;
            }
        }
    }

    /**
     * Goes on with the text that the page on the other device shows. After a text that is none, another one may be tried.
     *
     * @throws FailureException {@code console-code-wrong}, {@code console-code-foreign}, {@code sign-in-timeout}, and all that the token call may have
     */
    public ConsoleSession redeem(Page page, String pasted) {
        Begun current = current(page);
        if (!time.instant().isBefore(page.expiresAt())) {
            throw timedOut();
        }
        return redeem(current, PastedCode.read(pasted, current.state()));
    }

    private synchronized Begun current(Page page) {
        if (begun == null || !begun.page().equals(page)) {
            throw new IllegalStateException("this sign-in was not begun here");
        }
        return begun;
    }

    private String code(Begun current, CallbackListener listener) {
        while (!closed) {
            Optional<Callback> callback = listener.poll();
            if (callback.isPresent()) {
                return callback.get().required();
            }
            if (!time.instant().isBefore(current.page().expiresAt())) {
                throw timedOut();
            }
            pause();
        }
        throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
    }

    private static FailureException timedOut() {
        return new SignInFailure(SignInFailure.Kind.SIGN_IN_TIMEOUT, Map.of("minutes", CallbackWait.BROWSER.limit().toMinutes())).exception();
    }

    private void pause() {
        try {
            time.sleep(GLANCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    private ConsoleSession redeem(Begun current, String code) {
        DpopKey key = DpopKey.random();
        try {
            TokenEndpoint.Tokens tokens = service.redeem(current.clientId(), code, current.pkce().verifier(), current.redirectUri(), key);
            CachedLogin login = login(current, tokens, key);
            cache.ifPresent(shared -> shared.write(login));
            return new ConsoleSession(service, login, cache, time);
        } catch (RuntimeException e) {
            key.close();
            throw e;
        }
    }

    private static CachedLogin login(Begun current, TokenEndpoint.Tokens tokens, DpopKey key) {
        String idToken = tokens.idToken().orElse("");
        String arn = CachedLogin.claim(idToken, "sub").filter(sub -> sub.startsWith("arn:")).orElseThrow(() ->
                new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateOAuth2Token"), "idToken").exception());
        AccessKeys keys = new AccessKeys(tokens.keys().accessKeyId(), tokens.keys().secretKey(), tokens.keys().sessionToken(), tokens.keys().expiry(),
                account(arn));
        return new CachedLogin(arn, keys, current.clientId(), tokens.refreshToken(), key, LoginJson.mapper().createObjectNode().put("idToken", idToken));
    }

    /** Of an ARN such as {@code arn:aws:iam::112233445566:user/somebody}. */
    public static Optional<String> account(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[4].matches("\\d{12}") ? Optional.of(parts[4]) : Optional.empty();
    }

    private void stopListening() {
        if (begun != null) {
            begun.listener().ifPresent(CallbackListener::close);
        }
    }

    /** Ends a wait at its next look, and stops listening. Whoever is signed in stays so. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            stopListening();
        }
    }
}
