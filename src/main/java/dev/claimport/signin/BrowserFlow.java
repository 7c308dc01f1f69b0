package dev.claimport.signin;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.signin.cache.SignInToken;
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
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/**
 * Sign-in by authorization code with a proof key (RFC 7636), which the browser brings back to a port of this computer (RFC 8252,
 * section 7.3), as the AWS CLI does it.
 */
final class BrowserFlow implements AutoCloseable {

    /** As long as the AWS CLI waits. */
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String CODE = "authorization_code";

    private final Oidc oidc;
    private final TimeSource time;
    private @Nullable Begun begun;

    /** One sign-in under way. */
    private record Begun(BrowserAuthorization authorization, CallbackListener listener, SignInToken.Client client, Pkce pkce) {}

    BrowserFlow(Oidc oidc, TimeSource time) {
        this.oidc = oidc;
        this.time = time;
    }

    /** Listens first, so that no browser can come back too early. */
    synchronized BrowserAuthorization begin() {
        close();
        String state = UUID.randomUUID().toString();
        Pkce pkce = Pkce.random();
        CallbackListener listener = CallbackListener.open(state);
        try {
            SignInToken.Client client = oidc.register(details -> details.redirectUris("http://127.0.0.1" + CallbackListener.PATH)
                    .grantTypes(CODE, "refresh_token").issuerUrl(oidc.session().startUrl()));
            URI page = page(client, listener.redirectUri(), state, pkce);
            begun = new Begun(new BrowserAuthorization(page, time.instant().plus(CallbackWait.BROWSER.limit())), listener, client, pkce);
            return begun.authorization();
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    Granted await(BrowserAuthorization authorization, BooleanSupplier closed) {
        Begun current = current(authorization);
        try (CallbackListener listener = current.listener()) {
            try {
                Granted granted = redeem(current, callback(current, closed));
                listener.signedIn();
                return granted;
            } catch (FailureException e) {
                listener.failed(e.failure());
                throw e;
            }
        }
    }

    private synchronized Begun current(BrowserAuthorization authorization) {
        if (begun == null || !begun.authorization().equals(authorization)) {
            throw new IllegalStateException("this sign-in was not begun here");
        }
        return begun;
    }

    private Callback callback(Begun current, BooleanSupplier closed) {
        Instant began = time.instant();
        while (!closed.getAsBoolean()) {
            Optional<Callback> callback = current.listener().poll();
            if (callback.isPresent()) {
                return callback.get();
            }
            if (!time.instant().isBefore(current.authorization().expiresAt())) {
                throw Oidc.timedOut(began, current.authorization().expiresAt());
            }
            oidc.pause(GLANCE);
        }
        throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
    }

    private Granted redeem(Begun current, Callback callback) {
        return new Granted(current.client(), token(current, callback.required()));
    }

    private CreateTokenResponse token(Begun current, String code) {
        try {
            return oidc.token(current.client(), grant -> grant.grantType(CODE).code(code)
                    .redirectUri(current.listener().redirectUri().toString()).codeVerifier(current.pkce().verifier()));
        } catch (AccessDeniedException e) {
            throw Oidc.denied(e.getClass().getSimpleName());
        } catch (SsoOidcException e) {
            throw Oidc.refused("CreateToken", e.getClass().getSimpleName());
        }
    }

    /** The parameters as the AWS CLI has them; {@code scopes}, where OAuth has {@code scope}. */
    private URI page(SignInToken.Client client, URI redirect, String state, Pkce pkce) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirect.toString());
        query.put("state", state);
        query.put("code_challenge_method", "S256");
        query.put("scopes", String.join(" ", oidc.scopes()));
        query.put("code_challenge", pkce.challenge());
        return URI.create(oidc.endpoint().toString().replaceFirst("/+$", "") + "/authorize?" + query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue())).collect(Collectors.joining("&")));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Stops listening. */
    @Override
    public synchronized void close() {
        if (begun != null) {
            begun.listener().close();
        }
    }
}
